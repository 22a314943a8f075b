"""Lists of respondents as agencies write them: taken apart, and of which kind each is."""

from __future__ import annotations

import re
from functools import cache

from cryptoreg.loaders.text.lexicon import word_list
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import Class

_LEGAL_FORM = r"(?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|Co|Company|L\.?P|LLP|PLC|Pte|GmbH|S\.?A|N\.?A|B\.?V|AG|Jr|Sr|II|III|IV|Esq|CPA)"
_PROTECT = re.compile(rf",\s+(?={_LEGAL_FORM}\b\.?)")
_SPLIT = re.compile(r"\s*;\s*(?:and\s+)?|\s*,\s+(?:and\s+)?|\s+and\s+")
_ET_AL = re.compile(r",?\s*\bet al\b\.?,?", re.IGNORECASE)
_ALIAS = re.compile(r",?\s*\(?\b([afnd]/?[kb]/?a/?)\s+", re.IGNORECASE)
_ROLE = re.compile(r",?\s*(?:defendants?|respondents?|relief defendants?)\s*$", re.IGNORECASE)
_CORPORATE = re.compile(
    rf"\b(?:{_LEGAL_FORM[3:-1].replace('|Jr|Sr|II|III|IV|Esq|CPA', '')}|Fund|Funds|Holdings?|Group|Capital|Labs|"
    r"Technolog(?:y|ies)|DAO|Protocol|Foundation|Exchange|Bank|Trust|Partners|Management|Ventures|Global|Network|"
    r"Markets|Trading|Services|Systems|Software|Securities|Companies|Enterprises|Investments?|Association|"
    r"International|Digital|Finance|Financial|Media|Solutions|Project|Club|Mining|Coin)\b|\.(?:com|io|org|net)\b|\d",
)


def respondents(text: str) -> tuple[tuple[str, ...], ...]:
    """The parties named in a title or caption, each with its other names.

    >>> respondents("BorrowFast.com, Inc. and Ann Lee, a/k/a Ann Doe, et al.")
    (('BorrowFast.com, Inc.',), ('Ann Lee', 'Ann Doe'))
    >>> respondents("A. Roe; Beta Labs, LLC")
    (('A. Roe',), ('Beta Labs, LLC',))
    """
    bare = _ROLE.sub("", without_others(" ".join(text.split())))
    if gazetteer.load().find(bare, Class.AGENT) is not None:
        return ((bare,),)
    bare = _ALIAS.sub("\x00", bare)
    out = []
    for part in _SPLIT.split(_PROTECT.sub("\x01", bare)):
        names = [n.replace("\x01", ", ").strip(" ,;()") for n in part.split("\x00")]
        names = [n for n in names if n]
        if names:
            out.append(tuple(names))
    return tuple(out)


def without_others(text: str) -> str:
    """A caption without "et al.".

    >>> without_others("SEC v. Beta Labs, LLC, et al.")
    'SEC v. Beta Labs, LLC'
    """
    return _ET_AL.sub("", text).strip(" ,;")


def kind(name: str) -> Class:
    """Whether a name that the gazetteer does not know is one of a firm or of a person.

    >>> kind("Beta Labs, LLC"), kind("Ann Lee")
    (<Class.FIRM: 'Firm'>, <Class.PERSON: 'Person'>)
    """
    return Class.FIRM if _CORPORATE.search(name) else Class.PERSON


def about_crypto(text: str) -> bool:
    """Whether a text has a word of the field, or names a firm that the gazetteer lists.

    >>> about_crypto("a fraudulent coin offering"), about_crypto("a municipal bond")
    (True, False)
    """
    return _field().search(text) is not None


def known_firm(name: str) -> bool:
    """Whether the gazetteer lists a firm or person of this name."""
    entry = gazetteer.load().find(name, Class.AGENT)
    return entry is not None and entry.cls in (Class.FIRM, Class.PERSON)


@cache
def _field() -> re.Pattern[str]:
    words = sorted(word_list("field.txt"), key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(re.escape(w).replace(chr(92) + ' ', r'[ -]') for w in words)})s?(?!\w)",
        re.IGNORECASE,
    )
