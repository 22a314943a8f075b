"""The JSON Schema of a file of curated facts, made from its model and the ontology.

An editor that knows JSON Schema completes classes, properties and codes while somebody writes a case.
The reader checks more (domains, names, sources); see ``cryptoreg.loaders.facts_check``.
"""

from __future__ import annotations

import json
from typing import Any

from cryptoreg.loaders.readers.facts import SUPPORT
from cryptoreg.loaders.readers.facts_model import FactsFile, MoneyEntry
from cryptoreg.ontology.generated.names import CODES, PARENTS, PROPERTIES, Modality, PropertyInfo
from cryptoreg.ontology.names import snake

_TYPES = {"string": "string", "integer": "integer", "decimal": "number", "boolean": "boolean"}


def schema() -> dict[str, Any]:
    """The schema as a JSON value; equal for equal ontologies."""
    out = FactsFile.model_json_schema(by_alias=True)
    out["$id"] = "https://w3id.org/cryptoreg/seeds/facts.schema.json"
    out["title"] = "A file of curated facts"
    out["$defs"]["MoneyEntry"] = MoneyEntry.model_json_schema()
    out["$defs"]["Entry"] = _entry()
    for kind in ("events", "things"):
        out["properties"][kind]["items"] = {"$ref": "#/$defs/Entry"}
    return out


def dumps() -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _entry() -> dict[str, Any]:
    properties: dict[str, Any] = {snake(n): _property(i) for n, i in sorted(PROPERTIES.items())}
    properties |= {
        "id": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"},
        "is": {"enum": sorted(PARENTS)},
        "summary": {"type": "string", "description": "What happened, in your own words."},
        "modality": {"enum": [str(m) for m in Modality]},
        "attributed_to": _several({"type": "string"}),
        "from": {"type": "string"},
        "to": {"type": "string"},
        "note": {"type": "string"},
        "support": {"enum": list(SUPPORT)},
        "proceeding": {"type": "string"},
        "money": {"type": "array", "items": {"$ref": "#/$defs/MoneyEntry"}},
        "readings": {"type": "array", "items": {"type": "object", "required": ["sources", "summary"]}},
        "sources": _several({"type": "string"}),
    }
    return {
        "type": "object",
        "required": ["id", "is", "sources"],
        "properties": properties,
        "additionalProperties": False,
    }


def _property(info: PropertyInfo) -> dict[str, Any]:
    if info.codes is not None:
        value: dict[str, Any] = {"enum": list(CODES[info.codes])}
    elif info.relation or info.date:
        value = {"type": "string"}
    else:
        value = {"type": _TYPES.get(info.range, "string")}
    row = {
        "type": "object",
        "required": ["value"],
        "properties": {
            "value": value,
            "sources": _several({"type": "string"}),
            "summary": {"type": "string"},
        },
        "additionalProperties": False,
    }
    return _several({"anyOf": [value, row]})


def _several(one: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [one, {"type": "array", "items": one}]}
