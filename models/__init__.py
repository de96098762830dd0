"""What is kept: SQLModel tables and their queries, one file per noun.

Importing this package imports every file in it and so registers every table, which
is what the migrations and the tests rely on: a new table is a new file.
"""

import pkgutil
from importlib import import_module

from models import naming as naming  # before any table is defined

for _module in pkgutil.iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
