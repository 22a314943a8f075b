"""Firms, tokens and captions of cases by the form of their names, and the short names that a text gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain

from cryptoreg.loaders.text.finders import Searched
from cryptoreg.loaders.text.known_names import GOES_ON, GOES_ON_AS_A_COURT, GOES_ON_AS_A_WORD, occurrences
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.mentions import (
    CAPITALISED,
    NAME_WORD,
    Mention,
    MentionKind,
    family_name,
    in_a_heading,
)
from cryptoreg.loaders.text.openings import Word
from cryptoreg.loaders.text.persons import ends_of_firms, listed
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import Class

_FORMS = r"Inc|LLC|Ltd|Co(?=\.)|Limited|Corp|Corporation|PLC|plc|GmbH|Pte|LLP|AG|S\.A|N\.V|B\.V|Labs|Holdings|Ventures|Technologies|Foundation|Network|Finance|Protocol|Capital|Trading|Markets|Partners|Trust Company|Exchange(?! (?:Commission|Act|Board))|Group|Research|Digital|DAO|Software|Systems|Investments"
_FORM = re.compile(rf"\b(?:{_FORMS})\b")
_FIRM = re.compile(
    rf"(?<![\w.])((?:{CAPITALISED}[ ]+(?:&[ ]+)?){{0,4}}{CAPITALISED}(?:,[ ](?=(?:Inc|LLC|Ltd|Corp|PLC|GmbH)\b)|[ ]+)(?:{_FORMS})\b\.?(?:,? (?:Inc|LLC|Ltd|GmbH|PLC|Corp)\b\.?)?)"
)


_CAPTION = re.compile(
    rf"(?<![\w])((?:{CAPITALISED}|of|the|and|&|,)(?:[ ](?:{CAPITALISED}|of|the|and|&)){{0,6}})[ ]v(?:s)?\.?[ ](?:the )?({CAPITALISED}(?:[ ]{CAPITALISED}){{0,4}}(?:, (?:Inc|LLC|Ltd)\b\.?)?)"
)


_AGAINST = re.compile(r" vs?[. ]")


_TICKER_BEFORE = re.compile(
    r"(?<![\w.-])(?<![\w$.-]\$)(?P<ticker>[A-Z][A-Z0-9]{1,6})(?= (?:tokens?|coins?|stablecoins?|cryptocurrency|crypto asset|memecoin)\b)"
)
_TICKER_BEHIND = re.compile(
    r"\b(?:token|coin|stablecoin|memecoin)s?(?: (?:called|named|known as))?,? \(?\$?(?P<ticker>[A-Z][A-Z0-9]{1,6})\b(?![.’'\w])"
)


_TOKEN_NAMED = re.compile(
    rf"\b(?:meme ?coin|memecoin|altcoin|stablecoin|token)s?(?: (?:called|named|known as|dubbed))?,? (?P<name>{CAPITALISED})(?![.’'\w])(?! (?:{CAPITALISED}|token|v\.))"
)


_OF_TOKENS = re.compile(r"token|coin|crypto")


_NO_TICKERS = frozenset("NFT US UK EU SEC CFTC DOJ ICO AI USD GBP EUR FCA DEFI DAO ETF IT CEO".split())


def tickers(text: str, seen: Searched) -> Iterator[Mention]:
    """Tokens that stand in capitals beside a word for a token."""
    before = chain.from_iterable(
        seen.matches(_TICKER_BEFORE, *line) for line in _lines_with(_OF_TOKENS.finditer(text), text)
    )
    for found in chain(before, seen.matches(_TICKER_BEHIND)):
        name = found["ticker"]
        if name not in _NO_TICKERS and gazetteer.load().find(name) is None:
            yield Mention(*found.span("ticker"), name, MentionKind.NAME, Class.TOKEN, name)
    for found in seen.matches(_TOKEN_NAMED):
        name = found["name"]
        if name not in _STOP_FIRST and not name.isupper() and gazetteer.load().find(name) is None:
            yield Mention(*found.span("name"), name, MentionKind.NAME, Class.TOKEN, name)


def captions(text: str) -> Iterator[Mention]:
    """Cases by their captions, as in "SEC v. Ripple"."""
    for found in chain.from_iterable(
        _CAPTION.finditer(text, *line) for line in _lines_with(_AGAINST.finditer(text), text)
    ):
        left = re.sub(r"^(?:.*\b(?:case|matter|lawsuit|suit|litigation) )?of (?=[A-Z])", "", found[1])
        left = re.sub(r"^(?:(?:The|In|And|Of|Both|While|After|See|Also|Like|From) )+", "", left)
        start = found.start() + len(found[1]) - len(left)
        words = text[start : found.end()]
        if left == "Commission":
            left = "CFTC" if "CFTC" in text and "SEC" not in text else "SEC"
        yield Mention(start, found.end(), words, MentionKind.NAME, Class.LAWSUIT, caption(left, found[2]))


def caption(plaintiff: str, defendant: str) -> str:
    """How a case between two is called: by their short names.

    >>> caption("Securities and Exchange Commission", "Binance Holdings Ltd.")
    'SEC v. Binance'
    """
    return f"{_side(plaintiff)} v. {_side(defendant)}"


@lru_cache(maxsize=10_000)
def _side(name: str) -> str:
    bare = re.sub(r"['’]s$", "", name).strip(" ,")
    entry = gazetteer.load().find(bare)
    if entry is None:
        return bare
    if entry.id in ("us", "doj"):
        return "US"
    return family_name(entry.name) if entry.cls == Class.PERSON else entry.name


_NOT_FIRST = (
    "The|And|But|Both|While|In|At|On|Of|For|By|With|From|Against|After|Before|When|Under|See|SEC|CFTC|DOJ|Charges?|Sues|"
    "Sued|Fines|Fined|Former|Crypto|Judge|Court|Federal|Plaintiff|Defendants?|Its|His|Her|Their|Meanwhile|According|Allegations|"
    "Chief|Executive|Officer|CEO|Founder|Exchange|A|An|As|If|Also|However|To|Since|Analysts|Brothers?"
)


_OPENERS = re.compile(rf"^(?:(?:{_NOT_FIRST})[ ]+)+")
_OWNER = re.compile(r"^.*['’]s ")
_ABBREVIATED = re.compile(r"\b(?:Inc|Ltd|Corp|Co|Pte|S\.A|N\.V|B\.V)\.$")


_STOP_FIRST = frozenset(
    "The A An In On At It He She We CEO CTO CFO Founder Chief And But Will Has Is Was To Of For By With As Act Securities "
    "Act Lawsuit Case Enforcement Regulation Regulations Charges Executives Investors Users Customers".split()
)


_LISTED_NAME = r"[A-Z][\w&-]*(?:\.\w+)*(?: [A-Z][\w&-]*(?:\.\w+)*)?"
_LISTED = re.compile(
    rf"\b(?:firms|companies|exchanges|platforms|issuers|lenders|entities|projects|startups|operators|brokers)(?:,| including| such as| like| called| named|:)+ (?P<names>{_LISTED_NAME}(?:, {_LISTED_NAME})*(?:,? and {_LISTED_NAME})?)(?=[.,;]| )"
)


_KINDS = frozenset(
    "Crypto Cryptocurrency Cryptocurrencies Bitcoin Digital Asset Assets Blockchain Virtual Stablecoin Token Trading Lending Mining Companies Company Firms Firm Exchanges Exchange Platforms Platform "
    "Investors Traders Users Customers Banks Lenders Miners Brokers Issuers Industry Businesses Startups Founders Executives Giants Giant Lender".split()
)


def is_a_kind(mention: Mention) -> bool:
    """Whether what looks like a firm's name only says of what kind firms are, as in titles: "Cryptocurrency Companies"."""
    if mention.cls != Class.FIRM or mention.kind is not MentionKind.NAME or mention.entry is not None:
        return False
    return _KINDS.issuperset(mention.name.split())


def listed_firms(seen: Searched) -> Iterator[Mention]:
    """Unknown firms in a list that says that they are firms."""
    for found in seen.matches(_LISTED):
        for name in re.finditer(_LISTED_NAME, found["names"]):
            start = found.start("names") + name.start()
            if gazetteer.load().find(name[0]) is None:
                yield Mention(start, start + len(name[0]), name[0], MentionKind.NAME, Class.FIRM, name[0])


def short_firms(text: str, known_words: Sequence[Word], known: list[Mention]) -> Iterator[Mention]:
    """Later mentions of a firm by its name without the legal form, or by its first word."""
    short: dict[str, Mention] = {}
    common = listed("common_first_words")
    for mention in known:
        if mention.cls == Class.FIRM and mention.kind is MentionKind.NAME and mention.entry is None:
            words = re.sub(
                r",? (?:Inc|LLC|Ltd|Limited|Corp|Corporation|PLC|plc|GmbH|Pte|LLP|AG)\b\.?", "", mention.text
            ).split()
            for n in range(1, len(words) + 1):
                name = " ".join(words[:n])
                if n > 1 or (
                    len(name) > 3
                    and name not in common
                    and name[0].isupper()
                    and not name.endswith(("'s", "’s"))
                ):
                    short.setdefault(name, mention)
        elif mention.cls == Class.LAWSUIT and (sued := _firm_sued(mention)) is not None:
            short.setdefault(sued.text.split()[0], sued)  # "Northgate" beside "SEC v. Northgate Markets"
        elif mention.cls == Class.FIRM and mention.kind is MentionKind.NAME and " " in mention.text:
            first = mention.text.split()[0]  # "BAM" of "BAM Trading Services"
            if len(first) >= _LETTERS and first.isupper() and gazetteer.load().find(first) is None:
                short.setdefault(first, mention)
    for start, end, name in occurrences(text, known_words, short, GOES_ON_AS_A_COURT):
        yield replace(short[name], start=start, end=end, text=text[start:end])


def _firm_sued(case: Mention) -> Mention | None:
    """The unknown firm that a caption names as the defendant, by what its name is built from."""
    name = re.split(r" v\.? ", case.text, maxsplit=1)[-1]
    words = name.split()
    if len(words) < 2 or len(words[0]) < 5 or gazetteer.load().find(name) is not None:
        return None
    if words[-1].rstrip(".,") not in ends_of_firms():
        return None
    return Mention(case.start, case.end, name, MentionKind.NAME, Class.FIRM, name)


_LETTERS = 3
"""Letters of an abbreviation that stands for a known firm."""
_DEFINITION = re.compile(
    r"\s*\((?:the |collectively,? |together,? )?[“\"']?([A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3})[”\"']?\)"
)


def definitions(text: str, known_words: Sequence[Word], known: list[Mention]) -> Iterator[Mention]:
    """Later mentions by a short name that the text gives in brackets: "the Working Group (WG)"."""
    short: dict[str, Mention] = {}
    for mention in known:
        if mention.kind is MentionKind.NAME and mention.cls != Class.LAWSUIT:
            found = _DEFINITION.match(text, mention.end)
            if found and gazetteer.load().find(found[1]) is None and found[1] not in ("Chair", "US", "UK"):
                short.setdefault(found[1], mention)
    for start, end, name in occurrences(text, known_words, short, GOES_ON):
        if start > short[name].start:
            yield replace(short[name], start=start, end=end, text=text[start:end])


_OF_A_BODY = re.compile(r"(?:Division|Department|Office|Bureau|Ministry|Committee|Minister) (?:of|on|for) $")
_AFTER_VERB = re.compile(
    r"^.*\b(?:Sues|Charges|Fines|Settles With|Drops|Accuses|Orders|Probes|Investigates|Dismisses|Attorney General)(?: Crypto Exchange)? "
)
"""In a headline with capitals what stands before the object of its verb is no part of a firm's name."""


_SITE = re.compile(
    r"(?<![\w@/.-])[A-Z][A-Za-z0-9]+\.(?:fun|io|xyz|fi|app|gg|bet|markets?|exchange|finance|trade|money|cash|games?|casino)(?![\w/-]|\.\w)"
)
"""A platform that is called like its site: "Quill.fun"."""


def sites(seen: Searched) -> Iterator[Mention]:
    """Unknown platforms that are called like their sites."""
    for found in seen.matches(_SITE):
        if gazetteer.load().find(found[0]) is None:
            yield Mention(*found.span(), found[0], MentionKind.NAME, Class.FIRM, found[0])


def firms(text: str, seen: Searched) -> Iterator[Mention]:
    """Firms by their legal form or line of business, or by the words that introduce a name."""
    formed = _lines_with(seen.matches(_FORM), text)
    for found in chain.from_iterable(seen.matches(_FIRM, *line) for line in formed):
        name = _OPENERS.sub("", _AFTER_VERB.sub("", _OWNER.sub("", found[1])))
        start = found.end(1) - len(name)
        if _OF_A_BODY.search(text, max(0, start - 16), start):
            continue  # "Division of Corporation Finance"
        if len(name.split()) < 2 or name.startswith(("US ", "U.S. ", "National ", "European ")):
            continue
        end = start + len(name.rstrip(",")) if name.endswith(",") else found.end(1)
        name = text[start:end]
        if name.endswith(".") and not _ABBREVIATED.search(name):
            name, end = name[:-1], end - 1
        entry = gazetteer.load().find(name)
        if entry is not None and entry.cls != Class.FIRM:
            continue
        if entry is None:
            name = in_a_heading(text, start, end)
            start = end - len(name)
        if name:
            yield Mention(
                start, end, name, MentionKind.NAME, Class.FIRM, entry.name if entry else name, entry
            )
    for pattern in table("references.yaml")["firm_introductions"]:
        for found in seen.matches(_introduction(pattern)):
            name = _NAME_AND_ITS.sub("", found["name"])  # "crypto lender Hale's bid"
            words = name.split()
            if (
                words[0] in _STOP_FIRST
                or words[0] in _FORM_ALONE
                or words[0].endswith(("ed", "ing"))
                or words[0].rstrip("s").lower()
                in (
                    "ceo",
                    "chief",
                    "founder",
                    "co-founder",
                )
            ):
                continue
            start = found.start("name")
            yield Mention(start, start + len(name), name, MentionKind.NAME, Class.FIRM, name)


@cache
def _acting() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name before what firms do or is done to them, and one after what is done to firms."""
    words = table("references.yaml")["firm_acts"]
    name = rf"(?P<name>{CAPITALISED}(?:[ ]{CAPITALISED}){{0,2}})"
    return (
        re.compile(
            rf"(?<![\w.’'-]){name}(?<![’'])(?:,[ ](?:{'|'.join(words['apposed'])})[^,.;\n]{{3,80}},)?"
            rf"(?:[ ](?:has|have|had|is|was|also|then|later|now)){{0,3}}[ ](?:{'|'.join(words['does'])})\b"
            rf"|(?<![\w.’'-])(?P<owner>{CAPITALISED}(?:[ ]{CAPITALISED}){{0,2}}?)['’]s[ ](?:[\w$.-]+[ ]){{0,3}}?(?:{'|'.join(words['has'])})\b"
        ),
        re.compile(rf"(?<![\w-])(?i:{'|'.join(words['undergoes'])})[ ](?:the[ ])?{name}(?<![’'])"),
    )


def acting_firms(
    text: str, known_words: Sequence[Word], seen: Searched, known: Sequence[Mention]
) -> Iterator[Mention]:
    """Unknown names that do what firms do, or have it done to them, and are formed as names of firms are.

    Args:
        text: of the document.
        known_words: all its words.
        seen: where the patterns may match.
        known: what is found already; no name that shares a word with a person or a known thing is a firm.
    """
    taken = {word for m in known for word in m.text.split()}
    found: set[str] = set()
    for pattern in _acting():
        for match in seen.matches(pattern):
            if _OF_A_BODY.search(text, max(0, match.start() - 16), match.start()):
                continue
            name = match["name"] or match.groupdict().get("owner") or ""
            name = _OPENERS.sub("", re.sub(r"['’]s$", "", name))
            if name and name not in found and not taken & set(name.split()) and _formed_as_a_firm(name):
                found.add(name)
    for start, end, name in occurrences(text, known_words, found, GOES_ON_AS_A_WORD):
        yield Mention(start, end, name, MentionKind.NAME, Class.FIRM, name)


@cache
def _firm_form() -> re.Pattern[str]:
    """How the names of crypto firms are built: capitals inside a word, or the syllables of the trade."""
    parts = table("references.yaml")["firm_syllables"]
    return re.compile(
        rf"\b(?:[A-Z][a-z]+[A-Z]\w+|(?:{'|'.join(parts['first'])})[a-z]{{2,}}|[A-Z][a-z]+(?:{'|'.join(parts['last'])})|(?:{'|'.join(parts['words'])}))\b"
    )


def _formed_as_a_firm(name: str) -> bool:
    return (
        _firm_form().search(name) is not None
        and gazetteer.load().find(name) is None
        and not listed("not_in_person_names") & {name}
    )


_FORM_ALONE = frozenset({"Co", "Inc", "Ltd", "Corp", "LLC", "PLC", "GmbH"})
"""Of "Hale FinTech Co.": no name of its own."""
_NAME_AND_ITS = re.compile(r"['’]s(?:\s.*)?$", re.DOTALL)


@cache
def _introduction(pattern: str) -> re.Pattern[str]:
    """What stands before an unknown name, in any case, and the name, in capitals."""
    return re.compile(
        rf"(?<![\w-])(?i:{pattern})\s+(?P<name>{CAPITALISED}(?:\s{NAME_WORD}){{0,2}})(?<![.,’'])"
    )


def _lines_with(triggers: Iterable[re.Match[str]], text: str) -> Iterator[tuple[int, int]]:
    """The lines in which matches of a trigger stand."""
    end = -1
    for found in triggers:
        if found.start() > end:
            start = text.rfind("\n", 0, found.start()) + 1
            end = text.find("\n", found.end())
            end = len(text) if end < 0 else end
            yield start, end


def patterns() -> list[re.Pattern[str]]:
    """Those by which these names are found in a text that is searched for all of them at once."""
    return [
        _LISTED,
        _FORM,
        _FIRM,
        _SITE,
        _TICKER_BEFORE,
        _TICKER_BEHIND,
        _TOKEN_NAMED,
        *_acting(),
        *map(_introduction, table("references.yaml")["firm_introductions"]),
    ]
