"""CourtListener, REST v4 (https://www.courtlistener.com/help/api/rest/): pages of dockets, docket entries,
parties and attorneys, search results, webhooks, and fixtures of its database.

Pages are read as they were saved. A docket entry names its docket by address or number only; the graph
joins the two by that number whenever the docket itself is loaded, before or after.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from cryptoreg.errors import InputError
from cryptoreg.loaders.dockets import courts
from cryptoreg.loaders.dockets.loading import day, is_json_with, load_json, number_of, readings, rows, text
from cryptoreg.loaders.dockets.model import Docket, Entry, Party
from cryptoreg.loaders.sources import Reading, Skipped, Source

SITE = "https://www.courtlistener.com"
_HINT = re.compile(
    rb'"(?:recap_documents|recap_sequence_number|party_types|parties_represented|docket_number_core|docketNumber'
    rb'|docket_entry_id|webhook|case_name_full|docket_absolute_url)"|"model"\s*:\s*"(?:search|people_db)\.'
    rb"|courtlistener\.com/api/rest"
)
_DOCKET_ALERT, _SEARCH_ALERT = 1, 2
_EVENTS = {3: "the fetching of a document", 4: "old alerts", 5: "a request to pray and pay"}


class CourtListenerReader:
    """Reads JSON of CourtListener's API and webhooks."""

    name = "courtlistener/4"

    def __init__(self, all_cases: bool = False) -> None:
        self.all_cases = all_cases

    def recognises(self, source: Source) -> bool:
        return is_json_with(source, _HINT)

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        value = load_json(source)
        hook = value.get("webhook") if isinstance(value, dict) else None
        if isinstance(hook, dict):
            yield from self._webhook(value, hook, source)
            return
        found = _results(value)
        if not found and not _is_empty_page(value):
            raise InputError(
                f"{source.path} looks like CourtListener's JSON and has none of its known forms."
            )
        yield from self._rows(found, value, source)

    def _webhook(
        self, value: dict[str, Any], hook: dict[str, Any], source: Source
    ) -> Iterator[Reading | Skipped]:
        event = hook.get("event_type")
        payload = value.get("payload")
        if event in _EVENTS:
            yield Skipped(source.path, f"is a webhook about {_EVENTS[event]}: it tells nothing of a case")
        elif event in (_DOCKET_ALERT, _SEARCH_ALERT) and isinstance(payload, dict):
            yield from self._rows(rows(payload.get("results")), payload, source)
        else:
            raise InputError(f"{source.path} is a webhook of the unknown event type {event!r}.")

    def _rows(self, found: list[dict[str, Any]], page: Any, source: Source) -> Iterator[Reading | Skipped]:
        attorneys = sum("parties_represented" in row for row in found)
        if attorneys:
            yield Skipped(source.path, f"{attorneys} attorneys with their contacts, which are not loaded")
        if len(found) > attorneys or not found:
            yield from readings(_dockets(found, page, source), source, self.name, self.all_cases)


def _results(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict) and isinstance(value.get("results"), list):
        return rows(value["results"])
    if isinstance(value, list):
        return rows(value)
    return [value] if isinstance(value, dict) and _form(value) is not None else []


def _is_empty_page(value: Any) -> bool:
    return isinstance(value, dict) and value.get("results") == [] and ("next" in value or "count" in value)


def _form(row: dict[str, Any]) -> str | None:
    """What a row is, by the fields that only it has."""
    if "model" in row and "fields" in row:
        return "fixture"
    if "party_types" in row:
        return "party"
    if "recap_sequence_number" in row or ("recap_documents" in row and "docket" in row):
        return "entry"
    if "docket_entry_id" in row and "docketNumber" not in row:
        return "document"
    if "docketNumber" in row or "caseName" in row:
        return "found"
    if "docket_number" in row and ("court" in row or "court_id" in row):
        return "docket"
    return None


def _dockets(found: list[dict[str, Any]], page: Any, source: Source) -> Iterator[Docket]:
    entries: dict[str, list[Entry]] = defaultdict(list)
    people: list[dict[str, Any]] = []
    fixtures: list[dict[str, Any]] = []
    for row in found:
        form = _form(row)
        if form == "docket":
            yield docket(row)
        elif form == "found":
            yield _found(row)
        elif form in ("entry", "document"):
            entries[_id(row.get("docket") or row.get("docket_id")) or "unknown"].append(
                entry(row) if form == "entry" else _document(row)
            )
        elif form == "party":
            people.append(row)
        elif form == "fixture":
            fixtures.append(row)
    for id_, lines in entries.items():
        yield Docket(idents=(f"courtlistener:docket/{id_}",), entries=tuple(lines))
    if people:
        yield _parties(people, page, source)
    yield from _from_fixtures(fixtures)


def _id(value: object) -> str | None:
    """The id in an address, or the number itself.

    >>> _id("https://www.courtlistener.com/api/rest/v4/dockets/4214664/"), _id(4214664)
    ('4214664', '4214664')
    """
    words = text(value)
    found = re.search(r"(\d+)/?$", words) if words is not None else None
    return found[1] if found is not None else None


def docket(row: dict[str, Any], id_: str | None = None) -> Docket:
    """A docket of ``/dockets/`` or of the bulk table."""
    ident = id_ or _id(row.get("id"))
    below = row.get("original_court_info")
    lower = None
    if isinstance(below, dict) and text(below.get("docket_number")) is not None:
        lower = Docket(
            court=courts.court_id(text(row.get("appeal_from")) or text(row.get("appeal_from_id"))),
            number=text(below["docket_number"]),
        )
    address = text(row.get("absolute_url"))
    return Docket(
        court=courts.court_id(text(row.get("court_id")) or text(row.get("court"))),
        number=text(row.get("docket_number")) or text(row.get("docket_number_raw")),
        name=text(row.get("case_name"))
        or text(row.get("case_name_full"))
        or text(row.get("case_name_short")),
        idents=(f"courtlistener:docket/{ident}",) if ident is not None else (),
        url=f"{SITE}{address}" if address is not None and address.startswith("/") else address,
        filed=day(row.get("date_filed")),
        terminated=day(row.get("date_terminated")),
        judge=text(row.get("assigned_to_str")),
        magistrate=text(row.get("referred_to_str")),
        nature_of_suit=text(row.get("nature_of_suit")),
        cause=text(row.get("cause")),
        last_filing=day(row.get("date_last_filing")),
        modified=text(row.get("date_modified")),
        lower=lower,
    )


def entry(row: dict[str, Any]) -> Entry:
    """An entry of ``/docket-entries/`` or of a docket alert."""
    documents = rows(row.get("recap_documents"))
    main = next((d for d in documents if d.get("attachment_number") in (None, "")), None)
    ident = _id(row.get("id"))
    address = text(main.get("absolute_url")) if main is not None else None
    return Entry(
        number=number_of(row.get("entry_number"))
        or (number_of(main.get("document_number")) if main is not None else None),
        text=text(row.get("description")) or "",
        short=(text(main.get("description")) if main is not None else None) or "",
        filed=day(row.get("date_filed")),
        ident=f"courtlistener:entry/{ident}" if ident is not None else None,
        url=f"{SITE}{address}" if address is not None else None,
        modified=text(row.get("date_modified")),
    )


def _document(row: dict[str, Any]) -> Entry:
    """A row of a search of type ``rd``, or one nested in a row of type ``r``; attachments say nothing."""
    ident = _id(row.get("docket_entry_id"))
    address = text(row.get("absolute_url"))
    main = row.get("attachment_number") in (None, "")
    return Entry(
        number=number_of(row.get("entry_number")) or number_of(row.get("document_number")),
        text=(text(row.get("description")) or "") if main else "",
        short=(text(row.get("short_description")) or "") if main else "",
        filed=day(row.get("entry_date_filed")),
        ident=f"courtlistener:entry/{ident}" if ident is not None else None,
        url=f"{SITE}{address}" if address is not None else None,
    )


def _found(row: dict[str, Any]) -> Docket:
    """A row of a search; ``firm`` holds law firms there and is left out, as are attorneys."""
    ident = _id(row.get("docket_id"))
    address = text(row.get("docket_absolute_url"))
    documents = [d for d in rows(row.get("recap_documents")) if d.get("attachment_number") in (None, "")]
    if "docket_entry_id" in row:
        documents = [row]
    return Docket(
        court=courts.court_id(text(row.get("court_id"))),
        number=text(row.get("docketNumber")),
        name=text(row.get("caseName")) or text(row.get("case_name_full")),
        idents=(f"courtlistener:docket/{ident}",) if ident is not None else (),
        url=f"{SITE}{address}" if address is not None else None,
        filed=day(row.get("dateFiled")) if "cluster_id" not in row else None,
        terminated=day(row.get("dateTerminated")),
        judge=text(row.get("assignedTo")),
        magistrate=text(row.get("referredTo")),
        nature_of_suit=text(row.get("suitNature")),
        cause=text(row.get("cause")),
        entries=tuple(_document(d) for d in documents),
    )


def _parties(people: list[dict[str, Any]], page: Any, source: Source) -> Docket:
    """The parties of the one docket that a page is about; roles in other cases are left out.

    Raises:
        InputError: the page does not tell of which docket it is.
    """
    shared = [{_docket_of(t) for t in rows(p.get("party_types"))} for p in people]
    common = set.intersection(*shared) - {None} if shared else set()
    asked = _asked_docket(page, source)
    wanted = asked if asked is not None else next(iter(common)) if len(common) == 1 else None
    if wanted is None:
        raise InputError(
            f"{source.path} holds parties of several dockets; say of which it is by the address in "
            f'{source.path.stem}.meta.json ({{"url": "{SITE}/api/rest/v4/parties/?docket=123"}}).'
        )
    listed = []
    for person in people:
        name = text(person.get("name"))
        for kind in rows(person.get("party_types")):
            if name is not None and _docket_of(kind) == wanted:
                listed.append(Party(name, text(kind.get("name")) or "", day(kind.get("date_terminated"))))
    return Docket(idents=(f"courtlistener:docket/{wanted}",), parties=tuple(listed))


def _docket_of(row: dict[str, Any]) -> str | None:
    return _id(row.get("docket_id") or row.get("docket"))


def _asked_docket(page: Any, source: Source) -> str | None:
    addresses = [source.sidecar.url]
    if isinstance(page, dict):
        addresses += [text(page.get("next")), text(page.get("previous"))]
    for address in addresses:
        found = re.search(r"[?&]docket(?:__id)?=(\d+)", address or "")
        if found is not None:
            return found[1]
    return None


def _from_fixtures(fixtures: list[dict[str, Any]]) -> Iterator[Docket]:
    """Dockets of a dump of the database, where rows name each other by key."""
    by_model: dict[str, dict[Any, dict[str, Any]]] = defaultdict(dict)
    for row in fixtures:
        if isinstance(row.get("fields"), dict):
            by_model[str(row["model"])][row.get("pk")] = row["fields"]
    keys = set(by_model["search.docket"])
    keys |= {
        f.get("docket")
        for model in ("search.docketentry", "people_db.partytype")
        for f in by_model[model].values()
    }
    for key in sorted((k for k in keys if k is not None), key=str):
        base = docket(by_model["search.docket"].get(key, {}), id_=str(key))
        lines = [
            Entry(
                number=number_of(f.get("entry_number")), text=text(f.get("description")) or "",
                filed=day(f.get("date_filed")), ident=f"courtlistener:entry/{pk}",
            )
            for pk, f in by_model["search.docketentry"].items() if f.get("docket") == key
        ]  # fmt: skip
        listed = [
            Party(name, text(f.get("name")) or "")
            for f in by_model["people_db.partytype"].values()
            if f.get("docket") == key
            and (name := text(by_model["people_db.party"].get(f.get("party"), {}).get("name"))) is not None
        ]
        yield Docket(
            court=base.court, number=base.number, name=base.name, idents=base.idents, filed=base.filed,
            terminated=base.terminated, judge=base.judge, magistrate=base.magistrate,
            nature_of_suit=base.nature_of_suit, cause=base.cause, entries=tuple(lines), parties=tuple(listed),
        )  # fmt: skip
