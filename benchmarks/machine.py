"""The machine that is measured on, for the head of a table."""

import os
import platform
import sys
from pathlib import Path


def machine() -> str:
    """Its processor, cores, Python and system, in one line."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(": ")[1] for line in lines if line.startswith("model name")), "?")
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, {sys.platform}"
