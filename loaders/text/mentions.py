"""Find what a text names: by the gazetteer, by patterns, and by the ways in which texts refer back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from cryptoreg.loaders.text.lexicon import compiled, table
from cryptoreg.loaders.text.tokens import BlockKind, Sentence
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.gazetteer import Entry
from cryptoreg.ontology.generated.names import Class


class MentionKind(StrEnum):
    """How a text refers to a thing."""

    NAME = "name"
    UNNAMED = "unnamed"  # "a federal judge", "federal prosecutors": somebody without a name
    DESCRIPTION = "description"  # "the agency"
    PRONOUN = "pronoun"
    GROUP = "group"  # "both parties"


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of text that refers to a thing.

    Attributes:
        start: offset of its first character.
        end: offset after its last.
        text: its words.
        kind: how it refers.
        cls: class of the thing, as far as the words tell.
        name: the canonical short name, for names.
        entry: of the gazetteer, if it stands there.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    cls: Class
    name: str
    entry: Entry | None = None


_CAPITAL = r"[A-Z][\w’'&.-]*"
_NAME_WORD = r"[A-Z][a-zA-ZÀ-ÿ’'-]+"
_PERSON = rf"{_NAME_WORD}(?:\s+[A-Z]\.)?(?:\s+(?:van|von|de|del|der|al|bin))?\s+{_NAME_WORD}(?:\s+{_NAME_WORD})?(?:,? Jr\.)?"
_FIRM = re.compile(
    rf"(?<![\w.])((?:{_CAPITAL}\s+){{1,4}}?(?:{{suffix}})\b\.?)".replace(
        "{suffix}",
        "Inc|LLC|Ltd|Limited|Corp|Corporation|PLC|plc|GmbH|Pte|LLP|AG|S\\.A|Labs|Holdings|Ventures|Technologies|Foundation|Exchange|Network|Finance|Protocol|Capital|Trading|Markets|Trust",
    )
)
_CAPTION = re.compile(
    rf"(?<![\w])((?:{_CAPITAL}|of|the|and|&|,)(?:[ ](?:{_CAPITAL}|of|the|and|&)){{0,6}})[ ]v(?:s)?\.?[ ](?:the )?({_CAPITAL}(?:[ ]{_CAPITAL}){{0,4}}(?:, (?:Inc|LLC|Ltd)\b\.?)?)"
)
_TITLED_NAME = re.compile(rf"\s+({_PERSON}|{_NAME_WORD})")
_ORDINAL_COURT = re.compile(
    r"(?:the )?(?:US|U\.S\.)?\s?(?:(\d{1,2})(?:st|nd|rd|th)|(First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh)) (?:US |U\.S\. )?Circuit(?: Court of Appeals)?"
)
_ORDINALS = "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh".split()


def find(text: str, sents: list[Sentence]) -> list[Mention]:
    """All mentions of a text, by offset, none inside another."""
    found: list[Mention] = []
    found += _captions(text)
    known = list(_known_names(text))
    found += known
    found += _courts(text)
    found += _administrations(text)
    found += _executive_orders(text)
    found += _firms(text)
    found += _persons(text, sents)
    found += _references(text)
    kept = _longest(found)
    return _longest([*kept, *_family_names(text, kept)])


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Of overlapping mentions keep the longest; of equally long ones the first that was found."""
    taken: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if all(mention.end <= t.start or mention.start >= t.end for t in taken):
            taken.append(mention)
    return sorted(taken, key=lambda m: m.start)


# ---------------------------------------------------------------- names that the gazetteer knows


@cache
def _known_pattern() -> tuple[re.Pattern[str], dict[str, Entry]]:
    names: dict[str, Entry] = {}
    for entry in gazetteer.load():
        for name in (entry.name, *entry.names):
            if name not in entry.weak and not name.startswith(("the ", "The ")):
                names.setdefault(_straight(name), entry)
    return re.compile(rf"(?<![\w.-]){factored(names)}(?![\w]|-[A-Z])"), names


def factored(words: Iterable[str]) -> str:
    """One regular expression for many words, sharing their beginnings, longest first.

    >>> factored(["SEC", "SEBI", "SE"])
    '(?:SE(?:C|BI)?)'
    """
    trie: dict[str, dict] = {}  # type: ignore[type-arg]  # a recursive type without a name
    for word in words:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}

    def render(node: dict) -> str:  # type: ignore[type-arg]  # as above
        optional = "" in node
        branches = []
        for character, child in node.items():
            if character == "":
                continue
            prefix = _literal(character)
            while len(child) == 1 and "" not in child:
                ((following, child),) = child.items()
                prefix += _literal(following)
            branches.append(prefix + render(child))
        if not branches:
            return ""
        joined = "|".join(branches)
        if len(branches) > 1 or optional:
            joined = f"(?:{joined})"
        return joined + ("?" if optional else "")

    body = render(trie)
    return body if body.startswith("(?:") and body.endswith(")") else f"(?:{body})"


def _literal(character: str) -> str:
    if character == "'":
        return "['’]"
    if character == '"':
        return '["“”]'
    return r"\s+" if character == " " else re.escape(character)


def _straight(name: str) -> str:
    return re.sub(r"\s+", " ", name.replace("’", "'").replace("“", '"').replace("”", '"'))


def _known_names(text: str) -> Iterator[Mention]:
    pattern, names = _known_pattern()
    for found in pattern.finditer(text):
        entry = names[_straight(found[0])]
        yield Mention(found.start(), found.end(), found[0], MentionKind.NAME, entry.cls, entry.name, entry)


def _courts(text: str) -> Iterator[Mention]:
    for found in _ORDINAL_COURT.finditer(text):
        ordinal = _ORDINALS[int(found[1]) - 1] if found[1] and 0 < int(found[1]) < 12 else found[2]
        entry = gazetteer.load().find(f"{ordinal} Circuit", Class.COURT)
        if entry is not None:
            yield Mention(
                found.start(), found.end(), found[0], MentionKind.NAME, Class.COURT, entry.name, entry
            )


_ADMINISTRATION = re.compile(
    r"(?:the )?((?:[A-Z][a-z]+|first|second|previous|prior|former|new|current|incoming|outgoing)(?: [A-Z][a-z]+)?(?:['’]s)?) ([Aa]dministration)\b"
)


def _administrations(text: str) -> Iterator[Mention]:
    for found in _ADMINISTRATION.finditer(text):
        who = re.sub(r"['’]s$", "", found[1])
        name = f"{who} administration"
        start = found.start(1)
        entry = gazetteer.load().find(name, Class.ADMINISTRATION)
        yield Mention(
            start, found.end(), text[start : found.end()], MentionKind.NAME, Class.ADMINISTRATION,
            entry.name if entry else name, entry,
        )  # fmt: skip


_EXECUTIVE_ORDER = re.compile(r"\b(?:Executive Order|E\.?O\.?)\s+(?:No\.\s*)?(\d{5})\b")


def _executive_orders(text: str) -> Iterator[Mention]:
    for found in _EXECUTIVE_ORDER.finditer(text):
        name = f"Executive Order {found[1]}"
        yield Mention(
            found.start(), found.end(), found[0], MentionKind.NAME, Class.LAW, name,
            gazetteer.load().find(name, Class.LAW),
        )  # fmt: skip


def _captions(text: str) -> Iterator[Mention]:
    for found in _CAPTION.finditer(text):
        left = re.sub(r"^(?:The|In|And|Of|Both|While|After) ", "", found[1])
        start = found.start() + len(found[1]) - len(left)
        words = text[start : found.end()]
        yield Mention(start, found.end(), words, MentionKind.NAME, Class.LAWSUIT, caption(left, found[2]))


def caption(plaintiff: str, defendant: str) -> str:
    """How a case between two is called: by their short names.

    >>> caption("Securities and Exchange Commission", "Binance Holdings Ltd.")
    'SEC v. Binance'
    """
    return f"{_side(plaintiff)} v. {_side(defendant)}"


def _side(name: str) -> str:
    bare = re.sub(r"['’]s$", "", name).strip(" ,")
    entry = gazetteer.load().find(bare)
    if entry is None:
        return bare
    if entry.id in ("us", "doj"):
        return "US"
    return entry.name.rsplit(" ", 1)[-1] if entry.cls == Class.PERSON else entry.name


# ---------------------------------------------------------------- names by pattern


def _firms(text: str) -> Iterator[Mention]:
    for found in _FIRM.finditer(text):
        name = re.sub(r"^(?:The|And|But|Both|While|In|At|On) ", "", found[1])
        start = found.end(1) - len(name)
        yield Mention(start, found.end(1), name, MentionKind.NAME, Class.FIRM, name.rstrip(".,"))
    for pattern in table("references.yaml")["firm_introductions"]:
        for found in _introduction(pattern).finditer(text):
            yield Mention(
                found.start("name"), found.end("name"), found["name"], MentionKind.NAME, Class.FIRM, found["name"]
            )  # fmt: skip


@cache
def _introduction(pattern: str) -> re.Pattern[str]:
    """What stands before an unknown name, in any case, and the name, in capitals."""
    return re.compile(rf"(?<![\w-])(?i:{pattern})\s+(?P<name>{_CAPITAL}(?:\s{_NAME_WORD}){{0,2}})(?<![.,’'])")


def _persons(text: str, sents: list[Sentence]) -> Iterator[Mention]:
    people = table("references.yaml")["person_titles"]
    titled = re.compile(rf"(?<![\w-])(?:{'|'.join(people)})\s+(?P<name>{_PERSON})")
    for found in titled.finditer(text):
        yield from _person(text, found.start("name"), found.end("name"))
    apposed = re.compile(
        rf"(?P<name>{_PERSON}),\s+(?:who|whose|(?:(?:a|an|the|its|his|her)\s+)?(?:[\w-]+\s+){{0,4}}?(?:{'|'.join(table('references.yaml')['person_nouns'])})\b)"
    )
    for found in apposed.finditer(text):
        yield from _person(text, found.start("name"), found.end("name"))
    first_names = frozenset(table("references.yaml")["first_names"].split())
    plain = re.compile(rf"(?<![\w.-]){_PERSON}")
    for sentence in sents:
        if sentence.kind is BlockKind.TITLE or sentence.kind is BlockKind.HEADING:
            continue
        for found in plain.finditer(text, sentence.start, sentence.end):
            if found[0].split()[0] in first_names:
                yield from _person(text, found.start(), found.end())


def _person(text: str, start: int, end: int) -> Iterator[Mention]:
    words = re.sub(r"['’]s$", "", text[start:end])
    stop = set(table("references.yaml")["not_in_person_names"].split())
    kept = []
    for word in words.split():
        if word.strip(".,") in stop:
            break
        kept.append(word)
    name = " ".join(kept)
    if len(kept) >= 2:
        yield Mention(start, start + len(name), name, MentionKind.NAME, Class.PERSON, name)


def _family_names(text: str, known: list[Mention]) -> Iterator[Mention]:
    """Later mentions of a person by the last name alone, and of a judge by title and last name."""
    family: dict[str, Mention] = {}
    for mention in known:
        if mention.cls == Class.PERSON and mention.kind is MentionKind.NAME:
            last = mention.name.rsplit(" ", 1)[-1]
            if len(last) > 2:
                family.setdefault(last, mention)
    for entry in gazetteer.load():
        if entry.family:
            last = entry.name.rsplit(" ", 1)[-1]
            family.setdefault(last, Mention(0, 0, "", MentionKind.NAME, entry.cls, entry.name, entry))
    if not family:
        return
    for found in re.finditer(rf"(?<![\w-])(?:{factored(family)})(?![\w-])", text):
        full = family[found[0]]
        yield replace(full, start=found.start(), end=found.end(), text=found[0])


# ---------------------------------------------------------------- references without a name


def _references(text: str) -> Iterator[Mention]:
    data = table("references.yaml")
    for row in data["unnamed"]:
        for found in compiled(row["pattern"]).finditer(text):
            yield Mention(
                found.start(), found.end(), found[0], MentionKind.UNNAMED, Class(row["class"]), row["name"]
            )  # fmt: skip
    for row in data["descriptions"]:
        for found in compiled(row["pattern"]).finditer(text):
            yield Mention(
                found.start(), found.end(), found[0], MentionKind.DESCRIPTION, Class(row["class"]), ""
            )  # fmt: skip
    for found in compiled(data["groups"]).finditer(text):
        yield Mention(found.start(), found.end(), found[0], MentionKind.GROUP, Class.AGENT, "")
    for row in data["pronouns"]:
        for found in compiled(row["pattern"]).finditer(text):
            yield Mention(
                found.start(), found.end(), found[0], MentionKind.PRONOUN, Class(row["class"]), ""
            )  # fmt: skip
