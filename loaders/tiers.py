"""How near a source stands to what it tells, from its address and publisher (``data/tiers.yaml``)."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from cryptoreg.loaders.text.lexicon import table
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import Class, Tier


def tier_of(url: str | None, publisher: str | None) -> Tier:
    """The tier of a source; what is unknown is :attr:`Tier.WEB`.

    >>> tier_of("https://www.sec.gov/newsroom/press-releases/2025-30", None)
    <Tier.OFFICIAL: 'official'>
    >>> tier_of(None, "Reuters")
    <Tier.PRESS: 'press'>
    """
    host = "" if url is None else host_of(url)
    for suffix, tier in _hosts().items():
        if host == suffix or host.endswith(f".{suffix}"):
            return tier
    if publisher is not None:
        entry = gazetteer.load().find(publisher)
        if entry is not None:
            return Tier.PRESS if entry.cls == Class.PUBLISHER else Tier.OFFICIAL
    return Tier.WEB


def host_of(url: str) -> str:
    """The host in an address; empty where there is none, or where the address is spoiled.

    >>> host_of("https://www.sec.gov/news"), host_of("//[spoiled")
    ('www.sec.gov', '')
    """
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


@cache
def _hosts() -> dict[str, Tier]:
    return {host: Tier(tier) for tier, hosts in table("tiers.yaml").items() for host in hosts}
