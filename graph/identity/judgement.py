"""A judgement of identity: that a local thing is a certain thing of the world, and why."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a judgement says; *unsure* waits in the review list."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """That ``local`` is ``canonical``; ``author`` is a rule with its version, or a person."""

    local: str
    canonical: str
    reason: str
    author: str
    verdict: Verdict = Verdict.SAME

    @property
    def id(self) -> str:
        """The same judgement has the same id whenever it is made."""
        parts = "\n".join((self.local, self.canonical, self.verdict, self.author))
        return f"judge-{hashlib.sha256(parts.encode()).hexdigest()[:20]}"
