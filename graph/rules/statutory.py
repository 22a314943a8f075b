"""``statutory-stay@1``: stays that a statute brings by itself, without any order.

**Bankruptcy.** A petition under 11 U.S.C. §§ 301 to 303 stays at once what goes on against the debtor (§ 362(a)(1)), and
the enforcement of judgments against it (§ 362(a)(2)). A criminal case goes on (§ 362(b)(1)). So does an action of a
government under its police and regulatory power, with the enforcement of what it wins other than money
(§ 362(b)(4)): a case of the SEC is not stayed, collecting a money judgment is. The stay protects the debtor alone, not
those who are sued with it. It ends when the bankruptcy is closed or dismissed or the debtor discharged
(§ 362(c)(2)), or when the bankruptcy court gives the plaintiff relief from it (§ 362(d)).

**Private securities suits.** While a motion to dismiss is pending, discovery and other proceedings rest in a private
action under the securities laws (15 U.S.C. §§ 77z-1(b)(1), 78u-4(b)(3)(B)). That a case is one, its docket or one
of its claims must say.

Declared assumptions: the stay begins on the day of the petition, or with the case where that came later; a private case
that began after the petition is left alone, since it may have been allowed; so is a case that was over before.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from cryptoreg.graph.facts import Fact, FactSheet
from cryptoreg.graph.rules.acts import Act, Derivation, acts
from cryptoreg.graph.rules.around import Around, Bankruptcy
from cryptoreg.ontology import dates
from cryptoreg.ontology.dates import Truth
from cryptoreg.ontology.generated.names import (
    Attribute,
    Class,
    EndCause,
    Outcome,
    ProceedingKind,
    Relation,
    Relief,
    ScopeKind,
    StayBasis,
)
from cryptoreg.ontology.statements import TYPE

STATUTORY_RULE = "statutory-stay@1"

_AUTOMATIC = "11 U.S.C. § 362(a)"
_OF_MONEY = "11 U.S.C. § 362(a)(2), (b)(4)"
_DISCOVERY = "15 U.S.C. § 78u-4(b)(3)(B)"
_SECURITIES = re.compile(
    r"^850\b|\b15:0*7[78]|15 U\.S\.C\. §+ ?7[78]|\bsecurities (?:exchange )?act\b", re.IGNORECASE
)


def statutory_stays(case: FactSheet, events: Sequence[FactSheet], around: Around) -> list[Fact]:
    """The facts of all stays of a case by statute."""
    ordered = acts(events)
    found: list[Fact] = []
    defendants = set(case.objects(Relation.DEFENDANT))
    for bankruptcy in around.bankruptcies:
        if bankruptcy.debtor in defendants and bankruptcy.matter.id != case.id:
            found += _automatic(case, ordered, bankruptcy, around)
    return [*found, *_of_discovery(case, ordered, around)]


def _governments(case: FactSheet, around: Around) -> bool:
    plaintiffs = set(case.objects(Relation.PLAINTIFF))
    return bool(plaintiffs) and plaintiffs <= around.governments


# ---------------------------------------------------------------- bankruptcy


def _automatic(case: FactSheet, ordered: Sequence[Act], bankruptcy: Bankruptcy, around: Around) -> list[Fact]:
    theirs = acts(bankruptcy.events)
    petition = next((a for a in theirs if a.is_a(Class.COMPLAINT) and a.day is not None), None)
    sued = next((a for a in ordered if a.is_a(Class.COMPLAINT) and a.day is not None), None)
    if petition is None or petition.day is None or sued is None or sued.day is None:
        return []
    if _criminal(case, ordered, around) or not case.objects(Relation.PLAINTIFF):
        return []
    public = _governments(case, around)
    later = dates.after(sued.day, petition.day)
    if later is not Truth.NO and not public:
        return []
    begins = sued if later is Truth.YES else petition
    end = _end(case, theirs, petition)
    if end is not None and end[0].latest <= begins.earliest:
        return []
    ended = next((a for a in ordered if _ends_case(a) and a.earliest <= begins.earliest), None)
    if ended is not None:
        return []
    debtor = [f for f in bankruptcy.matter.of(Relation.DEBTOR) if f.object == bankruptcy.debtor]
    sued_one = [f for f in case.of(Relation.DEFENDANT) if f.object == bankruptcy.debtor]
    premises = [*begins.premises(), *petition.premises(), *debtor, *sued_one, *sued.premises()]
    make = _begin(case.id, f"{bankruptcy.matter.id}|{bankruptcy.debtor}", premises)
    make.object(Relation.STAYED_PARTY, bankruptcy.debtor)
    make.object(Relation.RELIES_ON, bankruptcy.matter.id)
    make.value(Attribute.STATUTE, _OF_MONEY if public else _AUTOMATIC)
    make.value(Attribute.SCOPE_KIND, str(ScopeKind.JUDGMENT if public else ScopeKind.PARTIES))
    make.value(Attribute.SCOPE, _MONEY if public else _DEBTOR)
    make.value(Attribute.BEGAN, str(begins.day))
    closing = next((a for a in ordered if _ends_case(a) and a.earliest > begins.earliest), None)
    if closing is not None and (end is None or closing.earliest < end[0].earliest):
        dropped = closing.is_a(Class.DISMISSAL)
        if dropped or not public:  # a judgment for a government is what may not be enforced
            end = closing, EndCause.SUPERSEDED_BY_DISMISSAL if dropped else EndCause.SUPERSEDED_BY_JUDGMENT
    if end is not None and end[0].day is not None:
        make.end(*end)
    return make.facts


_MONEY = "enforcement of a money judgment against the debtor"
_DEBTOR = "the case against the debtor"


def _criminal(case: FactSheet, ordered: Sequence[Act], around: Around) -> bool:
    kinds = {
        str(k)
        for d in case.objects(Relation.HAS_PROCEEDING)
        if d in around.matters
        for k in around.matters[d].values(Attribute.PROCEEDING_KIND)
    }
    return ProceedingKind.CRIMINAL in kinds or any(a.is_a(Class.INDICTMENT) for a in ordered)


def _ends_case(act: Act) -> bool:
    return (
        act.day is not None and act.scope is None and (act.is_a(Class.DISMISSAL) or act.is_a(Class.JUDGMENT))
    )


def _end(case: FactSheet, theirs: Sequence[Act], petition: Act) -> tuple[Act, EndCause] | None:
    """What ended the automatic stay in the bankruptcy, for this case."""
    plaintiffs = set(case.objects(Relation.PLAINTIFF))
    motions = {a.id: a for a in theirs if a.is_a(Class.MOTION)}
    for act in theirs:
        if act.day is None or act.earliest < petition.earliest:
            continue
        if act.is_a(Class.DISMISSAL) and act.scope is None:
            return act, EndCause.CONDITION_MET
        if not (act.is_a(Class.ORDER) and act.granted):
            continue
        if act.about(Relief.DISCHARGE, Relief.CLOSING):
            return act, EndCause.CONDITION_MET
        asking = {o for m in act.sheet.objects(Relation.DECIDES) if m in motions
                  for o in motions[m].sheet.objects(Relation.MOVANT)}  # fmt: skip
        freed = {*asking, *act.sheet.objects(Relation.BENEFICIARY)}
        if act.about(Relief.LIFT_STAY) and freed & plaintiffs:
            return act, EndCause.LIFTED
    return None


# ---------------------------------------------------------------- private securities suits


def _of_discovery(case: FactSheet, ordered: Sequence[Act], around: Around) -> list[Fact]:
    plaintiffs, defendants = set(case.objects(Relation.PLAINTIFF)), set(case.objects(Relation.DEFENDANT))
    under = under_securities_law(case, around)
    if not plaintiffs or plaintiffs & around.governments or not under:
        return []
    out: list[Fact] = []
    for motion in ordered:
        movants = set(motion.sheet.objects(Relation.MOVANT))
        asked = motion.is_a(Class.MOTION) and motion.about(Relief.DISMISSAL)
        if not asked or motion.day is None or not movants & defendants:
            continue
        make = _begin(case.id, motion.id, [*motion.premises(), *motion.sheet.of(Relation.MOVANT), *under])
        make.object(Relation.RELIES_ON, motion.id)
        make.value(Attribute.STATUTE, _DISCOVERY)
        make.value(Attribute.SCOPE_KIND, str(ScopeKind.DISCOVERY))
        make.value(Attribute.SCOPE, "discovery and other proceedings")
        make.value(Attribute.BEGAN, str(motion.day))
        make.value(Attribute.END_CONDITION, "decision of the motion to dismiss")
        decided = next((a for a in ordered if _decides(a, motion)), None)
        if decided is not None:
            make.end(decided, EndCause.CONDITION_MET)
        out += make.facts
    return out


def _decides(act: Act, motion: Act) -> bool:
    if act.day is None or act.earliest < motion.earliest:
        return False
    if _ends_case(act):
        return True
    named = act.sheet.objects(Relation.DECIDES)
    about = motion.id in named if named else act.about(Relief.DISMISSAL)
    return act.is_a(Class.ORDER) and about and act.outcome not in (None, Outcome.DEFERRED)


def under_securities_law(case: FactSheet, around: Around) -> list[Fact]:
    """The facts that say so of the case, of one of its dockets or of one of its claims."""
    sheets = [case, *(around.matters[m] for r in (Relation.HAS_PROCEEDING, Relation.HAS_CLAIM)
                      for m in case.objects(r) if m in around.matters)]  # fmt: skip
    told = (Attribute.NATURE_OF_SUIT, Attribute.CAUSE, Attribute.STATUTE)
    found = [f for s in sheets for a in told for f in s.of(a) if _SECURITIES.search(str(f.value))]
    laws = [
        f
        for s in sheets
        for f in s.of(Relation.UNDER_LAW)
        if _SECURITIES.search(str(f.object).replace("-", " "))
    ]
    return [*found, *laws][:1]


# ---------------------------------------------------------------- facts


def _begin(case: str, by: str, premises: Sequence[Fact]) -> Derivation:
    id_ = f"stay-{hashlib.sha256(f'{case}|{by}|statute'.encode()).hexdigest()[:12]}"
    make = Derivation(id_, STATUTORY_RULE, list({f.id: f for f in premises}.values()))
    make.value(TYPE, str(Class.STAY))
    make.object(Relation.STAYS, case)
    make.value(Attribute.STAY_BASIS, str(StayBasis.STATUTE))
    return make
