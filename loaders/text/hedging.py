"""Forecasts that no frame tells: what may or might be, in legal matters."""

from __future__ import annotations

import re

from cryptoreg.loaders.text.entities import AGENTS, AUTHORITIES, Linked
from cryptoreg.loaders.text.events import Event
from cryptoreg.loaders.text.modality import Cue
from cryptoreg.loaders.text.qualifying import attach, speaker, speakers
from cryptoreg.loaders.text.syntax import clause_at
from cryptoreg.loaders.text.tokens import BlockKind
from cryptoreg.loaders.text.units import Sentences, speaks_of_law
from cryptoreg.ontology.generated.names import Class, Modality

_IS_ORDER = re.compile(r"\bhereby ordered\b|authority vested in me")


def is_order(text: str) -> bool:
    """Whether a text orders something itself."""
    return ("hereby ordered" in text or "authority vested" in text) and _IS_ORDER.search(text) is not None


_THE_ACT = re.compile(
    r"\b(?:this|that|it|which|(?:the|this|that|such a|a) (?:[\w-]+ )?(?:move|decision|ruling|step|shift|action|case|dismissal|lawsuit|settlement|change|announcement|development|outcome|bill|law|rule|order|approach|pause|stay|withdrawal|reversal|verdict|appeal))\b",
    re.IGNORECASE,
)
_ABOUT_NOTHING = re.compile(r"\bprices?\b|\b(?:you|your|I|my|how|who)\b", re.IGNORECASE)
_ALLOWED = re.compile(
    r"(?<=may|uld|can) (?:only |also |then |still |now |not )?(?:comment|object|attend|submit|request|withdraw|redeem|invest|put (?:up|money|as|some)|move|police|opt|choose|elect|vote|participate|be (?:offered|sold|used|recovered|traded|held|issued|listed|inspected|found (?:at|on|in|here)|waived|extended|required to)|(?:not )?(?:have (?:sufficient|enough)|(?:result in|lead to) (?:the )?(?:recovery|return)))\b",
    re.IGNORECASE,
)
"""What somebody is free to do, and the standing words that an order to pay may not bring the money back."""
_ASKS = re.compile(r"\b[Ww]hether (?:[\w’'-]+ ){1,5}\Z")
"""Before what may be or not: a question of law, no forecast."""
_FORECAST = re.compile(
    r"\b(?:may|might|could|can potentially|likely|potentially|perhaps|signals?|suggests?|suggested|hints?|poised|believed|thought|probably|unlikely|almost certainly)\b",
    re.IGNORECASE,
)


def hedged_clauses(text: str, linked: Linked, unit: Sentences, found: list[Event]) -> list[Event]:
    """A forecast that no frame tells: what may or might be, about a named thing in legal matters."""
    out: list[Event] = []
    loose: list[Event] = []
    hedges = [cue for cue in unit.cues if cue.cue is Cue.HEDGE]
    if unit.sentence.kind in (BlockKind.TITLE, BlockKind.HEADING) or not hedges:
        return out
    if is_order(text) or not speaks_of_law(unit):
        return out
    for cue in hedges:
        if (
            _ALLOWED.match(text, cue.end)
            or _ASKS.search(text, unit.sentence.start, cue.start)
            or not _FORECAST.search(text, cue.start, cue.end)
            or any(
                (e.modality is Modality.SPECULATED and e.start < cue.end and e.end > cue.start)
                or cue.reaches(e.trigger[0])
                or (
                    e.cls in (Class.ORDER, Class.JUDGMENT)
                    and e.content is not None
                    and e.start <= cue.start < e.end
                )
                for e in (*found, *out)
            )
        ):
            continue
        clause = clause_at(unit.clauses, cue.start)
        end = max(clause.end, cue.reach_end)
        subjects = [e for m in clause.subject(cue.start) for e in linked.of(m)]
        others = [
            e for m in clause.inside(clause.start, end) if not clause.is_possessive(m) for e in linked.of(m)
        ]
        # "the agency's reply could decide": whose reply it is, when nobody else is named
        owners = [e for m in clause.inside(clause.start, cue.start) for e in linked.of(m)]
        named = [e for e in (subjects or others or owners) if e.named or (e.cls == Class.COURT and subjects)]
        if not named and _THE_ACT.search(text, clause.start, cue.start):
            # "the move could signal": whose move it is
            named = [e for e in linked.recent(cue.start) if e.named and e.cls in AUTHORITIES][:1]
        if not named and _ABOUT_NOTHING.search(text, clause.start, cue.start):
            continue
        start = clause.start + len(text[clause.start : end]) - len(text[clause.start : end].lstrip(" ,;:—–"))
        event = Event(
            Class.SPECULATION, start, end, (cue.start, cue.end), unit.sentence.kind, unit.number, "hedged-clause",
            modality=Modality.SPECULATED, content=text[start:end].strip(" ,.;"), cues=[text[cue.start : cue.end]],
        )  # fmt: skip
        event.end = start + len(text[start:end].rstrip(" ,;"))
        behind = [e for m in clause.inside(cue.end, end) if not clause.is_possessive(m) for e in linked.of(m)]
        meant = [e for e in behind if e.named and e not in named[:1] and e.cls != Class.LAWSUIT]
        told = [] if subjects else speakers(text, linked, clause)
        if told and named and named[0].cls in AGENTS:
            # "argues that cutting the agency's staff could": whose opinion it is, and of whom
            event.roles.update({"actor": told[:1], "about": [e for e in named if e is not told[0]][:1]})
        elif not named:
            pass  # somebody whom no mention covers
        elif named[0].cls in AGENTS:
            event.roles.update({"actor": named[:1], "about": meant[:1]})
        elif named[0].cls != Class.LAWSUIT:
            event.roles["about"] = named[:1]  # a token or a law does nothing itself
        event.attributed_to = speaker(text, linked, clause)
        attach(event, unit)
        if named:
            out.append(event)
        else:
            loose.append(event)
    # what somebody whom no mention covers may do counts where the sentence foresees nothing else
    return out or [e for e in loose if not any(f.cls == Class.SPECULATION for f in found)][:1]
