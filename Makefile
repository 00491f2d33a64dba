# What a person types. `make help` lists it.
#
#   make run PORT=8001 VAR=var-two     beside another one
#   make run DEMO=0 VAR=var-real       an empty installation instead of the demonstration
#   make test ARGS="-k seal"

PYTHON ?= python3
PY := .venv/bin/python
LOCAL := $(PY) -m alliance.local
INSTALL := $(PY) -m pip install --quiet --quiet --disable-pip-version-check --require-hashes

.PHONY: help run stop demo manage test test-long check bench lock
.DEFAULT_GOAL := help

help: ## this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 10

run: .venv/installed ## start Staffroom (PORT=8000, VAR=var, DEMO=0 for an empty installation); Ctrl-C stops it
	@$(LOCAL) run

stop: .venv/installed ## stop it from another terminal
	@$(LOCAL) stop

demo: .venv/installed ## begin the demonstration again from its first page
	@$(LOCAL) reset
	@$(LOCAL) run

manage: .venv/installed ## a management command on this installation: make manage ARGS="recount"
	@$(LOCAL) manage $(ARGS)

test: .venv/installed-dev ## all tests; choose some with ARGS="-k seal"
	$(PY) -m pytest --numprocesses 2 --dist loadfile $(ARGS)

test-long: .venv/installed-dev ## the blind with many more plays (RUNS=100), and faults on real servers (PAIRS=400)
	RUNS=$(or $(RUNS),100) PAIRS=$(or $(PAIRS),400) \
		$(PY) -m pytest --numprocesses 2 --dist loadfile -rP tests/two_worlds tests/faults $(ARGS)

check: .venv/installed-dev ## everything but the tests, fast to slow
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/lint-imports
	$(LOCAL) exec -- .venv/bin/mypy .
	.venv/bin/djlint --lint --quiet templates
	$(LOCAL) exec -- $(PY) manage.py makemigrations --check --dry-run
	HTTPS=1 $(LOCAL) exec -- $(PY) manage.py check --deploy --fail-level WARNING

bench: .venv/installed-dev ## how fast the pages and the statistics are, next to a plain page and to other packages
	$(LOCAL) exec -- $(PY) -m bench $(ARGS)

lock: .venv/installed-dev ## compile both lock files from pyproject.toml
	$(PY) -m pip install --quiet --disable-pip-version-check uv
	.venv/bin/uv pip compile --python-version 3.11 --universal --no-header --no-emit-index-url --generate-hashes --no-strip-extras \
		--quiet pyproject.toml --output-file requirements.txt
	.venv/bin/uv pip compile --python-version 3.11 --universal --no-header --no-emit-index-url --generate-hashes --no-strip-extras \
		--quiet pyproject.toml --extra dev --constraint requirements.txt --output-file requirements-dev.txt

# A venv whose Python has gone, by an upgrade say, is filled again once it is made again.
$(shell test -x $(PY) || rm -f .venv/installed .venv/installed-dev)

# One line instead of a traceback for what a machine may lack.
.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Staffroom: $(PYTHON) is not installed: Python 3.11 or later is needed" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Staffroom: $$($(PYTHON) -V 2>&1) is too old: use 3.11 or later, for example make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Staffroom: Python's venv module is missing: on Debian or Ubuntu, apt install python3-venv" >&2; exit 1; }
	@echo "Making .venv …"
	@rm -rf .venv
	@$(PYTHON) -m venv .venv

.venv/installed: requirements.txt | .venv/bin/python
	@echo "Installing what Staffroom stands on …"
	@$(INSTALL) --requirement requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	@echo "Installing what the checks and tests need …"
	@$(INSTALL) --requirement requirements-dev.txt
	@touch $@
