"""A corpus of any size in our own words: news of invented cases, and their dockets.

Each case has some twenty documents in several wordings, so that facts meet across documents as they do in
life. The same number gives the same bytes.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ENTRIES = 5
"""Entries of a docket that do something; with its sheet they make six documents."""

ARTICLES = 18

_FIRST = "Aldan Birke Corvo Dunmore Elster Farrow Garnet Hollin Istria Juno Kestrel Lumen Marlow Norrin Orchid Pavo Quill Rosmer Sable Tarn".split()
_LAST = "Exchange|Digital Assets|Markets|Lending|Custody|Protocol Labs|Trading|Token Fund".split("|")
_COURTS = [
    ("nysd", "the Southern District of New York"),
    ("dcd", "the District of Columbia"),
    ("cand", "the Northern District of California"),
    ("flsd", "the Southern District of Florida"),
]
_JUDGES = "Amy Roe|Carl Bode|Dana Frey|Ezra Holt|Faye Imber|Gus Jarvis".split("|")
_TOPICS = (
    "selling unregistered securities|misleading its customers about their deposits|running an unregistered exchange"
    "|mixing the money of its customers with its own|making false statements about its reserves"
).split("|")

_LEADS = [
    "The Securities and Exchange Commission sued {firm} on {filed}, accusing it of {topic}. The complaint was filed in the U.S. District Court for {place}.",
    "{firm} was sued by the Securities and Exchange Commission in federal court on {filed}. The agency accuses the company of {topic}.",
    "Lawyers for {firm} on {moved} asked a federal judge to dismiss the case that the Securities and Exchange Commission brought in {month}.",
    "The Securities and Exchange Commission and {firm} on {asked} asked the court to stay the agency's case for 60 days.",
    "Judge {judge} on {stayed} stayed the Securities and Exchange Commission's case against {firm} for 60 days.",
    "{firm} agreed to pay ${amount} million to settle the charges of the Securities and Exchange Commission, the agency said on {settled}.",
]
_MORE = [
    "The company denied the allegations and said that it would defend itself.",
    "The complaint says that {firm} raised money from thousands of investors between 2020 and 2022.",
    "The joint motion says that a new task force of the agency may help to resolve the dispute.",
    "Judge {judge} ordered both sides to file a status report within 60 days.",
    "A spokesman of {firm} said that the company welcomes the decision.",
    "Lawyers who follow the case think that the agency may drop it this year.",
    "The case is SEC v. {firm}, No. {number}, U.S. District Court for {place}.",
    "{firm} had asked the court to dismiss the complaint on {moved}.",
    "The agency did not admit that its rules are unclear, and nobody commented on the talks.",
    "Shares of listed competitors rose by a few percent on the news, and then fell again.",
    "Neither side would say whether the talks about a settlement go on.",
    "The token of the company had lost most of its value by then, and trading in it is thin.",
]


def write(folder: Path, documents: int, seed: int = 1) -> list[Path]:
    """Write files that hold so many documents; returns the files, shuffled as they would come.

    Args:
        folder: an empty folder, or one that does not exist.
        documents: how many documents the files are to make.
        seed: of the words.
    """
    lot = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    per_case = ARTICLES + ENTRIES + 1
    files: list[Path] = []
    for n in range(documents // per_case + 1):
        files += _case(folder, n, lot)
    lot.shuffle(files)
    return list(_up_to(files, documents))


def _up_to(files: list[Path], documents: int) -> Iterator[Path]:
    for file in files:
        weight = ENTRIES + 1 if file.suffix == ".json" else 1
        if documents < weight:
            continue
        documents -= weight
        yield file


def _case(folder: Path, n: int, lot: random.Random) -> Iterator[Path]:
    first, second = _FIRST[n % 20], _FIRST[(n // 20 + 7) % 20]
    firm = f"{first} {second if second != first else 'Voss'} {_LAST[n // 400 % 8]} Inc."
    court, place = lot.choice(_COURTS)
    filed = date(2022, 1, 3) + timedelta(days=lot.randrange(700))
    days = {"filed": filed, "moved": filed + timedelta(days=90), "asked": filed + timedelta(days=400)}
    days |= {"stayed": days["asked"] + timedelta(days=3), "settled": days["asked"] + timedelta(days=200)}
    words = {
        "firm": firm,
        "place": place,
        "judge": lot.choice(_JUDGES),
        "topic": lot.choice(_TOPICS),
        "amount": lot.randrange(2, 90),
        "number": f"1:{filed.year % 100}-cv-{n + 100:05}",
        "month": f"{filed:%B %Y}",
    } | {name: f"{day:%B} {day.day}, {day.year}" for name, day in days.items()}
    for k in range(ARTICLES):
        yield _article(folder / f"{n:05}-{k:02}.txt", words, days, lot)
    docket = folder / f"{n:05}.json"
    docket.write_text(json.dumps(_docket(words, court, days)), encoding="utf-8")
    yield docket


def _article(file: Path, words: dict[str, object], days: dict[str, date], lot: random.Random) -> Path:
    leads = lot.sample(_LEADS, lot.choice((1, 2, 2, 3)))
    body = [s.format(**words) for s in [*leads, *lot.sample(_MORE, lot.randrange(3, 9))]]
    paragraphs = [" ".join(body[i : i + 2]) for i in range(0, len(body), 2)]
    title = f"{words['firm']}: {lot.choice(('the case goes on', 'what the court said', 'news of the case'))}"
    file.write_text("\n\n".join([title, *paragraphs]) + "\n", encoding="utf-8")
    published = max(days.values()) + timedelta(days=lot.randrange(30))
    sidecar = {"published": published.isoformat(), "publisher": f"Paper {lot.randrange(40)}"}
    file.with_suffix(".meta.json").write_text(json.dumps(sidecar), encoding="utf-8")
    return file


def _docket(words: dict[str, object], court: str, days: dict[str, date]) -> dict[str, object]:
    """A docket as juriscraper gives it."""
    firm, judge = words["firm"], words["judge"]
    acts = [
        ("filed", f"COMPLAINT against {firm} filed by Securities and Exchange Commission."),
        ("moved", f"MOTION to Dismiss by {firm}."),
        ("asked", "Joint MOTION to Stay Case for 60 days by All Parties."),
        (
            "stayed",
            f"ORDER granting 3 Motion to Stay. This case is stayed for 60 days. Signed by Judge {judge}.",
        ),
        ("settled", "STIPULATION of Dismissal with prejudice by All Parties."),
    ]
    return {
        "court_id": court,
        "docket_number": words["number"],
        "case_name": f"Securities and Exchange Commission v. {firm}",
        "date_filed": days["filed"].isoformat(),
        "assigned_to_str": judge,
        "parties": [
            {"name": "Securities and Exchange Commission", "type": "Plaintiff", "attorneys": []},
            {"name": firm, "type": "Defendant", "attorneys": []},
        ],
        "docket_entries": [
            {"document_number": str(k), "date_filed": days[day].isoformat(), "description": text}
            for k, (day, text) in enumerate(acts, 1)
        ],
    }
