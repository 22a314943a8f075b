"""Identifiers that authorities and registers give to firms and people, and the one form in which each is kept.

The same identifier is the same thing, whatever it is called; two values of one kind are two things.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from cryptoreg.ontology.generated.names import Attribute

_LEI = re.compile(r"[0-9A-Z]{18}[0-9]{2}")
_WIKIDATA = re.compile(
    r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/|wd:)?(Q[1-9][0-9]{0,11})", re.IGNORECASE
)
_CIK_DIGITS = 10
_CRD_DIGITS = 9


def lei(text: str) -> str:
    """A Legal Entity Identifier with its check digits verified (ISO 17442-1, by ISO/IEC 7064 MOD 97-10).

    Raises:
        ValueError: it has another form, or its check digits are wrong.

    >>> lei("8i5dzwzkvszi1nuhu748")
    '8I5DZWZKVSZI1NUHU748'
    """
    bare = re.sub(r"[\s-]", "", text).upper()
    if _LEI.fullmatch(bare) is None:
        raise ValueError(f"{text!r} is no LEI: it has 18 letters or digits and 2 check digits (ISO 17442)")
    if int("".join(str(int(c, 36)) for c in bare)) % 97 != 1:
        raise ValueError(f"{text!r} is no LEI: its check digits are wrong (ISO 17442)")
    return bare


def cik(text: str) -> str:
    """A Central Index Key of the SEC's EDGAR, padded to ten digits.

    Raises:
        ValueError: it has another form.

    >>> cik("1679788"), cik("CIK 0001679788")
    ('0001679788', '0001679788')
    """
    return _number(text, "CIK", _CIK_DIGITS, "one of up to ten digits").zfill(_CIK_DIGITS)


def crd(text: str) -> str:
    """A number of FINRA's Central Registration Depository, without leading zeros.

    Raises:
        ValueError: it has another form.

    >>> crd("CRD# 0012345")
    '12345'
    """
    return _number(text, "CRD", _CRD_DIGITS, "one of up to nine digits")


def wikidata(text: str) -> str:
    """An item of Wikidata, from its id or its address.

    Raises:
        ValueError: it has another form.

    >>> wikidata("http://www.wikidata.org/entity/Q953944")
    'Q953944'
    """
    found = _WIKIDATA.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is no item of Wikidata, such as Q953944")
    return found[1].upper()


def _number(text: str, kind: str, digits: int, form: str) -> str:
    bare = re.sub(rf"^{kind}\s*(?:#|No\.?|Number|:)?\s*", "", text.strip(), flags=re.IGNORECASE)
    number = bare.lstrip("0")
    if not (bare.isascii() and bare.isdigit() and number and len(number) <= digits):
        raise ValueError(f"{text!r} is no {kind} number, {form}")
    return number


NORMAL: Mapping[str, Callable[[str], str]] = {
    Attribute.LEI: lei,
    Attribute.CIK: cik,
    Attribute.CRD: crd,
    Attribute.WIKIDATA: wikidata,
}
"""How each kind is brought into its form, the kind that says most first: a register that checks who somebody is
goes before one that only numbers filers, and both before a wiki."""


def problem(kind: str, value: str) -> str | None:
    """Why a value cannot be kept under a kind; None where it is in its form, or the kind is none of identifiers."""
    normal = NORMAL.get(kind)
    if normal is None:
        return None
    try:
        wanted = normal(value)
    except ValueError as exc:
        return str(exc)
    return None if wanted == value else f"{value!r} has to be written {wanted!r}"
