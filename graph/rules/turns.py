"""What each act of a case changes: the turns out of which :mod:`cryptoreg.graph.rules.status` makes statuses.

An act that decides fewer than all claims, or the rights of fewer than all parties, ends no more than these (Fed. R.
Civ. P. 54(b)). A consent order holds things for a time and ends nothing, unless money is ordered by it or it says that
it is of the whole case. A settlement ends what it is of when a court enters it; before that it is agreed, and no more.
In a criminal case it is the sentence that ends, not the verdict (Berman v. United States, 302 U.S. 211 (1937)).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cryptoreg.graph.facts import Fact, FactSheet
from cryptoreg.graph.rules.acts import Act
from cryptoreg.graph.rules.around import Around, docket_of
from cryptoreg.graph.rules.turn import Effect, Turn
from cryptoreg.ontology import dates
from cryptoreg.ontology.generated.names import (
    Attribute,
    CaseStatus,
    Class,
    DismissalRule,
    Disposition,
    EndCause,
    Finding,
    Manner,
    Outcome,
    Relation,
    Relief,
    ScopeKind,
    SettlementStage,
)

_STAYING = frozenset(
    {Relief.STAY, Relief.ABEYANCE, Relief.STAY_EXTENSION, Relief.ABEYANCE_EXTENSION, Relief.MORE_TIME}
)
_RESTS = {
    str(Class.STAY): str(CaseStatus.STAYED),
    str(Class.ABEYANCE): str(CaseStatus.IN_ABEYANCE),
    str(Class.ADMINISTRATIVE_CLOSING): str(CaseStatus.ADMINISTRATIVELY_CLOSED),
}
"""The states in which a case rests, with the status that they bring."""
_GOES_BACK = frozenset({Disposition.REVERSED, Disposition.VACATED, Disposition.REMANDED})


class Turns:
    """Reads the turns out of the acts of one case."""

    def __init__(self, case: FactSheet, ordered: Sequence[Act], around: Around) -> None:
        self.case, self.acts = case, ordered
        self.defendants = frozenset(case.objects(Relation.DEFENDANT))
        self.dockets = frozenset(case.objects(Relation.HAS_PROCEEDING))
        self.upper_dockets = around.upper(case)
        self.claims = {c: around.matters[c] for c in case.objects(Relation.HAS_CLAIM) if c in around.matters}
        self.review = bool(case.objects(Relation.PETITIONER)) or bool(
            self.dockets and not self.upper_dockets and self._reviews(around)
        )
        self.motions = {a.id: a for a in ordered if a.is_a(Class.MOTION)}
        self.certified = [a for a in ordered if a.granted and a.about(Relief.CERTIFICATION)]

    def all(self, stays: Iterable[FactSheet]) -> list[Turn]:
        """Every turn in the order of time."""
        found = [t for a in self.acts if a.day is not None for t in self._of(a)]
        if not any(t.effect is Effect.OPEN for t in found):
            found += self.known_by(found, self.acts)
        found += [t for s in stays for t in self._of_stay(s)]
        found += self._of_claims(found)
        return sorted(found, key=lambda t: t.order)

    def _reviews(self, around: Around) -> bool:
        kinds = {str(k) for d in self.dockets if d in around.matters
                 for k in around.matters[d].values(Attribute.PROCEEDING_KIND)}  # fmt: skip
        return kinds == {"review"}

    @staticmethod
    def known_by(found: Sequence[Turn], ordered: Sequence[Act]) -> list[Turn]:
        """A case whose beginning nobody tells was pending when something was first done in it."""
        first = next(
            (a for a in ordered if a.day is not None and a.day.latest is not None
             and (a.is_a(Class.COURT_ACT) or a.is_a(Class.FILING) or any(t.by == a.id for t in found))),
            None,
        )  # fmt: skip
        if first is None or first.day is None or first.day.latest is None:
            return []
        day = dates.parse(f"../{first.day.latest.isoformat()}")
        return [Turn(day, Effect.OPEN, first.id, tuple(first.premises()))]

    def _of_claims(self, found: Sequence[Turn]) -> Iterator[Turn]:
        """Of a claim a source may tell no more than when it left the case."""
        disposed = {c for t in found if t.effect is Effect.END for c in t.claims or ()}
        for id_, claim in sorted(self.claims.items()):
            ended = claim.best(Attribute.ENDED)
            if ended is not None and id_ not in disposed:
                day = dates.parse(str(ended.value))
                yield Turn(day, Effect.END, id_, (ended,), str(CaseStatus.CLOSED), claims=frozenset({id_}))

    # ------------------------------------------------------------ acts

    def _of(self, act: Act) -> Iterator[Turn]:
        upper = self._upper(act)
        if act.is_a(Class.COMPLAINT):
            yield self.turn(act, Effect.OPEN)
        elif act.is_a(Class.NOTICE_OF_APPEAL):
            yield self._appeal(act)
        elif act.is_a(Class.APPELLATE_DECISION) and (upper or not self.review):
            yield self._appellate(act)
        elif act.is_a(Class.DISMISSAL) and (upper or self._of_appeal(act)):
            yield self.turn(act, Effect.APPEAL_END, CaseStatus.CLOSED, upper=True)
        elif upper:
            if act.is_a(Class.ORDER) and act.about(Relief.DISMISSAL) and act.outcome == Outcome.GRANTED:
                yield self.turn(act, Effect.APPEAL_END, CaseStatus.CLOSED, upper=True)
        else:
            yield from self._below(act)

    def _below(self, act: Act) -> Iterator[Turn]:
        """What an act does in the court of first instance."""
        undone = frozenset(act.sheet.objects(Relation.VACATES))
        if undone and act.is_a(Class.ORDER):
            yield self.turn(act, Effect.UNDO, targets=undone)
        if act.is_a(Class.AMENDED_PLEADING):
            yield self.turn(act, Effect.AMEND)
        elif (act.is_a(Class.MOTION) and not act.about(*_STAYING)) or act.is_a(Class.HEARING):
            yield self.turn(act, Effect.GOES_ON)
        if act.granted and act.is_a(Class.ORDER):
            yield from self._moves(act)
        ended = self._end(act)
        if ended is None:
            return
        reach = self._reach(act, ended[1])
        if reach is not None:
            leave = act.sheet.best(Attribute.LEAVE_TO_AMEND)
            yield self.turn(
                act, ended[0], ended[1], *reach,
                amendable=leave is not None and bool(leave.value),
                for_good=ended[1] == CaseStatus.SETTLED or self._given_up(act),
                judged=act.is_a(Class.JUDGMENT),
            )  # fmt: skip

    @staticmethod
    def _given_up(act: Act) -> bool:
        """Whether a dismissal is the parties' own, and not the court's decision."""
        by_court = Manner.COURT in act.sheet.values(Attribute.MANNER) or act.sheet.objects(Relation.ISSUED_BY)
        return act.is_a(Class.DISMISSAL) and not by_court

    def _end(self, act: Act) -> tuple[Effect, CaseStatus] | None:
        """The effect and the status of an act that ends something."""
        if act.is_a(Class.DISMISSAL):
            return Effect.END, CaseStatus.DISMISSED
        if act.is_a(Class.SETTLEMENT):
            return self._settlement(act)
        if act.is_a(Class.CONSENT_JUDGMENT):
            return Effect.END, CaseStatus.SETTLED
        if act.is_a(Class.SENTENCE):
            return Effect.END, CaseStatus.DECIDED
        if act.is_a(Class.VERDICT) and Finding.NOT_GUILTY in act.sheet.values(Attribute.FINDING):
            return Effect.END, CaseStatus.DECIDED
        return self._end_by_order(act) if act.is_a(Class.ORDER) else None

    def _end_by_order(self, act: Act) -> tuple[Effect, CaseStatus] | None:
        final = Effect.END, CaseStatus.DECIDED
        if act.is_a(Class.CONSENT_ORDER):
            whole = ScopeKind.WHOLE_CASE in act.sheet.values(Attribute.SCOPE_KIND)
            whole = whole or bool(act.sheet.values(Attribute.AMOUNT_USD))
            return (Effect.END, CaseStatus.SETTLED) if whole else None
        if act.about(Relief.SETTLEMENT_APPROVAL) and act.granted:
            return Effect.END, CaseStatus.SETTLED
        if act.is_a(Class.JUDGMENT):
            return final
        if act.sheet.objects(Relation.DISPOSES_OF):
            dismissing = act.about(Relief.DISMISSAL)
            return (Effect.END, CaseStatus.DISMISSED) if dismissing else final
        if act.outcome != Outcome.GRANTED:
            return None
        if act.about(Relief.DISMISSAL):
            return Effect.END, CaseStatus.DISMISSED
        if act.about(Relief.CLOSING):
            return Effect.END, CaseStatus.CLOSED
        # Summary judgment is an order on the way to the judgment, unless it gives the last relief itself.
        gives = act.sheet.objects(Relation.VACATES) or act.sheet.values(Attribute.DISPOSITION)
        return final if act.about(Relief.JUDGMENT) and gives else None

    @staticmethod
    def _settlement(act: Act) -> tuple[Effect, CaseStatus] | None:
        stage = act.sheet.best(Attribute.SETTLEMENT_STAGE)
        if stage is None:
            return None
        return {
            SettlementStage.AGREED: (Effect.AGREE, CaseStatus.SETTLEMENT_PENDING),
            SettlementStage.FILED: (Effect.AGREE, CaseStatus.SETTLEMENT_PENDING),
            SettlementStage.ENTERED: (Effect.END, CaseStatus.SETTLED),
            SettlementStage.REFUSED: (Effect.REFUSE, CaseStatus.PENDING),
        }.get(SettlementStage(str(stage.value)))

    def _reach(
        self, act: Act, status: CaseStatus
    ) -> tuple[frozenset[str] | None, frozenset[str] | None] | None:
        """Which parties and which claims an act reaches; None where it reaches a part that nobody names."""
        kinds = {str(k) for k in act.sheet.values(Attribute.SCOPE_KIND)}
        claims = frozenset(
            [*act.sheet.objects(Relation.DISPOSES_OF), *act.sheet.objects(Relation.DISMISSED_CLAIM)]
        )
        let_out = frozenset(act.sheet.objects(Relation.DISMISSED_PARTY))
        named = let_out or self._named(act)
        parties = named if named and named < self.defendants else None
        if kinds <= {ScopeKind.WHOLE_CASE} and not act.sheet.values(Attribute.SCOPE):
            if act.is_a(Class.DISMISSAL) and not let_out and not self._lets_out(named):
                parties = None
            return parties, claims or None
        if kinds == {ScopeKind.WHOLE_CASE}:
            return None, claims or None
        of_parties, of_claims = ScopeKind.PARTIES in kinds, ScopeKind.CLAIMS in kinds
        if (of_claims and not claims) or (of_parties and not named):
            return None
        if not of_parties and not of_claims and not claims and not let_out:
            return None  # a part in words, or a part such as discovery that is no claim
        return (parties if of_parties or let_out or not of_claims else None), claims or None

    def _named(self, act: Act) -> frozenset[str]:
        """The defendants whom an act names, or whose motion it grants."""
        relations = (Relation.AGAINST, Relation.PARTICIPANT, Relation.ACTOR)
        named = {o for r in relations for o in act.sheet.objects(r)} & self.defendants
        if not named and act.is_a(Class.ORDER) and act.about(Relief.DISMISSAL):
            motions = [self.motions[m] for m in act.sheet.objects(Relation.DECIDES) if m in self.motions]
            named = {o for m in motions for o in m.sheet.objects(Relation.MOVANT)} & self.defendants
        return frozenset(named)

    def _lets_out(self, named: frozenset[str]) -> bool:
        """Whether a dismissal without a scope is one of the named only: of none by whom the case is known.

        Sources call the case of an agency against a firm and its officers by the firm alone.
        """
        return bool(named) and named < self.defendants and not any(f"-{d}" in self.case.id for d in named)

    # ------------------------------------------------------------ appeals

    def _upper(self, act: Act) -> bool:
        return docket_of(act.sheet, self.dockets) in self.upper_dockets

    @staticmethod
    def _of_appeal(act: Act) -> bool:
        return ScopeKind.APPEAL in act.sheet.values(Attribute.SCOPE_KIND) or (
            DismissalRule.FRAP_42B in act.sheet.values(Attribute.DISMISSAL_RULE)
        )

    def _appeal(self, act: Act) -> Turn:
        """An appeal lies from the end of a case (28 U.S.C. § 1291), unless an order was certified for it (§ 1292(b))."""
        early = any(c.earliest <= act.latest for c in self.certified)
        filers = frozenset(act.sheet.objects(Relation.FILED_BY))
        own = filers & self.defendants
        parties = own if own and filers == own and own < self.defendants else None
        return self.turn(act, Effect.APPEAL, CaseStatus.ON_APPEAL, parties, upper=True, early=early)

    def _appellate(self, act: Act) -> Turn:
        said = {str(d) for d in act.sheet.values(Attribute.DISPOSITION)}
        if said & _GOES_BACK:
            return self.turn(act, Effect.REVIVE, CaseStatus.PENDING, upper=True)
        refused = said & {Disposition.DENIED, Disposition.DISMISSED}
        status = CaseStatus.CLOSED if refused else CaseStatus.DECIDED
        return self.turn(act, Effect.APPEAL_END, status, upper=True)

    # ------------------------------------------------------------ other courts

    def _moves(self, act: Act) -> Iterator[Turn]:
        """Consolidation into another case, and transfer to another court (Fed. R. Civ. P. 42(a); 28 U.S.C. § 1404)."""
        if act.about(Relief.CONSOLIDATION) and self.case.objects(Relation.CONSOLIDATED_INTO):
            yield self.turn(act, Effect.MOVE, CaseStatus.CONSOLIDATED)
        if act.about(Relief.TRANSFER):
            yield self.turn(act, Effect.MOVE, CaseStatus.TRANSFERRED)

    # ------------------------------------------------------------ stays

    def _of_stay(self, stay: FactSheet) -> Iterator[Turn]:
        """A stay of the whole case, or of some parties, begins one status and ends in another."""
        cls, began = str(stay.cls()), stay.best(Attribute.BEGAN)
        kinds = {str(k) for k in stay.values(Attribute.SCOPE_KIND)} - {ScopeKind.WHOLE_CASE}
        parties = frozenset(stay.objects(Relation.STAYED_PARTY)) or None
        partial = kinds - {ScopeKind.PARTIES} or (ScopeKind.PARTIES in kinds and parties is None)
        if cls not in _RESTS or began is None or partial:
            return
        if not kinds and parties is None and stay.values(Attribute.SCOPE):
            return
        upper, docket = self._stays_appeal(stay, cls)

        def turn(effect: Effect, fact: Fact, status: str = "") -> Turn:
            day = dates.parse(str(fact.value))
            own = frozenset({stay.id})
            return Turn(day, effect, stay.id, (fact,), status, parties, None, upper, own, docket=docket)

        yield turn(Effect.REST, began, _RESTS[cls])
        ended, cause = stay.best(Attribute.ENDED), stay.best(Attribute.END_CAUSE)
        last = stay.best(Attribute.ROLLED_END) or stay.best(Attribute.STATED_END)
        over = (EndCause.SUPERSEDED_BY_DISMISSAL, EndCause.SUPERSEDED_BY_JUDGMENT)
        if ended is not None and (cause is None or cause.value not in over):
            yield turn(Effect.RESUME, ended)
        elif ended is None and last is not None:
            yield turn(Effect.LAPSE, last, CaseStatus.UNKNOWN)

    def _stays_appeal(self, stay: FactSheet, cls: str) -> tuple[bool, str | None]:
        """Whether it is an appeal that rests, and the docket of the order where that is told."""
        order = next((a for a in self.acts if a.id in stay.objects(Relation.ORDERED_BY)), None)
        docket = None if order is None else docket_of(order.sheet, self.dockets)
        if docket is not None:
            return docket in self.upper_dockets, docket
        return cls == Class.ABEYANCE and not self.review, None

    def turn(
        self,
        act: Act,
        effect: Effect,
        status: str = "",
        parties: frozenset[str] | None = None,
        claims: frozenset[str] | None = None,
        **more: bool | frozenset[str],
    ) -> Turn:
        """What an act that has a day changes, with what it rests on."""
        assert act.day is not None
        premises = [*act.premises(), *(f for p in _REACH for f in act.sheet.of(p))]
        docket = docket_of(act.sheet, self.dockets)
        return Turn(
            act.day, effect, act.id, tuple(premises), str(status), parties, claims, docket=docket, **more  # type: ignore[arg-type]
        )  # fmt: skip


_REACH = (Relation.DISPOSES_OF, Relation.DISMISSED_CLAIM, Relation.DISMISSED_PARTY, Attribute.DISPOSITION)
"""What an act says of its reach, as premises besides those of every act."""
