"""Who speaks, where neither list nor form tells that the words name somebody: "Public Voice complained that"."""

from __future__ import annotations

import re

from cryptoreg.loaders.text.entities import Entity, Linked
from cryptoreg.loaders.text.mentions import MentionKind
from cryptoreg.ontology.generated.names import Class

_REACH = 70
_NAME = re.compile(
    r"(?:^|[\s,“\"(])(?P<name>(?:[A-Z][\w&’'.-]*)(?: (?:of|for|and|the|on|de|van|von)(?= [A-Z])| [A-Z][\w&’'.-]*){1,6}),?\s(?:(?:has|have|had|also|then|later|who|which|\w+ly)\s){0,2}$"
)
_GROUP = re.compile(
    r"\b(?:the |a |an |some |many |several |one |two |most |other )?(?P<name>(?:(?:Republican|Democratic|Democrat|House|Senate|GOP|congressional|White House) )?(?:[a-z-]+ ){0,2}?(?:leaders|negotiators|staffers|groups?|lobby(?:ists)?|associations?|coalition|campaigners|advocates|officials?|lawmakers|executives?|investors|customers|creditors|victims|shareholders|bankers|traders|think tank|union|watchdogs?|industry|banks|developers|economists?|professors?|senators|Democrats|Republicans|defence|defense|attorneys?|lawyers?|aides?|backers|proponents|supporters|opponents|detractors|skeptics|sceptics|commentators?|editorial))(?: (?:for|of|at|from|with|in) [^,.;]{2,40})?\s(?:(?:has|have|had|also|then|later|who|\w+ly)\s){0,2}$"
)
_NOT_A_NAME = re.compile(
    r"^(?:The|This|That|These|Those|It|He|She|They|We|I|In|On|At|By|For|But|And|As|If|When|While|After|Before|Since|According|Last|Under|Some|Many|Most|Both|One|Two|Three|A|An|No|Not|His|Her|Its|Their|Our|My|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)


def speaker_before(text: str, linked: Linked, first: int, at: int) -> Entity | None:
    """The speaker whose name or kind ends right before an offset, as an agent that no list knows.

    Args:
        text: the whole text.
        linked: gets the new agent.
        first: where the sentence begins.
        at: where the verb of speech begins.
    """
    begin = max(first, at - _REACH)
    stretch = text[begin:at]
    found = _NAME.search(stretch)
    if found is not None and _NOT_A_NAME.match(found["name"]):
        found = None
    found = found or _GROUP.search(stretch)
    if found is None:
        return None
    start, end = begin + found.start("name"), begin + found.end("name")
    if any(m.kind is MentionKind.NAME and m.start < end and m.end > start for m in linked.refers):
        return None
    return linked.coin(text[start:end], Class.AGENT, start, end, named=False)
