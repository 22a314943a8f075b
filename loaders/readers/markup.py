"""Markup to text: fragments of HTML, Markdown, and XML that cannot do harm."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from cryptoreg.errors import InputError

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol p pre section table td th tr ul".split()
)
_NOT_TEXT = frozenset({"script", "style", "noscript", "template", "svg", "nav", "form", "button", "iframe"})
_TAG = re.compile(r"<[a-zA-Z/!][^>]{0,2000}>")
_DECLARATIONS = re.compile(rb"<!DOCTYPE[^<>\[]*\[[^\]]*<!ENTITY")
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")


def xml(data: bytes, path: Path) -> Any:
    """The root of an XML document, parsed without network, and refused where it declares entities.

    Raises:
        InputError: it is no XML, or has declarations of its own by which it could grow without bounds
            or reach other files (CWE-776, CWE-611).
    """
    if _DECLARATIONS.search(data, 0, 65_536):
        raise InputError(f"{path} declares XML entities of its own; such files are refused.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as exc:
        raise InputError(f"{path} is broken XML: {exc.msg}. It may be cut off.") from exc
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise InputError(f"{path} declares XML entities of its own; such files are refused.")
    return root


def html_text(markup: str) -> str:
    r"""The text of a fragment of HTML, a line per block.

    >>> html_text("<p>One &amp; <b>two</b></p><ul><li>three</li></ul>")
    'One & two\nthree'
    """
    if not _TAG.search(markup):
        return tidy(html.unescape(markup))
    tree = lxml_html.fragment_fromstring(markup, create_parent="div")
    return element_text(tree)


def element_text(element: Any) -> str:
    """The text of an element of HTML, a line per block; scripts, menus and forms left out."""
    parts: list[str] = []
    _collect(element, parts)
    return tidy("".join(parts))


def _collect(element: Any, parts: list[str]) -> None:
    # A stack of our own: pages nest deeper than Python may recurse.
    stack: list[Any] = [element]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        if not isinstance(item.tag, str) or item.tag in _NOT_TEXT:
            continue
        edge = "\n" if item.tag in _BLOCKS else ""
        inner: list[Any] = [edge, _SPACES.sub(" ", (item.text or "").replace("\n", " "))]
        for child in item:
            inner += [child, _SPACES.sub(" ", (child.tail or "").replace("\n", " "))]
        stack += reversed([*inner, edge])


def tidy(text: str) -> str:
    """A text with single spaces, no spaces at the ends of lines, and no empty lines in a row."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


# ---------------------------------------------------------------- Markdown

_FENCE = re.compile(r"^(?:```|~~~)")
_MARKS = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), ""),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\[\^[^\]]+\]:?"), ""),
    (re.compile(r"(?<!\\)(\*\*|__)(?=\S)((?:(?!\n\n).)+?)\1", re.DOTALL), r"\2"),
    (re.compile(r"(?<![\w\\*])\*(?=[^\s*])([^*\n]+?)\*(?!\w)"), r"\1"),
    (re.compile(r"(?<![\w\\])_(?=\S)([^_\n]+?)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)
_STARS = re.compile(r"(?<!\\)(?<!^)\*+(?! {2,})|(?<!\\)^\*{2,}", re.MULTILINE)
_OMISSION = "\ue000"
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|~$])")
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+")
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$")


def markdown_text(markdown: str) -> str:
    r"""The text of a Markdown page: wrapped lines joined, a paragraph, heading or list item per line.

    >>> markdown_text("# A\n\nOne **bold**\nline, [here](x).\n\n- item\n  goes on")
    'A\n\nOne bold line, here.\n\nitem goes on'
    """
    text = markdown
    for pattern, put in _MARKS:
        text = pattern.sub(put, text)
    # What is left of unpaired stars; "* * *" stays, it marks an omission in a quotation.
    text = _STARS.sub("", text.replace("* * *", _OMISSION)).replace(_OMISSION, "* * *")
    blocks: list[str] = []
    current: list[str] = []
    fenced = False

    def close() -> None:
        if current:
            blocks.append(" ".join(" ".join(current).split()))
            current.clear()

    for line in text.splitlines():
        if _FENCE.match(line.strip()):
            fenced = not fenced
            close()
        elif fenced:
            blocks.append(line)
        elif not line.strip() or _RULE.match(line):
            close()
        elif heading := _HEADING.match(line):
            close()
            blocks.append(heading[1])
        elif _ITEM.match(line):
            close()
            current.append(_ITEM.sub("", line))
        else:
            current.append(line.strip().removeprefix("> ").rstrip("\\"))
    close()
    return html.unescape("\n\n".join(_ESCAPE.sub(r"\1", block) for block in blocks if block.strip()))
