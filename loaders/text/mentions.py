"""Find what a text names: by the gazetteer, by patterns, and by the ways in which texts refer back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import chain

from cryptoreg.loaders.text.lexicon import compiled, table
from cryptoreg.loaders.text.needles import Finder, Searched
from cryptoreg.loaders.text.openings import Word, matches, words
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


_CAPITAL = r"[A-Z][\w’'&-]*(?:\.[\w’'&-]+)*(?:(?<=[^A-Za-z][A-Z])\.)?"
_NAME_WORD = r"[A-Z][a-zA-ZÀ-ÿ’'-]+"
_PERSON = rf"{_NAME_WORD}(?:\s+[A-Z]\.)?(?:\s+(?:van|von|de|del|der|al|bin))?\s+{_NAME_WORD}(?:\s+{_NAME_WORD})?(?:,? Jr\.)?"
_FIRM = re.compile(
    rf"(?<![\w.])((?:{_CAPITAL}[ ]+){{1,5}}(?:{{suffix}})\b\.?(?:,? (?:Inc|LLC|Ltd|GmbH|PLC|Corp)\b\.?)?)".replace(
        "{suffix}",
        "Inc|LLC|Ltd|Limited|Corp|Corporation|PLC|plc|GmbH|Pte|LLP|AG|S\\.A|N\\.V|B\\.V|Labs|Holdings|Ventures|Technologies|Foundation|Network|Finance|Protocol|Capital|Trading|Markets|Partners|Trust Company|Exchange(?! (?:Commission|Act|Board))|Group|Research|Digital|DAO|Software|Systems|Investments",
    )
)
_CAPTION = re.compile(
    rf"(?<![\w])((?:{_CAPITAL}|of|the|and|&|,)(?:[ ](?:{_CAPITAL}|of|the|and|&)){{0,6}})[ ]v(?:s)?\.?[ ](?:the )?({_CAPITAL}(?:[ ]{_CAPITAL}){{0,4}}(?:, (?:Inc|LLC|Ltd)\b\.?)?)"
)
_AGAINST = re.compile(r" vs?[. ]")
_TITLED_NAME = re.compile(rf"\s+({_PERSON}|{_NAME_WORD})")
_ORDINAL_COURT = re.compile(
    r"(?:the )?(?:US|U\.S\.)?\s?(?:(\d{1,2})(?:st|nd|rd|th)|(First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh)) (?:US |U\.S\. )?Circuit(?: Court of Appeals)?"
)
_ORDINALS = "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh".split()


def find(text: str, sents: list[Sentence]) -> list[Mention]:
    """All mentions of a text, by offset, none inside another."""
    found: list[Mention] = []
    known_words = words(text)
    seen = Searched(text, known_words, _form_finder())
    found += _captions(text)
    known = list(_known_names(text))
    found += known
    found += _courts(text, seen)
    found += _tribunals(seen)
    found += _tickers(text)
    found += _authorities(seen)
    found += _listed_firms(seen)
    found += _acts(seen)
    found += _state_bodies(seen)
    found += _administrations(text, seen)
    found += _executive_orders(seen)
    found += _firms(text, seen)
    found += _persons(text, seen, sents)
    found += _references(text, known_words)
    kept = _longest(found)
    kept = _longest([*kept, *_family_names(text, known_words, kept), *_short_firms(text, known_words, kept)])
    kept = [_full_name(m, kept) for m in kept]
    defined = list(_definitions(text, known_words, kept))
    free = [m for m in kept if not any(m.start < d.end and d.start < m.end for d in defined)]
    return sorted([*defined, *free], key=lambda m: m.start)


@cache
def _form_finder() -> Finder:
    """What tells where names are looked for that are known by their form."""
    return Finder(
        [
            _HIGHEST, _ORDINAL_COURT, _TRIBUNAL, _PROSECUTION, _UNION_ACTS,
            _attorneys_general(), _AGENCY, _LISTED, _ACT, *_states_pattern(), _ADMINISTRATION,
            _EXECUTIVE_ORDER, _FIRM, *map(_introduction, table("references.yaml")["firm_introductions"]),
            *_person_patterns(), _ADDRESSED, _PLAIN_NAME, _OFFICE_AND_NAME,
        ]
    )  # fmt: skip


def _full_name(mention: Mention, known: list[Mention]) -> Mention:
    """A firm introduced by the first word of a name that the text gives in full elsewhere."""
    if mention.cls != Class.FIRM or mention.entry is not None or " " in mention.name:
        return mention
    longer = {
        m.name
        for m in known
        if m.cls == Class.FIRM and m.entry is None and m.name.startswith(mention.name + " ")
    }
    return replace(mention, name=longer.pop()) if len(longer) == 1 else mention


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Of overlapping mentions keep the longest; of equally long ones the first that was found."""
    taken: list[Mention] = []  # by start; none overlaps another, so only two neighbours can overlap a new one
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        at = bisect_left(taken, mention.start, key=lambda m: m.start)
        if (at == 0 or taken[at - 1].end <= mention.start) and (
            at == len(taken) or mention.end <= taken[at].start
        ):
            taken.insert(at, mention)
    return taken


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


def occurrences(
    text: str, known_words: Sequence[Word], names: Collection[str], goes_on: re.Pattern[str]
) -> Iterator[tuple[int, int, str]]:
    """Where names of one document stand in it, without a regular expression for each document.

    Args:
        text: where to look.
        known_words: all its words.
        names: each begins with a letter; a space in them fits any space, a straight quote any of its kind.
        goes_on: what must not follow a name.

    Yields:
        Start, end and name, the longest where several fit, none inside another.
    """
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        first = _FIRST_WORD.match(name)
        if first is not None:
            by_first.setdefault(first[0], []).append(name)
    if not by_first:
        return
    position = 0
    for start, word in known_words:
        if start < position or word not in by_first or text[start - 1 : start] == "-":
            continue
        for name in by_first[word]:
            end = _end_of(text, start, name)
            if end is not None and goes_on.match(text, end) is None:
                yield start, end, name
                position = end
                break


def _end_of(text: str, start: int, name: str) -> int | None:
    """Where a name ends that begins at an offset; None when it does not stand there."""
    if text.startswith(name, start):
        return start + len(name)
    at = start
    for character in name:
        if character == " ":
            spaces = _SPACES.match(text, at)
            if spaces is None:
                return None
            at = spaces.end()
        elif at < len(text) and text[at] in _SAME_SIGNS.get(character, character):
            at += 1
        else:
            return None
    return at


_FIRST_WORD = re.compile(r"\w+")
_SPACES = re.compile(r"\s+")
_SAME_SIGNS = {"'": "'’", '"': '"“”'}
_GOES_ON = re.compile(r"\w|-[A-Z]")
_GOES_ON_AS_A_COURT = re.compile(r"\w|-[A-Z]| [A-Z][a-z]+ (?:Court|District|Judge)")
_GOES_ON_AS_A_WORD = re.compile(r"[\w-]")
_GOES_ON_AS_LETTERS = re.compile(r"\w")


def _known_names(text: str) -> Iterator[Mention]:
    pattern, names = _known_pattern()
    for found in pattern.finditer(text):
        entry = names[_straight(found[0])]
        yield Mention(found.start(), found.end(), found[0], MentionKind.NAME, entry.cls, entry.name, entry)


_HIGHEST = re.compile(r"\b[Tt]he (Supreme Court)\b(?! (?:of|for|in) )")
_OTHER_HIGHEST = re.compile(
    r"(?<!US )(?<!U\.S\. )(?<!States )\b[A-Z][\w.’'-]+ Supreme Court\b(?<!The Supreme Court)"
)
"""The highest court of a state or of another country, which "the Supreme Court" may then mean."""


def _courts(text: str, seen: Searched) -> Iterator[Mention]:
    for found in seen.matches(_HIGHEST):
        entry = gazetteer.load().find("U.S. Supreme Court", Class.COURT)
        if entry is not None and _OTHER_HIGHEST.search(text) is None:
            yield Mention(
                found.start(1), found.end(), found[1], MentionKind.NAME, Class.COURT, entry.name, entry
            )
    for found in seen.matches(_ORDINAL_COURT):
        ordinal = _ORDINALS[int(found[1]) - 1] if found[1] and 0 < int(found[1]) < 12 else found[2]
        entry = gazetteer.load().find(f"{ordinal} Circuit", Class.COURT)
        if entry is not None:
            yield Mention(
                found.start(), found.end(), found[0], MentionKind.NAME, Class.COURT, entry.name, entry
            )


_ADMINISTRATION = re.compile(
    r"(?:the )?((?:[A-Z][a-z]+|first|second|previous|prior|former|new|current|incoming|outgoing)(?: [A-Z][a-z]+)?(?:['’]s)?) ([Aa]dministration)\b"
)


_TRIBUNAL = re.compile(
    r"(?<![\w-])((?:The )?(?:Federal|High|Supreme|Constitutional|Appellate|Commercial) Court of (?:Australia|Montenegro|Singapore|Nigeria|Canada|India|Israel|Brazil|Justice|England|Ireland|Kenya|South Korea|New Zealand|the Republic of Singapore)"
    r"|(?:U\.S\.|US|United States) (?:Bankruptcy|Tax) Court for the (?:(?:Southern|Northern|Eastern|Western|Central|Middle) )?District of [A-Z]\w+(?: (?:York|Jersey|Hampshire|Mexico|Carolina|Dakota|Island|Virginia|Columbia))?"
    r"|(?:[A-Z][\w’'-]+ ){1,3}(?:Crown|High|Magistrates['’]|Superior|Supreme|Federal|District|Bankruptcy|Administrative|Chancery|County|Criminal) Court"
    r"|(?:[A-Z][\w’'-]+ ){1,2}(?:administrative|regional|higher regional|district|criminal|bankruptcy|high|civil) court"
    r"|(?:Upper|First-tier) Tribunal|(?:[A-Z][\w-]+ ){1,3}Court of (?:Appeals?|Chancery|Justice))\b"
)
_PROSECUTION = re.compile(
    r"(?<![\w-])(?:the )?((?:United States|U\.S\.|US) Attorney(?:['’]s Office)?(?: for the (?:(?:Southern|Northern|Eastern|Western|Central|Middle) )?District of [A-Z]\w+(?: [A-Z]\w+)?)?)"
)
_UNION_ACTS = re.compile(
    r"\b[Tt]he (U\.S\.|US|United States)(?: government)?(?= (?:has |had |also )?(?:sued|ordered|charged|accused|fined|indicted|seized|said|alleges?|alleged|claims|reached|"
    r"wants|agreed|sought|filed|dropped|sanctioned|unsealed|announced|extradited)\b)"
)
_AGENCY = re.compile(
    r"(?<![\w-])((?:[A-Z][\w’'-]+ ){1,4}(?:Securities (?:Board|Commission|Division|Bureau|Commissioner)|Department of (?:Financial|Banking|Insurance)(?: [A-Z]\w+)*|Financial Services Authority|Monetary Authority))\b"
)
_TICKER = re.compile(
    r"(?<![\w$.-])\$?(?P<a>[A-Z][A-Z0-9]{1,6})(?= (?:tokens?|coins?|stablecoins?|cryptocurrency|crypto asset|memecoin)\b)"
    r"|\b(?:token|coin|stablecoin|memecoin)s?(?: (?:called|named|known as))?,? \(?\$?(?P<b>[A-Z][A-Z0-9]{1,6})\b(?![.’'\w])"
)
_OF_TOKENS = re.compile(r"token|coin|crypto")
_NO_TICKERS = frozenset("NFT US UK EU SEC CFTC DOJ ICO AI USD GBP EUR FCA DEFI DAO ETF IT CEO".split())


def _tribunals(seen: Searched) -> Iterator[Mention]:
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
    states = "|".join(table("references.yaml")["states"])
    return re.compile(
        rf"(?<![\w-])((?:{states})(?:['’]s)? (?:State )?[Aa]ttorney [Gg]eneral)(?:['’]s [Oo]ffice)?\b"
    )


def _authorities(seen: Searched) -> Iterator[Mention]:
    """Offices of prosecutors and agencies of states by the form of their names."""
    for found in seen.matches(_PROSECUTION):
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
        name = re.sub(r"(?:['’]s)? ?[Aa]ttorney [Gg]eneral", " Attorney General", found[1])
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
    r"(?<![\w-])((?:[A-Z][\w’'-]+(?: (?:and|of|for|in|on|the|to|from|&) (?:the )?| )){1,9}(?:Act|Directive|Ordinance)(?: of (?:19|20)\d\d)?)\b(?! (?:[a-z]+ )?(?:on|of) )"
)
_ACT_LEAD = re.compile(
    r"^(?:(?:The|A|An|And|Under|In|By|Of|For|With|If|But|When|House|Senate|Congress|President|Trump|Lawmakers|US|U\.S\.|Proposed|Since|After|Both|Section|[A-Z]\w+['’]s) )+"
)


def _acts(seen: Searched) -> Iterator[Mention]:
    """Acts by the form of their names, beyond those that the gazetteer holds."""
    for found in seen.matches(_ACT):
        name = _ACT_LEAD.sub("", found[1])
        if len(name.split()) < 2 or re.match(r"(?:and|of|for|the|to) ", name):
            continue
        entry = gazetteer.load().find(name, Class.LAW)
        start = found.end(1) - len(name)
        yield Mention(
            start, found.end(1), name, MentionKind.NAME, Class.LAW, entry.name if entry else name, entry
        )


@cache
def _states_pattern() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(table("references.yaml")["states"])
    acts = (
        r"(?:has |have |had |also |then |later |now )*(?:sued|dropped|passed|charged|filed|enacted|advanced|banned|became|approved|followed|signed|adopted|settled|"
        r"fined|joined|withdrew|introduced|accused|ordered|regulates|requires|plans|wants|will|moved|dismissed|alleges|alleged)\b"
    )
    acting = rf"(?<![\w-])(?P<state>{names})(?=(?:, (?:{names}))*,? (?:and (?:{names}) )?{acts}|,? (?:South|North|West|and) (?:{names})? ?{acts}|['’]s (?:lawsuit|suit|case|law|action) )"
    body = rf"(?<![\w-])(?P<name>(?:{names})(?: State)? (?:Senate|Assembly|House of Representatives|House|[Ll]egislature|Legislative Council|Parliament|parliament|National Assembly))\b"
    return re.compile(acting), re.compile(body)


def _state_bodies(seen: Searched) -> Iterator[Mention]:
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


def _tickers(text: str) -> Iterator[Mention]:
    lines = _lines_with(_OF_TOKENS, text)
    for found in chain.from_iterable(_TICKER.finditer(text, *line) for line in lines):
        group = "a" if found["a"] else "b"
        name = found[group]
        if name not in _NO_TICKERS and gazetteer.load().find(name) is None:
            yield Mention(found.start(group), found.end(group), name, MentionKind.NAME, Class.TOKEN, name)


def _administrations(text: str, seen: Searched) -> Iterator[Mention]:
    for found in seen.matches(_ADMINISTRATION):
        who = re.sub(r"['’]s$", "", found[1])
        name = f"{who} administration"
        start = found.start(1)
        entry = gazetteer.load().find(name, Class.ADMINISTRATION)
        yield Mention(
            start, found.end(), text[start : found.end()], MentionKind.NAME, Class.ADMINISTRATION,
            entry.name if entry else name, entry,
        )  # fmt: skip


_EXECUTIVE_ORDER = re.compile(r"\b(?:Executive Order|E\.?O\.?)\s+(?:No\.\s*)?(\d{5})\b")


def _executive_orders(seen: Searched) -> Iterator[Mention]:
    for found in seen.matches(_EXECUTIVE_ORDER):
        name = f"Executive Order {found[1]}"
        yield Mention(
            found.start(), found.end(), found[0], MentionKind.NAME, Class.LAW, name,
            gazetteer.load().find(name, Class.LAW),
        )  # fmt: skip


def _captions(text: str) -> Iterator[Mention]:
    for found in chain.from_iterable(_CAPTION.finditer(text, *line) for line in _lines_with(_AGAINST, text)):
        left = re.sub(r"^(?:(?:The|In|And|Of|Both|While|After|See|Also|Like|From) )+", "", found[1])
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


def _side(name: str) -> str:
    bare = re.sub(r"['’]s$", "", name).strip(" ,")
    entry = gazetteer.load().find(bare)
    if entry is None:
        return bare
    if entry.id in ("us", "doj"):
        return "US"
    return entry.name.rsplit(" ", 1)[-1] if entry.cls == Class.PERSON else entry.name


# ---------------------------------------------------------------- names by pattern


_NOT_FIRST = (
    "The|And|But|Both|While|In|At|On|Of|For|By|With|From|Against|After|Before|When|Under|See|SEC|CFTC|DOJ|Charges?|Sues|"
    "Sued|Fines|Fined|Former|Crypto|Judge|Court|Federal|Plaintiff|Defendants?|Its|His|Her|Their|Meanwhile|According|Allegations|"
    "Chief|Executive|Officer|CEO|Founder|Exchange|A|An|As|If|Also|However|To|Since|Analysts|Brothers?"
)
_STOP_FIRST = frozenset(
    "The A An In On At It He She We CEO CTO CFO Founder Chief And But Will Has Is Was To Of For By With As Act Securities "
    "Act Lawsuit Case Enforcement Regulation Regulations Charges Executives Investors Users Customers".split()
)


_LISTED = re.compile(
    r"\b(?:firms|companies|exchanges|platforms|issuers|lenders|entities)(?:,| including| such as| like| called| named|:)+ (?P<names>[A-Z][\w.&-]+(?: [A-Z][\w.&-]+)?(?:, [A-Z][\w.&-]+(?: [A-Z][\w.&-]+)?)*,? and [A-Z][\w.&-]+(?: [A-Z][\w.&-]+)?)"
)


def _listed_firms(seen: Searched) -> Iterator[Mention]:
    """Unknown firms in a list that says that they are firms."""
    for found in seen.matches(_LISTED):
        for name in re.finditer(r"[A-Z][\w.&-]+(?: [A-Z][\w.&-]+)?", found["names"]):
            start = found.start("names") + name.start()
            if gazetteer.load().find(name[0]) is None:
                yield Mention(start, start + len(name[0]), name[0], MentionKind.NAME, Class.FIRM, name[0])


def _short_firms(text: str, known_words: Sequence[Word], known: list[Mention]) -> Iterator[Mention]:
    """Later mentions of a firm by its name without the legal form, or by its first word."""
    short: dict[str, Mention] = {}
    common = _listed("common_first_words")
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
    for start, end, name in occurrences(text, known_words, short, _GOES_ON_AS_A_COURT):
        yield replace(short[name], start=start, end=end, text=text[start:end])


_DEFINITION = re.compile(
    r"\s*\((?:the |collectively,? |together,? )?[“\"']?([A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3})[”\"']?\)"
)


def _definitions(text: str, known_words: Sequence[Word], known: list[Mention]) -> Iterator[Mention]:
    """Later mentions by a short name that the text gives in brackets: "the Working Group (WG)"."""
    short: dict[str, Mention] = {}
    for mention in known:
        if mention.kind is MentionKind.NAME and mention.cls != Class.LAWSUIT:
            found = _DEFINITION.match(text, mention.end)
            if found and gazetteer.load().find(found[1]) is None and found[1] not in ("Chair", "US", "UK"):
                short.setdefault(found[1], mention)
    for start, end, name in occurrences(text, known_words, short, _GOES_ON):
        if start > short[name].start:
            yield replace(short[name], start=start, end=end, text=text[start:end])


_AFTER_VERB = re.compile(
    r"^.*\b(?:Sues|Charges|Fines|Settles With|Drops|Accuses|Orders|Probes|Investigates|Dismisses|Attorney General)(?: Crypto Exchange)? "
)
"""In a headline with capitals what stands before the object of its verb is no part of a firm's name."""


def _firms(text: str, seen: Searched) -> Iterator[Mention]:
    for found in seen.matches(_FIRM):
        name = re.sub(rf"^(?:(?:{_NOT_FIRST})[ ]+)+", "", _AFTER_VERB.sub("", found[1]))
        start = found.end(1) - len(name)
        if len(name.split()) < 2 or name.startswith(("US ", "U.S. ", "National ", "European ")):
            continue
        end = start + len(name.rstrip(",")) if name.endswith(",") else found.end(1)
        name = text[start:end]
        if name.endswith(".") and not re.search(r"\b(?:Inc|Ltd|Corp|Pte|S\.A|N\.V|B\.V)\.$", name):
            name, end = name[:-1], end - 1
        entry = gazetteer.load().find(name)
        if entry is not None and entry.cls != Class.FIRM:
            continue
        yield Mention(start, end, name, MentionKind.NAME, Class.FIRM, entry.name if entry else name, entry)
    for pattern in table("references.yaml")["firm_introductions"]:
        for found in seen.matches(_introduction(pattern)):
            name = found["name"]
            words = name.split()
            if (
                words[0] in _STOP_FIRST
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
            yield Mention(
                found.start("name"), found.end("name"), name, MentionKind.NAME, Class.FIRM, name
            )  # fmt: skip


@cache
def _introduction(pattern: str) -> re.Pattern[str]:
    """What stands before an unknown name, in any case, and the name, in capitals."""
    return re.compile(rf"(?<![\w-])(?i:{pattern})\s+(?P<name>{_CAPITAL}(?:\s{_NAME_WORD}){{0,2}})(?<![.,’'])")


@cache
def _person_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Persons after a title, before a noun in apposition, and in apposition to a noun."""
    titles = "|".join(table("references.yaml")["person_titles"])
    nouns = "|".join(table("references.yaml")["person_nouns"])
    return (
        re.compile(rf"(?<![\w-])(?:{titles})\s+(?P<name>{_PERSON})"),
        re.compile(
            rf"(?P<name>{_PERSON}),\s+(?:who|whose|\d\d,|(?i:(?:(?:a|an|the|its|his|her)\s+)?(?:[\w’'-]+\s+){{0,5}}?(?:{nouns}))\b)"
        ),
        re.compile(
            rf"\b(?i:{nouns})(?:\s+(?:of|at|in)\s+[\w’'. ]{{2,30}}?)?,\s+(?P<name>{_PERSON})(?=[,.;)]| and\b)"
        ),
    )


_ADDRESSED = re.compile(rf"(?<![\w-])(?:Mr|Mrs|Ms|Dr|Messrs)\.?\s+(?P<name>{_NAME_WORD})")
_PLAIN_NAME = re.compile(rf"(?<![\w.-]){_PERSON}")


@cache
def _listed(name: str) -> frozenset[str]:
    """A list of words of ``references.yaml`` that stands on one line."""
    return frozenset(table("references.yaml")[name].split())


def _persons(text: str, seen: Searched, sents: list[Sentence]) -> Iterator[Mention]:
    titled, apposed, introduced = _person_patterns()
    for found in seen.matches(titled):
        yield from _person(text, found.start("name"), found.end("name"))
    for found in seen.matches(apposed):
        yield from _person(text, found.start("name"), found.end("name"))
    for found in seen.matches(introduced):
        yield from _person(text, found.start("name"), found.end("name"))
    yield from _judges_by_last_name(text, seen)
    last_names = {found["name"] for found in seen.matches(_ADDRESSED)}
    first_names, common = _listed("first_names"), _listed("common_first_words")
    for sentence in sents:
        if sentence.kind is BlockKind.TITLE or sentence.kind is BlockKind.HEADING:
            continue
        for found in seen.matches(_PLAIN_NAME, sentence.start, sentence.end):
            words = found[0].split()
            if (
                words[0] in first_names
                or words[0].title() in first_names
                or words[-1] in last_names
                or (
                    words[0] not in common
                    and words[-1] not in common
                    and _BARE_NAME.fullmatch(found[0])
                    and _BEFORE_PERSON.search(text, max(0, found.start() - 40), found.start())
                    and gazetteer.load().find(found[0]) is None
                )
                or (
                    words[0] not in common
                    and _PERSON_ACTS.match(text, found.end())
                    and gazetteer.load().find(found[0]) is None
                )
            ):
                yield from _person(text, found.start(), found.end())


_OFFICE_AND_NAME = re.compile(
    rf"(?<![\w-])(?P<title>(?:U\.S\. |US )?(?:District |Circuit |Magistrate |Bankruptcy )?(?:Judge|Justice)|Senator|Sen\.|Rep\.|Commissioner|Chair(?:man|woman)?|AG|Attorney General|Governor|Secretary|Representative) (?P<name>{_NAME_WORD})(?![\w-])(?! {_CAPITAL})"
)


def _judges_by_last_name(text: str, seen: Searched) -> Iterator[Mention]:
    """Names after a title, as in "Judge Brandt", "Senator Warren": by the gazetteer where one person bears the name, else a judge of that name."""
    stop = _listed("not_in_person_names")
    for found in seen.matches(_OFFICE_AND_NAME):
        name = re.sub(r"['’]s$", "", found["name"])
        if name in stop:
            continue
        known = _people_by_family().get(name)
        start = found.start("name")
        if known is not None:
            yield Mention(start, start + len(name), name, MentionKind.NAME, Class.PERSON, known.name, known)
        elif ("Judge" in found["title"] or "Justice" in found["title"]) and not _is_part_of_a_name(
            text, name
        ):
            yield Mention(start, start + len(name), name, MentionKind.NAME, Class.PERSON, name)


def _is_part_of_a_name(text: str, last: str) -> bool:
    """Whether the text gives a longer name that ends so."""
    at = text.find(f" {last}")
    while at >= 0:
        after = at + 1 + len(last)
        if _GOES_ON_AS_LETTERS.match(text, after) is None:
            before = _NAME_BEFORE.search(text, max(0, at - _LONGEST_NAME), at)
            if before is not None and not text.startswith(("Judge ", "Justice "), before.start()):
                return True
        at = text.find(f" {last}", after)
    return False


_NAME_BEFORE = re.compile(rf"(?:{_NAME_WORD}|[A-Z]\.)\Z")
_LONGEST_NAME = 60


@cache
def _people_by_family() -> dict[str, Entry]:
    """Known persons whose last name no other known person bears."""
    found: dict[str, list[Entry]] = {}
    for entry in gazetteer.load():
        if entry.cls == Class.PERSON:
            found.setdefault(entry.name.rsplit(" ", 1)[-1], []).append(entry)
    return {name: entries[0] for name, entries in found.items() if len(entries) == 1}


_BARE_NAME = re.compile(r"[A-Z][a-zà-ÿ’'-]+(?: [A-Z]\.)?(?: [A-Z][a-zà-ÿ’'-]+){1,2}(?:,? (?:Jr|Sr)\.)?")
_BEFORE_PERSON = re.compile(
    r"(?:\b(?:indicted|charg(?:ed|ing|es)|convict(?:ed|ing)|sentenc(?:ed|ing)|accus(?:ed|ing|es)|(?:lawyers?|attorneys?|counsel|charges|motion|appeal|sentence|years|months) (?:for|by|against|from)|arrested|sued|found|detained|extradited|pardoned|nominated|named|appointed|fined|banned|"
    r"barred|hired|tapped|against|men|women|people|executives|founders?|brothers|partner|wife|husband|colleague|defendants?|including|promoter|trader|developer|"
    r"gave|ordered|requires?|released|freed|picked|chose|elected|confirmed|fired|ousted|replaced|succeeded),?:? )$"
)
_BEFORE_NAME = re.compile(
    r"(?:(?:While|After|When|Before|But|And|As|If|Since|Although|Though|With|For|By|However|Meanwhile|Unlike|Like|Both|The|In|On|At|From|Mr|Mrs|Ms|Dr|Messrs|Defendants?|Plaintiffs?|Judge|Chair(?:man|woman)?|Commissioner|Founder|Brothers?)\.?\s+)+"
)
_PERSON_ACTS = re.compile(
    r",? (?:said|says|told|wrote|tweeted|posted|pleaded|pled|testified|resigned|admitted|has (?:pleaded|appealed|denied|maintained|agreed)|had (?:pleaded|pled|founded)|"
    r"is (?:to be|scheduled|due|set|accused|charged|being|appealing|serving|cooperating|fighting|awaiting|facing) |(?:got|gets) (?:a )?[\w-]+[ -](?:years?|months?)|entered a (?:guilty |not guilty )?plea|chang(?:ed|es) (?:his|her) plea|must (?:forfeit|pay|serve|repay)|"
    r"was (?:sentenced|denied|hit with|extradited|freed|jailed|detained|arrested|convicted|charged|indicted|acquitted|found|ordered|nominated|named|appointed|released|extradited|pardoned)|"
    r"(?:received|stole|ran|founded|co-founded|appealed|denies|denied|agreed to|will|would|stepped|became|joined|left|maintains|maintained)|"
    r"faces|argued|added|noted|explained|of [A-Z][a-z]+, [A-Z]\w+|(?:who|whose|accused of|named to)|"
    r"and (?:his|her) (?:\w+ )?(?:company|companies|wife|husband|brother|firm|partners?|associates?))\b"
    r"|['’]s (?:conviction|sentence|sentencing|indictment|guilty|plea|trial|bail|extradition|lawyers?|attorneys?|legal team|defen[cs]e|arrest|resignation|company|appeal|appointment|departure)\b"
)


def _person(text: str, start: int, end: int) -> Iterator[Mention]:
    titled = _BEFORE_NAME.match(text, start, end)
    if titled:
        start = titled.end()
    words = re.sub(r"['’]s$", "", text[start:end])
    stop = _listed("not_in_person_names")
    kept = []
    for word in words.split():
        if word.strip(".,") in stop:
            break
        kept.append(word)
    name = " ".join(kept)
    if len(kept) < 2 or any(word.endswith(("'s", "’s", "s'", "s’")) for word in kept[:-1]):
        return
    if "\n" in text[start : start + len(name)]:
        return
    pattern, _ = _known_pattern()
    if pattern.search(name) is not None and gazetteer.load().find(name) is None:
        return  # a known name with a word before or behind it
    shown = name.title() if name.isupper() else name
    yield Mention(
        start,
        start + len(name),
        name,
        MentionKind.NAME,
        Class.PERSON,
        shown,
        gazetteer.load().find(shown, Class.PERSON),
    )


@cache
def _well_known_families() -> dict[str, Mention]:
    """Last names that stand for one known person everywhere."""
    found: dict[str, Mention] = {}
    for entry in gazetteer.load():
        if entry.family:
            last = entry.name.rsplit(" ", 1)[-1]
            found.setdefault(last, Mention(0, 0, "", MentionKind.NAME, entry.cls, entry.name, entry))
    return found


def _family_names(text: str, known_words: Sequence[Word], known: list[Mention]) -> Iterator[Mention]:
    """Later mentions of a person by the last name alone, and of a judge by title and last name."""
    family: dict[str, Mention] = {}
    for mention in known:
        if mention.cls == Class.PERSON and mention.kind is MentionKind.NAME:
            last = re.sub(r",? (?:Jr|Sr)\.?$", "", mention.name).rsplit(" ", 1)[-1]
            if len(last) > 2:
                family.setdefault(last, mention)
                family.setdefault(last.upper(), mention)
    family = {**_well_known_families(), **family}
    for start, end, name in occurrences(text, known_words, family, _GOES_ON_AS_A_WORD):
        yield replace(family[name], start=start, end=end, text=text[start:end])


# ---------------------------------------------------------------- references without a name


@dataclass(frozen=True, slots=True)
class _Reference:
    """A way to refer to a thing without its name."""

    pattern: re.Pattern[str]
    kind: MentionKind
    cls: Class
    name: str


@cache
def _reference_patterns() -> tuple[list[_Reference], Finder]:
    data = table("references.yaml")
    out = [
        _Reference(compiled(row["pattern"]), kind, Class(row["class"]), row.get("name", ""))
        for group, kind in (
            ("unnamed", MentionKind.UNNAMED),
            ("descriptions", MentionKind.DESCRIPTION),
            ("pronouns", MentionKind.PRONOUN),
        )
        for row in data[group]
    ]
    out.append(_Reference(compiled(data["groups"]), MentionKind.GROUP, Class.AGENT, ""))
    return out, Finder([r.pattern for r in out])


def _references(text: str, known_words: Sequence[Word]) -> Iterator[Mention]:
    """What a text refers to without a name, line by line: no such words reach over the end of a line."""
    references, finder = _reference_patterns()
    for start, end in _lines(text):
        first = bisect_left(known_words, (start, ""))
        here = known_words[first : bisect_left(known_words, (end, ""), first)]
        anywhere: list[int] | None = None
        for candidate, places in finder.places(here) if here else ():
            if places is None:
                anywhere = anywhere or [m.start() for m in _BESIDE_WORDS.finditer(text, start, end)]
            way = references[candidate]
            for found in matches(way.pattern, text, start, len(text), places or anywhere):
                if "\n" not in found[0].strip():
                    yield _referred(way, found)


_BESIDE_WORDS = re.compile(r"(?<![\w-])")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _lines_with(trigger: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """The lines in which a trigger stands."""
    end = -1
    for found in trigger.finditer(text):
        if found.start() > end:
            start = text.rfind("\n", 0, found.start()) + 1
            end = text.find("\n", found.end())
            end = len(text) if end < 0 else end
            yield start, end


def _referred(way: _Reference, found: re.Match[str]) -> Mention:
    name = way.name
    if "place" in way.pattern.groupindex:
        place = re.sub(r"\s+", " ", found["place"])
        if way.cls == Class.AGENT and found.start("place") == found.start() and place[1:2].islower():
            place = place[0].lower() + place[1:]  # a common noun that opens the sentence
        name = name.replace("{place}", place)
    return Mention(found.start(), found.end(), found[0], way.kind, way.cls, name)
