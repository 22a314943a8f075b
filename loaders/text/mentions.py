"""What a text speaks of, and how: the values that all that finds names gives back."""

from __future__ import annotations

import re
from enum import StrEnum

from cryptoreg.ontology.frozen import told_apart
from cryptoreg.ontology.gazetteer import Entry
from cryptoreg.ontology.generated.names import Class


class MentionKind(StrEnum):
    """How a text refers to a thing."""

    NAME = "name"
    UNNAMED = "unnamed"  # "a federal judge", "federal prosecutors": somebody without a name
    DESCRIPTION = "description"  # "the agency"
    PRONOUN = "pronoun"
    GROUP = "group"  # "both parties"


@told_apart
class Mention:
    """A piece of text that refers to a thing; two are the same only if they are one object.

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


CAPITALISED = r"[A-Z][\w’'&-]*(?:\.[\w’'&-]+)*(?:(?<=[^A-Za-z][A-Z])\.)?"


NAME_WORD = r"[A-Z][a-zA-ZÀ-ÿ’'-]+"


_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\b\.?$")


_FAMILY = re.compile(
    r"((?:(?<= )(?:van(?: der| den)?|von|de(?: la|l)?|di|du|da|la|st\.|bin|al) )?[^ ]+)$", re.IGNORECASE
)


def family_name(name: str) -> str:
    """The last name of a person, without what tells generations apart.

    >>> family_name("Martin Luther Hale Jr."), family_name("Joost van der Hale")
    ('Hale', 'van der Hale')
    """
    found = _FAMILY.search(_SUFFIX.sub("", name))
    return found[1] if found is not None else name


PERSON = rf"{NAME_WORD}(?:\s+[A-Z]\.)?(?:\s+(?:van|von|de|del|der|al|bin))?\s+{NAME_WORD}(?:\s+(?!(?:Jr|Sr)\b){NAME_WORD})?(?:,? (?:Jr|Sr)\.)?"


def in_a_heading(text: str, start: int, end: int) -> str:
    """What of an unknown name in a line whose words all have capitals is one: what the text gives elsewhere, too.

    Of "Regulator Sues Hale Network" that is "Hale Network". Outside of such lines it is the whole name; empty where
    none of its ends of two words and more stands anywhere else.

    Args:
        text: of the document.
        start: where the name begins.
        end: where it ends.
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    name = text[start:end]
    beside = text[first:start] + text[end:last]
    if name.count(" ") < _WORDS_OF_A_NAME or not beside.strip() or not _all_capitals(text[first:last]):
        return name
    words = name.split(" ")
    for n in range(len(words) - 1):
        part = " ".join(words[n:])
        if text.find(part, last) >= 0 or text.find(part, 0, first) >= 0:
            return part
    return ""


_WORDS_OF_A_NAME = 2
_LONG_WORDS = re.compile(r"\b[A-Za-z][\w’'-]{3,}")
_FEWEST = 5


def _all_capitals(line: str) -> bool:
    """Whether the longer words of a line begin with capitals, but for one."""
    long = _LONG_WORDS.findall(line)
    return len(long) >= _FEWEST and sum(word[0].islower() for word in long) <= 1
