"""Questions in two parts: a sentence that tells something, and one that asks about it.

"CZ was pardoned. Which suits were pending then?" asks which suits were pending when CZ was pardoned; "One group
sued twice. Which?" asks which group sued twice. Both are put into one sentence before they are read.
"""

from __future__ import annotations

import re

from cryptoreg.api.questions.words import PROPER

__all__ = ["one_sentence"]

_ASKING = r"(?:which|what|who|whom|whose|when|where|how|why|did|does|do|is|are|was|were|has|have|had|can|could|list|name|show|give|tell|identify)"
_ASKS = re.compile(
    rf"^(?!(?-i:Do [A-Z]))(?:(?:and|so|but|in|by|on|at|to|for|from|before|under|of) )*{_ASKING}\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s*(?:\.{2,}|…|[.;:!]|\s[–—-]+)\s+(?=\S)")
_INITIAL = re.compile(r"(?:\b(?:[A-Z]|v|vs|Mr|Mrs|Ms|Dr|No|Inc|Co|Corp|Ltd|U\.S|Sen|Rep|Jr)\.)$")
_CLASS = (
    r"(?:cases?|suits?|lawsuits?|actions?|matters?|complaints?|prosecutions?|firms?|compan(?:y|ies)|exchanges?|groups?|judges?|courts?"
    r"|agenc(?:y|ies)|regulators?|person|people|man|men|woman|founders?|executives?|states?|probes?|inquir(?:y|ies)|investigations?"
    r"|roundtables?|letters?|orders?|laws?|bills?|defendants?|plaintiffs?|official|chair(?:man|woman)?)"
)
_TAIL = re.compile(
    rf"^(?:(?:and|so|now|but) )?(?P<lead>in|against|by|before|for|of|from|to)?\s*(?P<word>which|who|whom|where|name|what)"
    rf"(?: (?P<noun>one|ones|two|of them|{_CLASS}))?(?: (?:is|was|are|were) (?:it|that|this|they|those|he|she|meant))?(?: (?:it|them|him|her|both))?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?P<other>another|a second|a further|one more|one other|a different)\b"
    r"|\b(?:one and the same|exactly one|just one|only one|exactly two|one single|a single|one|two|three|four|five|several)\b(?! (?:of|more|days?|weeks?|months?|years?|and)\b)",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(rf"\b(?:an?|some)\b(?= (?:[\w'’-]+ ){{0,3}}{_CLASS}\b)", re.IGNORECASE)
_SOMEBODY = re.compile(r"\b(?:somebody|someone|one person|one man|one woman)\b", re.IGNORECASE)

_DAY = r"(?:day|date|point|time|moment|stage|juncture|instant)"
_THEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("on the same day as", re.compile(rf"\b(?:on )?(?:that|the) (?:same|very) {_DAY}\b(?! (?:as|that|when))", re.IGNORECASE)),
    ("before", re.compile(r"\b(?:before (?:that|then)|beforehand|until then|up to then|up to that (?:point|day|time))\b", re.IGNORECASE)),
    ("after", re.compile(r"\b(?:after (?:that|this|it)|afterwards?|thereafter|from then on(?:wards)?|since then|subsequently)\b(?! [A-Z])", re.IGNORECASE)),
    ("while", re.compile(r"\b(?:meanwhile|in the meantime|during (?:that|this) (?:time|period)|all the while|for the duration)\b", re.IGNORECASE)),
    ("when", re.compile(rf"\b(?:(?:just |right )?at (?:that|this|the) {_DAY}|by then|by that {_DAY}|on that {_DAY}|back then|(?:still )?then(?: still)?)\b(?! (?:of|that|when))", re.IGNORECASE)),
)  # fmt: skip
_STATE = re.compile(
    r"\b(?:pending|open|running|ongoing|alive|active|unresolved|undecided|going on|outstanding|in progress|under ?way|on hold|stayed|frozen|in abeyance|"
    r"chair(?:ed|ing|man|woman)?|led|leading|head(?:ed|ing)?|in charge|in office|at the helm|boss|ran|running)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r",? (?:later(?: on)?|afterwards|subsequently|eventually)\b(?= *[,?.]|$)", re.IGNORECASE)


def one_sentence(question: str) -> str:
    """A question of a sentence that tells and one that asks, as one sentence; any other as it is.

    >>> one_sentence("Kraken was sued. Which SEC cases were pending then?")
    'Which SEC cases were pending when Kraken was sued?'
    >>> one_sentence("One firm was sued by both the SEC and the CFTC. Which?")
    'which firm was sued by both the SEC and the CFTC?'
    """
    parts = _parted(question) or _behind_comma(question)
    if parts is None:
        return question
    told, mark, asked = parts
    if mark == ":":
        return _when(told, asked) or question
    return (
        _which(told, asked)
        or _when(told, asked)
        or (_of_that_case(told, asked) if mark != "," else None)
        or (_who(told, asked) if mark != "," else None)
        or question
    )


def _parted(question: str) -> tuple[str, str, str] | None:
    """What is told, the mark behind it and what is asked, where the first of two sentences asks nothing."""
    for found in _BREAK.finditer(question):
        told, asked = question[: found.start()].strip(), question[found.end() :].strip()
        if found[0].strip() == "." and _INITIAL.search(f"{told}."):
            continue
        if "?" in told or _ASKS.match(told) or len(told.split()) < 2:
            return None
        asked = re.sub(r"^(?:and|so|but|now)[, ]+", "", asked, flags=re.IGNORECASE)
        bare = asked.rstrip(" ?.!")
        return (told, found[0].strip(), bare) if _ASKS.match(asked) or _TAIL.match(bare) else None
    return None


_COMMA = re.compile(r",\s+(?=\S)")
_ONE = re.compile(
    r"^(?:(?:in|against|by|before) )?(?:which|who|whom)(?: (?:one|ones|was it|were they|is it|are they|was that))?$",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"^(?:(?:fine|ok|okay|sure|yes|true|granted|good|right), )?(?:but|and|so|now|and so)\s+(?=(?:which|who|whom|what|how many)\b)",
    re.IGNORECASE,
)


def _behind_comma(question: str) -> tuple[str, str, str] | None:
    """The same where only a comma stands between them: "…, which one?", "…, but which cases were open then?"."""
    for found in _COMMA.finditer(question):
        told, asked = question[: found.start()].strip(), question[found.end() :].strip()
        bare = asked.rstrip(" ?.!")
        if "?" in told or _ASKS.match(told) or _TIMED.match(told) or len(told.split()) < 3:
            return None
        if _ONE.match(bare):
            return told, ",", bare
        after = _BUT.match(bare)
        if after is not None and any(pattern.search(bare) for _, pattern in _THEN):
            return told, ",", bare[after.end() :]
    return None


_TIMED = re.compile(
    r"^(?:after|before|since|until|while|when|once|in|on|during|of|among|between|as|with|under|by)\b",
    re.IGNORECASE,
)
_PRO = re.compile(r"\b(had|got|saw|received|have|has|get|brought|ended with|given) one\b", re.IGNORECASE)
_THING = re.compile(
    r"\b(?:an?|the|his|her|its|their|one)\s+(?P<thing>(?:[\w-]+ ){0,2}?(?:sentence|stay|verdict|pardon|dismissal|settlement|fine|penalty|conviction"
    r"|plea|appeal|hearing|trial|injunction|suit|lawsuit|probe|pause|hold))\b", re.IGNORECASE,
)  # fmt: skip


def _which(told: str, asked: str) -> str | None:
    """The sentence that tells, with the question word in the place of what is asked for."""
    tail = _TAIL.match(asked)
    if tail is None:
        return None
    who = _SOMEBODY.search(told)
    if who is not None:
        return f"{told[: who.start()]}who{told[who.end() :]}?"
    noun = (tail["noun"] or "").lower()
    places = [*_COUNTED.finditer(told), *_INDEFINITE.finditer(told)]
    if noun and noun not in ("one", "ones", "two", "of them"):
        stem = noun.removesuffix("ies").rstrip("sy")
        fitting = [
            m for m in places if re.match(rf"(?: [\w'’-]+){{0,4}}? {stem}", told[m.end() :], re.IGNORECASE)
        ]
        if not fitting:
            lead = f"{tail['lead'].lower()} " if tail["lead"] else ""
            return (
                f"{lead}which {noun} {told[:1].lower() if told.startswith('The ') else told[:1]}{told[1:]}?"
            )
        places = fitting
    if not places:
        return None
    place = places[0]
    other = "which other" if place.groupdict().get("other") else "which"
    return f"{told[: place.start()]}{other}{told[place.end() :]}?"


_IN_ONE = re.compile(
    r"^(?:in|there (?:is|was)) (?:one|an?) (?P<kind>(?:[\w-]+ ){0,2}?(?:case|suit|lawsuit|action|matter|prosecution))(?: (?:in which|where))?,?\s+", re.IGNORECASE
)  # fmt: skip
_THAT_CASE = re.compile(
    r"\b(?P<of>(?:that|the) (?P<what>appeal|stay|order|ruling|hearing|motion|verdict|trial|settlement) ?(?= |$))?(?(of)|(?:that|this|the|the same) (?:case|suit|lawsuit|action|matter|prosecution)\b)", re.IGNORECASE
)  # fmt: skip
_SUED = re.compile(
    r"^(?P<one>(?:The )?(?-i:[A-Z])[\w.&-]*) (?:sued|took|charged) (?P<other>(?:the )?(?-i:[A-Z])[\w.&-]*(?: (?-i:[A-Z])[\w.&-]*)*)(?: to court)?$", re.IGNORECASE
)  # fmt: skip
_SUBJECT = re.compile(rf"^(?P<who>(?:the |judge )?{PROPER}) ", re.IGNORECASE)


def _of_that_case(told: str, asked: str) -> str | None:
    """The sentence that asks, with the case that is told of described in it: "In one SEC case a TRO was lifted. Who was the judge in that case?"."""
    found = _THAT_CASE.search(asked)
    if found is None:
        return None
    one = _IN_ONE.match(told)
    kind, clause = (one["kind"], told[one.end() :]) if one is not None else ("case", told)
    described = f"the {kind} in which {clause[:1].lower() if clause.startswith(('The ', 'A ', 'An ')) else clause[:1]}{clause[1:]}"
    suing = _SUED.match(told)
    if suing is not None:
        described = f"the {suing['one'].removeprefix('The ')} case against {suing['other']}"
    thing = f"the {found['what']} in {described}" if found["what"] else described
    who = _SUBJECT.match(told) if one is None else None
    front = asked[: found.start()]
    if who is not None:
        front = re.sub(r"\b(did|had|has|was|does) (?:it|he|she|they)\b", rf"\1 {who['who']}", front, count=1)
    return f"{front}{thing}{asked[found.end() :]}?"


def _who(told: str, asked: str) -> str | None:
    """The question, with the name of whom the first sentence tells in the place of its last word for him."""
    named = _NAMED.match(told)
    pronoun = _PRONOUN.search(asked)
    if named is None or pronoun is None or not _ASKS.match(asked) or _NAME.search(asked[: pronoun.start()]):
        return None
    owned = "'s" if pronoun[0].lower() in ("his", "their") else ""
    return f"{asked[: pronoun.start()]}{named[1]}{owned}{asked[pronoun.end() :]}?"


_NAMED = re.compile(r"(?:So |Well |Now |Then )?((?:[A-Z][\w'’-]*\.?)(?: (?:[A-Z][\w'’-]*))*) (?=[a-z])")
_NAME = re.compile(r"(?<!^)\b(?!SEC\b|CFTC\b)[A-Z][a-z]+\b(?<!Which)(?<!Who)(?<!When)")
_PRONOUN = re.compile(
    r"\b(?:him|he|his|them|they|their)\b(?!.*\b(?:him|he|his|them|they|their)\b)", re.IGNORECASE
)


def _when(told: str, asked: str) -> str | None:
    """The sentence that asks, with what is told as the time that *then* stands for."""
    for relation, pattern in _THEN:
        found = pattern.search(asked)
        if found is None:
            continue
        thing = _THING.search(told)
        if thing is not None:
            asked = _PRO.sub(rf"\1 a {thing['thing']}", asked)
            found = pattern.search(asked)
            assert found is not None
        if relation == "when" and not _STATE.search(asked):
            relation = "after"
        rest = asked[found.end() :]
        if relation == "when":
            rest = _LATER.sub("", rest)  # what was open then can have ended only later
        still = "still " if relation == "when" and "still" in found[0].lower() else ""
        clause = f"{told[0].lower()}{told[1:]}" if re.match(r"(?:The|An?|In|On) ", told) else told
        if rest.strip() and not re.match(r"\s*(?:,|and\b|but\b)", rest):
            front = f"{asked[: found.start()].rstrip()} {still}{rest.strip()}"
            return f"{front} {relation} {clause}?"
        return f"{asked[: found.start()].rstrip()} {still}{relation} {clause}{rest}?"
    return None
