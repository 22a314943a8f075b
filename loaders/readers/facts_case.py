"""The case of a file of curated facts: its names, parties, dockets, claims and coverage."""

from __future__ import annotations

from cryptoreg.loaders.readers.curation import CURATOR_KEY, Curation, Path, Saying, Thing
from cryptoreg.loaders.readers.facts_model import CaseEntry, ClaimEntry, DocketReading, Party, ProceedingEntry
from cryptoreg.ontology.generated.names import PROPERTIES, Attribute, Class, Modality, Relation
from cryptoreg.ontology.statements import Value

_ROLES: dict[str, tuple[Relation, ...]] = {
    "plaintiff": (Relation.PLAINTIFF,),
    "petitioner": (Relation.PLAINTIFF, Relation.PETITIONER),
    "defendant": (Relation.DEFENDANT,),
    "settling-defendant": (Relation.DEFENDANT,),
    "respondent": (Relation.DEFENDANT, Relation.RESPONDENT),
    "interested-party": (Relation.INTERESTED_PARTY,),
    "debtor": (Relation.DEBTOR,),
}
"""How a party stands to its case; in a petition for review the sides have names of their own."""

BRINGS = ("plaintiff", "petitioner")
"""Roles of those who bring a case, and whose claims are the claims of the case."""


def say_case(curation: Curation, case: CaseEntry) -> None:
    """Say all that a file tells of its case, apart from the events."""
    everywhere = sorted({s for p in case.parties for s in p.sources})
    thing = curation.things["case"]
    saying = Saying(f"The case is known as {case.name}.")
    if case.caption is not None:
        curation.say(("case",), everywhere, thing, Attribute.NAME, case.caption, saying)
    for name in case.also:
        curation.say(("case", "also"), [CURATOR_KEY], thing, Attribute.NAME, name, saying)
    for number, party in enumerate(case.parties):
        _party(curation, ("case", "parties", number), case, party)
    known = {f"proceeding-{p.id}": p for p in case.proceedings}
    for key in known:
        curation.add(Thing(key, str(Class.PROCEEDING)))
    for number, proceeding in enumerate(case.proceedings):
        _proceeding(curation, ("case", "proceedings", number), case, proceeding, everywhere)
    for number, claim in enumerate(case.claims):
        _claim(curation, ("case", "claims", number), case, claim, number + 1)
    coverage = case.coverage
    known_to = curation.date(("case", "coverage", "known_to"), coverage.known_to)
    saying = Saying(f"Gathered up to {known_to}: {coverage.text}.")
    curation.say(("case", "coverage"), [CURATOR_KEY], thing, Attribute.KNOWN_TO, known_to, saying)
    curation.say(("case", "coverage"), [CURATOR_KEY], thing, Attribute.COVERAGE, coverage.text, saying)


def _party(curation: Curation, path: Path, case: CaseEntry, party: Party) -> None:
    if party.is_ is not None:
        curation.file.names.setdefault(party.name, party.is_)
    holder = curation.named(path, party.name)
    saying = Saying(f"{party.name} is {party.role.replace('-', ' ')} in {case.name}.")
    for relation in _ROLES[party.role]:
        curation.say(path, party.sources, curation.things["case"], relation, holder, saying)
    if party.kind is not None:
        kind = Saying(f"{party.name}: {party.kind.replace('-', ' ')}.")
        curation.say(path, party.sources, holder, Attribute.ORGANIZATION_KIND, party.kind, kind)


def _proceeding(
    curation: Curation, path: Path, case: CaseEntry, entry: ProceedingEntry, everywhere: list[str]
) -> None:
    """A docket; where neither court nor number is known, its id in the file is its provisional key."""
    thing, lawsuit = curation.things[f"proceeding-{entry.id}"], curation.things["case"]
    facts = _docket_facts(curation, path, entry)
    courts = [f for f in facts if f[0] == "court"]
    for name, predicate, value in facts:
        sources = entry.sources.get(name) if isinstance(entry.sources, dict) else entry.sources
        if not sources:
            raise curation.wrong((*path, "sources"), f"names no source for {name}")
        said = value.name if isinstance(value, Thing) else value
        saying = Saying(f"{case.name}: {name.replace('_', ' ')} {said}.")
        curation.say(path, sources, thing, predicate, value, saying)
        curation.say(path, sources, lawsuit, Relation.HAS_PROCEEDING, thing, saying)
        if name == "docket_number":  # a number is one of its court
            for _, relation, court in courts:
                curation.say(path, sources, thing, relation, court, saying)
        if isinstance(value, Thing) and (entry.appeal_from is None or name == "judge"):
            curation.say(path, sources, lawsuit, predicate, value, saying)
    saying = Saying(f"{case.name}: the docket {entry.id}.")
    if not facts:
        curation.say(path, everywhere, lawsuit, Relation.HAS_PROCEEDING, thing, saying)
    if entry.kind is not None:
        kind = curation.value((*path, "kind"), PROPERTIES[Attribute.PROCEEDING_KIND], entry.kind)
        curation.say(path, everywhere, thing, Attribute.PROCEEDING_KIND, kind, saying)
    for name in entry.defendant:
        holder = curation.named((*path, "defendant"), name)
        curation.say(path, everywhere, thing, Relation.DEFENDANT, holder, saying)
    if entry.appeal_from is not None:
        lower = curation.things.get(f"proceeding-{entry.appeal_from}")
        if lower is None:
            raise curation.wrong((*path, "appeal_from"), f"no proceeding is called {entry.appeal_from!r}")
        curation.say(path, everywhere, thing, Relation.APPEAL_FROM, lower, saying)
    for number, reading in enumerate(entry.readings):
        _docket_reading(curation, (*path, "readings", number), entry, reading)


def _docket_facts(
    curation: Curation, path: Path, entry: ProceedingEntry
) -> list[tuple[str, str, Value | Thing]]:
    facts: list[tuple[str, str, Value | Thing]] = []
    if entry.court is not None:
        court = curation.named((*path, "court"), entry.court, Class.COURT)
        facts.append(("court", Relation.COURT, court))
    if entry.docket_number is not None:
        facts.append(("docket_number", Attribute.DOCKET_NUMBER, entry.docket_number))
    for judge in entry.judge:
        facts.append(("judge", Relation.JUDGE, curation.named((*path, "judge"), judge, Class.PERSON)))
    return facts


def _docket_reading(curation: Curation, path: Path, entry: ProceedingEntry, reading: DocketReading) -> None:
    """What other sources say of the docket: their number, or the entry's, with their court."""
    thing, saying = curation.things[f"proceeding-{entry.id}"], Saying(reading.summary)
    number = reading.docket_number or entry.docket_number
    if number is not None:
        curation.say(path, reading.sources, thing, Attribute.DOCKET_NUMBER, number, saying)
    if reading.court is not None:
        court = curation.named((*path, "court"), reading.court, Class.COURT)
        curation.say(path, reading.sources, thing, Relation.COURT, court, saying)
    lawsuit = curation.things["case"]
    curation.say(path, reading.sources, lawsuit, Relation.HAS_PROCEEDING, thing, saying)


def _claim(curation: Curation, path: Path, case: CaseEntry, entry: ClaimEntry, number: int) -> None:
    """What the plaintiff claims is an allegation, whoever repeats it."""
    conduct = curation.value((*path, "conduct"), PROPERTIES[Attribute.CONDUCT], entry.conduct)
    accusers = entry.accuser or [p.name for p in case.parties if p.role in BRINGS]
    accused = entry.accused or [
        p.name for p in case.parties if p.role not in (*BRINGS, "interested-party", "debtor")
    ]
    thing = curation.add(Thing(f"claim-{number}", str(Class.ALLEGATION)))
    saying = Saying(entry.content, Modality.ALLEGED, tuple(accusers))

    def say(predicate: str, value: Value | Thing) -> None:
        curation.say(path, entry.sources, thing, predicate, value, saying)

    for name in accusers:
        say(Relation.ACCUSER, curation.named(path, name))
    for name in accused:
        say(Relation.ACCUSED, curation.named(path, name))
    say(Relation.IN_CASE, curation.things["case"])
    say(Attribute.CONDUCT, conduct)
    say(Attribute.CONTENT, entry.content)
    if entry.amount_usd is not None:
        say(Attribute.AMOUNT_USD, entry.amount_usd)
    if entry.ended is not None:
        say(Attribute.ENDED, curation.date((*path, "ended"), entry.ended))
    _count(curation, path, entry, number, (accusers, accused), conduct)


def _count(
    curation: Curation,
    path: Path,
    entry: ClaimEntry,
    number: int,
    sides: tuple[list[str], list[str]],
    conduct: Value | Thing,
) -> None:
    """That the case has this count is no allegation; its status is worked out from the acts that end it."""
    count = curation.add(Thing(entry.id or f"count-{number}", str(Class.CLAIM)))
    saying = Saying(entry.content)
    curation.say(path, entry.sources, curation.things["case"], Relation.HAS_CLAIM, count, saying)
    for relation, names in zip((Relation.CLAIM_BY, Relation.CLAIM_AGAINST), sides, strict=True):
        for name in names:
            curation.say(path, entry.sources, count, relation, curation.named(path, name), saying)
    for law in entry.under:
        rests_on = curation.named((*path, "under"), law, Class.LAW)
        curation.say(path, entry.sources, count, Relation.UNDER_LAW, rests_on, saying)
    curation.say(path, entry.sources, count, Attribute.CONDUCT, conduct, saying)
    curation.say(path, entry.sources, count, Attribute.SUMMARY, entry.content, saying)
    if entry.ended is not None:
        ended = curation.date((*path, "ended"), entry.ended)
        curation.say(path, entry.sources, count, Attribute.ENDED, ended, saying)
