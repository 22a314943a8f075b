"""What is left out of the words of an entry before they are kept: contacts and numbers of persons."""

from __future__ import annotations

import re

_LEFT_OUT = "[left out]"
_CONTACTS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail
    r"|(?<![\d-])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\d-])"  # telephone
    r"|(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"  # social security number
    r"|\bA\d{3}[ -]?\d{3}[ -]?\d{3}\b"  # alien number
    r"|\b(?:account|acct|passcode|access code|meeting id|password|pin)\.?\s*(?:no\.?|number|code|:|#|is)*\s*[\d][\d -]{3,}",
    re.IGNORECASE,
)


def without_contacts(text: str) -> str:
    """The text without e-mail addresses, telephone, account, alien and social security numbers.

    >>> without_contacts("Call 212-555-0100 or a.b@example.org (A012345678)")
    'Call [left out] or [left out] ([left out])'
    """
    return _CONTACTS.sub(_LEFT_OUT, text)
