"""A harness for atheris: words of the field in any order, broken up by any characters. See README.md."""

from __future__ import annotations

import sys
from datetime import date

import atheris

with atheris.instrument_imports(include=["cryptoreg"]):
    from tests.fuzz.promises import WORDS, hold


def one_input(data: bytes) -> None:
    """One text made of the bytes: words by number, now and then raw characters."""
    provider = atheris.FuzzedDataProvider(data)
    published = date(2025, 2, 14) if provider.ConsumeBool() else None
    parts = ["A title\n\n"] if provider.ConsumeBool() else []
    while provider.remaining_bytes() > 1:
        if provider.ConsumeIntInRange(0, 7) == 0:
            parts.append(provider.ConsumeUnicodeNoSurrogates(12))
        else:
            parts.append(WORDS[provider.ConsumeIntInRange(0, len(WORDS) - 1)])
            parts.append(" " if provider.ConsumeIntInRange(0, 15) else "")
    hold("".join(parts), published)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
