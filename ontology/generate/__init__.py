"""Make everything that follows from the Turtle sources.

``python -m cryptoreg.ontology.generate`` writes it, with ``--check`` it only compares (as CI does).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from cryptoreg.ontology.generate import documents, formats, python_code
from cryptoreg.ontology.generate.vocabulary import CR, ONTOLOGY, SOURCE, Vocabulary, load

__all__ = ["CR", "HERE", "ONTOLOGY", "SOURCE", "Vocabulary", "load", "main", "outputs"]

HERE = Path(__file__).parent.parent
"""The folder of the ontology; its pages go to ``docs/`` beside it."""


def outputs(v: Vocabulary) -> dict[Path, str]:
    """Every generated file with its content."""
    folder, pages = HERE / "generated", HERE.resolve().parent / "docs"
    mappings = SOURCE.parent / "mappings.ttl"
    return {
        folder / "names.py": python_code.names(v),
        folder / "models.py": python_code.models(v),
        folder / "context.jsonld": formats.jsonld_context(v),
        folder / "schema.json": formats.json_schema(v),
        folder / "shapes.ttl": formats.shapes(v),
        folder / "schema.cypher": formats.neo4j_schema(v),
        folder / "mappings.sssom.tsv": documents.sssom(v, mappings),
        pages / "vocabulary.md": documents.vocabulary_page(v),
        pages / "diagram.md": documents.diagram_page(v),
    }


def main(arguments: list[str] | None = None) -> int:
    """Write the generated files, or with ``--check`` say which ones differ from their source."""
    parser = argparse.ArgumentParser(prog="cryptoreg.ontology.generate", description=main.__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args(arguments).check
    stale = []
    for path, content in outputs(load()).items():
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            stale.append(path)
            if not check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(content, encoding="utf-8")
    for path in stale:
        print(f"{'differs from its source' if check else 'written'}: {path.name}")
    return 1 if check and stale else 0
