"""Why a question gets no query: raised by the grammar, told in the answer."""

from __future__ import annotations

from collections.abc import Sequence

from cryptoreg.api.questions.reading import Candidate


class NoQueryError(Exception):
    """The question makes no query.

    Attributes:
        status: refused, unknown, ambiguous, false_premise or none.
        words: the words that were not understood.
        candidates: what a name may mean.
    """

    def __init__(
        self, status: str, reason: str, words: Sequence[str] = (), candidates: Sequence[Candidate] = ()
    ) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.words = list(words)
        self.candidates = tuple(candidates)


def refused(reason: str, *words: str) -> NoQueryError:
    """It is not understood."""
    return NoQueryError("refused", reason, words)


def unknown(reason: str) -> NoQueryError:
    """It is understood, and the records do not hold it."""
    return NoQueryError("unknown", reason)


def ambiguous(text: str, candidates: Sequence[Candidate]) -> NoQueryError:
    """A name fits several things."""
    labels = " or ".join(dict.fromkeys(c.label for c in candidates))
    return NoQueryError("ambiguous", f'"{text}" may mean {labels}. Which one?', (), candidates)


def false_premise(reason: str) -> NoQueryError:
    """It takes for granted what is not on record."""
    return NoQueryError("false_premise", reason)
