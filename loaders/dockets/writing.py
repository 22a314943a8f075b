"""A text that is written line by line while the places of its values are kept, and statements on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptoreg.ontology.generated.names import Modality
from cryptoreg.ontology.statements import TYPE, Document, Quote, Statement, Value


@dataclass(slots=True)
class Sheet:
    """A text under construction."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, words: str) -> tuple[int, int]:
        """Append words; return where they stand."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return start, self.length

    def line(self, label: str, value: str | None) -> tuple[int, int] | None:
        """Append ``label: value`` and a line end; return where the whole line stands."""
        if not value:
            return None
        span = self.add(f"{label}: {value}")
        self.add("\n")
        return span

    @property
    def text(self) -> str:
        return "".join(self.parts).rstrip("\n")


class Sayer:
    """Makes the statements of one document; every quote is a stretch of its text."""

    def __init__(self, document: Document, extractor: str, version: str) -> None:
        self.document, self.extractor, self.version = document, extractor, version
        self.statements: dict[str, Statement] = {}
        self._typed: set[str] = set()

    def local(self, key: str) -> str:
        """The id of a thing of this document."""
        return f"{self.document.id}-{key}"

    def thing(self, key: str, cls: str, span: tuple[int, int], confidence: float = 1.0) -> str:
        """Say of what class a thing is, once."""
        local = self.local(key)
        if local not in self._typed:
            self._typed.add(local)
            self._say(local, TYPE, span, value=cls, confidence=confidence)
        return local

    def value(
        self,
        local: str,
        predicate: str,
        value: Value | None,
        span: tuple[int, int] | None,
        confidence: float = 1.0,
    ) -> None:
        """Say a value, where there is one."""
        if value is not None and span is not None:
            self._say(local, predicate, span, value=value, confidence=confidence)

    def relate(
        self,
        local: str,
        predicate: str,
        target: str | None,
        span: tuple[int, int] | None,
        confidence: float = 1.0,
    ) -> None:
        """Say a relation, where there is a target."""
        if target is not None and span is not None:
            self._say(local, predicate, span, object_=target, confidence=confidence)

    def _say(
        self, local: str, predicate: str, span: tuple[int, int], *, object_: str | None = None,
        value: Value | None = None, confidence: float,
    ) -> None:  # fmt: skip
        text = self.document.text or ""
        start, end = span
        statement = Statement(
            document=self.document.id,
            subject=local,
            predicate=str(predicate),
            support=Quote(start, end, text[start:end]),
            object=object_,
            value=value,
            modality=Modality.ASSERTED,
            confidence=confidence,
            extractor=self.extractor,
            extractor_version=self.version,
        )
        self.statements[statement.id] = statement
