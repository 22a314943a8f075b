"""Where sentences of a docket entry begin and end; clerks write many abbreviations."""

from __future__ import annotations

import re

from cryptoreg.loaders.dockets.names import Words

_ENDS = re.compile(
    r"(?<!\b[A-Za-z])(?<!\bNo)(?<!\bNos)(?<!\bInc)(?<!\bJr)(?<!\bCo)(?<!\bLtd)(?<!\bECF)(?<!\b[Dd]oc)(?<!\b[Dd]kt)(?<!\bDOC)\.+(?=\s|\(|$)|;"
)


def sentence_end(body: str, start: int) -> int:
    found = _ENDS.search(body, start + 1)
    return found.end() if found is not None else len(body)


def sentence_start(body: str, at: int) -> int:
    last = 0
    for found in _ENDS.finditer(body, max(0, at - 600), at):
        last = found.end()
    return last


def trim(body: str, start: int, end: int) -> int:
    while end > start and body[end - 1] in " .,;:":
        end -= 1
    return end


def clause(body: str, start: int) -> Words:
    found = re.compile(r"[.;(]").search(body, start)
    end = trim(body, start, min(found.start() if found is not None else len(body), start + 120))
    return Words(start, end, body[start:end])
