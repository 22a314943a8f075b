"""The times of a question, as words: "after the task force was formed", "in March 2025", "under Uyeda"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from cryptoreg.api.questions.failures import refused
from cryptoreg.api.questions.reading import Item
from cryptoreg.api.questions.regions import BE, DO, Regions
from cryptoreg.api.questions.stretches import following as significant
from cryptoreg.ontology import dates

_ASKING = frozenset({"which", "what", "who", "how", "was", "were", "did"})
_STRICT = frozenset({"after", "before", "since", "until"})
_NEAREST = frozenset(
    {"right", "immediately", "directly", "just", "straight", "closest", "nearest", "soonest", "next"}
)
_LOOSE = frozenset({"in", "on", "by", "as-of", "since", "until", "after", "before"})


@dataclass(slots=True)
class TimePhrase:
    """A condition on time, as words.

    Attributes:
        relation: after, before, since, until, in, between, while, at, as-of, under, by.
        region: the words of its anchor.
        second: those of the other end of a "between".
        days: for "one day after" and "within 30 days of".
        within: whether ``days`` is a limit, and not exact.
        filed: whether it says from when the lawsuits are ("the 2023 cases", "suits from 2023").
        state: whether it says when a state held that is said before it ("pending on 20 January").
        nearest: whether only what is nearest to it is meant ("right after").
        place: where it stood among the items.
        word: the word that begins it, in small letters.
        denied: whether it is when something was not so ("when Gensler wasn't in charge").
    """

    relation: str
    region: list[Item]
    second: list[Item] = field(default_factory=list)
    days: int | None = None
    within: bool = False
    place: int = 0
    nearest: bool = False
    filed: bool = False
    state: bool = False
    word: str = ""
    denied: bool = False


def _tells_time(part: Sequence[Item]) -> bool:
    return any(i.kind in ("date", "event", "case", "leadership") for i in part)


def _is_noun(item: Item) -> bool:
    sense = item.sense("event")
    return sense is not None and sense.form in ("noun", "plural")


def _names_thing(part: Sequence[Item]) -> bool:
    return any(i.kind in ("case", "entity", "date", "leadership") for i in part)


def _adjoining(first: Item, second: Item) -> bool:
    """Whether one time begins where the other ends: "in April or May 2025"."""
    a, b = sorted((dates.parse(i.value) for i in (first, second)), key=lambda d: d.earliest or date.min)
    return a.latest is not None and b.earliest is not None and (b.earliest - a.latest).days <= 1


class Times(Regions):
    """Takes the times out of a clause."""

    def at(self, items: list[Item], n: int, done: Sequence[Item]) -> tuple[TimePhrase, int] | None:
        """The time that begins at a place, and where it ends."""
        taken = self._at_place(items, n, done)
        if taken is None:
            return None
        phrase, stop = taken
        rest = [i for i in phrase.region if not i.has("neg", "not")]
        if len(rest) < len(phrase.region) and phrase.relation in ("while", "at", "under") and rest:
            phrase.region, phrase.denied = rest, True
        return phrase, stop

    def _at_place(self, items: list[Item], n: int, done: Sequence[Item]) -> tuple[TimePhrase, int] | None:  # noqa: C901  # one case after the other, each a line or two
        item = items[n]
        if item.kind == "date":
            return self._bare_date(items, n)
        if item.kind == "leadership" or (item.kind == "entity" and item.is_a("Administration")):
            return TimePhrase("under", [item]), n + 1
        if item.kind == "length":
            return self._offset(items, n)
        sense = item.sense("time")
        if sense is None:
            return None
        value = sense.value
        following = significant(items, n)
        after = items[following] if following is not None else None
        if after is None or following is None:
            return None
        if value == "between":
            return self._between(items, n)
        if item.text.lower() in ("through", "thru") and after.kind not in ("date", "leadership"):
            return None  # "ended through a joint stipulation": how, and not until when
        if (
            after.kind == "date"
            and value in _LOOSE | {"at", "under", "while"}
            and not self._something_between(items, n, following)
        ):
            act = (
                self._of_act(items, n, following) if value in ("after", "before", "since", "until") else None
            )
            return act or self._with_date(items, value, following)
        if value in ("in", "on", "at", "by") and after.text.lower().startswith("inaugurat"):
            region, stop = self.region(items, n + 1)
            return TimePhrase("by" if value == "by" else "at", region), stop
        if (
            value in ("in", "by", "on")
            and (after.kind == "leadership" or after.is_a("Administration"))
            and not item.has("role", "by")
        ):
            return TimePhrase("under", [after]), following + 1
        if (
            value == "in"
            and item.text.lower()
            in ("during", "throughout", "amid", "over the course of", "in the course of")
            and (self.anchorable(after) or _long_stay(items, following))
        ):
            region, stop = self.region(items, n + 1)
            return TimePhrase("while", region), stop
        if value == "under":
            if item.text.lower() == "with":
                return self._with_case_on_hold(items, n, done)
            if (
                after.is_a("Person", "Administration", "Regulator")
                or after.kind == "leadership"
                or after.has("noun", "office")
            ):
                return self._under(items, n)
            return None
        if value == "as-of":
            region, stop = self.region(items, n + 1)
            return (TimePhrase("as-of", region), stop) if region else None
        if value == "at":
            return self._at(items, n, done)
        if value == "while":
            region, stop = self.region(items, n + 1)
            after_it = items[stop : stop + 2]
            if len(after_it) == 2 and after_it[0].text.lower() in BE and after_it[1].has("state"):
                raise refused("how long a paper was pending is not on record", after_it[1].text)
            return (TimePhrase("while", region), stop) if region else None
        if value in _STRICT:
            if value == "before" and self.is_bench(items, n):
                return None
            if (
                value == "since"
                and item.text.lower() in ("from", "starting", "beginning")
                and not self.anchorable(after)
            ):
                return None
            if value == "since" and (
                item.text.lower() == "from"
                or after.text.lower() in BE | DO
                or (following > n + 1 and items[n + 1].text.lower() in BE)
            ):
                return None  # "and have since been dismissed": by now
            measured = n > 0 and items[n - 1].has("ask", "duration")
            region, stop = self.region(items, n + 1, inverted=measured)
            nearest = item.text.lower().split()[0] in _NEAREST
            if " day " in item.text.lower() and region:
                return TimePhrase(value, region, days=1), stop  # "the day after"
            return (TimePhrase(value, region, nearest=nearest), stop) if region else None
        return None

    def _with_case_on_hold(
        self, items: list[Item], n: int, done: Sequence[Item]
    ) -> tuple[TimePhrase, int] | None:
        """Such as "With the Kentucky case on hold, …", "with Uyeda in charge": while it was so."""
        person = significant(items, n)
        if person is not None and items[person].is_a("Person"):
            follow = items[person + 1 : person + 4]
            stop = next(
                (
                    person + 1 + k
                    for k, i in enumerate(follow)
                    if i.has("event", "holding") or i.has("quality", "acting") or i.has("noun", "office")
                ),
                None,
            )
            if stop is None or any(i.comma or i.kind == "entity" for i in items[person + 1 : stop]):
                return None
            while stop + 1 < len(items) and not items[stop + 1].comma and (
                items[stop + 1].has("noun", "office") or items[stop + 1].text.lower() in ("of", "the", "at")
                or items[stop + 1].is_a("Regulator")
            ):  # fmt: skip
                stop += 1
            return TimePhrase("under", items[n + 1 : stop + 1]), stop + 1
        if any(i.kind != "ignored" for i in done):
            return None
        region, stop = self.region(items, n + 1)
        held = any(i.has("event", "stay") or i.has("event", "abeyance") for i in region)
        if held and any(i.kind in ("case", "entity") for i in region):
            return TimePhrase("while", region), stop
        return None

    @staticmethod
    def _something_between(items: Sequence[Item], n: int, following: int) -> bool:
        return any(
            i.text.lower()
            not in ("the", "a", "of", "in", "on", "date", "day", "year", "month", "early", "late")
            for i in items[n + 1 : following]
        )

    def _of_act(self, items: list[Item], n: int, at: int) -> tuple[TimePhrase, int] | None:
        """A date that only says which act is meant: "after that January 2025 executive order"."""
        said = [items[n].text.lower().split()[-1], *(i.text.lower() for i in items[n + 1 : at])]
        act = next(
            (i for i in items[at + 1 : at + 3] if i.kind not in ("ignored", "quality", "entity")), None
        )
        named = act is not None and (
            act.has("noun", "executive-order") or act.has("noun", "roundtable") or _is_noun(act)
        )
        if not named or not {"the", "that", "this", "his", "its", "their"} & set(said):
            return None
        region, stop = self.region(items, at + 1)
        return TimePhrase(items[n].sense("time").value, [items[at], *region]), stop  # type: ignore[union-attr]  # it has the sense

    def _with_date(self, items: list[Item], value: str, at: int) -> tuple[TimePhrase, int]:
        date = items[at]
        join = significant(items, at)
        if (
            value in ("since", "in")
            and at + 2 < len(items)
            and items[at + 1].text.lower() in ("to", "until", "through", "till")
            and items[at + 2].kind == "date"
        ):
            return TimePhrase("between", [date], [items[at + 2]]), at + 3
        other = items[at + 2] if at + 2 < len(items) and items[at + 1].text.lower() in ("and", "or") else None
        if value == "in" and other is not None and other.kind == "date":
            if not _adjoining(date, other):
                raise refused(
                    "two times that do not adjoin are asked for; ask for each by itself", other.text
                )
            return TimePhrase("in", [date], [other]), at + 3
        relation = {"on": "in", "at": "in", "while": "in", "under": "in"}.get(value, value)
        onwards = join is not None and items[at + 1].text.lower() in ("on", "onwards", "onward", "forward")
        whose = items[at - 2] if at > 1 and items[at - 1].text.lower() == "from" and not onwards else None
        if whose is not None and len(date.value) < 10 and (whose.has("noun") or whose.kind == "case"):
            # "cases from 2023" are those of that year
            return TimePhrase("in", [date], filed=whose.has("noun", "lawsuit")), at + 1
        return TimePhrase(relation, [date]), at + 1

    def _bare_date(self, items: list[Item], n: int) -> tuple[TimePhrase, int]:
        if (
            n + 2 < len(items)
            and items[n + 1].text.lower() in ("to", "until", "through", "till", "and")
            and items[n + 2].kind == "date"
        ):
            return TimePhrase("between", [items[n]], [items[n + 2]]), n + 3
        window = (i for i in items[n + 1 : n + 4] if i.kind not in ("ignored", "quality", "entity"))
        following = next(window, None)
        fragment = n > 0 and (items[n - 1].has("event") or items[n - 1].kind == "quality")
        filed = (
            following is not None
            and following.has("noun", "lawsuit")
            and len(items[n].value) < 10
            and not fragment  # "dismissals 2025 cases"
        )
        return TimePhrase("in", [items[n]], filed=filed), n + 1

    def _between(self, items: list[Item], n: int) -> tuple[TimePhrase, int] | None:
        region, stop = self.region(items, n + 1, joined=True)
        cuts = [k for k, i in enumerate(region) if i.text.lower() in ("and", "&", "to")]
        cuts.sort(key=lambda k: region[k].text.lower() == "to")  # "the notice to X and its end"
        if not cuts:
            return None
        # "between the SEC and Binance asking for a stay and the judge granting it": where both sides tell a time
        cut = next((k for k in cuts if _tells_time(region[:k]) and _tells_time(region[k + 1 :])), cuts[0])
        first, second = region[:cut], region[cut + 1 :]
        said = [i for i in second if i.kind == "event" and i.sense("event").form == "plural"]  # type: ignore[union-attr]  # an event has its sense
        named = [i for i in first if i.kind in ("entity", "case")]
        if said and len(named) == 1 and not _tells_time(first):
            first = [*first, *said]
        elif not any(i.kind in ("date", "event", "case", "entity", "noun", "leadership") for i in first):
            # "between the first and the last of the roundtables", "the Coinbase and the Binance dismissals"
            first = first + [i for i in second if not i.has("super") and not i.has("ordinal")]
        owner = [i for i in first if i.kind == "case"]
        if owner and any(i.text.lower() in ("its", "their") for i in second) and not _names_thing(second):
            second = [*second, *owner[:1]]  # "between the freezing of the Binance suit and its dismissal"
        if not all(
            any(
                i.kind in ("date", "event", "case", "leadership")
                or i.is_a("TaskForce", "Instrument")
                or any(i.has("noun", n) for n in ("roundtable", "statement", "report", "executive-order"))
                for i in part
            )
            for part in (first, second)
        ) and not (any(i.has("event") or i.kind == "date" for i in first) and second):
            firms = all(
                len(f := [i for i in part if i.kind == "entity"]) == 1 and f[0].is_a("Firm")
                for part in (first, second)
            )
            if firms and any(i.has("event", "filing") and not i.has("noun") for i in items[:n]):
                return TimePhrase(
                    "between", first, second
                ), stop  # "who did it sue between Coinbase and Kraken"
            persons = all(any(i.is_a("Person") for i in part) for part in (first, second))
            seat = any(i.has("noun", "office") or i.has("event", "holding") for i in items[:n])
            if not (persons and seat):
                return None
        return TimePhrase("between", first, second), stop

    def _under(self, items: list[Item], n: int) -> tuple[TimePhrase, int] | None:
        region: list[Item] = []
        stop = n + 1
        while stop < len(items):
            item = items[stop]
            if item.comma and region and any(i.kind != "ignored" for i in region):
                break
            if (
                item.kind in ("entity", "leadership")
                or item.has("noun", "office")
                or item.has("noun", "administration")
                or item.has("noun", "leadership")
                or item.kind == "quality"
                or (
                    item.kind == "ignored"
                    and item.text.lower() not in BE | DO | {"and", "which", "what", "how", "that"}
                )
            ):
                region.append(item)
                stop += 1
                continue
            break
        seat = any(i.has("noun", "office") for i in region) and any(
            i.has("quality", "acting") or i.text.lower().split()[0] in ("acting", "new", "current")
            for i in region
        )
        named = any(i.kind in ("entity", "leadership") for i in region)
        return (TimePhrase("under", region), stop) if named or seat else None

    def _at(self, items: list[Item], n: int, done: Sequence[Item]) -> tuple[TimePhrase, int] | None:
        item = items[n]
        leads = item.has("ask", "date") and not any(i.kind != "ignored" for i in done)
        if leads and not any(i.comma and (i.has("ask") or i.text.lower() in _ASKING) for i in items[n + 1 :]):
            return (
                None  # "When did Atkins take over?", not "When Atkins took over, which cases were pending?"
            )
        region, stop = self.region(items, n + 1)
        said = {i.kind for i in region} | {"event" for i in region if i.has("noun", "roundtable")}
        if item.text.lower() == "upon" and not ("event" in said and said & {"case", "entity", "leadership"}):
            return None  # "a penalty upon Ripple", "upon joint stipulation": whom, and how
        if said & {"event", "case", "entity", "date", "leadership"}:
            return TimePhrase("at", region), stop
        return None

    def _offset(self, items: list[Item], n: int) -> tuple[TimePhrase, int] | None:
        following = significant(items, n)
        if following is None:
            return None
        sense = items[following].sense("time")
        before = items[n - 1] if n else None
        if before is not None and before.text.lower() in ("the", "first", "last"):
            before = items[n - 2] if n > 1 else before
        within = before is not None and before.text.lower() in (
            "the",
            "first",
            "last",
            "no more than",
            "at most",
            "within",
            "in",
            "inside",
            "less than",
            "under",
            "fewer than",
        )
        if sense is not None and sense.value in ("after", "before"):
            region, stop = self.region(items, following + 1)
            if region:
                return TimePhrase(sense.value, region, days=int(items[n].value), within=within), stop
        if within and items[n + 1].text.lower() == "of":
            region, stop = self.region(items, n + 2)
            if region:
                return TimePhrase("after", region, days=int(items[n].value), within=True), stop
        return None


def _long_stay(items: Sequence[Item], n: int) -> bool:
    """Whether a length stands before a stay: "during the 60-day stay"."""
    return items[n].kind == "length" and n + 1 < len(items) and items[n + 1].has("event", "stay")
