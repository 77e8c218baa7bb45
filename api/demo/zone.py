"""The time zone of the machine we run on."""

import os
from pathlib import Path
from typing import Final
from zoneinfo import available_timezones

ELSE: Final = "Europe/Berlin"
_LINK: Final = Path("/etc/localtime")
_NAME: Final = Path("/etc/timezone")


def machine_zone() -> str:
    """As an IANA name; ELSE where the machine does not tell one."""
    known = available_timezones()
    told = (os.environ.get("TZ", "").removeprefix(":"), _linked(), _written())
    return next((name for name in told if name in known), ELSE)


def _linked() -> str:
    """The name within the link's target, such as /usr/share/zoneinfo/Europe/Berlin."""
    return os.path.realpath(_LINK).partition("zoneinfo/")[2]


def _written() -> str:
    try:
        return _NAME.read_text(encoding="utf-8").strip()
    except OSError:
        return ""
