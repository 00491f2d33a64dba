"""The package is pure: importing all of it brings in neither Django nor any of our apps nor a peer library."""

import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).parents[2]
STRANGERS = {
    "django",
    "krippendorff",
    "statsmodels",
    "sklearn",
    "pandas",
    "clusters",
    "observations",
    "people",
    "reports",
}
PROGRAM = """
import importlib, pkgutil, sys, stats
for module in pkgutil.walk_packages(stats.__path__, "stats."):
    importlib.import_module(module.name)
print("\\n".join(sorted({name.split(".")[0] for name in sys.modules})))
"""


def test_nothing_but_numpy_and_scipy_comes_along() -> None:
    run = subprocess.run([sys.executable, "-c", PROGRAM], cwd=HOUSE, capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert {"stats", "numpy", "scipy"} <= loaded
    assert loaded & STRANGERS == set()
