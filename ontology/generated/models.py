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


class Document(Thing):
    """A text with one or more addresses: held word for word, or cited by address."""

    type: Literal['Document'] = 'Document'


class Entity(Thing):
    """Anything that the graph speaks of: an agent, a case, an instrument, a token, an office, an event or a state."""

    type: Literal['Abeyance', 'Administration', 'AgencyAct', 'Agent', 'Allegation', 'AmendedPleading', 'Appointment', 'Complaint', 'Court', 'CourtAct', 'Denial', 'Departure', 'Dismissal', 'Entity', 'Event', 'Filing', 'Firm', 'GovernmentBody', 'Hearing', 'Instrument', 'Intention', 'Investigation', 'InvestigationClosing', 'InvestigationOpening', 'Judgment', 'Law', 'Lawsuit', 'Legislature', 'Matter', 'Motion', 'Negotiation', 'Nomination', 'NoticeOfAppeal', 'Office', 'Order', 'OrderSigned', 'Organization', 'Penalty', 'Person', 'PolicyShift', 'Proceeding', 'Publisher', 'Regulator', 'RuleOrLawAdopted', 'Settlement', 'Speculation', 'SpeechAct', 'State', 'Stay', 'TaskForce', 'TaskForceFormation', 'Tenure', 'Token', 'VerdictOrPlea'] = 'Entity'
    began: str | None = Field(None, description='When a state or a term began.')
    curated_id: tuple[str, ...] = Field((), description='The id that a file of curated facts gives a thing: the same id is the same thing in every source, two ids are two things.')
    date: tuple[str, ...] = Field((), description='When something happened, in EDTF; the properties below say in which sense.')
    duration_days: int | None = Field(None, description='How long something is asked for, ordered or imposed, in days; a month counts 30, a year 365.')
    end_condition: str | None = Field(None, description='The event until which something is ordered or asked for, in words.')
    ended: str | None = Field(None, description='When a state or a term really ended.')
    identifier: tuple[str, ...] = Field((), description='A number that an authority gives to it: of an executive order, a document of the Federal Register, a file, a page of a reporter.')
    manner: str | None = Field(None, description='How a dismissal, an appointment or a tenure came about: a code of that list.')
    name: tuple[str, ...] = Field((), description='A name by which a source calls something.')
    note: tuple[str, ...] = Field((), description="A curator's remark on how sure a date is, or on what its sources leave open.")
    reference: tuple[str, ...] = Field((), description='An id that another data set gives to the same thing.')
    scope: str | None = Field(None, description='The part of a case that an act or a state is about, in words; without it, the whole case.')
    stated_end: str | None = Field(None, description='The last day that an order or request itself names or counts, before any extension.')
    summary: tuple[str, ...] = Field((), description='What happened, in the words of a curator.')
    support: str | None = Field(None, description='How many texts that are no copies of each other a curator found for it, where its sources do not tell: one-source or two-sources.')
    title: tuple[str, ...] = Field((), description='The full heading of an instrument.')


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

    type: Literal['Administration', 'Agent', 'Court', 'Firm', 'GovernmentBody', 'Legislature', 'Organization', 'Person', 'Publisher', 'Regulator', 'TaskForce'] = 'Agent'
    jurisdiction: tuple[str, ...] = Field((), description='The country or union of an authority, as ISO 3166 code or EU.')


class Event(Entity):
    """Something that happened, or is said to have happened, at a time."""

    type: Literal['AgencyAct', 'Allegation', 'AmendedPleading', 'Appointment', 'Complaint', 'CourtAct', 'Denial', 'Departure', 'Dismissal', 'Event', 'Filing', 'Hearing', 'Intention', 'InvestigationClosing', 'InvestigationOpening', 'Judgment', 'Motion', 'Negotiation', 'Nomination', 'NoticeOfAppeal', 'Order', 'OrderSigned', 'Penalty', 'PolicyShift', 'RuleOrLawAdopted', 'Settlement', 'Speculation', 'SpeechAct', 'TaskForceFormation', 'VerdictOrPlea'] = 'Event'
    about: tuple[Id, ...] = Field((), description='What an event or a speech act is about.')
    actor: tuple[Id, ...] = Field((), description='Who acts, where no nearer role is declared.')
    against: tuple[Id, ...] = Field((), description='Whom, or what, an act is directed against.')
    amount_usd: Decimal | None = Field(None, description='A sum of money in US dollars that a penalty, settlement or allegation names.')
    announced_on: tuple[str, ...] = Field((), description='The day on which an act was made public by somebody who took part.')
    appointee: tuple[Id, ...] = Field((), description='Who comes into, is proposed for, or leaves an office.')
    content: tuple[str, ...] = Field((), description='What is alleged, foreseen, intended or asked for, in the words of the source.')
    counts_charged: int | None = Field(None, description='How many counts a complaint or indictment holds.')
    effective_on: str | None = Field(None, description='The day from which an act has effect.')
    entered_on: str | None = Field(None, description='The day on which a court act was entered on the docket, or given.')
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
    outcome: str | None = Field(None, description='Granted, denied or otherwise: a code of that list.')
    participant: tuple[Id, ...] = Field((), description='One of those who settle or negotiate with each other.')
    payee: tuple[Id, ...] = Field((), description='Who gets the amount.')
    payer: tuple[Id, ...] = Field((), description='Who has to pay the amount.')
    published_on: str | None = Field(None, description='The day on which an instrument was printed in an official journal.')
    relief: tuple[str, ...] = Field((), description='What a motion asks for or an order is about, a code of the list of reliefs.')
    reported_on: tuple[str, ...] = Field((), description='The day on which a medium told of an act.')
    response_due: str | None = Field(None, description='The last day for the answer to a paper or an order.')
    series_number: int | None = Field(None, description='Which one of a series of events it is.')
    signed_on: str | None = Field(None, description='The day on which a paper was signed.')
    votes_against: int | None = Field(None, description='How many voted against it.')
    votes_for: int | None = Field(None, description='How many voted for it.')


class Instrument(Entity):
    """A text with legal force or meant to get it: a statute, bill, executive order, rule or piece of guidance."""

    type: Literal['Instrument', 'Law'] = 'Instrument'
    amends: tuple[Id, ...] = Field((), description='The instrument whose text this one changes.')
    continues: tuple[Id, ...] = Field((), description='The instrument whose life this one prolongs.')
    revokes: tuple[Id, ...] = Field((), description='The instrument that this one ends, as a whole.')
    revokes_in_part: tuple[Id, ...] = Field((), description='The instrument of which this one ends some provisions.')
    supersedes: tuple[Id, ...] = Field((), description='The instrument whose place this one takes.')


class Matter(Entity):
    """A dispute or an inquiry that events belong to."""

    type: Literal['Investigation', 'Lawsuit', 'Matter', 'Proceeding'] = 'Matter'
    court: Id | None = Field(None, description='The court in which a proceeding is docketed; for a case, the court of its first proceeding.')
    coverage: tuple[str, ...] = Field((), description='Up to when, and from what, a case is known to the graph.')
    judge: tuple[Id, ...] = Field((), description='The judge to whom a proceeding is assigned.')
    known_to: tuple[str, ...] = Field((), description='The last day (EDTF) up to which the events of a case have been gathered.')
    release_number: tuple[str, ...] = Field((), description='The number of a release in which an agency tells of the matter; later releases name the earlier ones by it.')


class Office(Entity):
    """A seat in an organization with one holder at a time; being designated, acting, confirmed or nominated is told apart from it."""

    type: Literal['Office'] = 'Office'
    office_of: Id | None = Field(None, description='The organization to which an office belongs.')


class State(Entity):
    """Something that holds over an interval."""

    type: Literal['Abeyance', 'State', 'Stay', 'Tenure'] = 'State'
    ended_by: tuple[Id, ...] = Field((), description='The event that ended a state.')


class Token(Entity):
    """A unit recorded on a distributed ledger that is traded or held."""

    type: Literal['Token'] = 'Token'


class AgencyAct(Event):
    """What an agency, a legislature or the head of a government does outside a court."""

    type: Literal['AgencyAct', 'Appointment', 'Departure', 'InvestigationClosing', 'InvestigationOpening', 'Nomination', 'OrderSigned', 'PolicyShift', 'RuleOrLawAdopted', 'TaskForceFormation'] = 'AgencyAct'


class CourtAct(Event):
    """What a court or its judge does in a case."""

    type: Literal['CourtAct', 'Hearing', 'Judgment', 'Order', 'Penalty', 'VerdictOrPlea'] = 'CourtAct'
    entered_in: Id | None = Field(None, description='The case in which a court acted.')


class Dismissal(Event):
    """The end of a case or of a part of it without judgment: by notice, by stipulation, or by the court; also an appeal that is dropped."""

    type: Literal['Dismissal'] = 'Dismissal'
    ends: Id | None = Field(None, description='The case, or the part of one, that a dismissal ends.')
    with_prejudice: bool | None = Field(None, description='Whether the same claim may not be brought again.')


class Filing(Event):
    """A paper that a party brings before a court."""

    type: Literal['AmendedPleading', 'Complaint', 'Filing', 'Motion', 'NoticeOfAppeal'] = 'Filing'
    asked_of: tuple[Id, ...] = Field((), description='The judge or court to which a request goes.')
    filed_in: Id | None = Field(None, description='The case in which a paper was filed.')
    opponent: tuple[Id, ...] = Field((), description='The other side of a filing.')


class Investigation(Matter):
    """An inquiry by an authority into conduct, before and apart from any lawsuit."""

    type: Literal['Investigation'] = 'Investigation'
    investigates: tuple[Id, ...] = Field((), description='Whom, or what, an inquiry is about.')
    investigator: tuple[Id, ...] = Field((), description='The authority that inquires.')


class Law(Instrument):
    """A legal instrument in force, or an executive order, rule or bill named as such."""

    type: Literal['Law'] = 'Law'


class Lawsuit(Matter):
    """A dispute before courts as people name it, over all its proceedings. An investigation is not a lawsuit."""

    type: Literal['Lawsuit'] = 'Lawsuit'
    defendant: tuple[Id, ...] = Field((), description='Against whom the case is brought.')
    has_proceeding: tuple[Id, ...] = Field((), description='A docket of the dispute.')
    interested_party: tuple[Id, ...] = Field((), description='Who stands behind a party or has a stake in the case without being a side of it.')
    petitioner: tuple[Id, ...] = Field((), description='Who brings a petition for review; a plaintiff too, in the wide sense.')
    plaintiff: tuple[Id, ...] = Field((), description='Who brings the case; in a criminal case the prosecuting government.')
    respondent: tuple[Id, ...] = Field((), description='Against whom a petition for review is brought; a defendant too, in the wide sense.')


class Negotiation(Event):
    """Talks between parties towards an agreement that is not reached yet."""

    type: Literal['Negotiation'] = 'Negotiation'


class Organization(Agent):
    """A group of people organised for a purpose, with an identity of its own."""

    type: Literal['Administration', 'Court', 'Firm', 'GovernmentBody', 'Legislature', 'Organization', 'Publisher', 'Regulator', 'TaskForce'] = 'Organization'
    headcount: tuple[int, ...] = Field((), description='About how many people belong to it.')
    organization_kind: tuple[str, ...] = Field((), description='What sort of organization it is, where its class does not say: nonprofit, trade-association or token-project.')
    part_of: tuple[Id, ...] = Field((), description='The larger organization that this one belongs to.')
    replaces: tuple[Id, ...] = Field((), description='The organization whose place this one takes.')


class Person(Agent):
    """A human being in a public role: a party, judge, office holder or speaker."""

    type: Literal['Person'] = 'Person'
    leads: tuple[Id, ...] = Field((), description='The organization that a person leads, for a time.')
    member_of: tuple[Id, ...] = Field((), description='The organization on whose staff, or among whose members, a person is.')


class Proceeding(Matter):
    """One docket in one court: a trial court action, an appeal, a petition for review, a criminal case, a bankruptcy or an administrative file."""

    type: Literal['Proceeding'] = 'Proceeding'
    appeal_from: Id | None = Field(None, description='The lower docket from which an appeal comes.')
    docket_number: str | None = Field(None, description='The number of a proceeding at its court.')


class Settlement(Event):
    """An agreement that ends a dispute, in principle, agreed, filed or entered by a court."""

    type: Literal['Settlement'] = 'Settlement'
    settlement_stage: str | None = Field(None, description='How far an agreement has come: a code of that list.')


class SpeechAct(Event):
    """Somebody's saying something about the world. That it was said is a fact; what was said is not."""

    type: Literal['Allegation', 'Denial', 'Intention', 'Speculation', 'SpeechAct'] = 'SpeechAct'
    concerns: tuple[Id, ...] = Field((), description='Who or what takes part in an event that is only planned, alleged, speculated or denied; the role stands on the relationship.')
    speaker: tuple[Id, ...] = Field((), description='Who speculates, denies or announces an intention.')


class Stay(State):
    """The time in which a case, or a part of it, rests by a court's order or by statute. A request alone makes none; an extension prolongs it."""

    type: Literal['Abeyance', 'Stay'] = 'Stay'
    extended_by: tuple[Id, ...] = Field((), description='An order that prolongs a stay.')
    ordered_by: tuple[Id, ...] = Field((), description='The order from which a stay follows.')
    stay_basis: str | None = Field(None, description='Order, statute or report: a code of that list.')
    stays: Id | None = Field(None, description='The case that rests.')


class Tenure(State):
    """The time in which one person holds one office or lead."""

    type: Literal['Tenure'] = 'Tenure'
    held_by: Id | None = Field(None, description='The person of a tenure.')
    tenure_of: Id | None = Field(None, description='The office of a tenure.')


class Abeyance(Stay):
    """The state of an appeal that the court holds without deciding it."""

    type: Literal['Abeyance'] = 'Abeyance'


class Administration(Organization):
    """A government for the time of its head, with that head and a party. The leadership of one agency is not an administration."""

    type: Literal['Administration'] = 'Administration'
    headed_by: Id | None = Field(None, description='The head of an administration.')
    political_party: str | None = Field(None, description='The party of an administration.')


class Allegation(SpeechAct):
    """An accuser's claim that somebody did something, which no court has found."""

    type: Literal['Allegation'] = 'Allegation'
    accused: tuple[Id, ...] = Field((), description='Whose conduct, or whose nature, is alleged.')
    accuser: tuple[Id, ...] = Field((), description='Who alleges.')
    conduct: tuple[str, ...] = Field((), description='The kind of conduct that is alleged, a code of the list of conduct.')


class AmendedPleading(Filing):
    """A changed complaint or answer in a case that goes on; it begins no new case."""

    type: Literal['AmendedPleading'] = 'AmendedPleading'


class Appointment(AgencyAct):
    """The act by which a person comes into an office or a lead: by oath, designation, election or hiring."""

    type: Literal['Appointment'] = 'Appointment'


class Complaint(Filing):
    """The paper that begins a case: a complaint, a criminal charge, a petition for review or for bankruptcy. A Wells notice is none."""

    type: Literal['Complaint'] = 'Complaint'


class Denial(SpeechAct):
    """The contradiction of an allegation or a report."""

    type: Literal['Denial'] = 'Denial'


class Departure(AgencyAct):
    """The end of a person's time in an office."""

    type: Literal['Departure'] = 'Departure'


class Firm(Organization):
    """A business, also an unincorporated protocol that is treated as one. A law firm that only appears for a party is not one here."""

    type: Literal['Firm'] = 'Firm'


class GovernmentBody(Organization):
    """An organization of a state, such as a department or an office of prosecutors."""

    type: Literal['Court', 'GovernmentBody', 'Legislature', 'Regulator'] = 'GovernmentBody'


class Hearing(CourtAct):
    """A session in which a court hears the parties."""

    type: Literal['Hearing'] = 'Hearing'


class Intention(SpeechAct):
    """Somebody's plan, aim or promise to do something that has not happened."""

    type: Literal['Intention'] = 'Intention'


class InvestigationClosing(AgencyAct):
    """The end of an inquiry without action, usually told by a closing letter."""

    type: Literal['InvestigationClosing'] = 'InvestigationClosing'


class InvestigationOpening(AgencyAct):
    """The start of an inquiry by an authority."""

    type: Literal['InvestigationOpening'] = 'InvestigationOpening'


class Motion(Filing):
    """A request to a court for an order, stating the grounds and the relief sought. A joint motion is one motion with several movants."""

    type: Literal['Motion'] = 'Motion'
    motion_form: str | None = Field(None, description='Joint, consent, unopposed, opposed or emergency: a code of that list.')
    movant: tuple[Id, ...] = Field((), description='Who makes the motion; a joint motion has several movants.')


class Nomination(AgencyAct):
    """The proposal of a person for an office; the office is not theirs by it."""

    type: Literal['Nomination'] = 'Nomination'


class NoticeOfAppeal(Filing):
    """The paper that takes a decision to a higher court, also a petition for leave to do so."""

    type: Literal['NoticeOfAppeal'] = 'NoticeOfAppeal'


class Order(CourtAct):
    """A decision of a court, also one so ordered by consent; its outcome says what became of the relief asked for."""

    type: Literal['Judgment', 'Order'] = 'Order'
    decides: tuple[Id, ...] = Field((), description='The motion that an order answers.')


class OrderSigned(AgencyAct):
    """The signing of an executive order or memorandum by the head of a government."""

    type: Literal['OrderSigned'] = 'OrderSigned'


class Penalty(CourtAct):
    """A fine, disgorgement, restitution, forfeiture or prison term that an authority imposes."""

    type: Literal['Penalty'] = 'Penalty'


class PolicyShift(AgencyAct):
    """A change of an authority's stance, tied where known to the administration under which the earlier stance held."""

    type: Literal['PolicyShift'] = 'PolicyShift'
    earlier_under: tuple[Id, ...] = Field((), description='The administration under which the stance held that a shift leaves.')
    stance: tuple[str, ...] = Field((), description='The stance of which a policy shift speaks, in the words of the source.')


class Publisher(Organization):
    """An organization that publishes documents: a medium, an agency's press office, a court's docket service."""

    type: Literal['Publisher'] = 'Publisher'


class RuleOrLawAdopted(AgencyAct):
    """A step by which a law, rule or piece of guidance is proposed, passed, issued, revoked or put into force."""

    type: Literal['RuleOrLawAdopted'] = 'RuleOrLawAdopted'


class Speculation(SpeechAct):
    """A forecast, or an opinion of what something means."""

    type: Literal['Speculation'] = 'Speculation'


class TaskForce(Organization):
    """A group that an authority sets up for one subject, with people of its own or borrowed."""

    type: Literal['TaskForce'] = 'TaskForce'


class TaskForceFormation(AgencyAct):
    """The act by which an authority sets up a task force or working group."""

    type: Literal['TaskForceFormation'] = 'TaskForceFormation'
    formed: Id | None = Field(None, description='The task force that was set up.')
    formed_by: tuple[Id, ...] = Field((), description='Who set up the task force.')


class VerdictOrPlea(CourtAct):
    """A finding of guilt, by a jury or judge, or by the defendant's own plea."""

    type: Literal['VerdictOrPlea'] = 'VerdictOrPlea'


class Court(GovernmentBody):
    """A body with power to decide cases; an unnamed judge stands for a court as long as no name is known."""

    type: Literal['Court'] = 'Court'


class Judgment(Order):
    """A decree, or an order from which an appeal lies, that decides a case or a claim."""

    type: Literal['Judgment'] = 'Judgment'


class Legislature(GovernmentBody):
    """A body that passes laws, or a chamber or committee of one."""

    type: Literal['Legislature'] = 'Legislature'


class Regulator(GovernmentBody):
    """A government body that a law charges with making or enforcing rules for a market."""

    type: Literal['Regulator'] = 'Regulator'
