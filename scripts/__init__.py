"""What `make` calls: set up a checkout, check it. `setup` runs before anything is installed."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is where it is refused
    sys.exit("Tend needs Python 3.11 or newer. Choose one with: make run PYTHON=python3.11")
