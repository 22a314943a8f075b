"""Names of a question: looked up in the graph, exactly, by their beginning, and with typing errors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from cryptoreg.api.questions import lexicon
from cryptoreg.api.questions.words import Token, allowed_errors, distance, tokens
from cryptoreg.graph.store import Store
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.gazetteer import normalise

_NAMED = """
CALL db.index.fulltext.queryNodes('entity_names', $words) YIELD node, score
WHERE NOT node:Filing AND NOT node:CourtAct AND NOT node:State AND NOT node:Dismissal AND NOT node:Settlement AND NOT node:Office
RETURN node.id AS id, node.label AS label, labels(node) AS labels, coalesce(node.names, []) + node.label AS names
ORDER BY score DESC, id LIMIT 300
"""
_SPECIAL = re.compile(r'([+\-!(){}\[\]^"~*?:\\/&|])')
_OPERATORS = frozenset({"and", "or", "not"})
MAX_WORDS = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing of the graph that a name in a question may mean."""

    id: str
    label: str
    labels: frozenset[str]


@dataclass(slots=True)
class Names:
    """What the graph offers for the words of one question.

    Attributes:
        exact: whole names.
        beginning: the first words of a name, such as "Cumberland" of Cumberland DRW, or a last name.
        known: every word that is part of a name.
        absent: names of well-known things of which the graph holds nothing.
    """

    exact: dict[tuple[str, ...], dict[str, Candidate]] = field(default_factory=dict)
    beginning: dict[tuple[str, ...], dict[str, Candidate]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    absent: dict[tuple[str, ...], str] = field(default_factory=dict)

    def find(self, words: tuple[str, ...]) -> tuple[tuple[Candidate, ...], bool]:
        """The things with a name, best kind of match only; and whether it is the whole name."""
        for table, whole in ((self.exact, True), (self.beginning, False)):
            hit = table.get(words)
            if hit:
                return tuple(hit[k] for k in sorted(hit)), whole
        return (), False


def look_up(store: Store, words: Sequence[Token]) -> Names:
    """All names of the graph that share a word with the question."""
    out = Names()
    terms = list(dict.fromkeys(w for t in words for w in _parts(t.norm)))
    asked = {t.norm for t in words}
    meant = [nick for nick in _nicknames() if asked.issuperset(nick[0])]
    terms += [w for _, name in meant for w in words_of(name) if w not in terms]
    terms += [
        w
        for short, long in _abbreviations()
        for a, b in ((short, long), (long, short))
        if asked.issuperset(a)
        for w in b
    ]
    _add(out, store, [_escaped(t) for t in dict.fromkeys(terms) if t not in _OPERATORS])
    _add_listed(out, store, words)
    _add_first_names(out, words)
    for nick, name in meant:
        known = out.exact.get(words_of(name))
        if known and nick not in out.exact:
            out.exact[nick] = dict(known)
            out.known.update(nick)
    for norms, name in list(out.absent.items()):
        called = out.exact.get(words_of(name))
        if called:  # "the Helium company" is who goes by "Helium"
            out.exact[norms] = dict(called)
            del out.absent[norms]
    return out


def _add_first_names(out: Names, words: Sequence[Token]) -> None:
    """A person by another form of the first name: "Alexander Mashinsky" for Alex Mashinsky."""
    for first, last in pairwise(words):
        if (first.norm,) in out.exact or _named_so((first.norm, last.norm), out):
            continue
        found = out.beginning.get((last.norm,), {})
        fitting = {
            key: c
            for key, c in found.items()
            if "Person" in c.labels and words_of(c.label)[0][:_ALIKE] == first.norm[:_ALIKE]
        }
        if fitting and first.text[:1].isupper() and len(first.norm) >= _ALIKE:
            out.beginning[(first.norm, last.norm)] = fitting
            out.known.add(first.norm)


def _named_so(words: tuple[str, ...], names: Names) -> bool:
    return words in names.exact or words in names.beginning


_ALIKE = 3
"""Forms of one first name begin with the same three letters: Alex and Alexander, Sam and Samuel."""
_PARTICLES = frozenset({"van", "von", "de", "del", "da", "di", "la", "le"})
_AUTHORITIES = frozenset({"sec", "cftc", "occ", "fdic", "fed", "irs", "us", "eu"})
"""What stands before the name of an instrument and is often left out."""
_BY_ID = """
MATCH (n:Entity) WHERE n.id IN $ids RETURN n.id AS id, n.label AS label, labels(n) AS labels
"""


def _add_listed(out: Names, store: Store, words: Sequence[Token]) -> None:
    """Other names of well-known things, from the gazetteer; those of which nothing is on record stand apart."""
    known = gazetteer.load()
    hits: dict[tuple[str, ...], gazetteer.Entry] = {}
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + 8) + 1):
            stretch = words[first:last]
            if stretch[0].norm in ("the", "a", "an"):
                continue
            entry = known.find(" ".join(t.norm for t in stretch)) or known.find(
                " ".join(t.text for t in stretch)
            )
            if entry is not None:
                hits[tuple(t.norm for t in stretch)] = entry
    if not hits:
        return
    rows = {r["id"]: r for r in store.read(_BY_ID, {"ids": sorted({e.id for e in hits.values()})})}
    common = lexicon.load().phrases
    for norms, entry in hits.items():
        row = rows.get(entry.id)
        if row is not None:
            out.exact.setdefault(norms, {})[entry.id] = Candidate(
                row["id"], row["label"], frozenset(row["labels"])
            )
            out.known.update(norms)
        elif norms not in common:
            out.absent[norms] = entry.name
            out.known.update(norms)


@cache
def _nicknames() -> tuple[tuple[tuple[str, ...], str], ...]:
    rows = lexicon.table("nicknames")
    return tuple((words_of(str(n)), str(row["for"])) for row in rows for n in row["names"])


@cache
def _abbreviations() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return tuple((words_of(short), words_of(long)) for short, long in lexicon.table("abbreviations"))


def _escaped(term: str) -> str:
    return _SPECIAL.sub(lambda m: "\\" + m[0], term)


def add_similar(names: Names, store: Store, words: Iterable[str]) -> None:
    """Add the names that hold a word within some typing errors of one of ``words``."""
    terms = [f"{_escaped(w)}~{allowed_errors(w)}" for w in words if allowed_errors(w)]
    _add(names, store, terms)


def similar(names: Names, word: str) -> list[str]:
    """The words of names within the allowed errors of a word, nearest first."""
    limit = allowed_errors(word)
    near = [w for w in names.known if len(word) > 4 or sorted(w) == sorted(word)]
    found = [(d, w) for w in near if (d := distance(word, w, limit)) <= limit]
    return [w for d, w in sorted(found) if d == min(found)[0]]


def _parts(word: str) -> list[str]:
    return [
        word,
        *([p for p in re.split(r"[-'.&]", word) if len(p) > 1] if re.search(r"[-'.&]", word) else []),
    ]


def _add(out: Names, store: Store, terms: Sequence[str]) -> None:
    if not terms:
        return
    common = lexicon.load().words
    for row in store.read(_NAMED, {"words": " ".join(terms)}):
        candidate = Candidate(row["id"], row["label"], frozenset(row["labels"]))
        for name in dict.fromkeys(row["names"]):
            _file(out, candidate, str(name), common)


def _file(out: Names, candidate: Candidate, name: str, common: frozenset[str]) -> None:
    words = words_of(name)
    if not words:
        return
    for variant in (words, *_variants(words)):
        out.exact.setdefault(variant, {})[candidate.id] = candidate
        out.known.update(variant)
    if "Legislature" in candidate.labels and len(words) > 1 and words[0] == "us":
        out.exact.setdefault(words[1:], {})[candidate.id] = candidate
    if "Instrument" in candidate.labels and len(words) > 1 and words[0] in _AUTHORITIES:
        out.exact.setdefault(words[1:], {})[candidate.id] = candidate
    person = "Person" in candidate.labels
    if person and len(words) > 1:
        # By the last name alone, and with the middle name left out.
        out.beginning.setdefault(words[-1:], {})[candidate.id] = candidate
        out.beginning.setdefault((words[0], words[-1]), {})[candidate.id] = candidate
        if words[-2] in _PARTICLES:
            out.beginning.setdefault(words[-2:], {})[candidate.id] = candidate
    elif candidate.labels & {"Firm", "Organization", "Association", "Token", "Product", "Instrument"} and (
        candidate.labels.isdisjoint({"Court", "GovernmentBody", "TaskForce", "Administration", "Publisher"})
    ):
        for first in _short_names(words, common):
            out.beginning.setdefault(first, {})[candidate.id] = candidate
    if "Court" in candidate.labels:
        for alias in court_aliases(name):
            out.exact.setdefault(alias, {})[candidate.id] = candidate


def _short_names(words: tuple[str, ...], common: frozenset[str]) -> list[tuple[str, ...]]:
    """The first words of a name that say enough: not "Texas" for the Texas Blockchain Council."""
    firsts = [words[:length] for length in range(1, len(words))]
    told = [f for f in firsts if len(" ".join(f)) > 2 and not all(w in common for w in f)]
    return [f for f in told if " ".join(f) not in lexicon.places()]


@lru_cache(maxsize=20_000)
def _variants(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A name with its short forms written out, or the other way round, and "No." before a number."""
    out: list[tuple[str, ...]] = []
    for short, long in _abbreviations():
        for one, other in ((short, long), (long, short)):
            for place in range(len(words) - len(one) + 1):
                if words[place : place + len(one)] == one:
                    out.append((*words[:place], *other, *words[place + len(one) :]))
    if len(words) > 1 and words[-1].isdigit():
        out += [(*w[:-1], "no", w[-1]) for w in (words, *out)]
    return tuple(out)


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """A name as normalised words.

    >>> words_of("The Coinbase Global, Inc."), words_of("SEC v. Ripple")
    (('coinbase', 'global'), ('sec', 'v', 'ripple'))
    """
    return tuple(t.norm for t in tokens(normalise(name)))


_COURT = re.compile(r"^(?:U\.?S\.? )?(District|Bankruptcy) Court for the (.+)$", re.IGNORECASE)
_CIRCUIT = re.compile(r"^(?:U\.?S\.? )?Court of Appeals for the (.+? Circuit)$", re.IGNORECASE)
_SIDES = {"northern": "n", "southern": "s", "eastern": "e", "western": "w", "central": "c", "middle": "m"}
_ORDINALS = {
    "first": "1st", "second": "2d", "third": "3d", "fourth": "4th", "fifth": "5th", "sixth": "6th",
    "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th", "eleventh": "11th",
}  # fmt: skip
_BLUEBOOK = {
    "new york": "NY", "california": "Cal", "texas": "Tex", "illinois": "Ill", "washington": "Wash",
    "kentucky": "Ky", "florida": "Fla", "massachusetts": "Mass", "utah": "Utah", "columbia": "DC",
    "new jersey": "NJ", "delaware": "Del", "pennsylvania": "Pa", "virginia": "Va", "georgia": "Ga",
    "connecticut": "Conn", "michigan": "Mich", "ohio": "Ohio", "nevada": "Nev", "colorado": "Colo",
    "arizona": "Ariz", "maryland": "Md", "minnesota": "Minn", "tennessee": "Tenn", "louisiana": "La",
}  # fmt: skip
"""States as The Bluebook abbreviates them (table T10)."""


def court_aliases(name: str) -> list[tuple[str, ...]]:
    """The short names of a federal court: its district, and what The Bluebook makes of it (table T7).

    >>> court_aliases("U.S. District Court for the Northern District of Texas")[-2:]
    [('nd', 'tex'), ('ndtex',)]
    """
    out: list[str] = []
    if found := _CIRCUIT.match(name):
        circuit = found[1]
        out.append(f"United States Court of Appeals for the {circuit}")
        short = _ORDINALS.get(circuit.split()[0].lower(), circuit.split()[0])
        out += [circuit, f"{circuit} Court of Appeals", f"{short} Cir", f"{short} Circuit"]
        if short in ("2d", "3d"):
            out += [f"{short[0]}nd Circuit" if short == "2d" else "3rd Circuit"]
    elif found := _COURT.match(re.sub(r"\s*\(.*\)$", "", name)):
        district = found[2]
        out += [
            district,
            f"United States District Court for the {district}",
            f"federal court in {district}",
            f"court for the {district}",
        ]
        side, _, state = district.lower().partition(" district of ")
        if side.startswith("district of "):
            state, initial = side.removeprefix("district of "), "d"
        else:
            initial = _SIDES.get(side, "") + "d"
        short = _BLUEBOOK.get(state, "")
        if side in _SIDES:
            out.append(f"{side} {state}")
        if state == "columbia":
            out += ["DDC", "D.D.C.", "federal court in Washington", "DC federal court", "D.C. federal court"]
        else:
            out.append(f"{initial} {state}")  # "N.D. Texas", "D. Utah"
            out += [f"{initial} {short}", f"{initial}{short}"] if short else []
    return [words for alias in out if (words := words_of(alias))]
