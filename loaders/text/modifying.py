"""Names that only modify: the firm in "Tron founder Hale", in "charged Kraken founders"."""

from __future__ import annotations

import re

from cryptoreg.loaders.text.mentions import Mention
from cryptoreg.ontology.generated.names import Class


def only_modifies(text: str, mention: Mention, following: Mention) -> bool:
    """Whether a name only stands before the title and the name of a person: the firm in "Tron founder Hale"."""
    return (
        mention.cls != Class.PERSON
        and following.cls == Class.PERSON
        and following.start - mention.end <= _TITLE_REACH
        and _TITLE_BETWEEN.fullmatch(text[mention.end : following.start]) is not None
    )


def only_owns_people(text: str, mention: Mention) -> bool:
    """Whether a name only says whose people are meant, who have no name: the firm in "charged Kraken founders"."""
    return mention.cls != Class.PERSON and _PERSON_OF_IT.match(text, mention.end) is not None


def only_owns_parts(text: str, mention: Mention) -> bool:
    """Whether a name only says whose parts are meant that are named behind it: "two units of Kraken, X and Y"."""
    before = max(0, mention.start - _PARTS_REACH)
    return text.startswith(",", mention.end) and _PARTS_OF.search(text, before, mention.start) is not None


_PARTS_REACH = 60
_PARTS_OF = re.compile(
    r"\b(?:two|three|four|several|both|some) (?:[a-z-]+ ){0,2}(?:components|agencies|arms|units|bureaus|branches|divisions|departments|offices|subsidiaries|affiliates|entities|executives|founders|employees|members|officials|customers|users|lawyers|regulators) of (?:the )?\Z",
    re.IGNORECASE,
)
_PERSON_OF_IT = re.compile(
    r" (?:co-?)?(?:founders?|executives?|bosses|investors|customers|users|employees|promoters|operators|developers|insiders|creditors|shareholders|depositors|victims|traders|clients)\b(?! (?:and )?[A-Z])"
)
_TITLE_REACH = 60
_TITLE_BETWEEN = re.compile(
    r"(?:['’]s?)?\s+(?:(?!and\b|to\b|by\b|with\b|of\b|for\b|asked\b|told\b|urged\b|sued\b|accused\b|appointed\b|nominated\b|hired\b|fired\b|fined\b|petitioned\b|also\b|has\b|had\b|have\b|will\b|charged\b|charges\b|indicted\b|sentenced\b|arrested\b|banned\b|jail(?:ed|s)\b|freed\b|cleared\b|convict(?:ed|s)\b|acquit(?:ted|s)\b|detained\b|extradited\b|fines\b|sues\b|accuses\b|found\b|hit\b|let\b|sent\b|gave\b|summon(?:ed|s)\b|subpoenaed\b|grill(?:ed|s)\b|questioned\b|urges\b|backs\b|backed\b|elected\b|confirmed\b|ousted\b|named\b|chose\b|barred\b|said\b|says\b|ordered\b|picked\b|tapped\b|pardoned\b|released\b|replaced\b|dismissed\b|put\b|after\b|when\b|that\b|named\b|from\b|but\b|as\b)[\w-]+\s+){0,3}?(?:co-?founder|founder|developer|creator|CEO|CTO|CFO|COO|[Cc]hief(?: \w+)? (?:officer|executive)|Chief \w+ Officer|"
    r"chief executive|[Cc]hair(?:man|woman)?|[Cc]ommissioner|[Dd]irector|president|President|boss|chief|head|lawyer|attorney|counsel|executive|spokes\w+|trader|"
    r"promoter|owner|operator|nominee|judge|Judge|[Ss]ecretary|leader|member|official|analyst|investor|billionaire)(?:\s+and\s+[\w-]+)?\s+(?:Judge\s+)?"
)
