"""Which of several values a reader is shown: by who says it, and how near to the event, never by number.

Who knows best depends on what is said. A court knows what was filed with it and what it ordered; the
Federal Register gives effective dates (44 U.S.C. § 1507, 1510); an agency knows its own acts; who got a
closing letter knows that it came. Of everybody else, those who wrote when it happened go before those who
summed it up later. A page that tells of a day after its own publication cannot know it.
How many say so only breaks ties, and then the ranking is called undecided.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from cryptoreg.ontology import dates
from cryptoreg.ontology.dates import ImpreciseDate
from cryptoreg.ontology.generated.names import CODES, PARENTS, Attribute, Class, Tier

_MODALITIES = list(CODES["modality"])
_TIERS = list(CODES["tier"])

REGISTER = "register"
"""The authority of the Federal Register, which stands apart from other official publications."""

NEWS = "news"
"""Press and other pages; among them closeness to the event counts before the name of the medium."""

CLOSE_DAYS = 14
"""A report so many days after an event was written when it happened."""

SURE_READING = 0.9
"""The confidence from which on a reading counts as one that a person or a structured source gives."""

CLOCK_DAYS = 1
"""Time zones: a page of the day before may tell of the day after."""

_REGISTER_HOSTS = ("federalregister.gov",)

_COURT_FIRST = ("court", "official", REGISTER, "party", NEWS)
_REGISTER_FIRST = (REGISTER, "official", "court", "party", NEWS)
_AGENCY_FIRST = ("official", REGISTER, "court", "party", NEWS)
_ADDRESSEE_FIRST = ("party", "official", "court", REGISTER, NEWS)

_AGENCY_ACTS = frozenset({Class.AGENCY_ACT, Class.TENURE, Class.TASK_FORCE, Class.ADMINISTRATION})
_PAST_DATES = frozenset(
    {
        Attribute.FILED_ON,
        Attribute.ENTERED_ON,
        Attribute.SIGNED_ON,
        Attribute.OCCURRED_ON,
        Attribute.ANNOUNCED_ON,
        Attribute.REPORTED_ON,
        Attribute.BEGAN,
        Attribute.ENDED,
    }
)
"""Dates of what has happened; an effective date or a stated end may lie ahead of the page that names it."""

_ORDER_NAMES = {
    "court": "a court record",
    "official": "an official publication",
    REGISTER: "the Federal Register",
    "party": "a party",
    NEWS: "the press and other pages",
}
_CLOSENESS_NAMES = ("written when it happened", "of unknown date", "a later summary")


@dataclass(frozen=True, slots=True)
class Voice:
    """The sources of a fact that have one authority and appeared at one time: nothing else ranks them.

    Attributes:
        authority: their tier, or :data:`REGISTER`.
        published: when they appeared (EDTF), where known.
    """

    authority: str
    published: str | None

    def dumps(self) -> str:
        """As the store keeps it.

        >>> Voice("press", "2025-02-14").dumps()
        'press|2025-02-14'
        """
        return f"{self.authority}|{self.published or ''}"

    @classmethod
    def loads(cls, text: str) -> Voice:
        """
        >>> Voice.loads("web|").published is None
        True
        """
        authority, published = text.split("|")[:2]
        return cls(authority, published or None)


def authority_of(tier: str, url: str | None) -> str:
    """The authority of a document.

    >>> authority_of("official", "https://www.federalregister.gov/documents/2025/01/30/2025-01864")
    'register'
    """
    if url is None or not any(
        h in url.lower() for h in _REGISTER_HOSTS
    ):  # nearly all; parsing them would cost
        return tier
    host = urlsplit(url).hostname or ""
    if any(host == h or host.endswith(f".{h}") for h in _REGISTER_HOSTS):
        return REGISTER
    return tier


def order_for(predicate: str, cls: str | None) -> tuple[str, ...]:
    """Who knows best, the best first.

    Args:
        predicate: what is said.
        cls: the class of what it is said of, where known.

    >>> order_for("effectiveOn", "RuleOrLawAdopted")[0], order_for("enteredOn", "Order")[0]
    ('register', 'court')
    """
    classes = () if cls is None else (cls, *PARENTS.get(cls, ()))
    if predicate == Attribute.EFFECTIVE_ON:
        return _REGISTER_FIRST
    if Class.INVESTIGATION_CLOSING in classes:
        return _ADDRESSEE_FIRST
    if any(c in _AGENCY_ACTS for c in classes):
        return _AGENCY_FIRST
    return _COURT_FIRST


@dataclass(frozen=True, slots=True, order=True)
class Standing:
    """How well a fact stands against others; the smaller, the better.

    The fields before ``fewer_sources`` can decide; the last two only make the order the same each time.
    """

    overruled: bool
    modality: int
    loosely_read: bool
    impossible: bool
    authority: int
    closeness: int
    tier: int
    fewer_sources: int
    id: str

    @property
    def deciding(self) -> tuple[int, ...]:
        """What can decide against another fact."""
        return (
            self.overruled,
            self.modality,
            self.loosely_read,
            self.impossible,
            self.authority,
            self.closeness,
            self.tier,
        )

    def decides_against(self, other: Standing) -> bool:
        """Whether more than number, chance or a missing date puts this one before the other."""
        for n, (mine, theirs) in enumerate(zip(self.deciding, other.deciding, strict=True)):
            if mine != theirs:
                return not (n == _CLOSENESS_FIELD and _UNKNOWN in (mine, theirs))
        return False


_CLOSENESS_FIELD = 5
_UNKNOWN = 1


def standing(
    id_: str,
    modality: str,
    voices: Iterable[Voice],
    order: tuple[str, ...],
    *,
    about: ImpreciseDate | None,
    claims: ImpreciseDate | None = None,
    favoured: bool = False,
    confidence: float = 1.0,
    sources: int | None = None,
) -> Standing:
    """The standing of one fact: that of the best of its sources.

    Args:
        id_: of the fact.
        modality: how surely it is said.
        voices: its sources.
        order: from :func:`order_for`.
        about: when what it tells of happened, as far as known.
        claims: the past day that the fact itself names, which no source can tell before.
        favoured: whether a person has decided for it.
        confidence: of the reading; what rules read out of a text with less than :data:`SURE_READING` does
            not stand against what a person read, or a structured source gives.
        sources: how many of the voices are independent; all of them, unless it is told.
    """
    known = tuple(voices)
    best = min((_of_voice(v, order, about, claims) for v in known), default=(0, len(order), 1, len(_TIERS)))
    return Standing(
        not favoured,
        _MODALITIES.index(modality),
        confidence < SURE_READING,
        bool(best[0]),
        *best[1:],
        -(len(known) if sources is None else sources),
        id_,
    )


def _of_voice(
    voice: Voice, order: tuple[str, ...], about: ImpreciseDate | None, claims: ImpreciseDate | None
) -> tuple[int, int, int, int]:
    group = NEWS if voice.authority in (Tier.PRESS, Tier.WEB) else voice.authority
    published = None if voice.published is None else dates.parse(voice.published)
    tier = _TIERS.index(voice.authority) if voice.authority in _TIERS else 0
    return (_told_too_early(published, claims), order.index(group), _closeness(published, about), tier)


def _told_too_early(published: ImpreciseDate | None, claims: ImpreciseDate | None) -> int:
    if published is None or claims is None or published.latest is None or claims.earliest is None:
        return 0
    return int(published.latest + timedelta(days=CLOCK_DAYS) < claims.earliest)


def _closeness(published: ImpreciseDate | None, about: ImpreciseDate | None) -> int:
    """0 when written close to the event, 1 when that is unknown, 2 when later."""
    if published is None or published.latest is None or about is None or about.latest is None:
        return _UNKNOWN
    first: date = about.earliest or about.latest
    if published.latest <= about.latest + timedelta(days=CLOSE_DAYS):
        return 0 if published.latest >= first - timedelta(days=CLOSE_DAYS) else _UNKNOWN
    return 2


def is_past_date(predicate: str) -> bool:
    """Whether a property names a day on which something has happened."""
    return predicate in _PAST_DATES


def reason(shown: Standing, other: Standing, order: tuple[str, ...]) -> str:
    """Why one is shown and not the other, in words."""
    if shown.overruled != other.overruled:
        return "a person decided so"
    if shown.modality != other.modality:
        return f"it is {_MODALITIES[shown.modality]}, the other only {_MODALITIES[other.modality]}"
    if shown.loosely_read != other.loosely_read:
        return "the other was only read out of a text by rules"
    if shown.impossible != other.impossible:
        return "the other names a day after its own source appeared"
    if shown.authority != other.authority and shown.authority < len(order):
        return f"{_ORDER_NAMES[order[shown.authority]]} knows best what is said here"
    if shown.closeness != other.closeness and _UNKNOWN in (shown.closeness, other.closeness):
        return "undecided: it is unknown when one of the sources was written"
    if shown.closeness != other.closeness:
        return f"its source was {_CLOSENESS_NAMES[shown.closeness]}, the other is {_CLOSENESS_NAMES[other.closeness]}"
    if shown.tier != other.tier:
        return "its source stands nearer to what it tells"
    if shown.fewer_sources != other.fewer_sources:
        return "undecided: nothing but the number of sources tells them apart, and that proves nothing"
    return "undecided: both sides stand equally"
