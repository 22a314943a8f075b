"""What is left out of the words of an entry: contacts, numbers, and the names of those who only work in the case.

Judges and parties have a public role in a case, and their names stay. Counsel, court reporters, interpreters, clerks,
probation officers and mediators have none that the graph tells of; their names are replaced where the words
around them show their work. What names an agency's attorney general by office stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from cryptoreg.loaders.text.lexicon import table

_LEFT_OUT = "[left out]"
_CONTACTS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail
    r"|(?<![\d-])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\d-])"  # telephone
    r"|(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"  # social security number
    r"|\bA\d{3}[ -]?\d{3}[ -]?\d{3}\b"  # alien number
    r"|\b(?:account|acct|passcode|access code|meeting id|password|pin)\.?\s*(?:no\.?|number|code|:|#|is)*\s*[\d][\d -]{3,}",
    re.IGNORECASE,
)


def without_contacts(text: str) -> str:
    """The text without e-mail addresses, telephone, account, alien and social security numbers.

    >>> without_contacts("Call 212-555-0100 or a.b@example.org (A012345678)")
    'Call [left out] or [left out] ([left out])'
    """
    return _CONTACTS.sub(_LEFT_OUT, text)


def without_staff(text: str, parties: Sequence[str] = (), counsel: Sequence[str] = ()) -> str:
    """The text without the names of counsel and of those who work for the court.

    Args:
        text: the words of an entry.
        parties: names of the parties of the docket; these stay wherever they stand.
        counsel: names of attorneys that the docket lists; these are left out wherever they stand.

    >>> without_staff("Status Conference held on 3/1/2024. AUSA Pat Lee; Sam Roe for the Defendant. (Court Reporter Kim Poe)")
    'Status Conference held on 3/1/2024. AUSA [left out]; [left out] for the Defendant. (Court Reporter [left out])'
    >>> without_staff("MOTION to Stay by Acme LLC (Roe, Sam) (Entered: 02/03/2025)")
    'MOTION to Stay by Acme LLC ([left out]) (Entered: 02/03/2025)'
    """
    rules = _rules()
    kept = frozenset(p.casefold().rstrip(".") for p in parties)
    listed = _listed(tuple(counsel), kept)
    if listed is not None:
        text = listed.sub(_LEFT_OUT, text)
    text = _FILER.sub(lambda found: _whole(found, rules.no_name), text)
    for pattern in rules.patterns if rules.gathering.search(text) else rules.always:
        text = pattern.sub(lambda found: _blanked(found, rules.no_name, kept), text)
    return text


@dataclass(frozen=True, slots=True)
class _Rules:
    always: tuple[re.Pattern[str], ...]
    patterns: tuple[re.Pattern[str], ...]
    gathering: re.Pattern[str]
    no_name: frozenset[str]


_INITIAL = r"[A-Z]\.(?:[A-Z]\.)*"
_WORD = rf"(?:{_INITIAL}|[A-Z][\w'’-]*)"
_MORE = rf"(?:{_INITIAL}|[A-Z][\w'’-]*|(?:de|del|della|di|la|le|van|von|der|den|bin|al)\b|St\.)"
_TITLE = r"(?:(?:Mr|Ms|Mrs|Mx|Dr)\.?\s+)?"
_SUFFIX = r"(?:,?\s+(?:(?:Jr|Sr|Esq|Esquire|PhD|RPR|CSR|RMR|CRR)\b\.?|(?:II|III|IV)\b))*"
_NAME = rf"{_TITLE}{_WORD}(?:\s+{_MORE}){{0,4}}{_SUFFIX}"
_NAMES = rf"{_NAME}(?:(?:\s*[,;&]\s*(?:and\s+)?|\s+and\s+){_NAME}){{0,7}}"
_FILER = re.compile(
    rf"\((?!\w+, [A-Z]{{2}}\))(?P<names>{_WORD}(?:[\s-]{_MORE}){{0,2}}{_SUFFIX},\s+{_WORD}(?:\s+{_MORE}){{0,2}}{_SUFFIX})\)"
    r"(?=[\s,.]*(?:$|\(|\[|Modified|Text Modified))"
)
"""The attorney who filed an entry, at its end: "(Roe, Sam) (Entered: 02/03/2025)"."""


@lru_cache(maxsize=4)
def _listed(counsel: tuple[str, ...], kept: frozenset[str]) -> re.Pattern[str] | None:
    """A pattern for attorneys by name: as listed, without middle names, and as "Roe, Sam"."""
    spelled: set[str] = set()
    for name in counsel:
        words = [w for w in name.replace(",", " ").split() if w.strip(".").casefold() not in _SUFFIXES]
        if len(words) >= 2 and name.casefold().rstrip(".") not in kept:
            spelled |= {" ".join(words), f"{words[0]} {words[-1]}", f"{words[-1]}, {words[0]}"}
    choices = "|".join(re.escape(s) for s in sorted(spelled, key=lambda s: (-len(s), s)))
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE) if spelled else None


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq"})


def _whole(found: re.Match[str], no_name: frozenset[str]) -> str:
    words = re.findall(r"[\w'’-]+", found["names"].casefold())
    return found[0] if no_name.intersection(words) else f"({_LEFT_OUT})"


def _blanked(found: re.Match[str], no_name: frozenset[str], kept: frozenset[str]) -> str:
    """What is found with the names in its group ``names`` left out, but for words that are none."""
    start, end = found.span("names")
    whole, at = found[0], found.start()
    out: list[str] = []
    last = at
    for name in re.finditer(_NAME, found.string[start:end]):
        first, stop = start + name.start(), start + name.end()
        cut = _as_far_as_a_name(found.string[first:stop], no_name)
        if cut and found.string[first : first + cut].casefold().rstrip(".") not in kept:
            out.append(found.string[last:first] + _LEFT_OUT)
            last = first + cut
        elif not cut:
            break
    return "".join(out) + whole[last - at :]


def _as_far_as_a_name(words: str, no_name: frozenset[str]) -> int:
    """How many characters of some capital words are a name of two words at least; 0 where they are none."""
    end, count = 0, 0
    for token in re.finditer(r"\S+", words):
        bare = token[0].strip(".,").casefold()
        if bare in no_name:
            break
        end, count = token.end(), count + 1
    while end > 0 and words[end - 1] == ",":
        end -= 1
    return end if count >= 2 else 0


@cache
def _rules() -> _Rules:
    data = table("docket_privacy.yaml")
    work, side = "|".join(data["work"]), data["side"]
    always = (
        rf"\b(?i:{work})\b(?i:{data['between']})(?P<names>{_NAMES})",
        # "filed by Sam Roe on behalf of", "letter addressed to the judge from Sam Roe dated"
        rf"\b(?i:by)\s+(?P<names>{_NAMES})(?=(?:\s+of\s+[^.;()]{{2,80}}?)?,?\s+(?i:as counsel for|on behalf of|o/b/o|attorney for)\b)",
        rf"\b(?i:letter\b[^;()\[\]]{{0,160}}?\bfrom)\s+(?P<names>{_NAMES})",
    )
    gathered = (
        rf"(?P<names>{_NAME}(?:\s+and\s+{_NAME})?)(?=,?\s+(?i:(?:appear(?:s|ed|ing)|present)?\s*(?:for|on behalf of|representing)\s+{side}))",
        rf"\b(?i:appear\w*\s+(?:for|on behalf of) [\w&' ]{{2,50}}? by|appearances?\s*:|(?:for|on behalf of) (?:the )?\w+(?: by\b|\s*:))\s*(?P<names>{_NAMES})",
    )
    compiled = [re.compile(p) for p in always]
    return _Rules(
        tuple(compiled),
        (*compiled, *(re.compile(p) for p in gathered)),
        re.compile(data["gathering"], re.IGNORECASE),
        frozenset(data["no_name"].split()),
    )
