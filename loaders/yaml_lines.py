"""YAML whose dates stay text, and whose errors name the line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from cryptoreg.errors import InputError
from cryptoreg.loaders.sources import Source


class _TextLoader(yaml.SafeLoader):
    """Dates stay text (EDTF); only numbers and truth values are converted."""


_TextLoader.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:timestamp"]
    for key, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

MAX_DEPTH = 200
"""Brackets of YAML that may be open at once."""
_BRACKET = re.compile(rb"[\[\]{}]")

Lines = Mapping[tuple[str | int, ...], int]


def load(source: Source, *, aliases: bool = True) -> tuple[Any, Lines]:
    """The value of a YAML file, and the line of each part.

    Args:
        source: the file.
        aliases: whether ``*name`` may stand for an earlier part; a text of others may not use them, since
            a few lines of them can stand for more than any memory holds (CWE-776).

    Raises:
        InputError: it is no YAML, is nested too deeply, or has aliases where none are allowed.
    """
    _refuse_depth(source)
    if not aliases:
        _refuse_aliases(source)
    try:
        loader = _TextLoader(source.data)
        try:
            node = loader.get_single_node()
            data = loader.construct_document(node) if node is not None else None
        finally:
            loader.dispose()
    except yaml.YAMLError as exc:
        mark = getattr(exc, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark is not None else ""
        problem = getattr(exc, "problem", None) or str(exc)
        raise InputError(f"{source.path}{where}: {problem}.") from exc
    except RecursionError:
        raise InputError(f"{source.path} is nested too deeply.") from None
    lines: dict[tuple[str | int, ...], int] = {}
    if node is not None:
        _index(node, (), lines)
    return data, lines


def _refuse_depth(source: Source) -> None:
    """Count brackets that are open at once: the scanner of YAML takes time with the square of them."""
    depth = 0
    for found in _BRACKET.finditer(source.data):
        depth += 1 if found[0] in b"[{" else -min(depth, 1)
        if depth > MAX_DEPTH:
            raise InputError(f"{source.path} is nested too deeply.")


def _refuse_aliases(source: Source) -> None:
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(source.data, yaml.SafeLoader)):
            raise InputError(f"{source.path} uses aliases (*name) in its front matter; write the values out.")
    except yaml.YAMLError:
        return  # told with its line by what follows
    except RecursionError:
        raise InputError(f"{source.path} is nested too deeply.") from None


def _index(node: yaml.Node, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> None:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _index(value, (*path, key.value), lines)
            lines[(*path, key.value)] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            _index(value, (*path, number), lines)


def error(source: Source, lines: Lines, path: tuple[str | int, ...], message: str) -> InputError:
    known = path
    while known and known not in lines:
        known = known[:-1]
    where = ".".join(map(str, path))
    return InputError(f"{source.path}, line {lines.get(known, 1)}: {where}: {message}.")
