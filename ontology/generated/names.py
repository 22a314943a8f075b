"""Made from ontology.ttl by `python -m cryptoreg.ontology.generate`; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


@dataclass(frozen=True, slots=True)
class PropertyInfo:
    """What the ontology declares of a property."""

    name: str
    domain: str
    range: str
    relation: bool
    single_valued: bool
    date: bool


@dataclass(frozen=True, slots=True)
class RecordForm:
    """How an event is printed as a flat fact record."""

    event_class: str
    record_type: str
    relief: str | None
    outcome: str | None
    modality: str | None
    subjects: tuple[str, ...]
    objects: tuple[str, ...]


VERSION: Final = '0.1.0'
NAMESPACE: Final = 'https://w3id.org/cryptoreg/ontology#'


class Class(StrEnum):
    """Classes of the ontology."""

    ABEYANCE = 'Abeyance'
    ADMINISTRATION = 'Administration'
    AGENCY_ACT = 'AgencyAct'
    AGENT = 'Agent'
    ALLEGATION = 'Allegation'
    AMENDED_PLEADING = 'AmendedPleading'
    APPOINTMENT = 'Appointment'
    COMPLAINT = 'Complaint'
    COURT = 'Court'
    COURT_ACT = 'CourtAct'
    DENIAL = 'Denial'
    DEPARTURE = 'Departure'
    DISMISSAL = 'Dismissal'
    DOCUMENT = 'Document'
    ENTITY = 'Entity'
    EVENT = 'Event'
    FACT = 'Fact'
    FILING = 'Filing'
    FIRM = 'Firm'
    GOVERNMENT_BODY = 'GovernmentBody'
    HEARING = 'Hearing'
    INSTRUMENT = 'Instrument'
    INTENTION = 'Intention'
    INVESTIGATION = 'Investigation'
    INVESTIGATION_CLOSING = 'InvestigationClosing'
    INVESTIGATION_OPENING = 'InvestigationOpening'
    JUDGEMENT = 'Judgement'
    JUDGMENT = 'Judgment'
    LAW = 'Law'
    LAWSUIT = 'Lawsuit'
    LEGISLATURE = 'Legislature'
    MATTER = 'Matter'
    MOTION = 'Motion'
    NEGOTIATION = 'Negotiation'
    NOMINATION = 'Nomination'
    NOTICE_OF_APPEAL = 'NoticeOfAppeal'
    OFFICE = 'Office'
    ORDER = 'Order'
    ORDER_SIGNED = 'OrderSigned'
    ORGANIZATION = 'Organization'
    PENALTY = 'Penalty'
    PERSON = 'Person'
    POLICY_SHIFT = 'PolicyShift'
    PROCEEDING = 'Proceeding'
    PUBLISHER = 'Publisher'
    REGULATOR = 'Regulator'
    RULE_OR_LAW_ADOPTED = 'RuleOrLawAdopted'
    SETTLEMENT = 'Settlement'
    SPECULATION = 'Speculation'
    SPEECH_ACT = 'SpeechAct'
    STATE = 'State'
    STATEMENT = 'Statement'
    STAY = 'Stay'
    TASK_FORCE = 'TaskForce'
    TASK_FORCE_FORMATION = 'TaskForceFormation'
    TENURE = 'Tenure'
    TOKEN = 'Token'
    VERDICT_OR_PLEA = 'VerdictOrPlea'


class Relation(StrEnum):
    """Properties between two things."""

    ABOUT = 'about'
    ACCUSED = 'accused'
    ACCUSER = 'accuser'
    ACTOR = 'actor'
    AGAINST = 'against'
    AMENDS = 'amends'
    APPEAL_FROM = 'appealFrom'
    APPOINTEE = 'appointee'
    ASKED_OF = 'askedOf'
    CONCERNS = 'concerns'
    CONTINUES = 'continues'
    COURT = 'court'
    DECIDES = 'decides'
    DEFENDANT = 'defendant'
    EARLIER_UNDER = 'earlierUnder'
    ENDED_BY = 'endedBy'
    ENDS = 'ends'
    ENTERED_IN = 'enteredIn'
    EXTENDED_BY = 'extendedBy'
    FILED_BY = 'filedBy'
    FILED_IN = 'filedIn'
    FORMED = 'formed'
    FORMED_BY = 'formedBy'
    GROUND = 'ground'
    HAS_PROCEEDING = 'hasProceeding'
    HEADED_BY = 'headedBy'
    HELD_BY = 'heldBy'
    IN_CASE = 'inCase'
    IN_PROCEEDING = 'inProceeding'
    INSTRUMENT = 'instrument'
    INTERESTED_PARTY = 'interestedParty'
    INVESTIGATES = 'investigates'
    INVESTIGATOR = 'investigator'
    ISSUED_BY = 'issuedBy'
    JUDGE = 'judge'
    LEADS = 'leads'
    MEMBER_OF = 'memberOf'
    MODERATOR = 'moderator'
    MOVANT = 'movant'
    OFFICE = 'office'
    OFFICE_OF = 'officeOf'
    OPPONENT = 'opponent'
    ORDERED_BY = 'orderedBy'
    PART_OF = 'partOf'
    PARTICIPANT = 'participant'
    PAYEE = 'payee'
    PAYER = 'payer'
    PETITIONER = 'petitioner'
    PLAINTIFF = 'plaintiff'
    REPLACES = 'replaces'
    RESPONDENT = 'respondent'
    REVOKES = 'revokes'
    REVOKES_IN_PART = 'revokesInPart'
    SPEAKER = 'speaker'
    STAYS = 'stays'
    SUPERSEDES = 'supersedes'
    TENURE_OF = 'tenureOf'


class Attribute(StrEnum):
    """Properties with a value."""

    AMOUNT_USD = 'amountUsd'
    ANNOUNCED_ON = 'announcedOn'
    BEGAN = 'began'
    CONDUCT = 'conduct'
    CONTENT = 'content'
    COUNTS_CHARGED = 'countsCharged'
    COVERAGE = 'coverage'
    CURATED_ID = 'curatedId'
    DATE = 'date'
    DOCKET_NUMBER = 'docketNumber'
    DURATION_DAYS = 'durationDays'
    EFFECTIVE_ON = 'effectiveOn'
    END_CONDITION = 'endCondition'
    ENDED = 'ended'
    ENTERED_ON = 'enteredOn'
    FILED_ON = 'filedOn'
    GROUND_TEXT = 'groundText'
    HEADCOUNT = 'headcount'
    IDENTIFIER = 'identifier'
    JURISDICTION = 'jurisdiction'
    KNOWN_TO = 'knownTo'
    LEAVE_TO_AMEND_UNTIL = 'leaveToAmendUntil'
    MANNER = 'manner'
    MONETARY_KIND = 'monetaryKind'
    MOTION_FORM = 'motionForm'
    NAME = 'name'
    NOTE = 'note'
    OCCURRED_ON = 'occurredOn'
    ORGANIZATION_KIND = 'organizationKind'
    OUTCOME = 'outcome'
    POLITICAL_PARTY = 'politicalParty'
    PUBLISHED_ON = 'publishedOn'
    REFERENCE = 'reference'
    RELEASE_NUMBER = 'releaseNumber'
    RELIEF = 'relief'
    REPORTED_ON = 'reportedOn'
    RESPONSE_DUE = 'responseDue'
    SCOPE = 'scope'
    SERIES_NUMBER = 'seriesNumber'
    SETTLEMENT_STAGE = 'settlementStage'
    SIGNED_ON = 'signedOn'
    STANCE = 'stance'
    STATED_END = 'statedEnd'
    STAY_BASIS = 'stayBasis'
    SUMMARY = 'summary'
    SUPPORT = 'support'
    TITLE = 'title'
    VOTES_AGAINST = 'votesAgainst'
    VOTES_FOR = 'votesFor'
    WITH_PREJUDICE = 'withPrejudice'


class StayBasis(StrEnum):
    """Codes of the list `bases`."""

    ORDER = 'order'
    REPORTED = 'reported'
    STATUTE = 'statute'


class Conduct(StrEnum):
    """Codes of the list `conducts`."""

    AIDING_AND_ABETTING = 'aiding-and-abetting'
    CONTROL_PERSON = 'control-person'
    EXCEEDING_AUTHORITY = 'exceeding-authority'
    FALSE_ACCOUNTING = 'false-accounting'
    FRAUD = 'fraud'
    INSIDER_TRADING = 'insider-trading'
    MARKET_MANIPULATION = 'market-manipulation'
    MISAPPROPRIATION = 'misappropriation'
    MISLEADING_STATEMENTS = 'misleading-statements'
    MONEY_LAUNDERING = 'money-laundering'
    OTHER = 'other'
    SANCTIONS = 'sanctions'
    UNDISCLOSED_PROMOTION = 'undisclosed-promotion'
    UNLAWFUL_PROCEDURE = 'unlawful-procedure'
    UNLICENSED_TRANSMISSION = 'unlicensed-transmission'
    UNREGISTERED_DERIVATIVES = 'unregistered-derivatives'
    UNREGISTERED_INTERMEDIARY = 'unregistered-intermediary'
    UNREGISTERED_OFFERING = 'unregistered-offering'
    WITHHOLDING_RECORDS = 'withholding-records'


class MotionForm(StrEnum):
    """Codes of the list `forms`."""

    CONSENT = 'consent'
    EMERGENCY = 'emergency'
    JOINT = 'joint'
    OPPOSED = 'opposed'
    UNOPPOSED = 'unopposed'


class Manner(StrEnum):
    """Codes of the list `manners`."""

    ACTING = 'acting'
    COURT = 'court'
    NOTICE = 'notice'
    STIPULATION = 'stipulation'
    SWORN_IN = 'sworn-in'


class Modality(StrEnum):
    """Codes of the list `modality`."""

    ASSERTED = 'asserted'
    REPORTED = 'reported'
    ALLEGED = 'alleged'
    PLANNED = 'planned'
    SPECULATED = 'speculated'
    DENIED = 'denied'


class Outcome(StrEnum):
    """Codes of the list `outcomes`."""

    DENIED = 'denied'
    GRANTED = 'granted'
    GRANTED_IN_PART = 'granted-in-part'


class Relief(StrEnum):
    """Codes of the list `reliefs`."""

    ABEYANCE = 'abeyance'
    ABEYANCE_EXTENSION = 'abeyance-extension'
    CERTIFICATION = 'certification'
    DISMISSAL = 'dismissal'
    INDICATIVE_RULING = 'indicative-ruling'
    INJUNCTION = 'injunction'
    JUDGMENT = 'judgment'
    LEAVE_TO_AMEND = 'leave-to-amend'
    MORE_TIME = 'more-time'
    OTHER = 'other'
    STAY = 'stay'
    STAY_EXTENSION = 'stay-extension'


class SettlementStage(StrEnum):
    """Codes of the list `settlementStages`."""

    IN_PRINCIPLE = 'in-principle'
    AGREED = 'agreed'
    FILED = 'filed'
    ENTERED = 'entered'
    REFUSED = 'refused'


class Tier(StrEnum):
    """Codes of the list `tier`."""

    COURT = 'court'
    OFFICIAL = 'official'
    PARTY = 'party'
    PRESS = 'press'
    WEB = 'web'


# Every class with the classes above it, the farthest first.
PARENTS: Final[dict[str, tuple[str, ...]]] = {
    'Abeyance': ('Entity', 'State', 'Stay'),
    'Administration': ('Entity', 'Agent', 'Organization'),
    'AgencyAct': ('Entity', 'Event'),
    'Agent': ('Entity',),
    'Allegation': ('Entity', 'Event', 'SpeechAct'),
    'AmendedPleading': ('Entity', 'Event', 'Filing'),
    'Appointment': ('Entity', 'Event', 'AgencyAct'),
    'Complaint': ('Entity', 'Event', 'Filing'),
    'Court': ('Entity', 'Agent', 'Organization', 'GovernmentBody'),
    'CourtAct': ('Entity', 'Event'),
    'Denial': ('Entity', 'Event', 'SpeechAct'),
    'Departure': ('Entity', 'Event', 'AgencyAct'),
    'Dismissal': ('Entity', 'Event'),
    'Document': (),
    'Entity': (),
    'Event': ('Entity',),
    'Fact': (),
    'Filing': ('Entity', 'Event'),
    'Firm': ('Entity', 'Agent', 'Organization'),
    'GovernmentBody': ('Entity', 'Agent', 'Organization'),
    'Hearing': ('Entity', 'Event', 'CourtAct'),
    'Instrument': ('Entity',),
    'Intention': ('Entity', 'Event', 'SpeechAct'),
    'Investigation': ('Entity', 'Matter'),
    'InvestigationClosing': ('Entity', 'Event', 'AgencyAct'),
    'InvestigationOpening': ('Entity', 'Event', 'AgencyAct'),
    'Judgement': (),
    'Judgment': ('Entity', 'Event', 'CourtAct', 'Order'),
    'Law': ('Entity', 'Instrument'),
    'Lawsuit': ('Entity', 'Matter'),
    'Legislature': ('Entity', 'Agent', 'Organization', 'GovernmentBody'),
    'Matter': ('Entity',),
    'Motion': ('Entity', 'Event', 'Filing'),
    'Negotiation': ('Entity', 'Event'),
    'Nomination': ('Entity', 'Event', 'AgencyAct'),
    'NoticeOfAppeal': ('Entity', 'Event', 'Filing'),
    'Office': ('Entity',),
    'Order': ('Entity', 'Event', 'CourtAct'),
    'OrderSigned': ('Entity', 'Event', 'AgencyAct'),
    'Organization': ('Entity', 'Agent'),
    'Penalty': ('Entity', 'Event', 'CourtAct'),
    'Person': ('Entity', 'Agent'),
    'PolicyShift': ('Entity', 'Event', 'AgencyAct'),
    'Proceeding': ('Entity', 'Matter'),
    'Publisher': ('Entity', 'Agent', 'Organization'),
    'Regulator': ('Entity', 'Agent', 'Organization', 'GovernmentBody'),
    'RuleOrLawAdopted': ('Entity', 'Event', 'AgencyAct'),
    'Settlement': ('Entity', 'Event'),
    'Speculation': ('Entity', 'Event', 'SpeechAct'),
    'SpeechAct': ('Entity', 'Event'),
    'State': ('Entity',),
    'Statement': (),
    'Stay': ('Entity', 'State'),
    'TaskForce': ('Entity', 'Agent', 'Organization'),
    'TaskForceFormation': ('Entity', 'Event', 'AgencyAct'),
    'Tenure': ('Entity', 'State'),
    'Token': ('Entity',),
    'VerdictOrPlea': ('Entity', 'Event', 'CourtAct'),
}

PROPERTIES: Final[dict[str, PropertyInfo]] = {
    'about': PropertyInfo('about', 'Event', 'Entity', True, False, False),
    'accused': PropertyInfo('accused', 'Allegation', 'Entity', True, False, False),
    'accuser': PropertyInfo('accuser', 'Allegation', 'Agent', True, False, False),
    'actor': PropertyInfo('actor', 'Event', 'Agent', True, False, False),
    'against': PropertyInfo('against', 'Event', 'Entity', True, False, False),
    'amends': PropertyInfo('amends', 'Instrument', 'Instrument', True, False, False),
    'amountUsd': PropertyInfo('amountUsd', 'Event', 'decimal', False, True, False),
    'announcedOn': PropertyInfo('announcedOn', 'Event', 'string', False, False, True),
    'appealFrom': PropertyInfo('appealFrom', 'Proceeding', 'Proceeding', True, True, False),
    'appointee': PropertyInfo('appointee', 'Event', 'Agent', True, False, False),
    'askedOf': PropertyInfo('askedOf', 'Filing', 'Agent', True, False, False),
    'began': PropertyInfo('began', 'Entity', 'string', False, True, True),
    'concerns': PropertyInfo('concerns', 'SpeechAct', 'Entity', True, False, False),
    'conduct': PropertyInfo('conduct', 'Allegation', 'string', False, False, False),
    'content': PropertyInfo('content', 'Event', 'string', False, False, False),
    'continues': PropertyInfo('continues', 'Instrument', 'Instrument', True, False, False),
    'countsCharged': PropertyInfo('countsCharged', 'Event', 'integer', False, True, False),
    'court': PropertyInfo('court', 'Matter', 'Court', True, True, False),
    'coverage': PropertyInfo('coverage', 'Matter', 'string', False, False, False),
    'curatedId': PropertyInfo('curatedId', 'Entity', 'string', False, False, False),
    'date': PropertyInfo('date', 'Entity', 'string', False, False, True),
    'decides': PropertyInfo('decides', 'Order', 'Motion', True, False, False),
    'defendant': PropertyInfo('defendant', 'Lawsuit', 'Agent', True, False, False),
    'docketNumber': PropertyInfo('docketNumber', 'Proceeding', 'string', False, True, False),
    'durationDays': PropertyInfo('durationDays', 'Entity', 'integer', False, True, False),
    'earlierUnder': PropertyInfo('earlierUnder', 'PolicyShift', 'Administration', True, False, False),
    'effectiveOn': PropertyInfo('effectiveOn', 'Event', 'string', False, True, True),
    'endCondition': PropertyInfo('endCondition', 'Entity', 'string', False, True, False),
    'ended': PropertyInfo('ended', 'Entity', 'string', False, True, True),
    'endedBy': PropertyInfo('endedBy', 'State', 'Event', True, False, False),
    'ends': PropertyInfo('ends', 'Dismissal', 'Matter', True, True, False),
    'enteredIn': PropertyInfo('enteredIn', 'CourtAct', 'Matter', True, True, False),
    'enteredOn': PropertyInfo('enteredOn', 'Event', 'string', False, True, True),
    'extendedBy': PropertyInfo('extendedBy', 'Stay', 'Order', True, False, False),
    'filedBy': PropertyInfo('filedBy', 'Event', 'Agent', True, False, False),
    'filedIn': PropertyInfo('filedIn', 'Filing', 'Matter', True, True, False),
    'filedOn': PropertyInfo('filedOn', 'Event', 'string', False, True, True),
    'formed': PropertyInfo('formed', 'TaskForceFormation', 'TaskForce', True, True, False),
    'formedBy': PropertyInfo('formedBy', 'TaskForceFormation', 'Agent', True, False, False),
    'ground': PropertyInfo('ground', 'Event', 'Entity', True, False, False),
    'groundText': PropertyInfo('groundText', 'Event', 'string', False, False, False),
    'hasProceeding': PropertyInfo('hasProceeding', 'Lawsuit', 'Proceeding', True, False, False),
    'headcount': PropertyInfo('headcount', 'Organization', 'integer', False, False, False),
    'headedBy': PropertyInfo('headedBy', 'Administration', 'Person', True, True, False),
    'heldBy': PropertyInfo('heldBy', 'Tenure', 'Person', True, True, False),
    'identifier': PropertyInfo('identifier', 'Entity', 'string', False, False, False),
    'inCase': PropertyInfo('inCase', 'Event', 'Matter', True, False, False),
    'inProceeding': PropertyInfo('inProceeding', 'Event', 'Proceeding', True, False, False),
    'instrument': PropertyInfo('instrument', 'Event', 'Instrument', True, False, False),
    'interestedParty': PropertyInfo('interestedParty', 'Lawsuit', 'Agent', True, False, False),
    'investigates': PropertyInfo('investigates', 'Investigation', 'Entity', True, False, False),
    'investigator': PropertyInfo('investigator', 'Investigation', 'Agent', True, False, False),
    'issuedBy': PropertyInfo('issuedBy', 'Event', 'Agent', True, False, False),
    'judge': PropertyInfo('judge', 'Matter', 'Person', True, False, False),
    'jurisdiction': PropertyInfo('jurisdiction', 'Agent', 'string', False, False, False),
    'knownTo': PropertyInfo('knownTo', 'Matter', 'string', False, False, False),
    'leads': PropertyInfo('leads', 'Person', 'Organization', True, False, False),
    'leaveToAmendUntil': PropertyInfo('leaveToAmendUntil', 'Event', 'string', False, True, True),
    'manner': PropertyInfo('manner', 'Entity', 'string', False, True, False),
    'memberOf': PropertyInfo('memberOf', 'Person', 'Organization', True, False, False),
    'moderator': PropertyInfo('moderator', 'Event', 'Person', True, False, False),
    'monetaryKind': PropertyInfo('monetaryKind', 'Event', 'string', False, False, False),
    'motionForm': PropertyInfo('motionForm', 'Motion', 'string', False, True, False),
    'movant': PropertyInfo('movant', 'Motion', 'Agent', True, False, False),
    'name': PropertyInfo('name', 'Entity', 'string', False, False, False),
    'note': PropertyInfo('note', 'Entity', 'string', False, False, False),
    'occurredOn': PropertyInfo('occurredOn', 'Event', 'string', False, True, True),
    'office': PropertyInfo('office', 'Event', 'Office', True, False, False),
    'officeOf': PropertyInfo('officeOf', 'Office', 'Organization', True, True, False),
    'opponent': PropertyInfo('opponent', 'Filing', 'Agent', True, False, False),
    'orderedBy': PropertyInfo('orderedBy', 'Stay', 'Order', True, False, False),
    'organizationKind': PropertyInfo('organizationKind', 'Organization', 'string', False, False, False),
    'outcome': PropertyInfo('outcome', 'Event', 'string', False, True, False),
    'partOf': PropertyInfo('partOf', 'Organization', 'Organization', True, False, False),
    'participant': PropertyInfo('participant', 'Event', 'Agent', True, False, False),
    'payee': PropertyInfo('payee', 'Event', 'Agent', True, False, False),
    'payer': PropertyInfo('payer', 'Event', 'Agent', True, False, False),
    'petitioner': PropertyInfo('petitioner', 'Lawsuit', 'Agent', True, False, False),
    'plaintiff': PropertyInfo('plaintiff', 'Lawsuit', 'Agent', True, False, False),
    'politicalParty': PropertyInfo('politicalParty', 'Administration', 'string', False, True, False),
    'publishedOn': PropertyInfo('publishedOn', 'Event', 'string', False, True, True),
    'reference': PropertyInfo('reference', 'Entity', 'string', False, False, False),
    'releaseNumber': PropertyInfo('releaseNumber', 'Matter', 'string', False, False, False),
    'relief': PropertyInfo('relief', 'Event', 'string', False, False, False),
    'replaces': PropertyInfo('replaces', 'Organization', 'Organization', True, False, False),
    'reportedOn': PropertyInfo('reportedOn', 'Event', 'string', False, False, True),
    'respondent': PropertyInfo('respondent', 'Lawsuit', 'Agent', True, False, False),
    'responseDue': PropertyInfo('responseDue', 'Event', 'string', False, True, True),
    'revokes': PropertyInfo('revokes', 'Instrument', 'Instrument', True, False, False),
    'revokesInPart': PropertyInfo('revokesInPart', 'Instrument', 'Instrument', True, False, False),
    'scope': PropertyInfo('scope', 'Entity', 'string', False, True, False),
    'seriesNumber': PropertyInfo('seriesNumber', 'Event', 'integer', False, True, False),
    'settlementStage': PropertyInfo('settlementStage', 'Settlement', 'string', False, True, False),
    'signedOn': PropertyInfo('signedOn', 'Event', 'string', False, True, True),
    'speaker': PropertyInfo('speaker', 'SpeechAct', 'Agent', True, False, False),
    'stance': PropertyInfo('stance', 'PolicyShift', 'string', False, False, False),
    'statedEnd': PropertyInfo('statedEnd', 'Entity', 'string', False, True, True),
    'stayBasis': PropertyInfo('stayBasis', 'Stay', 'string', False, True, False),
    'stays': PropertyInfo('stays', 'Stay', 'Matter', True, True, False),
    'summary': PropertyInfo('summary', 'Entity', 'string', False, False, False),
    'supersedes': PropertyInfo('supersedes', 'Instrument', 'Instrument', True, False, False),
    'support': PropertyInfo('support', 'Entity', 'string', False, True, False),
    'tenureOf': PropertyInfo('tenureOf', 'Tenure', 'Office', True, True, False),
    'title': PropertyInfo('title', 'Entity', 'string', False, False, False),
    'votesAgainst': PropertyInfo('votesAgainst', 'Event', 'integer', False, True, False),
    'votesFor': PropertyInfo('votesFor', 'Event', 'integer', False, True, False),
    'withPrejudice': PropertyInfo('withPrejudice', 'Dismissal', 'boolean', False, True, False),
}

CODES: Final[dict[str, dict[str, str]]] = {
    'bases': {'order': 'order', 'reported': 'report only', 'statute': 'statute'},
    'conducts': {'aiding-and-abetting': 'aiding and abetting', 'control-person': 'control-person liability', 'exceeding-authority': "act beyond an authority's power", 'false-accounting': 'false books or losses misstated', 'fraud': 'fraud', 'insider-trading': 'insider trading', 'market-manipulation': 'market manipulation or wash trading', 'misappropriation': 'misappropriation or commingling of customer funds', 'misleading-statements': 'false or misleading statements', 'money-laundering': 'money laundering or failures against it', 'other': 'other conduct', 'sanctions': 'breach of sanctions', 'undisclosed-promotion': 'undisclosed paid promotion', 'unlawful-procedure': 'arbitrary act or want of procedure', 'unlicensed-transmission': 'unlicensed money transmission', 'unregistered-derivatives': 'unregistered derivatives business', 'unregistered-intermediary': 'unregistered exchange, broker, dealer or clearing agency', 'unregistered-offering': 'unregistered offer or sale of securities', 'withholding-records': 'withholding of records'},
    'forms': {'consent': 'consent', 'emergency': 'emergency', 'joint': 'joint', 'opposed': 'opposed', 'unopposed': 'unopposed'},
    'manners': {'acting': 'acting', 'court': 'by the court', 'notice': 'by notice', 'stipulation': 'by stipulation', 'sworn-in': 'sworn in'},
    'modality': {'asserted': 'asserted', 'reported': 'reported', 'alleged': 'alleged', 'planned': 'planned', 'speculated': 'speculated', 'denied': 'denied'},
    'outcomes': {'denied': 'denied', 'granted': 'granted', 'granted-in-part': 'granted in part'},
    'reliefs': {'abeyance': 'abeyance', 'abeyance-extension': 'extension of an abeyance', 'certification': 'certification for appeal', 'dismissal': 'dismissal', 'indicative-ruling': 'indicative ruling', 'injunction': 'injunction or restraining order', 'judgment': 'judgment', 'leave-to-amend': 'leave to amend', 'more-time': 'extension of time', 'other': 'other relief', 'stay': 'stay', 'stay-extension': 'extension of a stay'},
    'settlementStages': {'in-principle': 'in principle', 'agreed': 'agreed', 'filed': 'filed', 'entered': 'entered', 'refused': 'refused'},
    'tier': {'court': 'court record', 'official': 'official publication', 'party': 'party', 'press': 'press', 'web': 'other page'},
}

LABELS: Final[dict[str, str]] = {
    'Abeyance': 'abeyance',
    'Administration': 'administration',
    'AgencyAct': 'government act',
    'Agent': 'agent',
    'Allegation': 'allegation',
    'AmendedPleading': 'amended pleading',
    'Appointment': 'appointment',
    'Complaint': 'complaint',
    'Court': 'court',
    'CourtAct': 'court act',
    'Denial': 'denial',
    'Departure': 'departure',
    'Dismissal': 'dismissal',
    'Document': 'document',
    'Entity': 'entity',
    'Event': 'event',
    'Fact': 'fact',
    'Filing': 'filing',
    'Firm': 'firm',
    'GovernmentBody': 'government body',
    'Hearing': 'hearing',
    'Instrument': 'legal instrument',
    'Intention': 'intention',
    'Investigation': 'investigation',
    'InvestigationClosing': 'closing of an investigation',
    'InvestigationOpening': 'opening of an investigation',
    'Judgement': 'judgement of identity',
    'Judgment': 'judgment',
    'Law': 'law',
    'Lawsuit': 'lawsuit',
    'Legislature': 'legislature',
    'Matter': 'matter',
    'Motion': 'motion',
    'Negotiation': 'negotiation',
    'Nomination': 'nomination',
    'NoticeOfAppeal': 'notice of appeal',
    'Office': 'office',
    'Order': 'order',
    'OrderSigned': 'signing of an executive order',
    'Organization': 'organization',
    'Penalty': 'penalty',
    'Person': 'person',
    'PolicyShift': 'policy shift',
    'Proceeding': 'proceeding',
    'Publisher': 'publisher',
    'Regulator': 'regulator',
    'RuleOrLawAdopted': 'rule or law making',
    'Settlement': 'settlement',
    'Speculation': 'speculation',
    'SpeechAct': 'speech act',
    'State': 'state',
    'Statement': 'statement',
    'Stay': 'stay',
    'TaskForce': 'task force',
    'TaskForceFormation': 'formation of a task force',
    'Tenure': 'tenure',
    'Token': 'token',
    'VerdictOrPlea': 'verdict or plea',
    'about': 'about',
    'accused': 'accused',
    'accuser': 'accuser',
    'actor': 'actor',
    'against': 'against',
    'amends': 'amends',
    'amountUsd': 'amount in US dollars',
    'announcedOn': 'announced on',
    'appealFrom': 'appeal from',
    'appointee': 'appointee',
    'askedOf': 'asked of',
    'began': 'began',
    'concerns': 'concerns',
    'conduct': 'alleged conduct',
    'content': 'content',
    'continues': 'continues',
    'countsCharged': 'counts charged',
    'court': 'court',
    'coverage': 'coverage',
    'curatedId': 'curated id',
    'date': 'date',
    'decides': 'decides',
    'defendant': 'defendant',
    'docketNumber': 'docket number',
    'durationDays': 'duration in days',
    'earlierUnder': 'earlier stance under',
    'effectiveOn': 'effective on',
    'endCondition': 'end condition',
    'ended': 'ended',
    'endedBy': 'ended by',
    'ends': 'ends',
    'enteredIn': 'entered in',
    'enteredOn': 'entered on',
    'extendedBy': 'extended by',
    'filedBy': 'filed by',
    'filedIn': 'filed in',
    'filedOn': 'filed on',
    'formed': 'formed',
    'formedBy': 'formed by',
    'ground': 'ground',
    'groundText': 'ground in words',
    'hasProceeding': 'has proceeding',
    'headcount': 'headcount',
    'headedBy': 'headed by',
    'heldBy': 'held by',
    'identifier': 'identifier',
    'inCase': 'in case',
    'inProceeding': 'in proceeding',
    'instrument': 'instrument',
    'interestedParty': 'interested party',
    'investigates': 'investigates',
    'investigator': 'investigator',
    'issuedBy': 'issued by',
    'judge': 'judge',
    'jurisdiction': 'jurisdiction',
    'knownTo': 'known to',
    'leads': 'leads',
    'leaveToAmendUntil': 'leave to amend until',
    'manner': 'manner',
    'memberOf': 'member of',
    'moderator': 'moderator',
    'monetaryKind': 'kind of money',
    'motionForm': 'form of motion',
    'movant': 'movant',
    'name': 'name',
    'note': 'note',
    'occurredOn': 'occurred on',
    'office': 'office',
    'officeOf': 'office of',
    'opponent': 'opponent',
    'orderedBy': 'ordered by',
    'organizationKind': 'kind of organization',
    'outcome': 'outcome',
    'partOf': 'part of',
    'participant': 'participant',
    'payee': 'payee',
    'payer': 'payer',
    'petitioner': 'petitioner',
    'plaintiff': 'plaintiff',
    'politicalParty': 'political party',
    'publishedOn': 'published on',
    'reference': 'reference',
    'releaseNumber': 'release number',
    'relief': 'relief',
    'replaces': 'replaces',
    'reportedOn': 'reported on',
    'respondent': 'respondent',
    'responseDue': 'response due',
    'revokes': 'revokes',
    'revokesInPart': 'revokes in part',
    'scope': 'scope',
    'seriesNumber': 'number in a series',
    'settlementStage': 'stage of settlement',
    'signedOn': 'signed on',
    'speaker': 'speaker',
    'stance': 'stance',
    'statedEnd': 'stated end',
    'stayBasis': 'basis of stay',
    'stays': 'stays',
    'summary': 'summary',
    'supersedes': 'supersedes',
    'support': 'support',
    'tenureOf': 'tenure of',
    'title': 'title',
    'votesAgainst': 'votes against',
    'votesFor': 'votes for',
    'withPrejudice': 'with prejudice',
}

# Other words for a term, for questions: plurals and synonyms.
SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    'Abeyance': ('abeyances',),
    'Administration': ('administrations', 'government'),
    'AgencyAct': ('government acts',),
    'Agent': ('agents',),
    'Allegation': ('accusation', 'allegations', 'claim'),
    'AmendedPleading': ('amended complaint', 'amended pleadings'),
    'Appointment': ('appointments',),
    'Complaint': ('charges', 'complaints', 'indictment', 'petition'),
    'Court': ('courts', 'tribunal'),
    'CourtAct': ('court acts',),
    'Denial': ('denials',),
    'Departure': ('departures',),
    'Dismissal': ('dismissals', 'stipulation of dismissal'),
    'Document': ('article', 'documents', 'source'),
    'Entity': ('entities',),
    'Event': ('events',),
    'Fact': ('facts',),
    'Filing': ('filings',),
    'Firm': ('business', 'companies', 'company', 'exchange', 'firms', 'platform'),
    'GovernmentBody': ('department', 'government bodies', 'ministry'),
    'Hearing': ('hearings', 'oral argument'),
    'Instrument': ('legal instruments',),
    'Intention': ('aim', 'intentions', 'plan'),
    'Investigation': ('inquiries', 'inquiry', 'investigations', 'probe'),
    'InvestigationClosing': ('closings of investigations',),
    'InvestigationOpening': ('openings of investigations',),
    'Judgement': ('judgements of identity',),
    'Judgment': ('final judgment', 'judgments'),
    'Law': ('act', 'executive order', 'laws', 'regulation', 'statute'),
    'Lawsuit': ('action', 'case', 'court fight', 'lawsuits', 'legal battle', 'litigation', 'suit'),
    'Legislature': ('legislatures',),
    'Matter': ('matters',),
    'Motion': ('application', 'motions', 'request'),
    'Negotiation': ('discussions', 'negotiations', 'talks'),
    'Nomination': ('nominations',),
    'NoticeOfAppeal': ('appeal', 'notices of appeal'),
    'Office': ('offices', 'position', 'seat'),
    'Order': ('decision', 'orders', 'ruling'),
    'OrderSigned': ('signings of executive orders',),
    'Organization': ('organizations',),
    'Penalty': ('fine', 'penalties', 'prison term', 'sentence'),
    'Person': ('individual', 'people', 'persons'),
    'PolicyShift': ('policy shifts',),
    'Proceeding': ('docket', 'proceedings'),
    'Publisher': ('news agency', 'newspaper', 'publishers'),
    'Regulator': ('agency', 'commission', 'regulators', 'watchdog'),
    'RuleOrLawAdopted': ('rule and law making',),
    'Settlement': ('consent judgment', 'consent order', 'deal', 'settlements'),
    'Speculation': ('forecast', 'opinion', 'speculations'),
    'SpeechAct': ('speech acts',),
    'State': ('states',),
    'Statement': ('statements',),
    'Stay': ('halt', 'hold', 'pause', 'stays'),
    'TaskForce': ('task forces', 'taskforce', 'unit', 'working group'),
    'TaskForceFormation': ('formations of task forces', 'task force formation'),
    'Tenure': ('tenures',),
    'Token': ('coin', 'crypto asset', 'cryptocurrencies', 'cryptocurrency', 'tokens'),
    'VerdictOrPlea': ('conviction', 'guilty plea', 'verdicts and pleas'),
    'docketNumber': ('case number',),
    'ground': ('basis', 'reason'),
    'judge': ('presiding judge',),
    'leads': ('heads', 'is in charge of', 'runs'),
    'movant': ('moving party',),
}

RECORD_FORMS: Final[tuple[RecordForm, ...]] = (
    RecordForm(event_class='Allegation', record_type='allegation', relief=None, outcome=None, modality=None, subjects=('accuser',), objects=('accused',)),
    RecordForm(event_class='AmendedPleading', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='Appointment', record_type='appointment', relief=None, outcome=None, modality=None, subjects=('appointee',), objects=('office',)),
    RecordForm(event_class='Complaint', record_type='case_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('against',)),
    RecordForm(event_class='Denial', record_type='allegation', relief=None, outcome=None, modality=None, subjects=('speaker',), objects=()),
    RecordForm(event_class='Departure', record_type='appointment', relief=None, outcome=None, modality=None, subjects=('appointee',), objects=('office',)),
    RecordForm(event_class='Dismissal', record_type='case_dismissed', relief=None, outcome=None, modality=None, subjects=('filedBy', 'issuedBy'), objects=('against',)),
    RecordForm(event_class='Hearing', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=()),
    RecordForm(event_class='Intention', record_type='statement_of_intent', relief=None, outcome=None, modality=None, subjects=('speaker',), objects=('about',)),
    RecordForm(event_class='InvestigationClosing', record_type='investigation_closed', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('against',)),
    RecordForm(event_class='InvestigationOpening', record_type='investigation_opened', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('against',)),
    RecordForm(event_class='Judgment', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Motion', record_type='stay_requested', relief='abeyance', outcome=None, modality=None, subjects=('movant',), objects=('opponent',)),
    RecordForm(event_class='Motion', record_type='stay_requested', relief='stay', outcome=None, modality=None, subjects=('movant',), objects=('opponent',)),
    RecordForm(event_class='Motion', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('movant',), objects=('opponent',)),
    RecordForm(event_class='Negotiation', record_type='negotiation', relief=None, outcome=None, modality=None, subjects=('participant',), objects=('participant',)),
    RecordForm(event_class='Nomination', record_type='appointment', relief=None, outcome=None, modality='planned', subjects=('appointee',), objects=('office',)),
    RecordForm(event_class='NoticeOfAppeal', record_type='appeal_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('against',)),
    RecordForm(event_class='Order', record_type='stay_granted', relief='abeyance', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Order', record_type='stay_extended', relief='abeyance-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Order', record_type='stay_denied', relief='stay', outcome='denied', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Order', record_type='stay_granted', relief='stay', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Order', record_type='stay_extended', relief='stay-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Order', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='OrderSigned', record_type='order_signed', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('instrument',)),
    RecordForm(event_class='Penalty', record_type='penalty', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='PolicyShift', record_type='policy_shift', relief=None, outcome=None, modality=None, subjects=('actor',), objects=()),
    RecordForm(event_class='RuleOrLawAdopted', record_type='rule_or_law', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('instrument',)),
    RecordForm(event_class='Settlement', record_type='settlement', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('against',)),
    RecordForm(event_class='Speculation', record_type='speculation', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('about',)),
    RecordForm(event_class='TaskForceFormation', record_type='taskforce_formed', relief=None, outcome=None, modality=None, subjects=('formedBy',), objects=('formed',)),
    RecordForm(event_class='VerdictOrPlea', record_type='verdict_or_plea', relief=None, outcome=None, modality=None, subjects=('against',), objects=()),
)
