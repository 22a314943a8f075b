"""Words before and behind a noun phrase, and words that are taken otherwise than they look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cryptoreg.api.questions.reading import Item

__all__ = [
    "PUBLIC",
    "definite",
    "following",
    "in_turn",
    "listed",
    "named_before",
    "not_ended",
    "pursued",
    "supported",
]

_DETERMINERS_OF_LISTS = frozenset(
    {"which", "what", "any", "each", "every", "how many", "another", "list", "all", "no"}
)
PUBLIC = frozenset({"Regulator", "GovernmentBody", "Court", "Legislature", "Administration", "TaskForce"})


def not_ended(items: Sequence[Item]) -> list[Item]:
    """The word "over" says that something has ended only at the end of a clause, or before a time."""
    out = []
    for n, item in enumerate(items):
        following = items[n + 1] if n + 1 < len(items) else None
        ended = following is None or following.comma or following.has("time") or following.kind == "date"
        if item.text.lower() == "over" and item.has("state") and not ended:
            senses = tuple(s for s in item.senses if s.kind != "state")
            item = replace(item, senses=senses, kind=senses[0].kind if senses else "ignored")
        if item.text.lower() == "over" and item.has("compare") and not _measured(items, n):
            # "sued over crypto": about it, and not more than it
            senses = tuple(s for s in item.senses if s.kind != "compare")
            item = replace(item, senses=senses, kind=senses[0].kind if senses else "ignored")
        out.append(item)
    return out


def _measured(items: Sequence[Item], n: int) -> bool:
    """Whether a number, a sum or a length follows."""
    following = next((i for i in items[n + 1 : n + 4] if i.kind != "ignored"), None)
    return following is not None and (
        following.kind in ("number", "money", "length") or following.text[:1].isdigit()
    )


def in_turn(items: Sequence[Item]) -> list[Item]:
    """The word "then" behind "and" only says what came next; before a name it describes ("the then chair")."""
    return [
        replace(i, kind="ignored", senses=())
        if i.kind == "descriptor" and i.text.lower() == "then" and n > 0 and items[n - 1].text.lower() in ("and", "but", "was", "were")
        and not any(k.kind == "entity" for k in items[n + 1 : n + 2])
        else i
        for n, i in enumerate(items)
    ]  # fmt: skip


def pursued(items: Sequence[Item]) -> list[Item]:
    """What an authority "came after" it sued; what else came after something came later."""
    out = list(items)
    for n, item in enumerate(items):
        if not (item.has("event", "filing") and item.has("time", "after")):
            continue
        before = [i for i in items[max(0, n - 4) : n] if i.kind != "ignored"]
        named = (
            before[-1:] if not any(i.has("role") for i in before[-2:-1]) else []
        )  # "suits against the SEC came after"
        behind = [i for i in items[n + 1 : n + 5] if i.text.lower() not in ("the", "a", "an")][:2]
        private = bool(behind) and behind[0].kind == "entity" and not behind[0].is_a(*PUBLIC)
        clause = len(behind) > 1 and (
            behind[1].has("event") or behind[1].has("noun") or behind[1].text.lower() in _BEING
        )
        ends = (
            not behind or behind[0].has("time") or behind[0].kind == "date"
        )  # "which firms did it come after in 2024"
        sued = (
            ((private and not clause) or ends)
            and bool(named)
            and named[0].is_a("Regulator", "GovernmentBody")
        )
        kept = tuple(s for s in item.senses if (s.kind == "event") is sued)
        out[n] = replace(item, kind=kept[0].kind, value=kept[0].value, senses=kept)
    return out


_BEING = frozenset({"is", "was", "were", "are", "had", "has", "did"})


def supported(items: Sequence[Item]) -> list[Item]:
    """Verbs that only support a noun ("gave a pardon") say nothing; without such a noun they are not understood."""
    nominal = any(
        (s.kind == "event" and s.form in ("noun", "plural", "phrase"))
        or (s.kind == "noun" and s.value in ("lawsuit", "conduct", "investigation"))
        for i in items
        for s in i.senses
    )
    kind = "ignored" if nominal else "unknown"
    return [
        replace(i, kind=kind, value=i.text)
        if i.senses and all(s.kind in ("support", "ignored") for s in i.senses) and i.has("support")
        else i
        for i in items
    ]


def named_before(items: list[Item]) -> list[Item]:
    """A word for a kind of firm that stands for the one firm named before it: "… before the mixer was delisted"."""
    out: list[Item] = []
    for n, item in enumerate(items):
        sense = item.sense("noun")
        public = sense is not None and sense.value == "regulator" and sense.form == "noun"
        plain = (
            item.kind == "descriptor"
            or public
            or (sense is not None and sense.value == "firm" and sense.form == "noun")
        )
        labels = ("Regulator",) if public else _PRIVATE
        firms = {
            i.candidates[0].id: i
            for i in out
            if i.kind == "entity" and i.candidates and i.is_a(*labels) and (public or not i.is_a(*PUBLIC))
        }
        beside = n + 1 < len(items) and items[n + 1].kind in ("entity", "case", "descriptor")
        definite = bool(out) and out[-1].text.lower() in ("the", "that", "this")
        if plain and definite and not beside and len(firms) == 1:
            known = next(iter(firms.values()))
            out.append(
                replace(
                    known,
                    text=item.text,
                    start=item.start,
                    end=item.end,
                    possessive=item.possessive,
                    comma=item.comma,
                )
            )
        else:
            out.append(item)
    return out


_PRIVATE = ("Firm", "Product", "Token", "Association", "Organization")


def following(items: Sequence[Item], n: int) -> int | None:
    """The place of the next item that says something."""
    for m in range(n + 1, len(items)):
        if items[m].kind != "ignored":
            return m
    return None


def listed(before: Sequence[Item]) -> bool:
    """Whether what follows is one of a list ("which SEC case") and not a thing that is known ("the SEC case")."""
    for item in reversed(before):
        if item.kind in {"entity", "quality"} or (
            item.kind == "ignored" and item.text.lower() in ("crypto", "federal")
        ):
            continue
        return (
            item.text.lower() in _DETERMINERS_OF_LISTS
            or item.kind in ("super", "compare", "per", "other")
            or (item.kind == "ask" and (item.has("ask", "list") or item.has("ask", "count")))
        )
    return False


def definite(before: Sequence[Item]) -> bool:
    return bool(before) and before[-1].text.lower() in ("the", "its", "their", "this", "that")
