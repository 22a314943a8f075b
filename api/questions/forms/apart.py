"""Things that lie near each other in time: "which two suits were filed on consecutive days", "a week apart"."""

from __future__ import annotations

from cryptoreg.api.questions.forms import lists, world
from cryptoreg.api.questions.forms.base import Context
from cryptoreg.api.questions.query import Ask, Link, Measure, Query, Selection
from cryptoreg.api.questions.reading import sense_of

__all__ = ["apart"]


def apart(context: Context) -> Query | None:
    """Those of a list that have another one so many days before or after them."""
    slots = context.slots
    item = next((i for i in slots.clause.items if i.has("apart")), None)
    if item is None or context.yes_no or slots.asks_for("date", "duration"):
        return None
    lengths, slots.lengths = slots.lengths, []
    made = world.listing(context) or lists.lawsuits(context) or lists.events(context)
    slots.lengths = lengths
    if made is None or made.measure is not None or made.ask not in (Ask.THINGS, Ask.NUMBER):
        return None
    of = made.of
    if of.of == "lawsuit" and not any(isinstance(c, Link) and c.shown for c in of.where):
        of = of.with_(Link(path="event", to=Selection(of="filing"), shown=True))
    least, most = _days(context, sense_of(item, "apart").value)
    return made.model_copy(update={"of": of, "measure": Measure(kind="apart", least=least, most=most)})


def _days(context: Context, told: str) -> tuple[float, float]:
    """The least and the greatest number of days between two of them."""
    if told:
        return float(told), float(told)
    days = float(context.slots.lengths[0].value) if context.slots.lengths else 0.0
    words = " ".join(context.words)
    if "less than" in words or "fewer than" in words:
        return 0.0, days - 1
    return (0.0, days) if any(w in words.split() for w in ("within", "inside", "most")) else (days, days)
