"""A court docket, whatever format it came in: plain values between readers and statements."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """A party of one docket; contacts and attorneys are left out on reading.

    Attributes:
        name: in the court's words.
        kind: the party type in the court's words ("Plaintiff", "Defendant - Appellant").
        terminated: the day on which it left the case (EDTF).
    """

    name: str
    kind: str
    terminated: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a docket.

    Attributes:
        number: as the court gives it; None for minute entries and other lines without one.
        text: the description; may be empty, and filled in later by the source.
        short: the name of the event, where the format has only that.
        filed: the day on which it was filed (EDTF).
        entered: the day on which the clerk entered it (EDTF).
        ident: the id that a data set gives it, such as ``courtlistener:entry/2208776613``.
        url: its address.
        modified: when the data set changed it last (ISO 8601).
    """

    number: str | None = None
    text: str = ""
    short: str = ""
    filed: str | None = None
    entered: str | None = None
    ident: str | None = None
    url: str | None = None
    modified: str | None = None

    @property
    def words(self) -> str:
        """What the entry says: its description, or the name of its event."""
        return self.text or self.short


@dataclass(frozen=True, slots=True)
class Docket:
    """A docket, or as much of one as a source tells.

    Attributes:
        court: the court's id (CourtListener's); None where a source gives none.
        number: the docket number in the source's spelling.
        name: the caption.
        idents: ids that data sets give the docket, such as ``courtlistener:docket/4214664``.
        lower: the docket below, for an appeal.
        judge: to whom it is assigned.
        magistrate: to whom it is referred.
        last_filing: the day of the last filing that the source knows of.
        counsel: names of attorneys, which are known only to be left out of the words of entries.
        whole: whether the source lists every entry and party.
    """

    court: str | None = None
    number: str | None = None
    name: str | None = None
    idents: tuple[str, ...] = ()
    url: str | None = None
    filed: str | None = None
    terminated: str | None = None
    judge: str | None = None
    magistrate: str | None = None
    nature_of_suit: str | None = None
    cause: str | None = None
    last_filing: str | None = None
    modified: str | None = None
    lower: Docket | None = None
    parties: tuple[Party, ...] = ()
    counsel: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    whole: bool = False
