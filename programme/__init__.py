"""The plan as data: the files of a programme, how they are read and checked, and how they are loaded.

A plan is a folder of YAML files, one for each noun (see ``programme/plan.py``).
``SAMPLE`` is the folder of the plan this project was first made for, which is
also the example to copy for the next one.
"""

from pathlib import Path

SAMPLE: Path = Path(__file__).parent / "kien-hai"

__all__ = ["SAMPLE"]
