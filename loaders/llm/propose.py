"""Ask a model about a document, within a budget, and keep what its text bears out."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from cryptoreg.loaders.llm import prompt
from cryptoreg.loaders.llm.client import ModelError, Proposer
from cryptoreg.loaders.llm.verify import DroppedError, Verifier
from cryptoreg.loaders.text.entities import Linked
from cryptoreg.loaders.text.events import Event
from cryptoreg.loaders.text.extraction import Extraction
from cryptoreg.loaders.text.statements import statements
from cryptoreg.ontology.statements import Document, Statement

PASSAGE_CHARS = 6_000
_GIVE_UP_AFTER = 3
"""Failures in a row after which the server is not asked again in this run."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Budget:
    """What a whole run may spend.

    Attributes:
        requests: requests that may still be made.
        seconds: seconds that may still be spent on them.
        failures: failed requests in a row so far.
    """

    requests: int
    seconds: float
    failures: int = 0

    def allows(self) -> bool:
        return self.requests > 0 and self.seconds > 0 and self.failures < _GIVE_UP_AFTER


@dataclass(slots=True)
class Report:
    """What came of asking."""

    requests: int = 0
    cached: int = 0
    proposed: int = 0
    kept: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    not_asked: int = 0

    def lines(self) -> list[str]:
        """The report for a person."""
        first = f"model: {self.proposed} records proposed, {self.kept} kept, {self.dropped.total()} dropped; "
        out = [first + f"{self.requests} requests, {self.cached} from the cache"]
        out += [f"dropped {n}: {why}" for why, n in sorted(self.dropped.items())]
        out += [f"failed {n}: {why}" for why, n in sorted(self.failed.items())]
        if self.not_asked:
            out.append(f"{self.not_asked} passages not asked about: the budget is spent or the server fails")
        return out


@dataclass(slots=True)
class Model:
    """A proposer with its cache and budget, for one run.

    Attributes:
        proposer: what answers.
        cache: folder of replies by content hash; None keeps none.
        budget: what the run may spend.
        report: what came of it so far.
    """

    proposer: Proposer
    cache: Path | None
    budget: Budget
    report: Report = field(default_factory=Report)

    @property
    def extractor(self) -> str:
        """Name under which its statements are kept, apart from those of the rules."""
        return f"model {self.proposer.model}"

    def propose(self, extraction: Extraction, published: date | None) -> Extraction:
        """The same document with the events that the model adds, and only those.

        Args:
            extraction: what the rules found.
            published: day of publication.
        """
        verifier = Verifier.of(extraction, published, self.extractor)
        title = extraction.text.split("\n", 1)[0][:300]
        kept: list[Event] = []
        for start, end in passages(extraction.text):
            reply = self._reply(prompt.user(title, published, extraction.text[start:end]))
            if reply is not None:
                kept += self._verified(verifier, reply, start, end, kept)
        return replace(
            extraction,
            events=sorted(kept, key=lambda e: (e.start, e.end, e.cls)),
            linked=_taking_part(extraction.linked, kept),
        )

    def statements(
        self, document: Document, extraction: Extraction, published: date | None
    ) -> tuple[Statement, ...]:
        """What the model adds to a document, as statements of their own extractor."""
        found = self.propose(extraction, published)
        return tuple(statements(document, found, self.extractor, prompt.VERSION))

    def _verified(
        self, verifier: Verifier, reply: str, start: int, end: int, known: list[Event]
    ) -> Iterator[Event]:
        found = prompt.proposals(reply)
        if found is None:
            self.report.failed["the reply is not the JSON that was asked for"] += 1
            return
        seen = {_identity(e) for e in known}
        for proposal in found:
            self.report.proposed += 1
            try:
                event = verifier.event(proposal, start, end)
            except DroppedError as exc:
                self.report.dropped[exc.reason.value] += 1
                continue
            if _identity(event) in seen:
                self.report.dropped["the model gave it twice"] += 1
                continue
            seen.add(_identity(event))
            self.report.kept += 1
            yield event

    def _reply(self, message: str) -> str | None:
        place = None if self.cache is None else self.cache / f"{self._key(message)}.json"
        if place is not None and place.is_file():
            try:
                reply = json.loads(place.read_text())["reply"]
            except (OSError, ValueError, LookupError, TypeError):
                reply = None
            if isinstance(reply, str):
                self.report.cached += 1
                return reply
        if not self.budget.allows():
            self.report.not_asked += 1
            return None
        return self._ask(message, place)

    def _ask(self, message: str, place: Path | None) -> str | None:
        self.budget.requests -= 1
        self.report.requests += 1
        started = time.monotonic()
        try:
            reply = self.proposer.complete(prompt.system(), message)
        except ModelError as exc:
            self.budget.failures += 1
            self.report.failed[str(exc)] += 1
            log.warning("the model gave no reply", extra={"error": str(exc)})
            return None
        finally:
            self.budget.seconds -= time.monotonic() - started
        self.budget.failures = 0
        if place is not None and prompt.proposals(reply) is not None:
            _keep(place, reply)
        return reply

    def _key(self, message: str) -> str:
        parts = [prompt.VERSION, self.proposer.model, prompt.system(), message]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def passages(text: str, limit: int = PASSAGE_CHARS) -> Iterator[tuple[int, int]]:
    r"""Cut a text into passages at line ends, each no longer than a limit; together they are the text.

    >>> list(passages("one\ntwo\nthree", 8))
    [(0, 8), (8, 13)]
    """
    start = 0
    while start < len(text):
        end = min(len(text), start + limit)
        if end < len(text):
            line = text.rfind("\n", start, end)
            end = line + 1 if line > start else end
        yield start, end
        start = end


def _taking_part(linked: Linked, events: Iterable[Event]) -> Linked:
    """The things in a role of some event; the rules tell of the others."""
    indices = {entity.index for event in events for entity in event.agents()}
    return replace(linked, entities=[e for e in linked.entities if e.index in indices])


def _identity(event: Event) -> tuple[object, ...]:
    roles = tuple((role, tuple(e.index for e in holders)) for role, holders in sorted(event.roles.items()))
    return event.cls, event.start, event.end, roles


def _keep(place: Path, reply: str) -> None:
    """Write a reply whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, suffix=".part")
    with os.fdopen(handle, "w") as out:
        json.dump({"reply": reply}, out)
    Path(name).replace(place)
