"""Confidence is the measured chance of being right, and says so where it was not measured."""

from __future__ import annotations

import math
import random
from datetime import date

from benchmarks import calibrate, evaluate, scoring
from cryptoreg.loaders.text.confidence import UNMEASURED, confidence, features
from cryptoreg.loaders.text.events import Event
from cryptoreg.loaders.text.extraction import extract
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.records import form_of, records
from cryptoreg.ontology.generated.names import RECORD_FORMS


def event_of(sentence: str) -> Event:
    return extract(f"T\n\n{sentence}", date(2025, 2, 14)).events[0]


def test_records_and_statements_carry_it() -> None:
    found = extract("T\n\nThe SEC sued Kraken in May 2023.", date(2025, 2, 14))
    event = found.events[0]
    [record] = [r for r in records("t.txt", found) if r.type != "entity"]
    assert record.confidence == confidence(form_of(event), event)
    assert 0 < record.confidence < 1


def test_what_lacks_an_actor_is_less_sure() -> None:
    named, unnamed = event_of("The SEC sued Kraken in May 2023."), event_of("Kraken was sued in May 2023.")
    assert "nobody" in features(form_of(unnamed), unnamed)
    assert confidence(form_of(named), named) > confidence(form_of(unnamed), unnamed)


def test_what_a_model_proposed_is_not_called_measured() -> None:
    event = event_of("The SEC sued Kraken in May 2023.")
    event.rule = "model small"
    assert confidence(form_of(event), event) == UNMEASURED


def test_the_weights_are_those_of_features_that_exist() -> None:
    types = {f"type {form.record_type}" for form in RECORD_FORMS} | {"type speculation"}
    plain = [*"alone caseless dated heading long nobody several soft unnamed".split(), "told again"]
    assert set(table("confidence.yaml")["weights"]) <= types | set(plain)


def test_the_fit_finds_what_makes_records_wrong() -> None:
    rng = random.Random(1)
    data = [(("a",) if n % 2 else ("b",), rng.random() < (0.9 if n % 2 else 0.3)) for n in range(400)]
    base, weights = calibrate.fit(data)
    assert weights["a"] > 0.8
    assert weights["b"] < -0.8
    assert -1 < base < 2


def test_the_base_is_moved_until_as_many_are_expected_as_are_right() -> None:
    data = [((), n < 30) for n in range(100)]
    assert abs(calibrate.shifted(2.0, {}, data) - math.log(0.3 / 0.7)) < 1e-6


def test_it_still_fits_the_rules() -> None:
    """When this fails the rules have changed: run ``python -m benchmarks.calibrate``."""
    judged = evaluate.even(scoring.score(scoring.read(evaluate.HELD)).judged)
    assert evaluate.expected_error(judged) < 0.25
    right = [j.record.confidence for j in judged if j.full]
    wrong = [j.record.confidence for j in judged if not j.full]
    assert sum(right) / len(right) > sum(wrong) / len(wrong)


def test_names_carry_the_share_of_their_kind_that_was_right() -> None:
    found = extract("T\n\nThe SEC sued Quillmark Labs Inc. today.")
    names = {r.subject: r.confidence for r in records("t.txt", found) if r.type == "entity"}
    shares = table("confidence.yaml")["names"]
    assert (names["SEC"], names["Quillmark Labs Inc."]) == (shares["known"], shares["by form"])
