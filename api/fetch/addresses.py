"""Which addresses are asked, and what a refusal means."""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from cryptoreg.errors import InputError


class FetchError(InputError):
    """An address gave nothing that can be used."""

    slug = "fetch-failed"
    title = "An address could not be fetched"


def check_address(url: str, from_: str | None = None) -> None:
    """Make sure that an address may be asked.

    Raises:
        FetchError: it is neither https nor on this machine, carries a password, or leads from elsewhere to
            this machine or into its network.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"{url} is no web address.")
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise FetchError(f"{url} is not encrypted; write https.")
    if parts.username is not None or parts.password is not None:
        raise FetchError("An address with a user name or password is not fetched; use a token.")
    if from_ is not None and _is_inside(parts.hostname) and not _is_inside(urlsplit(from_).hostname or ""):
        raise FetchError(f"{from_} leads to an address of this machine or its network and was not followed.")


def _is_loopback(host: str) -> bool:
    address = _address(host)
    return host == "localhost" or (address is not None and address.is_loopback)


def _is_inside(host: str) -> bool:
    """Whether a host is this machine or, by its number, one that the public cannot reach."""
    address = _address(host)
    return host == "localhost" or (address is not None and not address.is_global)


def _address(host: str) -> IPv4Address | IPv6Address | None:
    """The number that a host is written as, in any of the forms that a resolver takes ("127.1", "0x7f000001")."""
    try:
        found = ip_address(host)
    except ValueError:
        if re.fullmatch(r"0[xX][\da-fA-F]+|[\d.]+", host) is None:
            return None
        try:
            found = ip_address(socket.inet_aton(host))
        except OSError:
            return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found


def refusal(url: str, status: int, with_token: bool) -> str:
    """What a refusal of a server means, in a sentence."""
    if status in (401, 403):
        more = (
            "the token is not accepted, or has no right to this"
            if with_token
            else "it needs a token: set CRYPTOREG_COURTLISTENER_TOKEN"
        )
        return f"{url} answered {status}: {more}."
    if status in (404, 410):
        return f"{url} answered {status}: there is nothing at this address."
    return f"{url} answered {status}."
