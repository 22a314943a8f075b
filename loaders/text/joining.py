"""Names that are joined: "Coinbase, Kraken and Binance", "Kraken, an exchange in Ohio, and its founder Jane Hale"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cryptoreg.loaders.text.mentions import Mention

if TYPE_CHECKING:
    from cryptoreg.loaders.text.syntax import Clause

_OFFICES = (
    "(?:former|then|current|longtime|first|main|principal|sole|majority|co-?founders?|founders?|and|of|chief|executives?|"
    "officers?|directors?|presidents?|chair(?:man|woman)?|owners?|operators?|heads?|partners?|managers?|managing|general|"
    "counsel|financial|technology|operating|legal|compliance|marketing|revenue|strategy|product|trading|finance|treasurer|"
    "creators?|developers?|promoters?|parent|company|subsidiar(?:y|ies)|affiliates?|two|three|four|CEO|CFO|CTO|COO)"
)
JOINT = re.compile(
    r"\)?\s*(?:\([^)]{0,40}\)\s*)?(?:,\s+(?:Inc|LLC|Ltd|Corp|L\.P)\b\.?\s*)?(?:,\s+(?:its|their|his|her|two|three|four|several|some|other)\s+(?:[\w.-]+\s){0,3}[\w-]+\s*)?(?:,?\s+(?:of|from)\s+[A-Z][\w.]+(?:\s[A-Z][\w.]+)?(?:,\s+[A-Z][\w.]+(?:\s[A-Z]\w+)?)?)?(?:,\s+\d\d)?\s*(?:,\s*(?:and|&|or|plus)?|and|&|or|plus|as well as|along with|together with)"
    r"(?:,?\s*(?:reportedly|more recently|most recently|later|now|also|eventually|finally|perhaps|possibly|most notably|notably),?)?\s+"
    rf"(?:(?:its|their|his|her)\s(?:{_OFFICES},?\s+){{2,10}})?"
    r"(?:(?:the|its|their|his|her|two|three|both|then|former|co-?)[\s-]+|"
    r"(?!that\b|who\b|which\b|while\b|whereas\b|but\b|although\b|though\b|because\b|against\b|into\b|over\b|under\b|to\b|by\b|for\b|in\b|on\b|at\b|with\b|from\b|is\b|was\b|are\b|were\b|has\b|had\b|have\b|will\b|not\b|[a-z]+ed\b|[a-z]+ing\b|said\b|says\b|when\b|after\b|before\b|as\b)"
    r"[a-z][\w-]*[’']?s?,?\s+|"
    r"(?:Chief|Executive|Technology|Financial|Operating|Legal|Compliance|Officers?|Vice|President|CEO|CTO|CFO|COO|"
    r"Director|Founder|Co-?[Ff]ounder|Chair(?:man|woman)?|Commissioner|Judge|Attorney|General|Managing|Partner|Defendants?|"
    r"Senators?|Sen\.|Reps?\.|Representatives?|House|Senate|Agriculture|Banking|Committee|Subcommittee|Ranking|Member|Minority|Majority|Leader|Whip),?\s+){0,6}"
)
_CLOSES = re.compile(r"\band\b(?!\s(?:its|their|his|her|former|then)\b)")
_BARE_COMMA = re.compile(r"\)?\s*(?:\([^)]{0,40}\)\s*)?,\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}")
_AND_MORE = re.compile(
    r",? (?:and|as well as) (?:other|several|some|two|three|four|five|\d+|its|his|her|their)\b"
)
_APPOSED = re.compile(
    r", (?:an?|the|whose) (?:[a-z][^,;.:”\"]{3,90}|(?:[A-Z]\w+ ){0,2}(?:Republican|Democrat)(?: [^,;.:”\"]{3,60})?), (?:and )?(?:(?:the|Commissioner|Chair(?:man|woman)?|Senator|Sen\.|Rep\.|Governor) )?"
)
_COMPANY_OF = re.compile(
    r"['’]s? (?:[a-z-]+ )?(?:parent|owner|subsidiary|affiliate|arm|unit|founder|chief|boss|rival|successor)\b"
)
_OPENING_GERUND = re.compile(r"\W*(?:\w+ )?\w+ing (?:[\w’']+ ){0,3}")
_SEVERAL = re.compile(r"(?:two|three|four|five|six|seven|eight|\d+)\b", re.IGNORECASE)
_NAMED_NEXT = re.compile(r"(?: (?:of|from|in|at) [^,.;]{3,40})?, ")
_POSSESSIVES = ("its", "their", "his", "her")


def group(clause: Clause, first: Mention, limit: int, *, goes_on: bool = False) -> list[Mention]:
    """A mention with those that are joined to it by commas and *and*.

    Args:
        first: where the group begins.
        limit: offset up to which it reaches.
        goes_on: whether somebody without a name ends it: "the SEC, Hale and his companies".
    """
    members = [first]
    modifies = False  # "and Tron founder Justin Sun"
    closed = False  # whether *and* has ended the list
    behind = 0  # what an apposition names: "Kraken, an exchange run by Jane Hale, and Gemini"
    for mention in clause.inside(first.end, limit):
        if mention.text.lower() in _POSSESSIVES or mention.start < behind or _is_bracketed(clause, mention):
            continue
        if not modifies and (apposed := _apposition(clause, members[-1].end, limit)):
            behind = apposed
            if mention.start < behind:
                continue
        if mention.start == behind:
            members.append(mention)
            continue
        between = clause.text[members[-1].end : mention.start]
        if not modifies and not JOINT.fullmatch(between):
            break
        if closed and _BARE_COMMA.fullmatch(between):
            break  # "by Hale and Brandt, the firm paid"
        closed = closed or _CLOSES.search(between + mention.text) is not None
        modifies = not modifies and clause.is_modifier(mention)
        if not modifies and _owns_a_noun(clause, mention):
            break  # "and Gemini, Kraken's parent company"
        if not modifies:
            members.append(mention)
    if (
        len(members) > 2
        and _SEVERAL.match(first.text)
        and _NAMED_NEXT.fullmatch(clause.text, first.end, members[1].start)
    ):
        return members[1:]  # "two brothers, Anton and James Hale"
    between = clause.text[members[0].end : members[-1].start]
    if (
        len(members) == 2
        and not goes_on
        and not _AND_MORE.match(clause.text, members[-1].end)
        and not re.search(r"\b(?:and|or|as well as|along with|together with|plus)\b|&", between)
    ):
        return members[:1]  # "X, Y" without "and" is an apposition
    return members


def _is_bracketed(clause: Clause, mention: Mention) -> bool:
    """Whether it is the short name behind a long one: "Securities and Exchange Commission (SEC)"."""
    return clause.text.startswith(")", mention.end) and clause.text.startswith("(", mention.start - 1)


def _owns_a_noun(clause: Clause, mention: Mention) -> bool:
    return clause.is_possessive(mention) and _COMPANY_OF.match(clause.text, mention.end) is not None


def _apposition(clause: Clause, start: int, limit: int) -> int | None:
    """Where the next name of a list stands, behind what its last name is: "Kraken, an exchange in Ohio, and"."""
    found = _APPOSED.match(clause.text, start, limit)
    if found is None or not any(m.start == found.end() for m in clause.mentions):
        return None
    return found.end()


def _joined_before(clause: Clause, last: Mention) -> list[Mention]:
    """The mentions with which a group that ends with this one may begin."""
    chain: list[Mention] = []
    following = last
    for mention in reversed(clause.inside(clause.sentence.start, last.start)):
        if clause.is_modifier(mention):
            following = mention
            continue
        if mention.text.lower() not in _POSSESSIVES:
            between = clause.text[mention.end : following.start]
            if not (JOINT.fullmatch(between) or _APPOSED.fullmatch(between)):
                # "Hale, chief counsel of the task force, and Brandt": what stands within an apposition
                if _APPOSED.fullmatch(clause.text, mention.end, last.start) is None:
                    break
                chain.clear()
            if _OPENING_GERUND.fullmatch(clause.text[clause.sentence.start : mention.start]):
                break  # "Citing the task force, the SEC and Kraken asked"
            following = mention
        chain.append(mention)
    return chain[::-1]


def group_ending(clause: Clause, last: Mention, *, goes_on: bool = False) -> list[Mention]:
    """The group whose last member is given; see :func:`group`."""
    for mention in _joined_before(clause, last):
        members = group(clause, mention, last.end, goes_on=goes_on)
        if members[-1] == last:
            return members
    return [last]
