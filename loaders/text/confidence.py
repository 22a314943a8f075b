"""How sure the rules are of an event: the chance that its record is right in full, as measured.

The weights (``data/confidence.yaml``) are those of a logistic regression over a few plain features, fitted on
development documents by ``python -m benchmarks.calibrate``. Whether they hold on documents that were not used is
in the reliability table of ``docs/evaluation/README.md``.
"""

from __future__ import annotations

import math
from functools import cache

from cryptoreg.loaders.text.events import Event
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.tokens import BlockKind
from cryptoreg.ontology.generated.names import Modality, RecordForm

UNMEASURED = 0.5
"""Of what a language model proposed: there is no gold of that."""

_LONG = 160
_LEAST, _MOST = 0.05, 0.97


def features(form: RecordForm, event: Event) -> tuple[str, ...]:
    """What the confidence in an event depends on.

    Args:
        form: how the event is printed.
        event: as it was found.
    """
    subjects = next((event.roles[r] for r in form.subjects if event.roles.get(r)), [])
    objects = next((event.roles[r] for r in form.objects if event.roles.get(r)), [])
    thought = event.modality is Modality.SPECULATED
    given = (
        ("nobody", not subjects),
        ("unnamed", subjects and not subjects[0].named),
        ("alone", not objects),
        ("several", len(subjects) > 1 or len(objects) > 1),
        ("caseless", event.case is None),
        ("dated", event.date is not None),
        ("soft", event.modality is not Modality.ASSERTED),
        ("heading", event.kind in (BlockKind.TITLE, BlockKind.HEADING)),
        ("told again", event.also),
        ("long", event.end - event.start > _LONG),
    )
    kind = f"type {'speculation' if thought else form.record_type}"
    return (kind, *[name for name, holds in given if holds])


def confidence(form: RecordForm, event: Event) -> float:
    """The chance that the records of an event are right in full, to two digits."""
    if event.rule.startswith("model "):
        return UNMEASURED
    base, weights = _weights()
    value = base + sum([weights.get(f, 0.0) for f in features(form, event)])
    return round(min(_MOST, max(_LEAST, 1 / (1 + math.exp(-value)))), 2)


def of_name(known: bool) -> float:
    """The chance that a name is what it is taken for.

    Args:
        known: whether the gazetteer knows it; else its form alone tells.
    """
    names = table("confidence.yaml")["names"]
    return float(names["known" if known else "by form"])


@cache
def _weights() -> tuple[float, dict[str, float]]:
    data = table("confidence.yaml")
    return float(data["base"]), {name: float(weight) for name, weight in data["weights"].items()}
