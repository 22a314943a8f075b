"""Structured logs: one JSON object per line in the state folder, rotated at 5 MiB, five kept."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from pythonjsonlogger.json import JsonFormatter

from cryptoreg.settings import Settings

MAX_BYTES = 5 * 2**20
BACKUPS = 5


def log_file(settings: Settings) -> Path:
    """Where the log of the commands and the API is written."""
    return settings.state_dir / "cryptoreg.log"


def configure(settings: Settings) -> None:
    """Send the logs of this process to the rotating file, never to standard output.

    Where the file cannot be written, warnings go to standard error: a read-only home must not stop
    a query.
    """
    path = log_file(settings)
    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=BACKUPS, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler(sys.stderr)
        handler.setLevel(logging.WARNING)
    handler.setFormatter(
        JsonFormatter(
            "{asctime}{levelname}{name}{process}{message}",
            style="{",
            rename_fields={"asctime": "time", "levelname": "level", "message": "event"},
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level.upper())
