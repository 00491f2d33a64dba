"""A refusal is one line in the log; a fault keeps its traceback."""

import logging
import sys

from django.core.exceptions import PermissionDenied

from alliance.log_lines import RefusalsAreOneLine


def line_of(fault):
    try:
        raise fault
    except type(fault):
        record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Forbidden: /", (), sys.exc_info())
    assert RefusalsAreOneLine().filter(record)
    return logging.Formatter().format(record)


def test_a_refusal_is_one_line():
    assert line_of(PermissionDenied("Ask your lead.")) == "Forbidden: /"


def test_a_fault_keeps_its_traceback():
    assert "Traceback" in line_of(ValueError("no such grade"))
