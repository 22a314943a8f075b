"""``ask``: one question, or a file of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from cryptoreg.api.cli.console import ConsoleProgress, out, print_json
from cryptoreg.api.cli.desk import read_day
from cryptoreg.api.proposing import client
from cryptoreg.api.questions import Answer, AnswerItem, Proof, Status, answer
from cryptoreg.api.questions.modelled import by_model
from cryptoreg.api.questions.query import Query, date_words
from cryptoreg.errors import InputError
from cryptoreg.graph.sandbox import QuerySandbox
from cryptoreg.graph.store import Store, open_store
from cryptoreg.settings import load_settings


def register(app: typer.Typer) -> None:
    app.command()(ask)


def ask(
    question: Annotated[list[str] | None, typer.Argument(help="The question; quotes are not needed.")] = None,
    batch: Annotated[
        Path | None, typer.Option(help="A file with one JSON object per line: id and question.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Only what had happened by this day, as 2025-03-01.")
    ] = None,
    known_on: Annotated[
        str | None, typer.Option("--known-on", help="Only what the world could know by this day.")
    ] = None,
    after: Annotated[
        list[str] | None,
        typer.Option(help="What was asked before, where the question narrows it down; may be repeated."),
    ] = None,
    llm: Annotated[
        bool,
        typer.Option(
            "--llm", help="Where the grammar refuses, let the configured language model write Cypher."
        ),
    ] = False,
) -> None:
    """Answer a question in English, with the words that prove the answer."""
    if (question is None) == (batch is None):
        raise InputError("Give a question, or a file of questions with --batch.")
    days = (read_day(as_of), read_day(known_on))
    settings = load_settings()
    with open_store(settings, ConsoleProgress()) as store:
        if batch is not None:
            answer_file(store, batch, *days)
            return
        before = _asked_before(store, after or ())
        result = answer(store, " ".join(question or ()), *days, after=before)
        if llm and result.status is Status.REFUSED:
            with closing(QuerySandbox(store)) as sandbox:
                result = by_model(store, sandbox, client(settings), result)
    if as_json:
        print_json(result.model_dump_json())
    else:
        print_answer(result)


def _asked_before(store: Store, questions: Sequence[str]) -> Query | None:
    """The query of what was asked before, each question narrowing down the one before it.

    Raises:
        InputError: one of them makes no query.
    """
    before: Query | None = None
    for text in questions:
        result = answer(store, text, after=before)
        if result.query is None:
            raise InputError(f"--after {text!r} is not understood: {result.reading}")
        before = result.query
    return before


def answer_file(store: Store, path: Path, as_of: date | None = None, known_on: date | None = None) -> None:
    """Print the answers to a file of questions, one JSON object per line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as exc:
        raise InputError(f"{path} cannot be read: {exc.strerror}.") from exc
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text = row["question"]
        except (ValueError, KeyError, TypeError) as exc:
            raise InputError(f'{path}, line {number}: give a JSON object with "id" and "question".') from exc
        fields = answer(store, str(text), as_of, known_on).model_dump(mode="json")
        print_json(json.dumps({"id": row.get("id"), **fields}, ensure_ascii=False))


def print_answer(result: Answer) -> None:
    """An answer as a readable table: what is said, and where."""
    value = f": {result.value}" if result.value is not None else ""
    out.print(f"{result.status.value}{value}", style="bold", markup=False)
    out.print(result.reading, markup=False)
    for assumption in result.assumptions:
        out.print(f"Assumed: {assumption}.", markup=False)
    if result.not_understood:
        out.print(f"Not understood: {', '.join(result.not_understood)}.", markup=False)
    if result.answers:
        out.print(_table(result.answers))
    if result.also:
        out.print("Not part of the answer, but near it:")
        out.print(_table(result.also))
    if result.coverage:
        out.print(f"Known: {result.coverage}.", markup=False)
    for suggestion in result.suggestions:
        out.print(f"  try: {suggestion}", markup=False)


def _table(items: list[AnswerItem]) -> Table:
    table = Table(show_lines=True, pad_edge=False)
    for name in ("what", "when", "how surely", "proof"):
        table.add_column(name, overflow="fold", no_wrap=False)
    for item in items:
        value = f"\n{item.value}" if item.value is not None else ""
        why = f"\n({item.why})" if item.why else ""
        why += "".join(
            f"\nSources disagree on “{c.of}”: {c.shown} is shown, others say {', '.join(c.others)} ({c.reason})."
            for c in item.conflicts
        )
        table.add_row(
            _plain(f"{item.label}{value}{why}"),
            _plain(date_words(item.date) if item.date else "-"),
            _plain("\n".join(sorted({_surely(p) for p in item.proof})) or "-"),
            _plain(_proof_lines(item)),
        )
    return table


def _plain(text: str) -> str:
    """Text of sources is shown as it is; square brackets in it are no markup."""
    return text.replace("[", r"\[")


def _surely(proof: Proof) -> str:
    return proof.modality + (f" by {', '.join(proof.attributed_to)}" if proof.attributed_to else "")


def _proof_lines(item: AnswerItem) -> str:
    """Each wording once, with every document that has it below."""
    by_words: dict[str, list[Proof]] = {}
    for proof in item.proof:
        words = f"“{proof.quote}”" if proof.quote is not None else f"{proof.summary} (cited, our words)"
        by_words.setdefault(words, []).append(proof)
    lines = [line for words, proofs in by_words.items() for line in (words, *map(_source_line, proofs))]
    return "\n".join([*lines, f"… {item.more_proof} more"] if item.more_proof else lines)


def _source_line(proof: Proof) -> str:
    when = f", {date_words(proof.published)}" if proof.published else ""
    return f"  {proof.title or proof.url or proof.document}{when}"
