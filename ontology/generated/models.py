"""Made from ontology.ttl by `python -m cryptoreg.ontology.generate`; do not edit."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(description='The id of another thing in the graph.')]


class Thing(BaseModel):
    """What every entity has."""

    model_config = ConfigDict(frozen=True, extra='forbid')

    id: str
    label: str


class Conflict(Thing):
    """Two facts that cannot both hold, kept and shown with both sides and the reason why one is shown first."""

    type: Literal['Conflict'] = 'Conflict'


class Document(Thing):
    """A text with one or more addresses: held word for word, or cited by address."""

    type: Literal['Document'] = 'Document'


class Entity(Thing):
    """Anything that the graph speaks of: an agent, a case, an instrument, a token, an office, an event or a state."""

    type: Literal['Abeyance', 'Administration', 'AdministrativeClosing', 'AgencyAct', 'AgencyAgreement', 'AgencyDecision', 'AgencySubmission', 'Agent', 'Allegation', 'AmendedPleading', 'Answer', 'AppellateDecision', 'Appointment', 'Arrest', 'Association', 'Bill', 'Brief', 'CaseStatus', 'Certification', 'Claim', 'Complaint', 'Confirmation', 'ConsentJudgment', 'ConsentOrder', 'Court', 'CourtAct', 'CoverSheet', 'Declaration', 'DefaultJudgment', 'Delisting', 'Denial', 'Departure', 'Designation', 'Dismissal', 'Dissent', 'DocketEntry', 'Entity', 'Erratum', 'Event', 'ExecutiveOrder', 'Filing', 'Firm', 'GovernmentBody', 'Guidance', 'GuidanceIssued', 'Hearing', 'Indictment', 'Injunction', 'Instrument', 'Intention', 'Investigation', 'InvestigationClosing', 'InvestigationOpening', 'Judgment', 'Jury', 'Law', 'LawEnacted', 'Lawsuit', 'LeadershipPeriod', 'Legislature', 'Letter', 'Mandate', 'Matter', 'Membership', 'MinuteOrder', 'Mistrial', 'MonetaryRelief', 'Motion', 'Negotiation', 'Nomination', 'NominationWithdrawal', 'Notice', 'NoticeOfAppeal', 'Objection', 'Office', 'Opposition', 'Order', 'OrderSigned', 'OrderToShowCause', 'Organization', 'Pardon', 'Penalty', 'Person', 'Petition', 'Plea', 'PleaAgreement', 'PolicyShift', 'PolicyStance', 'Proceeding', 'Product', 'ProposedFiling', 'PublicStatement', 'Publisher', 'Regulator', 'ReleaseFromCustody', 'Reorganization', 'Reply', 'Report', 'ReportIssued', 'RequestedRelief', 'Roundtable', 'Rule', 'RuleAdopted', 'RuleOrLawAdopted', 'RulemakingPetition', 'Sanction', 'SelfCertification', 'Sentence', 'Settlement', 'Speculation', 'SpeechAct', 'State', 'StatusReport', 'Stay', 'Stipulation', 'Summons', 'TaskForce', 'TaskForceDissolution', 'TaskForceFormation', 'TemporaryRestrainingOrder', 'Tenure', 'Token', 'Trial', 'Unsealing', 'Verdict', 'VerdictOrPlea', 'Vote', 'Waiver', 'Warrant', 'WellsNotice', 'WellsSubmission'] = 'Entity'
    about: tuple[Id, ...] = Field((), description='What an event or a speech act is about.')
    amends: tuple[Id, ...] = Field((), description='The instrument, order or pleading whose text this one changes.')
    began: str | None = Field(None, description='When a state or a term began.')
    conduct: tuple[str, ...] = Field((), description='The kind of conduct that is alleged, a code of the list of conduct.')
    created_by: tuple[Id, ...] = Field((), description='The authority that made an organization or office.')
    created_under: Id | None = Field(None, description='The law or order by which an organization or office was made.')
    curated_id: tuple[str, ...] = Field((), description='The id that a file of curated facts gives a thing: the same id is the same thing in every source, two ids are two things.')
    date: tuple[str, ...] = Field((), description='When something happened, in EDTF; the properties below say in which sense.')
    duration_days: int | None = Field(None, description='How long something is asked for, ordered or imposed, in days; a month counts 30, a year 365.')
    end_condition: str | None = Field(None, description='The event until which something is ordered or asked for, in words.')
    ended: str | None = Field(None, description='When a state or a term really ended.')
    identifier: tuple[str, ...] = Field((), description='A number that an authority gives to it: of an executive order, a document of the Federal Register, a file, a page of a reporter.')
    known_to: tuple[str, ...] = Field((), description='The last day (EDTF) up to which the events of a case, or the steps of a bill, have been gathered.')
    manner: str | None = Field(None, description='How a dismissal came about: a code of that list. In what capacity an office is held stands under capacity.')
    name: tuple[str, ...] = Field((), description='A name by which a source calls something.')
    note: tuple[str, ...] = Field((), description="A curator's remark on how sure a date is, or on what its sources leave open.")
    outcome: str | None = Field(None, description='Granted, denied or otherwise: a code of that list.')
    reference: tuple[str, ...] = Field((), description='An id that another data set gives to the same thing.')
    relief: tuple[str, ...] = Field((), description='What a motion asks for or an order is about, a code of the list of reliefs.')
    replaces: tuple[Id, ...] = Field((), description='The organization, unit, rule or other thing whose place this one takes.')
    reviews: tuple[Id, ...] = Field((), description='The order, rule or agency decision that an appeal, a petition for review or a decision is about.')
    revokes: tuple[Id, ...] = Field((), description='The instrument or order that this one ends, as a whole.')
    rolled_end: str | None = Field(None, description='The stated end, moved to the next day that is no weekend or holiday. That the rule applies is assumed, not said by the source.')
    scope: str | None = Field(None, description='The part of a case that an act or a state is about, in words; without it, the whole case. The kind of scope gives it as a code.')
    scope_kind: tuple[str, ...] = Field((), description='Of what part of a case an act or state speaks: a code of that list; the scope itself says it in words.')
    stance: tuple[str, ...] = Field((), description='The stance of which a policy shift speaks, in the words of the source.')
    stated_end: str | None = Field(None, description='Of an order or request: the last day that it names or counts itself. Of a stay: the last day after all extensions.')
    statute: tuple[str, ...] = Field((), description='The section of law that is named, as text.')
    summary: tuple[str, ...] = Field((), description='What happened, in the words of a curator.')
    support: str | None = Field(None, description='How many texts that are no copies of each other a curator found for it, where its sources do not tell: one-source or two-sources.')
    title: tuple[str, ...] = Field((), description='The full heading of an instrument.')
    under_administration: tuple[Id, ...] = Field((), description='The administration during which a tenure, stance or period of leadership began.')
    under_law: tuple[Id, ...] = Field((), description='The statute, rule or order on which a claim, allegation, act or office rests.')
    wikidata: str | None = Field(None, description='The item of Wikidata about the same thing.')


class Fact(Thing):
    """What all statements with one subject, predicate and object or value say together, or what a declared rule derives."""

    type: Literal['Fact'] = 'Fact'


class Judgement(Thing):
    """The recorded and revocable judgement that a thing of one document is a certain thing of the world."""

    type: Literal['Judgement'] = 'Judgement'


class Statement(Thing):
    """What one document says in one place: subject, predicate, object or value, with its words, its modality and whose claim it is. Never changed."""

    type: Literal['Statement'] = 'Statement'


class Agent(Entity):
    """A person or an organization that can act."""

    type: Literal['Administration', 'Agent', 'Association', 'Court', 'Firm', 'GovernmentBody', 'Jury', 'Legislature', 'Organization', 'Person', 'Publisher', 'Regulator', 'TaskForce'] = 'Agent'
    cik: str | None = Field(None, description='The Central Index Key of a filer at the SEC, with ten digits.')
    crd: str | None = Field(None, description="The number of a firm or person in FINRA's Central Registration Depository, without leading zeros.")
    founder_of: tuple[Id, ...] = Field((), description='What somebody founded.')
    jurisdiction: tuple[str, ...] = Field((), description='The country or union of an authority, as ISO 3166 code or EU.')
    lei: str | None = Field(None, description='The Legal Entity Identifier of a firm (ISO 17442), in capital letters and with right check digits.')
    member_of: tuple[Id, ...] = Field((), description='The organization on whose staff, or among whose members, a person is.')


class Event(Entity):
    """Something that happened, or is said to have happened, at a time."""

    type: Literal['AgencyAct', 'AgencyAgreement', 'AgencyDecision', 'AgencySubmission', 'Allegation', 'AmendedPleading', 'Answer', 'AppellateDecision', 'Appointment', 'Arrest', 'Brief', 'Certification', 'Complaint', 'Confirmation', 'ConsentJudgment', 'ConsentOrder', 'CourtAct', 'CoverSheet', 'Declaration', 'DefaultJudgment', 'Delisting', 'Denial', 'Departure', 'Dismissal', 'Dissent', 'DocketEntry', 'Erratum', 'Event', 'Filing', 'GuidanceIssued', 'Hearing', 'Indictment', 'Injunction', 'Intention', 'InvestigationClosing', 'InvestigationOpening', 'Judgment', 'LawEnacted', 'Letter', 'Mandate', 'MinuteOrder', 'Mistrial', 'MonetaryRelief', 'Motion', 'Negotiation', 'Nomination', 'NominationWithdrawal', 'Notice', 'NoticeOfAppeal', 'Objection', 'Opposition', 'Order', 'OrderSigned', 'OrderToShowCause', 'Pardon', 'Penalty', 'Petition', 'Plea', 'PleaAgreement', 'PolicyShift', 'ProposedFiling', 'PublicStatement', 'ReleaseFromCustody', 'Reorganization', 'Reply', 'Report', 'ReportIssued', 'Roundtable', 'RuleAdopted', 'RuleOrLawAdopted', 'RulemakingPetition', 'Sanction', 'SelfCertification', 'Sentence', 'Settlement', 'Speculation', 'SpeechAct', 'StatusReport', 'Stipulation', 'Summons', 'TaskForceDissolution', 'TaskForceFormation', 'TemporaryRestrainingOrder', 'Trial', 'Unsealing', 'Verdict', 'VerdictOrPlea', 'Vote', 'Waiver', 'Warrant', 'WellsNotice', 'WellsSubmission'] = 'Event'
    actor: tuple[Id, ...] = Field((), description='Who acts, where no nearer role is declared.')
    against: tuple[Id, ...] = Field((), description='Whom, or what, an act is directed against.')
    amount_usd: Decimal | None = Field(None, description='A sum of money in US dollars that a penalty, settlement or allegation names.')
    announced_on: tuple[str, ...] = Field((), description='The day on which an act was made public by somebody who took part.')
    answers_entry: tuple[str, ...] = Field((), description='The reference of the docket entry that an order decides, or that a paper answers or supports.')
    appointee: tuple[Id, ...] = Field((), description='Who comes into, is proposed for, or leaves an office.')
    approved_by: tuple[Id, ...] = Field((), description='Whose consent an act needs or got.')
    asked_of: tuple[Id, ...] = Field((), description='The judge or court to which a request goes.')
    beneficiary: tuple[Id, ...] = Field((), description='Whom an act favours: who is pardoned, released or taken off a list.')
    condition: tuple[str, ...] = Field((), description='What has still to happen before an act holds, in words.')
    content: tuple[str, ...] = Field((), description='What is alleged, foreseen, intended or asked for, in the words of the source.')
    counts_charged: int | None = Field(None, description='How many counts a complaint or indictment holds.')
    counts_decided: int | None = Field(None, description='On how many counts a verdict, plea or sentence is, where that is known.')
    disposes_of: tuple[Id, ...] = Field((), description='The count that an order, judgment, verdict or settlement ends, where it is not all.')
    due_from: tuple[Id, ...] = Field((), description='Who has to act by the day that an order or rule sets.')
    due_on: str | None = Field(None, description='The day by which somebody has to act, as an order or rule sets it.')
    effective_on: str | None = Field(None, description='The day from which an act has effect.')
    entered_on: str | None = Field(None, description='The day on which a court act was entered on the docket, or given.')
    entry_number: str | None = Field(None, description='The number of an entry on its docket.')
    filed_by: tuple[Id, ...] = Field((), description='Who filed a complaint, an appeal, a stipulation or a notice.')
    filed_on: str | None = Field(None, description='The day on which a paper was filed.')
    ground: tuple[Id, ...] = Field((), description='What a request or an act gives as its reason.')
    ground_text: tuple[str, ...] = Field((), description='The reason of an act, where it is no thing of the graph.')
    in_case: tuple[Id, ...] = Field((), description='The case to which any other event belongs.')
    in_proceeding: tuple[Id, ...] = Field((), description='The docket to which an event belongs, where a case has several.')
    instrument: tuple[Id, ...] = Field((), description='The law, order or rule that an act makes, signs or ends.')
    issued_by: tuple[Id, ...] = Field((), description='The court, judge or authority that acts.')
    leave_to_amend_until: str | None = Field(None, description='The last day on which a dismissed complaint may be brought in a changed form.')
    moderator: tuple[Id, ...] = Field((), description='Who leads the talk at a roundtable.')
    monetary_kind: tuple[str, ...] = Field((), description='What an amount is: penalty, disgorgement, restitution, interest, forfeiture, fees or bail.')
    occurred_on: str | None = Field(None, description='The day of an event whose date has no nearer role.')
    office: tuple[Id, ...] = Field((), description='The office that an appointment, nomination or departure concerns.')
    participant: tuple[Id, ...] = Field((), description='One of those who settle or negotiate with each other.')
    payee: tuple[Id, ...] = Field((), description='Who gets the amount.')
    payer: tuple[Id, ...] = Field((), description='Who has to pay the amount.')
    published_on: str | None = Field(None, description='The day on which an instrument was printed in an official journal.')
    reported_on: tuple[str, ...] = Field((), description='The day on which a medium told of an act.')
    responds_to: tuple[Id, ...] = Field((), description='The paper or act that an opposition, reply, answer, denial or submission answers.')
    response_due: str | None = Field(None, description='The last day for the answer to a paper or an order.')
    series_number: int | None = Field(None, description='Which one of a series of events it is.')
    signed_on: str | None = Field(None, description='The day on which a paper was signed.')
    votes_against: int | None = Field(None, description='How many voted against it.')
    votes_for: int | None = Field(None, description='How many voted for it.')


class Instrument(Entity):
    """A text with legal force or meant to get it: a statute, bill, executive order, rule or piece of guidance."""

    type: Literal['Bill', 'ExecutiveOrder', 'Guidance', 'Instrument', 'Law', 'Rule'] = 'Instrument'
    continues: tuple[Id, ...] = Field((), description='The instrument whose life this one prolongs.')
    implements: tuple[Id, ...] = Field((), description='The law or order that a rule, guidance or order carries out.')
    made_by: tuple[Id, ...] = Field((), description='The body or person that makes a law, rule, order or guidance.')
    revokes_in_part: tuple[Id, ...] = Field((), description='The instrument of which this one ends some provisions.')
    supersedes: tuple[Id, ...] = Field((), description='The instrument whose place this one takes.')


class Matter(Entity):
    """A dispute or an inquiry that events belong to."""

    type: Literal['Claim', 'Investigation', 'Lawsuit', 'Matter', 'Proceeding'] = 'Matter'
    amicus: tuple[Id, ...] = Field((), description='Who is heard in a case without being a party to it.')
    appellant: tuple[Id, ...] = Field((), description='Who appeals.')
    appellee: tuple[Id, ...] = Field((), description='The other side of an appeal.')
    arises_from: tuple[Id, ...] = Field((), description='The inquiry, or the other case, from which a case came.')
    cause: str | None = Field(None, description='The statute under which a docket says that a case is brought.')
    consolidated_into: Id | None = Field(None, description='The lead case into which a case was consolidated.')
    consolidated_with: tuple[Id, ...] = Field((), description='A case that a court hears together with this one.')
    court: Id | None = Field(None, description='The court in which a proceeding is docketed; for a case, the court of its first proceeding.')
    coverage: tuple[str, ...] = Field((), description='Up to when, and from what, a case is known to the graph.')
    debtor: tuple[Id, ...] = Field((), description='Whose bankruptcy it is.')
    defendant: tuple[Id, ...] = Field((), description='Against whom the case is brought.')
    has_claim: tuple[Id, ...] = Field((), description='A count of the case.')
    interested_party: tuple[Id, ...] = Field((), description='Who stands behind a party or has a stake in the case without being a side of it.')
    intervenor: tuple[Id, ...] = Field((), description='Who joins a case between others by leave or right.')
    judge: tuple[Id, ...] = Field((), description='The judge to whom a proceeding is assigned.')
    magistrate: tuple[Id, ...] = Field((), description='The magistrate judge to whom a proceeding is referred.')
    nature_of_suit: str | None = Field(None, description='The subject under which a court files a case.')
    parallel_to: tuple[Id, ...] = Field((), description='Another case or inquiry over the same conduct by another authority.')
    party: tuple[Id, ...] = Field((), description='Anybody who takes part in a case, in whichever role; the nearer roles are below it.')
    petitioner: tuple[Id, ...] = Field((), description='Who brings a petition for review; a plaintiff too, in the wide sense.')
    plaintiff: tuple[Id, ...] = Field((), description='Who brings the case; in a criminal case the prosecuting government.')
    receiver: tuple[Id, ...] = Field((), description='Who administers property in a case for the court.')
    related_to: tuple[Id, ...] = Field((), description='A case that a court or a source calls related, without nearer reason.')
    release_number: tuple[str, ...] = Field((), description='The number of a release in which an agency tells of the matter; later releases name the earlier ones by it.')
    relief_defendant: tuple[Id, ...] = Field((), description='Who is not accused but holds what the accused gained.')
    respondent: tuple[Id, ...] = Field((), description='Against whom a petition for review is brought; a defendant too, in the wide sense.')


class Office(Entity):
    """A seat in an organization with one holder at a time; being designated, acting, confirmed or nominated is told apart from it."""

    type: Literal['Office'] = 'Office'
    office_of: Id | None = Field(None, description='The organization to which an office belongs.')


class Product(Entity):
    """A service, programme or contract that a firm offers: a lending programme, staking service, wallet, smart contract or futures contract."""

    type: Literal['Product'] = 'Product'
    offered_by: tuple[Id, ...] = Field((), description='Who offers a product.')


class RequestedRelief(Entity):
    """One relief that a motion asks for, with what became of it; there where one motion asks for several and they fare differently."""

    type: Literal['RequestedRelief'] = 'RequestedRelief'
    relief_decided_by: tuple[Id, ...] = Field((), description='The order that grants or denies this relief.')


class State(Entity):
    """Something that holds over an interval. (A state in the political sense is a government body.)"""

    type: Literal['Abeyance', 'AdministrativeClosing', 'CaseStatus', 'Designation', 'LeadershipPeriod', 'Membership', 'PolicyStance', 'State', 'Stay', 'Tenure'] = 'State'
    appointed_by: tuple[Id, ...] = Field((), description='Who appointed, or designated, for a tenure.')
    capacity: str | None = Field(None, description='Acting, confirmed, designated or otherwise: a code of that list.')
    end_cause: str | None = Field(None, description='Why a state ended: a code of that list.')
    ended_by: tuple[Id, ...] = Field((), description='The event that ended a state.')
    extended_by: tuple[Id, ...] = Field((), description='An order that prolongs a stay.')
    ordered_by: tuple[Id, ...] = Field((), description='The order from which a stay follows.')


class Token(Entity):
    """A unit recorded on a distributed ledger that is traded or held."""

    type: Literal['Token'] = 'Token'
    issuer: tuple[Id, ...] = Field((), description='Who made or issued a token.')


class AdministrativeClosing(State):
    """The state of a case that a court takes off its list of active cases without deciding it; it can be opened again."""

    type: Literal['AdministrativeClosing'] = 'AdministrativeClosing'
    closes: Id | None = Field(None, description='The case that is taken off the active list.')


class AgencyAct(Event):
    """What an agency, a legislature or the head of a government does outside a court."""

    type: Literal['AgencyAct', 'AgencyAgreement', 'AgencyDecision', 'Appointment', 'Arrest', 'Confirmation', 'Delisting', 'Departure', 'Dissent', 'GuidanceIssued', 'InvestigationClosing', 'InvestigationOpening', 'LawEnacted', 'Nomination', 'NominationWithdrawal', 'OrderSigned', 'Pardon', 'PolicyShift', 'ReleaseFromCustody', 'Reorganization', 'ReportIssued', 'Roundtable', 'RuleAdopted', 'RuleOrLawAdopted', 'Sanction', 'TaskForceDissolution', 'TaskForceFormation', 'Vote', 'WellsNotice'] = 'AgencyAct'


class AgencySubmission(Event):
    """A paper that somebody lays before an agency rather than a court."""

    type: Literal['AgencySubmission', 'Letter', 'RulemakingPetition', 'SelfCertification', 'WellsSubmission'] = 'AgencySubmission'


class Bill(Instrument):
    """A text laid before a legislature that is not law yet; also a resolution."""

    type: Literal['Bill'] = 'Bill'


class CaseStatus(State):
    """How a case, or one claim, party or docket of it, stands for a time."""

    type: Literal['CaseStatus'] = 'CaseStatus'
    case_status: str | None = Field(None, description='Pending, stayed, dismissed or otherwise: a code of that list.')
    status_for: tuple[Id, ...] = Field((), description='The party for whom it is so, where the status is not that of all.')
    status_of: Id | None = Field(None, description='The case or claim whose status it is.')


class Claim(Matter):
    """One count of a case: what one side asks for on one legal ground. The status of a case is that of its claims first."""

    type: Literal['Claim'] = 'Claim'
    claim_against: tuple[Id, ...] = Field((), description='Against whom a count is brought.')
    claim_by: tuple[Id, ...] = Field((), description='Who brings a count.')
    claim_number: str | None = Field(None, description='The number of a count in its complaint.')


class CourtAct(Event):
    """What a court or its judge does in a case."""

    type: Literal['AppellateDecision', 'Certification', 'ConsentJudgment', 'ConsentOrder', 'CourtAct', 'DefaultJudgment', 'Hearing', 'Injunction', 'Judgment', 'Mandate', 'MinuteOrder', 'Mistrial', 'MonetaryRelief', 'Order', 'OrderToShowCause', 'Penalty', 'Plea', 'Sentence', 'Summons', 'TemporaryRestrainingOrder', 'Trial', 'Unsealing', 'Verdict', 'VerdictOrPlea', 'Warrant'] = 'CourtAct'
    entered_in: Id | None = Field(None, description='The case in which a court acted.')


class Dismissal(Event):
    """The end of a case or of a part of it without judgment: by notice, by stipulation, or by the court; also an appeal that is dropped."""

    type: Literal['Dismissal'] = 'Dismissal'
    dismissal_rule: str | None = Field(None, description='The rule under which a case, claim or appeal is dismissed: a code of that list.')
    dismissed_claim: tuple[Id, ...] = Field((), description='The count that ends, where it is not all.')
    dismissed_party: tuple[Id, ...] = Field((), description='The party against whom the claims end, where it is not all.')
    ends: Id | None = Field(None, description='The case, or the part of one, that a dismissal ends.')
    leave_to_amend: bool | None = Field(None, description='Whether the plaintiff may try again in the same case.')
    takes_effect: str | None = Field(None, description='At filing or by order: a code of that list.')
    with_prejudice: bool | None = Field(None, description='Whether the same claim may not be brought again.')


class DocketEntry(Event):
    """A line of a docket whose kind is not told any nearer."""

    type: Literal['DocketEntry'] = 'DocketEntry'


class Filing(Event):
    """A paper that a party brings before a court."""

    type: Literal['AmendedPleading', 'Answer', 'Brief', 'Complaint', 'CoverSheet', 'Declaration', 'Erratum', 'Filing', 'Indictment', 'Motion', 'Notice', 'NoticeOfAppeal', 'Objection', 'Opposition', 'Petition', 'PleaAgreement', 'ProposedFiling', 'Reply', 'Report', 'StatusReport', 'Stipulation', 'Waiver'] = 'Filing'
    filed_in: Id | None = Field(None, description='The case in which a paper was filed.')
    opponent: tuple[Id, ...] = Field((), description='The other side of a filing.')
    supports: tuple[Id, ...] = Field((), description='The motion or pleading that a brief or declaration supports.')


class Guidance(Instrument):
    """What an agency or its staff says of how it reads the law, without the force of a rule: a bulletin, letter, statement or answer to questions."""

    type: Literal['Guidance'] = 'Guidance'


class Investigation(Matter):
    """An inquiry by an authority into conduct, before and apart from any lawsuit."""

    type: Literal['Investigation'] = 'Investigation'
    investigates: tuple[Id, ...] = Field((), description='Whom, or what, an inquiry is about.')
    investigator: tuple[Id, ...] = Field((), description='The authority that inquires.')


class Law(Instrument):
    """A text with the force of law: a statute, treaty, directive or regulation, and as narrower kinds a rule or an executive order. A bill is not law yet."""

    type: Literal['ExecutiveOrder', 'Law', 'Rule'] = 'Law'


class Lawsuit(Matter):
    """A dispute before courts as people name it, over all its proceedings. An investigation is not a lawsuit."""

    type: Literal['Lawsuit'] = 'Lawsuit'
    has_proceeding: tuple[Id, ...] = Field((), description='A docket of the dispute.')


class LeadershipPeriod(State):
    """The time in which an agency is led by one person, or under one administration. It is not the administration itself."""

    type: Literal['LeadershipPeriod'] = 'LeadershipPeriod'
    leadership_of: Id | None = Field(None, description='The agency of a period of leadership.')
    led_by: tuple[Id, ...] = Field((), description='Who led the agency in that period.')


class Membership(State):
    """The time in which somebody belongs to a task force, commission or board, with his role there."""

    type: Literal['Membership'] = 'Membership'
    member: Id | None = Field(None, description='Who is the member.')
    membership_in: Id | None = Field(None, description='In what the membership is.')
    membership_role: str | None = Field(None, description='What the member does there, in words.')


class Negotiation(Event):
    """Talks between parties towards an agreement that is not reached yet."""

    type: Literal['Negotiation'] = 'Negotiation'


class Organization(Agent):
    """A group of people organised for a purpose, with an identity of its own."""

    type: Literal['Administration', 'Association', 'Court', 'Firm', 'GovernmentBody', 'Jury', 'Legislature', 'Organization', 'Publisher', 'Regulator', 'TaskForce'] = 'Organization'
    headcount: tuple[int, ...] = Field((), description='About how many people belong to it.')
    legal_form: str | None = Field(None, description='What kind of organization it is by law, in the words of a source.')
    organization_kind: tuple[str, ...] = Field((), description='What sort of organization it is, where its class does not say: nonprofit, trade-association or token-project.')
    part_of: tuple[Id, ...] = Field((), description='The larger organization that this one belongs to.')


class Person(Agent):
    """A human being in a public role: a party, judge, office holder or speaker."""

    type: Literal['Person'] = 'Person'
    leads: tuple[Id, ...] = Field((), description='The organization that a person leads, for a time.')


class PolicyStance(State):
    """An authority's line on a subject while it holds."""

    type: Literal['PolicyStance'] = 'PolicyStance'
    stance_kind: str | None = Field(None, description='Enforcement first, rules first or otherwise: a code of that list.')
    stance_of: Id | None = Field(None, description='Whose line it is.')


class Proceeding(Matter):
    """One docket in one court: a trial court action, an appeal, a petition for review, a criminal case, a bankruptcy or an administrative file."""

    type: Literal['Proceeding'] = 'Proceeding'
    appeal_from: Id | None = Field(None, description='The lower docket from which an appeal comes.')
    docket_number: str | None = Field(None, description='The number of a proceeding at its court.')
    proceeding_kind: str | None = Field(None, description='Civil action, criminal case, appeal or another: a code of that list.')
    provisional: bool | None = Field(None, description='Whether the docket number is not known yet, so that a later one takes the place of this key.')
    transferred_to: tuple[Id, ...] = Field((), description='The proceeding in another court in which a case goes on.')


class Settlement(Event):
    """An agreement that ends a dispute, in principle, agreed, filed or entered by a court."""

    type: Literal['Settlement'] = 'Settlement'
    admission: bool | None = Field(None, description='Whether the wrong is admitted.')
    settlement_kind: tuple[str, ...] = Field((), description='Civil, criminal or otherwise: a code of that list.')
    settlement_stage: str | None = Field(None, description='How far an agreement has come: a code of that list.')


class SpeechAct(Event):
    """Somebody's saying something about the world. That it was said is a fact; what was said is not."""

    type: Literal['Allegation', 'Denial', 'Intention', 'PublicStatement', 'Speculation', 'SpeechAct'] = 'SpeechAct'
    concerns: tuple[Id, ...] = Field((), description='Who or what takes part in an event that is only planned, alleged, speculated or denied; the role stands on the relationship.')
    speaker: tuple[Id, ...] = Field((), description='Who speculates, denies or announces an intention.')


class Stay(State):
    """The time in which a case, or a part of it, rests by a court's order or by statute. A request alone makes none; an extension prolongs it."""

    type: Literal['Abeyance', 'Stay'] = 'Stay'
    relies_on: tuple[Id, ...] = Field((), description='The stipulation, statute or report on which a stay rests.')
    stay_basis: str | None = Field(None, description='Order, statute or report: a code of that list.')
    stayed_party: tuple[Id, ...] = Field((), description='The party for whom a case rests, where it does not rest for all.')
    stays: Id | None = Field(None, description='The case that rests.')


class Tenure(State):
    """The time in which one person holds one office, in a capacity such as confirmed or acting."""

    type: Literal['Designation', 'Tenure'] = 'Tenure'
    held_by: Id | None = Field(None, description='The person of a tenure.')
    tenure_of: Id | None = Field(None, description='The office of a tenure.')


class Abeyance(Stay):
    """The state of an appeal that the court holds without deciding it."""

    type: Literal['Abeyance'] = 'Abeyance'


class Administration(Organization):
    """A government for the time of its head, with that head and a party. The leadership of one agency is not an administration but a period of leadership."""

    type: Literal['Administration'] = 'Administration'
    headed_by: Id | None = Field(None, description='The head of an administration.')
    political_party: str | None = Field(None, description='The party of an administration.')


class AgencyAgreement(AgencyAct):
    """An agreement between authorities on how they work together."""

    type: Literal['AgencyAgreement'] = 'AgencyAgreement'


class AgencyDecision(AgencyAct):
    """An authority's decision on what somebody asked of it: a petition, application or charter."""

    type: Literal['AgencyDecision'] = 'AgencyDecision'


class Allegation(SpeechAct):
    """An accuser's claim that somebody did something, which no court has found."""

    type: Literal['Allegation'] = 'Allegation'
    accused: tuple[Id, ...] = Field((), description='Whose conduct, or whose nature, is alleged.')
    accuser: tuple[Id, ...] = Field((), description='Who alleges.')
    alleged_in: tuple[Id, ...] = Field((), description='The complaint, notice or statement in which it is alleged.')
    found_by: tuple[Id, ...] = Field((), description='The judgment, verdict or order that took an allegation up as proved.')


class AmendedPleading(Filing):
    """A changed complaint or answer in a case that goes on; it begins no new case."""

    type: Literal['AmendedPleading'] = 'AmendedPleading'


class Answer(Filing):
    """A defendant's reply to a complaint: what is admitted, what is denied, and the defences."""

    type: Literal['Answer'] = 'Answer'


class Appointment(AgencyAct):
    """The act by which a person comes into an office or a lead: by oath, designation, election or hiring."""

    type: Literal['Appointment'] = 'Appointment'


class Arrest(AgencyAct):
    """The taking of a person into custody, also for extradition."""

    type: Literal['Arrest'] = 'Arrest'


class Association(Organization):
    """A trade association, advocacy group, foundation or other organization without profit."""

    type: Literal['Association'] = 'Association'


class Brief(Filing):
    """A paper of legal argument for or against a motion or an appeal, also by a friend of the court."""

    type: Literal['Brief'] = 'Brief'


class Complaint(Filing):
    """The paper that begins a case: a complaint, a criminal charge, a petition for review or for bankruptcy. A Wells notice is none."""

    type: Literal['Complaint', 'Indictment', 'Petition'] = 'Complaint'


class Confirmation(AgencyAct):
    """The consent of a chamber to a nomination; the office begins with the oath, not with it."""

    type: Literal['Confirmation'] = 'Confirmation'


class CoverSheet(Filing):
    """The form by which a new case is put on the docket."""

    type: Literal['CoverSheet'] = 'CoverSheet'


class Declaration(Filing):
    """A statement of facts under penalty of perjury, or other evidence laid before the court."""

    type: Literal['Declaration'] = 'Declaration'


class Delisting(AgencyAct):
    """The removal of a person, address or token from a list of sanctions or of a market."""

    type: Literal['Delisting'] = 'Delisting'


class Denial(SpeechAct):
    """The contradiction of an allegation or a report."""

    type: Literal['Denial'] = 'Denial'
    denies: tuple[Id, ...] = Field((), description='The allegation or report that is contradicted.')


class Departure(AgencyAct):
    """The end of a person's time in an office."""

    type: Literal['Departure'] = 'Departure'


class Designation(Tenure):
    """A tenure that rests on being designated among those who already sit, such as that of a chair or acting chair; the seat itself is apart from it."""

    type: Literal['Designation'] = 'Designation'


class Dissent(AgencyAct):
    """The recorded disagreement of a member of a commission, court or committee with what it did."""

    type: Literal['Dissent'] = 'Dissent'
    dissents_from: tuple[Id, ...] = Field((), description='The act with which a member disagrees.')


class Erratum(Filing):
    """A correction of an earlier paper or entry."""

    type: Literal['Erratum'] = 'Erratum'


class ExecutiveOrder(Law):
    """An order or memorandum by which the head of a government directs its agencies."""

    type: Literal['ExecutiveOrder'] = 'ExecutiveOrder'


class Firm(Organization):
    """A business, also an unincorporated protocol that is treated as one. A law firm that only appears for a party is not one here."""

    type: Literal['Firm'] = 'Firm'
    registered_with: tuple[Id, ...] = Field((), description='The regulator with which a firm is registered or licensed.')


class GovernmentBody(Organization):
    """A state itself, as a party to a case, or an organization of one, such as a department or an office of prosecutors."""

    type: Literal['Court', 'GovernmentBody', 'Legislature', 'Regulator'] = 'GovernmentBody'


class Hearing(CourtAct):
    """A session in which a court hears the parties."""

    type: Literal['Hearing', 'Trial'] = 'Hearing'


class Intention(SpeechAct):
    """Somebody's plan, aim or promise to do something that has not happened."""

    type: Literal['Intention'] = 'Intention'
    fulfilled_by: tuple[Id, ...] = Field((), description='The event by which a plan came true.')


class InvestigationClosing(AgencyAct):
    """The end of an inquiry without action, usually told by a closing letter."""

    type: Literal['InvestigationClosing'] = 'InvestigationClosing'


class InvestigationOpening(AgencyAct):
    """The start of an inquiry by an authority."""

    type: Literal['InvestigationOpening'] = 'InvestigationOpening'


class Jury(Organization):
    """Laypersons sworn to find the facts of a case, or as a grand jury to decide whether to indict."""

    type: Literal['Jury'] = 'Jury'


class Letter(AgencySubmission):
    """A letter to an authority in a matter before it."""

    type: Literal['Letter'] = 'Letter'


class Mandate(CourtAct):
    """The act by which an appeals court sends a decided case back."""

    type: Literal['Mandate'] = 'Mandate'


class Mistrial(CourtAct):
    """The end of a trial, or of some of its counts, without a verdict."""

    type: Literal['Mistrial'] = 'Mistrial'


class Motion(Filing):
    """A request to a court for an order, stating the grounds and the relief sought. A joint motion is one motion with several movants."""

    type: Literal['Motion'] = 'Motion'
    motion_form: tuple[str, ...] = Field((), description='Joint, consent, unopposed, opposed, emergency or another: codes of that list. A motion may be two of them, such as emergency and unopposed.')
    motion_kind: tuple[str, ...] = Field((), description='What a motion is, as against what it asks for: a code of that list.')
    movant: tuple[Id, ...] = Field((), description='Who makes the motion; a joint motion has several movants.')
    requests: tuple[Id, ...] = Field((), description='One of several reliefs that a motion asks for.')


class Nomination(AgencyAct):
    """The proposal of a person for an office; the office is not theirs by it."""

    type: Literal['Nomination'] = 'Nomination'


class NominationWithdrawal(AgencyAct):
    """The taking back of a nomination."""

    type: Literal['NominationWithdrawal'] = 'NominationWithdrawal'


class Notice(Filing):
    """A paper that tells the court or the parties of something and asks for nothing."""

    type: Literal['Notice'] = 'Notice'


class NoticeOfAppeal(Filing):
    """The paper that takes a decision to a higher court, also a petition for leave to do so."""

    type: Literal['NoticeOfAppeal'] = 'NoticeOfAppeal'


class Objection(Filing):
    """A paper against a report, a claim or a settlement."""

    type: Literal['Objection'] = 'Objection'


class Opposition(Filing):
    """A paper against a motion."""

    type: Literal['Opposition'] = 'Opposition'


class Order(CourtAct):
    """A decision of a court, also one so ordered by consent; its outcome says what became of the relief asked for."""

    type: Literal['AppellateDecision', 'Certification', 'ConsentJudgment', 'ConsentOrder', 'DefaultJudgment', 'Injunction', 'Judgment', 'MinuteOrder', 'Order', 'OrderToShowCause', 'TemporaryRestrainingOrder'] = 'Order'
    decides: tuple[Id, ...] = Field((), description='The motion that an order answers.')
    disposition: tuple[str, ...] = Field((), description='What a decision on appeal makes of the act under review: a code of that list.')
    enjoins: tuple[Id, ...] = Field((), description='Whom, or which act or rule, an order forbids or halts.')
    sent_back_to: tuple[Id, ...] = Field((), description='The court or agency to which a decision returns the matter.')
    vacates: tuple[Id, ...] = Field((), description='The order, judgment or rule that a court sets aside.')


class OrderSigned(AgencyAct):
    """The signing of an executive order or memorandum by the head of a government."""

    type: Literal['OrderSigned'] = 'OrderSigned'


class Pardon(AgencyAct):
    """The forgiveness of a crime by the head of a state."""

    type: Literal['Pardon'] = 'Pardon'


class Penalty(CourtAct):
    """What an authority imposes: money or a prison term. The narrower kinds say which."""

    type: Literal['MonetaryRelief', 'Penalty', 'Sentence'] = 'Penalty'
    awarded_in: tuple[Id, ...] = Field((), description='The judgment, settlement or sentence of which money or a term is a part.')
    monetary_status: str | None = Field(None, description='Ordered, agreed, offset, paid or otherwise: a code of that list.')


class PleaAgreement(Filing):
    """The agreement under which a defendant pleads guilty."""

    type: Literal['PleaAgreement'] = 'PleaAgreement'


class PolicyShift(AgencyAct):
    """A change of an authority's stance, with the stance that it leaves and the one it takes up, each under its administration where known."""

    type: Literal['PolicyShift'] = 'PolicyShift'
    earlier_stance: tuple[Id, ...] = Field((), description='The line that a shift leaves.')
    earlier_under: tuple[Id, ...] = Field((), description='The administration under which the stance held that a shift leaves.')
    later_stance: tuple[Id, ...] = Field((), description='The line that a shift takes up.')
    later_under: tuple[Id, ...] = Field((), description='The administration under which the stance holds that a shift takes up.')


class ProposedFiling(Filing):
    """A draft that a party offers to the court: a proposed order or a pleading that needs leave."""

    type: Literal['ProposedFiling'] = 'ProposedFiling'


class PublicStatement(SpeechAct):
    """What somebody says in public about a law, case or token: a view, a warning or a call to others."""

    type: Literal['PublicStatement'] = 'PublicStatement'


class Publisher(Organization):
    """An organization that publishes documents: a medium, an agency's press office, a court's docket service."""

    type: Literal['Publisher'] = 'Publisher'


class ReleaseFromCustody(AgencyAct):
    """The end of a person's arrest or prison term, also on bail."""

    type: Literal['ReleaseFromCustody'] = 'ReleaseFromCustody'


class Reorganization(AgencyAct):
    """A change in the units, staff or projects of an authority, such as the launch of an initiative."""

    type: Literal['Reorganization'] = 'Reorganization'


class Reply(Filing):
    """The movant's answer to an opposition."""

    type: Literal['Reply'] = 'Reply'


class Report(Filing):
    """A paper that reports to the court."""

    type: Literal['Report', 'StatusReport'] = 'Report'


class ReportIssued(AgencyAct):
    """The publication of a report by an authority."""

    type: Literal['ReportIssued'] = 'ReportIssued'


class Roundtable(AgencyAct):
    """A public meeting that an authority holds with people from outside."""

    type: Literal['Roundtable'] = 'Roundtable'


class Rule(Law):
    """A text of general effect that an agency makes under a law, also while it is only proposed."""

    type: Literal['Rule'] = 'Rule'


class RuleOrLawAdopted(AgencyAct):
    """A step by which a law, rule or piece of guidance is proposed, passed, issued, revoked or put into force."""

    type: Literal['GuidanceIssued', 'LawEnacted', 'RuleAdopted', 'RuleOrLawAdopted'] = 'RuleOrLawAdopted'
    lawmaking_step: str | None = Field(None, description='Proposed, passed, in force or otherwise: a code of that list.')


class RulemakingPetition(AgencySubmission):
    """A request that an agency make, change or end a rule."""

    type: Literal['RulemakingPetition'] = 'RulemakingPetition'


class Sanction(AgencyAct):
    """The act that puts a person, address or thing on a list with which nobody may deal."""

    type: Literal['Sanction'] = 'Sanction'


class SelfCertification(AgencySubmission):
    """An exchange's own statement to its regulator that a new contract keeps the law."""

    type: Literal['SelfCertification'] = 'SelfCertification'


class Speculation(SpeechAct):
    """A forecast, or an opinion of what something means."""

    type: Literal['Speculation'] = 'Speculation'


class Stipulation(Filing):
    """An agreement of the parties on a point of the case, laid before the court. One that ends the case is a dismissal as well."""

    type: Literal['Stipulation'] = 'Stipulation'


class Summons(CourtAct):
    """The court's paper that calls a defendant into a case."""

    type: Literal['Summons'] = 'Summons'


class TaskForce(Organization):
    """A group that an authority sets up for one subject, with people of its own or borrowed."""

    type: Literal['TaskForce'] = 'TaskForce'
    group_kind: str | None = Field(None, description='Task force, working group or standing unit: a code of that list.')


class TaskForceDissolution(AgencyAct):
    """The act by which an authority ends a task force or unit."""

    type: Literal['TaskForceDissolution'] = 'TaskForceDissolution'
    dissolved: Id | None = Field(None, description='The task force that was ended.')


class TaskForceFormation(AgencyAct):
    """The act by which an authority sets up a task force or working group."""

    type: Literal['TaskForceFormation'] = 'TaskForceFormation'
    formed: Id | None = Field(None, description='The task force that was set up.')
    formed_by: tuple[Id, ...] = Field((), description='Who set up the task force.')


class Unsealing(CourtAct):
    """The opening of a case or paper that was closed to the public."""

    type: Literal['Unsealing'] = 'Unsealing'


class VerdictOrPlea(CourtAct):
    """A finding of guilt, by a jury or judge, or by the defendant's own plea."""

    type: Literal['Plea', 'Verdict', 'VerdictOrPlea'] = 'VerdictOrPlea'
    finding: tuple[str, ...] = Field((), description='Guilty, liable or otherwise: a code of that list.')


class Vote(AgencyAct):
    """A vote of a commission, committee or chamber, with its result and who voted how."""

    type: Literal['Vote'] = 'Vote'
    voted_against: tuple[Id, ...] = Field((), description='Who voted against it.')
    voted_for: tuple[Id, ...] = Field((), description='Who voted for it.')


class Waiver(Filing):
    """A paper by which a party gives up a right, such as that to be served."""

    type: Literal['Waiver'] = 'Waiver'


class Warrant(CourtAct):
    """A court's leave to arrest, search or seize."""

    type: Literal['Warrant'] = 'Warrant'


class WellsNotice(AgencyAct):
    """The staff's notice that it means to recommend an action. It is no complaint and begins no case."""

    type: Literal['WellsNotice'] = 'WellsNotice'


class WellsSubmission(AgencySubmission):
    """The answer of a person who may be charged to what the staff told him it would recommend."""

    type: Literal['WellsSubmission'] = 'WellsSubmission'


class Certification(Order):
    """A court's statement that its order may be appealed before the case is over."""

    type: Literal['Certification'] = 'Certification'


class ConsentOrder(Order):
    """An order whose terms the parties agreed on and which decides no claim for good."""

    type: Literal['ConsentOrder'] = 'ConsentOrder'


class Court(GovernmentBody):
    """A body with power to decide cases; an unnamed judge stands for a court as long as no name is known."""

    type: Literal['Court'] = 'Court'


class GuidanceIssued(RuleOrLawAdopted):
    """The act by which an agency or its staff issues, changes or withdraws guidance."""

    type: Literal['GuidanceIssued'] = 'GuidanceIssued'


class Indictment(Complaint):
    """A charge of crime by a grand jury, or by prosecutors as an information."""

    type: Literal['Indictment'] = 'Indictment'


class Injunction(Order):
    """An order to do or not to do something, until judgment or for good."""

    type: Literal['Injunction'] = 'Injunction'


class Judgment(Order):
    """A decree, or an order from which an appeal lies, that decides a case or a claim."""

    type: Literal['AppellateDecision', 'ConsentJudgment', 'DefaultJudgment', 'Judgment'] = 'Judgment'


class LawEnacted(RuleOrLawAdopted):
    """The act by which a bill becomes law."""

    type: Literal['LawEnacted'] = 'LawEnacted'


class Legislature(GovernmentBody):
    """A body that passes laws, or a chamber or committee of one."""

    type: Literal['Legislature'] = 'Legislature'


class MinuteOrder(Order):
    """An order that stands on the docket alone, without a paper of its own."""

    type: Literal['MinuteOrder'] = 'MinuteOrder'


class MonetaryRelief(Penalty):
    """Money that an authority orders or takes: of which kind, in which state, from whom and to whom."""

    type: Literal['MonetaryRelief'] = 'MonetaryRelief'
    offset_by: tuple[Id, ...] = Field((), description='A payment to another authority that counts towards this one.')


class OrderToShowCause(Order):
    """An order that somebody explain why the court should not act against him."""

    type: Literal['OrderToShowCause'] = 'OrderToShowCause'


class Petition(Complaint):
    """The paper that begins a review by a court or a bankruptcy."""

    type: Literal['Petition'] = 'Petition'


class Plea(VerdictOrPlea):
    """A defendant's own answer to a charge of crime."""

    type: Literal['Plea'] = 'Plea'


class Regulator(GovernmentBody):
    """A government body that a law charges with making or enforcing rules for a market."""

    type: Literal['Regulator'] = 'Regulator'
    regulates: tuple[Id, ...] = Field((), description='Whom, or which kind of thing, a regulator oversees by law.')


class RuleAdopted(RuleOrLawAdopted):
    """The act by which an agency makes a rule."""

    type: Literal['RuleAdopted'] = 'RuleAdopted'


class Sentence(Penalty):
    """The punishment that a court gives for a crime, in days of prison, in money or both."""

    type: Literal['Sentence'] = 'Sentence'


class StatusReport(Report):
    """A report of the parties on how a case stands, often what an order to stay asks for."""

    type: Literal['StatusReport'] = 'StatusReport'


class TemporaryRestrainingOrder(Order):
    """An order for a few days that keeps things as they are until the court has heard both sides."""

    type: Literal['TemporaryRestrainingOrder'] = 'TemporaryRestrainingOrder'


class Trial(Hearing):
    """The hearing of the evidence before a judge or jury; its date is its first day."""

    type: Literal['Trial'] = 'Trial'


class Verdict(VerdictOrPlea):
    """The finding of a jury, or of a judge sitting without one."""

    type: Literal['Verdict'] = 'Verdict'


class AppellateDecision(Judgment):
    """The decision of an appeal or a petition for review; its disposition says what became of the act under review."""

    type: Literal['AppellateDecision'] = 'AppellateDecision'


class ConsentJudgment(Judgment):
    """A judgment on terms that the parties agreed on."""

    type: Literal['ConsentJudgment'] = 'ConsentJudgment'


class DefaultJudgment(Judgment):
    """A judgment against a party that did not defend itself."""

    type: Literal['DefaultJudgment'] = 'DefaultJudgment'
