"""An event as one place of a text tells it, and what counts as a legal matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cryptoreg.loaders.text.cases import Case
from cryptoreg.loaders.text.entities import Entity
from cryptoreg.loaders.text.times import Quantity, TimeMention
from cryptoreg.loaders.text.tokens import BlockKind
from cryptoreg.ontology.generated.names import Class, Modality

OWN_MODALITY = {
    Class.ALLEGATION: Modality.ALLEGED,
    Class.DENIAL: Modality.DENIED,
    Class.SPECULATION: Modality.SPECULATED,
    Class.INTENTION: Modality.PLANNED,
}


LEGAL = re.compile(
    r"\b(?:prison|jail|liquidators?|subpoena\w*|penalt\w+|tax(?:es|ed|ing|ation)?|stablecoins?|framework|injunction|custody rule|fin(?:e|es|ed)|dismissals?|hearings?|exempt\w*|loopholes?|comment period|consultation|(?:the|this|an) act|complaints?|nominat\w+|roundtables?|lawmakers?|parliament|guidance|regime|bans?|banned|bill|bills|ministry|minister|central bank|government|White House|senators?|statute|directive|ordinance|ordered|orders?|supervis\w+|authorit\w+|watchdog|sanction\w*|investigat\w*|probe|case|cases|lawsuit|court|courts|sentenc\w+|trial|licen[cs]\w+|regist\w+|compl(?:y|iance)|commissioners?|Congress|Senate|bill|SEC|CFTC|DOJ|Fed|tariffs?|polic(?:y|ies)|appeal\w*|charges|precedent|oversight|approv\w+|decisions?|rules?|legislation|enforcement|indict\w+|convict\w+|extradit\w+|fraud|plea\w*|prosecut\w+|judge|regulat\w+|enforcement|securit\w+|settle\w*|law|legal|agency|commission|ruling|litigation|dispute|task force)\b",
    re.IGNORECASE,
)


def is_legal(text: str) -> bool:
    """Whether words speak of law, courts or regulators."""
    return LEGAL.search(text) is not None


@dataclass(slots=True)
class Event:
    """An event as one place of a text tells it.

    ``pending`` holds the roles that wait for the case, with those who hold them if it has no such side; ``rule`` and ``cues`` say why it was found.
    """

    cls: Class
    start: int
    end: int
    trigger: tuple[int, int]
    kind: BlockKind
    sentence: int
    rule: str
    text: str = ""
    verb_at: int = 0
    presupposed: bool = False
    past: bool = False
    gerund: bool = False
    codes: dict[str, str] = field(default_factory=dict)
    roles: dict[str, list[Entity]] = field(default_factory=dict)
    pending: dict[str, list[str | list[Entity]]] = field(default_factory=dict)
    content: str | None = None
    modality: Modality = Modality.ASSERTED
    attributed_to: list[str] = field(default_factory=list)
    date: TimeMention | None = None
    duration: Quantity | None = None
    amount: Quantity | None = None
    case: Case | None = None
    cues: list[str] = field(default_factory=list)
    also: list[tuple[int, int]] = field(default_factory=list)

    def agents(self) -> list[Entity]:
        """Everybody in a role, each once."""
        return list({id(h): h for holders in self.roles.values() for h in holders}.values())

    def claimants(self) -> tuple[str, ...]:
        """Whose claim it is, outermost first: a medium, a speaker, an accuser."""
        accusers = [e.name for e in self.roles.get("accuser", ())] if self.cls == Class.ALLEGATION else []
        return tuple(dict.fromkeys([*self.attributed_to, *accusers]))


LAW_ACTS = frozenset({"law-says", "law-says-under", "law-duty", "law-says-it", "punishable"})
"""Rules for what a law itself orders."""
WIDENING = frozenset({"complaint-widened", "defendant-added"})
"""Rules by which further defendants come into a case that is there already."""
WEAK_INTENTIONS = frozenset({"others-plan", "shall", "called-for", "seeks-to", "should-do", "will-of"})
