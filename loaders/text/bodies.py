"""Courts, agencies, states, administrations and acts, by the form of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cryptoreg.loaders.text.finders import Searched
from cryptoreg.loaders.text.lexicon import states
from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import Class

_ORDINAL_COURT = re.compile(
    r"(?:the )?(?:US|U\.S\.)?\s?(?:(\d{1,2})(?:st|nd|rd|th)|(First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh)) (?:US |U\.S\. )?Circuit(?: Court of Appeals)?"
)


_ORDINALS = "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh".split()


_HIGHEST = re.compile(r"\b(?:[Tt]he|[Aa]|(?:19|20)\d\d) (Supreme Court)\b(?! (?:of|for|in) )")
_AUSTRALIAN = re.compile(r"\b[Tt]he (Federal Court)\b(?! (?:of|for|in) )")


_CHAMBER = re.compile(r"\b[Tt]he (House)\b(?! (?:of\b|[A-Z]))")


_OTHER_HIGHEST = re.compile(
    r"(?<!US )(?<!U\.S\. )(?<!States )\b[A-Z][\w.’'-]+ Supreme Court\b(?<!The Supreme Court)"
)
"""The highest court of a state or of another country, which "the Supreme Court" may then mean."""


def courts(text: str, seen: Searched) -> Iterator[Mention]:
    """The highest court of the United States and its circuits, which the gazetteer knows by other words."""
    for found in seen.matches(_HIGHEST):
        entry = gazetteer.load().find("U.S. Supreme Court", Class.COURT)
        if entry is not None and _OTHER_HIGHEST.search(text) is None:
            yield Mention(
                found.start(1), found.end(), found[1], MentionKind.NAME, Class.COURT, entry.name, entry
            )
    if "Austral" in text or "ASIC" in text:
        for found in seen.matches(_AUSTRALIAN):
            yield Mention(
                *found.span(), found[0], MentionKind.NAME, Class.COURT, "Federal Court of Australia"
            )
    house = gazetteer.load().get("us-house")
    for found in seen.matches(_CHAMBER):
        if house is not None:
            yield Mention(*found.span(1), found[1], MentionKind.NAME, house.cls, house.name, house)
    for found in seen.matches(_ORDINAL_COURT):
        ordinal = _ORDINALS[int(found[1]) - 1] if found[1] and 0 < int(found[1]) < 12 else found[2]
        entry = gazetteer.load().find(f"{ordinal} Circuit", Class.COURT)
        if entry is not None:
            yield Mention(
                found.start(), found.end(), found[0], MentionKind.NAME, Class.COURT, entry.name, entry
            )


_ADMINISTRATION = re.compile(
    r"\b(?:the )?((?:[A-Z][a-z]+|first|second|previous|prior|former|new|current|incoming|outgoing)(?: [A-Z][a-z]+)?(?:['’]s)?) ([Aa]dministration)\b"
)


_TRIBUNAL = re.compile(
    r"(?<![\w-])((?:The )?(?:Federal|High|Supreme|Constitutional|Appellate|Commercial|Grand|Royal|Circuit|Chancery|Superior) Court of (?:the )?[A-Z]\w+(?: (?:Kong|Korea|Zealand|Africa|Arab Emirates|Kingdom|Islands|Rica|Salvador|Lanka))?"
    r"|(?:U\.S\.|US|United States) (?:Bankruptcy|Tax) Court for the (?:(?:Southern|Northern|Eastern|Western|Central|Middle) )?District of [A-Z]\w+(?: (?:York|Jersey|Hampshire|Mexico|Carolina|Dakota|Island|Virginia|Columbia))?"
    r"|(?:B\.C\. |[A-Z][\w’'-]+ ){1,3}(?:Crown|High|Magistrates['’]|Constitutional|Appellate|Appeals|Commercial|Economic|Regional|Superior|Supreme|Federal|District|Bankruptcy|Administrative|Chancery|County|Criminal) Court"
    r"|(?:[A-Z][\w’'-]+ ){1,2}(?:administrative|regional|higher regional|district|criminal|bankruptcy|high|civil|business|chancery|commercial|county|labou?r|special|sessions|magistrate|military) court"
    r"|(?:Upper|First-tier) Tribunal|(?:[A-Z][\w’'-]+ ){1,4}(?:Appeals? |Appellate |Review )?Tribunal|(?:[A-Z][\w-]+ ){1,3}Court of (?:Appeals?|Chancery|Justice))\b"
)


_PROSECUTION = re.compile(
    r"(?<![\w-])(?:the )?((?:United States|U\.S\.|US) Attorney(?:['’]s Office)?(?: for the (?:(?:Southern|Northern|Eastern|Western|Central|Middle) )?District of [A-Z]\w+(?: [A-Z]\w+)?)?)"
)


_IS_A_TITLE = re.compile(r" [A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+")
_UNION_ACTS = re.compile(
    r"\b[Tt]he (U\.S\.|US|United States)(?: government)?(?= (?:has |had |also )?(?:sued|ordered|charged|accused|fined|indicted|seized|said|alleges?|alleged|claims|reached|"
    r"will|would|plans|intends|wants|agreed|sought|filed|dropped|sanctioned|unsealed|announced|extradited)\b)"
)


_AGENCY = re.compile(
    r"(?<![\w-])((?:[A-Z][\w’'-]+ ){1,4}(?:Securities (?:Board|Commission|Division|Bureau|Commissioner)|Department of (?:Financial|Banking|Insurance)(?: (?:(?:and|of) )?(?:Services|Institutions|Regulation|Protection|Innovation|Professional|Insurance|Banking|Securities|Finance))*|Financial Services Authority|Monetary Authority|Financial Supervisory Authority|Financial Markets Authority|Securities Regulatory Commission|Financial Intelligence Unit|(?:Gaming|Gambling|Lottery|Racing) (?:Control )?(?:Board|Commission|Authority)|(?:Public )?(?:Utilit(?:y|ies)|Service) (?:Commission|Board)|Division of (?:Banking|Securities|Banks|Financial (?:Regulation|Institutions|Services)|Consumer Affairs|Gaming Enforcement)|Bureau of (?:Securities|Investor Protection)))\b"
)


def tribunals(seen: Searched) -> Iterator[Mention]:
    """Courts and tribunals by the form of their names, beyond those that the gazetteer holds."""
    for found in seen.matches(_TRIBUNAL):
        name = re.sub(r"^(?:(?:The|At|In|By|To|From|And|A|An|Of|U\.S\.|US) )+", "", found[1])
        if len(name.split()) < 2 or re.match(
            r"(?:District|Supreme|Federal|High|Bankruptcy) Court(?! of )", name
        ):
            continue
        start = found.end() - len(name)
        entry = gazetteer.load().find(name, Class.COURT)
        yield Mention(
            start, found.end(), name, MentionKind.NAME, Class.COURT, entry.name if entry else name, entry
        )


@cache
def _attorneys_general() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:((?:{states()})(?:['’]s)? (?:State )?[Aa]ttorney [Gg]eneral)(?:['’]s [Oo]ffice)?|[Aa]ttorney [Gg]eneral of ({states()}))\b"
    )


def authorities(seen: Searched) -> Iterator[Mention]:
    """Offices of prosecutors and agencies of states by the form of their names."""
    for found in seen.matches(_PROSECUTION):
        if found[1].endswith("Attorney") and _IS_A_TITLE.match(found.string, found.end(1)):
            continue  # "U.S. Attorney Jane Hale" is she
        name = re.sub(r"^(?:United States|U\.S\.) ", "US ", found[1])
        yield Mention(found.start(1), found.end(), found[1], MentionKind.NAME, Class.GOVERNMENT_BODY, name)
    union = gazetteer.load().get("us")
    for found in seen.matches(_UNION_ACTS):
        yield Mention(
            found.start(1),
            found.end(1),
            found[1],
            MentionKind.NAME,
            Class.GOVERNMENT_BODY,
            "United States",
            union,
        )
    for found in seen.matches(_attorneys_general()):
        named = found[1] or found[2] + " Attorney General"
        name = re.sub(r"(?:['’]s)? ?[Aa]ttorney [Gg]eneral", " Attorney General", named)
        entry = gazetteer.load().find(name)
        yield Mention(
            found.start(),
            found.end(),
            found[0],
            MentionKind.NAME,
            Class.GOVERNMENT_BODY,
            entry.name if entry else name,
            entry,
        )
    for found in seen.matches(_AGENCY):
        name = re.sub(r"^(?:(?:The|At|In|By|To|From|And|A|An|Of) )+", "", found[1])
        entry = gazetteer.load().find(name)
        own = gazetteer.load().find(re.sub(r"['’]s\b", "", name))
        if entry is None and own is not None and own.name != name:
            yield Mention(
                found.end() - len(name), found.end(), name, MentionKind.NAME, own.cls, own.name, own
            )
        elif entry is None:
            yield Mention(found.end() - len(name), found.end(), name, MentionKind.NAME, Class.REGULATOR, name)


_ACT = re.compile(
    r"(?<![\w-])((?:[A-Z][\w’'-]+(?: (?:and|of|for|in|on|the|to|from|&) (?:the )?| )){1,9}(?:\((?:[A-Z][\w’'-]+ ?|and |of |for ){2,9}\) )?(?:Act|Directive|Ordinance)(?: (?:of )?(?:19|20)\d\d)?)\b(?! (?:[a-z]+ )?(?:on|of) )"
)


_SHORT_OF_ACT = re.compile(r" \(([A-Z][A-Z0-9-]{2,11})\) Act$")


_ACT_LEAD = re.compile(
    r"^(?:(?:The|A|An|And|Under|In|By|Of|For|With|If|But|When|House|Senate|Congress|President|Trump|Lawmakers|US|U\.S\.|Proposed|Since|After|Both|Section|[A-Z]\w+['’]s) )+"
)


_LEFT_OF_LEAD = re.compile(r"^(?:(?:and|of|for|the|to|in|on|from) )+")


def acts(seen: Searched) -> Iterator[Mention]:
    """Acts by the form of their names, beyond those that the gazetteer holds."""
    for found in seen.matches(_ACT):
        name = _ACT_LEAD.sub("", found[1])
        if name != found[1]:
            name = _LEFT_OF_LEAD.sub("", name)  # "Under the Betting Act"
        if len(name.split()) < 2 or re.match(r"(?:and|of|for|the|to) ", name):
            continue
        start = found.end(1) - len(name)
        short = _SHORT_OF_ACT.search(name)
        if short is not None:
            name = f"{short[1]} Act"  # "Guiding National Innovation (GENIUS) Act"
        entry = gazetteer.load().find(name, Class.LAW)
        yield Mention(
            start, found.end(1), name, MentionKind.NAME, Class.LAW, entry.name if entry else name, entry
        )


@cache
def _states_pattern() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = states()
    acts = (
        r"(?:has |have |had |also |then |later |now )*(?:sued|dropped|passed|charged|filed|enacted|advanced|banned|became|approved|followed|signed|adopted|settled|imposed|opened|closed|launched|"
        r"fined|joined|withdrew|introduced|accused|ordered|regulates|requires|plans|wants|will|moved|dismissed|alleges|alleged)\b"
    )
    acting = rf"(?<![\w-])(?P<state>{names})(?=(?:, (?:{names}))*,? (?:and (?:{names}) )?{acts}|,? (?:South|North|West|and) (?:{names})? ?{acts}|['’]s (?:lawsuit|suit|case|law|action) )"
    body = rf"(?<![\w-])(?P<name>(?:{names})(?: State)? (?:Senate|Assembly|House of Representatives|House|[Ll]egislature|Legislative Council|Parliament|parliament|National Assembly))\b"
    return re.compile(acting), re.compile(body)


def state_bodies(seen: Searched) -> Iterator[Mention]:
    """States that act, and their legislatures."""
    acting, body = _states_pattern()
    for found in seen.matches(body):
        name = found["name"]
        if gazetteer.load().find(name) is None:
            yield Mention(found.start(), found.end(), name, MentionKind.NAME, Class.LEGISLATURE, name)
    for found in seen.matches(acting):
        yield Mention(
            found.start(), found.end(), found[0], MentionKind.UNNAMED, Class.GOVERNMENT_BODY, found["state"]
        )


def administrations(text: str, seen: Searched) -> Iterator[Mention]:
    """Administrations, by the president or by their place in time."""
    for found in seen.matches(_ADMINISTRATION):
        who = re.sub(r"['’]s$", "", found[1])
        name = f"{who} administration"
        start = found.start(1)
        entry = gazetteer.load().find(name, Class.ADMINISTRATION)
        yield Mention(
            start, found.end(), text[start : found.end()], MentionKind.NAME, Class.ADMINISTRATION,
            entry.name if entry else name, entry,
        )  # fmt: skip


_SHORT_ACT = re.compile(r"\((?P<short>[A-Z][A-Z0-9]{2,9})\) (?:Act|bill|Bill|legislation)\b")
"""Of "the Guiding Something for U.S. Stablecoins (GENIUS) Act": its short name."""


_TASK_FORCE = re.compile(
    r"(?<![\w-])((?:[Tt]he )?(?:[A-Z][\w&’'-]+ ){1,5}(?:Task ?Force|Working Group|Strike Force|Enforcement Team|Assets? Unit|Crimes? Unit|Fraud Unit))\b(?! (?:on|for|of) )"
)
_OF_ANY_TASK_FORCE = frozenset(
    "The Crypto Cryptocurrency Digital Asset Assets Bitcoin Blockchain Virtual New Joint Special Federal Interagency Presidential House Senate Trump Biden White".split()
)


def task_forces(seen: Searched) -> Iterator[Mention]:
    """Task forces and working groups with a name of their own, beyond those that the gazetteer holds."""
    for found in seen.matches(_TASK_FORCE):
        words = found[1].removeprefix("the ").removeprefix("The ").split()
        own = [w for w in words[:-1] if w.strip("’'s") not in _OF_ANY_TASK_FORCE]
        own = [w for w in own if w not in ("Task", "Working", "Strike", "Enforcement")]
        unit = words[-1] == "Unit"
        if (not own and not unit) or (
            own and gazetteer.load().find(re.sub(r"['’]s$", "", own[0])) is not None
        ):
            continue  # "the Crypto Task Force", "the SEC Crypto Task Force": of the body that is told
        name = " ".join(words)
        entry = gazetteer.load().find(name, Class.TASK_FORCE)
        yield Mention(
            found.start(1),
            found.end(1),
            found[1],
            MentionKind.NAME,
            Class.TASK_FORCE,
            entry.name if entry else name,
            entry,
        )


def short_acts(seen: Searched) -> Iterator[Mention]:
    """Acts whose short name stands in brackets before the word for them."""
    for found in seen.matches(_SHORT_ACT):
        entry = gazetteer.load().find(f"{found['short']} Act", Class.LAW)
        name = entry.name if entry else f"{found['short']} Act"
        start = found.start("short")
        yield Mention(start, found.end(), found[0][1:], MentionKind.NAME, Class.LAW, name, entry)


_EXECUTIVE_ORDER = re.compile(r"\b(?:Executive Order|E\.?O\.?)\s+(?:No\.\s*)?(\d{5})\b")


def executive_orders(seen: Searched) -> Iterator[Mention]:
    """Executive orders by their number."""
    for found in seen.matches(_EXECUTIVE_ORDER):
        name = f"Executive Order {found[1]}"
        yield Mention(
            found.start(), found.end(), found[0], MentionKind.NAME, Class.LAW, name,
            gazetteer.load().find(name, Class.LAW),
        )  # fmt: skip


_BILL_NUMBER = re.compile(
    r"(?<![\w-])(?:(?:HB|SB|AB|LB|HF|SF|LD|HR|SR|HCR|SCR|SJR|HJR) ?\d{1,5}|(?:H\.R\.|S\.B\.|H\.B\.|A\.B\.|S\.J\. ?Res\.|H\.J\. ?Res\.) ?\d{1,5}"
    r"|(?:House|Senate|Assembly) (?:Bill|File|Joint Resolution|Resolution) (?:No\. )?\d{1,5}"
    r"|Public Act \d{2,4}-\d{1,4}|(?:Interpretive|Staff|No-Action|Supervisory) Letter (?:No\. )?\d{2,5}(?:-\d+)?|Staff (?:Accounting|Legal) Bulletin (?:No\. )?\d{1,3}\w?)(?![\w-])"
)


def bills(seen: Searched) -> Iterator[Mention]:
    """Bills by their number: "HB 1014", "House Bill 1014"."""
    for found in seen.matches(_BILL_NUMBER):
        name = re.sub(r"\s+", " ", found[0])
        yield Mention(found.start(), found.end(), found[0], MentionKind.NAME, Class.LAW, name)


def patterns() -> list[re.Pattern[str]]:
    """Those by which these names are found in a text that is searched for all of them at once."""
    return [
        _HIGHEST,
        _AUSTRALIAN,
        _TASK_FORCE,
        _CHAMBER,
        _ORDINAL_COURT,
        _TRIBUNAL,
        _PROSECUTION,
        _UNION_ACTS,
        _attorneys_general(),
        _AGENCY,
        _ACT,
        _SHORT_ACT,
        *_states_pattern(),
        _ADMINISTRATION,
        _EXECUTIVE_ORDER,
        _BILL_NUMBER,
    ]
