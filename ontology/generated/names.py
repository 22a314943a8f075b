"""Made from ontology.ttl by `python -m cryptoreg.ontology.generate`; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


@dataclass(frozen=True, slots=True)
class PropertyInfo:
    """What the ontology declares of a property.

    Attributes:
        name: of the property.
        domain: class of its subjects.
        range: class of its objects, or type of its values.
        relation: whether it leads to another thing.
        single_valued: whether two different values are a conflict.
        date: whether its value is a date in EDTF.
        temporal: whether it may hold for a time only.
        codes: the code list whose codes are its values.
    """

    name: str
    domain: str
    range: str
    relation: bool
    single_valued: bool
    date: bool
    temporal: bool
    codes: str | None


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

VERSION: Final = '0.2.0'
NAMESPACE: Final = 'https://w3id.org/cryptoreg/ontology#'


class Class(StrEnum):
    """Classes of the ontology."""

    ABEYANCE = 'Abeyance'
    ADMINISTRATION = 'Administration'
    ADMINISTRATIVE_CLOSING = 'AdministrativeClosing'
    AGENCY_ACT = 'AgencyAct'
    AGENCY_AGREEMENT = 'AgencyAgreement'
    AGENCY_DECISION = 'AgencyDecision'
    AGENCY_SUBMISSION = 'AgencySubmission'
    AGENT = 'Agent'
    ALLEGATION = 'Allegation'
    AMENDED_PLEADING = 'AmendedPleading'
    ANSWER = 'Answer'
    APPELLATE_DECISION = 'AppellateDecision'
    APPOINTMENT = 'Appointment'
    ARREST = 'Arrest'
    ASSOCIATION = 'Association'
    BILL = 'Bill'
    BRIEF = 'Brief'
    CASE_STATUS = 'CaseStatus'
    CERTIFICATION = 'Certification'
    CLAIM = 'Claim'
    COMPLAINT = 'Complaint'
    CONFIRMATION = 'Confirmation'
    CONFLICT = 'Conflict'
    CONSENT_JUDGMENT = 'ConsentJudgment'
    CONSENT_ORDER = 'ConsentOrder'
    COURT = 'Court'
    COURT_ACT = 'CourtAct'
    COVER_SHEET = 'CoverSheet'
    DECLARATION = 'Declaration'
    DEFAULT_JUDGMENT = 'DefaultJudgment'
    DELISTING = 'Delisting'
    DENIAL = 'Denial'
    DEPARTURE = 'Departure'
    DESIGNATION = 'Designation'
    DISMISSAL = 'Dismissal'
    DISSENT = 'Dissent'
    DOCKET_ENTRY = 'DocketEntry'
    DOCUMENT = 'Document'
    ENTITY = 'Entity'
    ERRATUM = 'Erratum'
    EVENT = 'Event'
    EXECUTIVE_ORDER = 'ExecutiveOrder'
    FACT = 'Fact'
    FILING = 'Filing'
    FIRM = 'Firm'
    GOVERNMENT_BODY = 'GovernmentBody'
    GUIDANCE = 'Guidance'
    GUIDANCE_ISSUED = 'GuidanceIssued'
    HEARING = 'Hearing'
    INDICTMENT = 'Indictment'
    INJUNCTION = 'Injunction'
    INSTRUMENT = 'Instrument'
    INTENTION = 'Intention'
    INVESTIGATION = 'Investigation'
    INVESTIGATION_CLOSING = 'InvestigationClosing'
    INVESTIGATION_OPENING = 'InvestigationOpening'
    JUDGEMENT = 'Judgement'
    JUDGMENT = 'Judgment'
    JURY = 'Jury'
    LAW = 'Law'
    LAW_ENACTED = 'LawEnacted'
    LAWSUIT = 'Lawsuit'
    LEADERSHIP_PERIOD = 'LeadershipPeriod'
    LEGISLATURE = 'Legislature'
    LETTER = 'Letter'
    MANDATE = 'Mandate'
    MATTER = 'Matter'
    MEMBERSHIP = 'Membership'
    MINUTE_ORDER = 'MinuteOrder'
    MISTRIAL = 'Mistrial'
    MONETARY_RELIEF = 'MonetaryRelief'
    MOTION = 'Motion'
    NEGOTIATION = 'Negotiation'
    NOMINATION = 'Nomination'
    NOMINATION_WITHDRAWAL = 'NominationWithdrawal'
    NOTICE = 'Notice'
    NOTICE_OF_APPEAL = 'NoticeOfAppeal'
    OBJECTION = 'Objection'
    OFFICE = 'Office'
    OPPOSITION = 'Opposition'
    ORDER = 'Order'
    ORDER_SIGNED = 'OrderSigned'
    ORDER_TO_SHOW_CAUSE = 'OrderToShowCause'
    ORGANIZATION = 'Organization'
    PARDON = 'Pardon'
    PENALTY = 'Penalty'
    PERSON = 'Person'
    PETITION = 'Petition'
    PLEA = 'Plea'
    PLEA_AGREEMENT = 'PleaAgreement'
    POLICY_SHIFT = 'PolicyShift'
    POLICY_STANCE = 'PolicyStance'
    PROCEEDING = 'Proceeding'
    PRODUCT = 'Product'
    PROPOSED_FILING = 'ProposedFiling'
    PUBLIC_STATEMENT = 'PublicStatement'
    PUBLISHER = 'Publisher'
    REGULATOR = 'Regulator'
    RELEASE_FROM_CUSTODY = 'ReleaseFromCustody'
    REORGANIZATION = 'Reorganization'
    REPLY = 'Reply'
    REPORT = 'Report'
    REPORT_ISSUED = 'ReportIssued'
    REQUESTED_RELIEF = 'RequestedRelief'
    ROUNDTABLE = 'Roundtable'
    RULE = 'Rule'
    RULE_ADOPTED = 'RuleAdopted'
    RULE_OR_LAW_ADOPTED = 'RuleOrLawAdopted'
    RULEMAKING_PETITION = 'RulemakingPetition'
    SANCTION = 'Sanction'
    SELF_CERTIFICATION = 'SelfCertification'
    SENTENCE = 'Sentence'
    SETTLEMENT = 'Settlement'
    SPECULATION = 'Speculation'
    SPEECH_ACT = 'SpeechAct'
    STATE = 'State'
    STATEMENT = 'Statement'
    STATUS_REPORT = 'StatusReport'
    STAY = 'Stay'
    STIPULATION = 'Stipulation'
    SUMMONS = 'Summons'
    TASK_FORCE = 'TaskForce'
    TASK_FORCE_DISSOLUTION = 'TaskForceDissolution'
    TASK_FORCE_FORMATION = 'TaskForceFormation'
    TEMPORARY_RESTRAINING_ORDER = 'TemporaryRestrainingOrder'
    TENURE = 'Tenure'
    TOKEN = 'Token'
    TRIAL = 'Trial'
    UNSEALING = 'Unsealing'
    VERDICT = 'Verdict'
    VERDICT_OR_PLEA = 'VerdictOrPlea'
    VOTE = 'Vote'
    WAIVER = 'Waiver'
    WARRANT = 'Warrant'
    WELLS_NOTICE = 'WellsNotice'
    WELLS_SUBMISSION = 'WellsSubmission'


class Relation(StrEnum):
    """Properties between two things."""

    ABOUT = 'about'
    ACCUSED = 'accused'
    ACCUSER = 'accuser'
    ACTOR = 'actor'
    AGAINST = 'against'
    ALLEGED_IN = 'allegedIn'
    AMENDS = 'amends'
    AMICUS = 'amicus'
    APPEAL_FROM = 'appealFrom'
    APPELLANT = 'appellant'
    APPELLEE = 'appellee'
    APPOINTED_BY = 'appointedBy'
    APPOINTEE = 'appointee'
    APPROVED_BY = 'approvedBy'
    ARISES_FROM = 'arisesFrom'
    ASKED_OF = 'askedOf'
    AWARDED_IN = 'awardedIn'
    BENEFICIARY = 'beneficiary'
    CLAIM_AGAINST = 'claimAgainst'
    CLAIM_BY = 'claimBy'
    CLOSES = 'closes'
    CONCERNS = 'concerns'
    CONSOLIDATED_INTO = 'consolidatedInto'
    CONSOLIDATED_WITH = 'consolidatedWith'
    CONTINUES = 'continues'
    COURT = 'court'
    CREATED_BY = 'createdBy'
    CREATED_UNDER = 'createdUnder'
    DEBTOR = 'debtor'
    DECIDES = 'decides'
    DEFENDANT = 'defendant'
    DENIES = 'denies'
    DISMISSED_CLAIM = 'dismissedClaim'
    DISMISSED_PARTY = 'dismissedParty'
    DISPOSES_OF = 'disposesOf'
    DISSENTS_FROM = 'dissentsFrom'
    DISSOLVED = 'dissolved'
    DUE_FROM = 'dueFrom'
    EARLIER_STANCE = 'earlierStance'
    EARLIER_UNDER = 'earlierUnder'
    ENDED_BY = 'endedBy'
    ENDS = 'ends'
    ENJOINS = 'enjoins'
    ENTERED_IN = 'enteredIn'
    EXTENDED_BY = 'extendedBy'
    FILED_BY = 'filedBy'
    FILED_IN = 'filedIn'
    FORMED = 'formed'
    FORMED_BY = 'formedBy'
    FOUND_BY = 'foundBy'
    FOUNDER_OF = 'founderOf'
    FULFILLED_BY = 'fulfilledBy'
    GROUND = 'ground'
    HAS_CLAIM = 'hasClaim'
    HAS_PROCEEDING = 'hasProceeding'
    HEADED_BY = 'headedBy'
    HELD_BY = 'heldBy'
    IMPLEMENTS = 'implements'
    IN_CASE = 'inCase'
    IN_PROCEEDING = 'inProceeding'
    INSTRUMENT = 'instrument'
    INTERESTED_PARTY = 'interestedParty'
    INTERVENOR = 'intervenor'
    INVESTIGATES = 'investigates'
    INVESTIGATOR = 'investigator'
    ISSUED_BY = 'issuedBy'
    ISSUER = 'issuer'
    JUDGE = 'judge'
    LATER_STANCE = 'laterStance'
    LATER_UNDER = 'laterUnder'
    LEADERSHIP_OF = 'leadershipOf'
    LEADS = 'leads'
    LED_BY = 'ledBy'
    MADE_BY = 'madeBy'
    MAGISTRATE = 'magistrate'
    MEMBER = 'member'
    MEMBER_OF = 'memberOf'
    MEMBERSHIP_IN = 'membershipIn'
    MODERATOR = 'moderator'
    MOVANT = 'movant'
    OFFERED_BY = 'offeredBy'
    OFFICE = 'office'
    OFFICE_OF = 'officeOf'
    OFFSET_BY = 'offsetBy'
    OPPONENT = 'opponent'
    ORDERED_BY = 'orderedBy'
    PARALLEL_TO = 'parallelTo'
    PART_OF = 'partOf'
    PARTICIPANT = 'participant'
    PARTY = 'party'
    PAYEE = 'payee'
    PAYER = 'payer'
    PETITIONER = 'petitioner'
    PLAINTIFF = 'plaintiff'
    RECEIVER = 'receiver'
    REGISTERED_WITH = 'registeredWith'
    REGULATES = 'regulates'
    RELATED_TO = 'relatedTo'
    RELIEF_DECIDED_BY = 'reliefDecidedBy'
    RELIEF_DEFENDANT = 'reliefDefendant'
    RELIES_ON = 'reliesOn'
    REPLACES = 'replaces'
    REQUESTS = 'requests'
    RESPONDENT = 'respondent'
    RESPONDS_TO = 'respondsTo'
    REVIEWS = 'reviews'
    REVOKES = 'revokes'
    REVOKES_IN_PART = 'revokesInPart'
    SENT_BACK_TO = 'sentBackTo'
    SPEAKER = 'speaker'
    STANCE_OF = 'stanceOf'
    STATUS_FOR = 'statusFor'
    STATUS_OF = 'statusOf'
    STAYED_PARTY = 'stayedParty'
    STAYS = 'stays'
    SUPERSEDES = 'supersedes'
    SUPPORTS = 'supports'
    TENURE_OF = 'tenureOf'
    TRANSFERRED_TO = 'transferredTo'
    UNDER_ADMINISTRATION = 'underAdministration'
    UNDER_LAW = 'underLaw'
    VACATES = 'vacates'
    VOTED_AGAINST = 'votedAgainst'
    VOTED_FOR = 'votedFor'


class Attribute(StrEnum):
    """Properties with a value."""

    ADMISSION = 'admission'
    AMOUNT_USD = 'amountUsd'
    ANNOUNCED_ON = 'announcedOn'
    ANSWERS_ENTRY = 'answersEntry'
    BEGAN = 'began'
    CAPACITY = 'capacity'
    CASE_STATUS = 'caseStatus'
    CAUSE = 'cause'
    CIK = 'cik'
    CLAIM_NUMBER = 'claimNumber'
    CONDITION = 'condition'
    CONDUCT = 'conduct'
    CONTENT = 'content'
    COUNTS_CHARGED = 'countsCharged'
    COUNTS_DECIDED = 'countsDecided'
    COVERAGE = 'coverage'
    CRD = 'crd'
    CURATED_ID = 'curatedId'
    DATE = 'date'
    DISMISSAL_RULE = 'dismissalRule'
    DISPOSITION = 'disposition'
    DOCKET_NUMBER = 'docketNumber'
    DUE_ON = 'dueOn'
    DURATION_DAYS = 'durationDays'
    EFFECTIVE_ON = 'effectiveOn'
    END_CAUSE = 'endCause'
    END_CONDITION = 'endCondition'
    ENDED = 'ended'
    ENTERED_ON = 'enteredOn'
    ENTRY_NUMBER = 'entryNumber'
    FILED_ON = 'filedOn'
    FINDING = 'finding'
    GROUND_TEXT = 'groundText'
    GROUP_KIND = 'groupKind'
    HEADCOUNT = 'headcount'
    IDENTIFIER = 'identifier'
    JURISDICTION = 'jurisdiction'
    KNOWN_TO = 'knownTo'
    LAWMAKING_STEP = 'lawmakingStep'
    LEAVE_TO_AMEND = 'leaveToAmend'
    LEAVE_TO_AMEND_UNTIL = 'leaveToAmendUntil'
    LEGAL_FORM = 'legalForm'
    LEI = 'lei'
    MANNER = 'manner'
    MEMBERSHIP_ROLE = 'membershipRole'
    MONETARY_KIND = 'monetaryKind'
    MONETARY_STATUS = 'monetaryStatus'
    MOTION_FORM = 'motionForm'
    MOTION_KIND = 'motionKind'
    NAME = 'name'
    NATURE_OF_SUIT = 'natureOfSuit'
    NOTE = 'note'
    OCCURRED_ON = 'occurredOn'
    ORGANIZATION_KIND = 'organizationKind'
    OUTCOME = 'outcome'
    POLITICAL_PARTY = 'politicalParty'
    PROCEEDING_KIND = 'proceedingKind'
    PROVISIONAL = 'provisional'
    PUBLISHED_ON = 'publishedOn'
    REFERENCE = 'reference'
    RELEASE_NUMBER = 'releaseNumber'
    RELIEF = 'relief'
    REPORTED_ON = 'reportedOn'
    RESPONSE_DUE = 'responseDue'
    ROLLED_END = 'rolledEnd'
    SCOPE = 'scope'
    SCOPE_KIND = 'scopeKind'
    SERIES_NUMBER = 'seriesNumber'
    SETTLEMENT_KIND = 'settlementKind'
    SETTLEMENT_STAGE = 'settlementStage'
    SIGNED_ON = 'signedOn'
    STANCE = 'stance'
    STANCE_KIND = 'stanceKind'
    STATED_END = 'statedEnd'
    STATUTE = 'statute'
    STAY_BASIS = 'stayBasis'
    SUMMARY = 'summary'
    SUPPORT = 'support'
    TAKES_EFFECT = 'takesEffect'
    TITLE = 'title'
    VOTES_AGAINST = 'votesAgainst'
    VOTES_FOR = 'votesFor'
    WIKIDATA = 'wikidata'
    WITH_PREJUDICE = 'withPrejudice'


class StayBasis(StrEnum):
    """Codes of the list `bases`."""

    MINUTE_ORDER = 'minute-order'
    ORDER = 'order'
    REPORTED = 'reported'
    STATUTE = 'statute'
    STIPULATION = 'stipulation'
    SUA_SPONTE = 'sua-sponte'


class Capacity(StrEnum):
    """Codes of the list `capacities`."""

    ACTING = 'acting'
    APPOINTED = 'appointed'
    CONFIRMED = 'confirmed'
    DESIGNATED = 'designated'
    ELECTED = 'elected'
    HOLDOVER = 'holdover'
    NOMINATED = 'nominated'


class CaseStatus(StrEnum):
    """Codes of the list `caseStatuses`."""

    ADMINISTRATIVELY_CLOSED = 'administratively-closed'
    CLOSED = 'closed'
    CONSOLIDATED = 'consolidated'
    DECIDED = 'decided'
    DISMISSED = 'dismissed'
    IN_ABEYANCE = 'in-abeyance'
    ON_APPEAL = 'on-appeal'
    PENDING = 'pending'
    SETTLED = 'settled'
    SETTLEMENT_PENDING = 'settlement-pending'
    STAYED = 'stayed'
    TRANSFERRED = 'transferred'
    UNKNOWN = 'unknown'


class Conduct(StrEnum):
    """Codes of the list `conducts`."""

    AIDING_AND_ABETTING = 'aiding-and-abetting'
    AML_FAILURES = 'aml-failures'
    BREACH_OF_CONTRACT = 'breach-of-contract'
    COMMINGLING = 'commingling'
    COMMODITIES_FRAUD = 'commodities-fraud'
    CONSPIRACY = 'conspiracy'
    CONSUMER_PROTECTION = 'consumer-protection'
    CONTROL_PERSON = 'control-person'
    EVASION = 'evasion'
    EXCEEDING_AUTHORITY = 'exceeding-authority'
    FALSE_ACCOUNTING = 'false-accounting'
    FALSE_STATEMENTS = 'false-statements'
    FRAUD = 'fraud'
    INSIDER_TRADING = 'insider-trading'
    MARKET_MANIPULATION = 'market-manipulation'
    MISAPPROPRIATION = 'misappropriation'
    MISLEADING_STATEMENTS = 'misleading-statements'
    MONEY_LAUNDERING = 'money-laundering'
    OTHER = 'other'
    PONZI_SCHEME = 'ponzi-scheme'
    SANCTIONS = 'sanctions'
    SECURITIES_FRAUD = 'securities-fraud'
    TAX = 'tax'
    THEFT = 'theft'
    UNDISCLOSED_PROMOTION = 'undisclosed-promotion'
    UNLAWFUL_PROCEDURE = 'unlawful-procedure'
    UNLICENSED_TRANSMISSION = 'unlicensed-transmission'
    UNREGISTERED_BROKER_DEALER = 'unregistered-broker-dealer'
    UNREGISTERED_CLEARING_AGENCY = 'unregistered-clearing-agency'
    UNREGISTERED_DERIVATIVES = 'unregistered-derivatives'
    UNREGISTERED_EXCHANGE = 'unregistered-exchange'
    UNREGISTERED_FUND = 'unregistered-fund'
    UNREGISTERED_INTERMEDIARY = 'unregistered-intermediary'
    UNREGISTERED_OFFERING = 'unregistered-offering'
    WASH_TRADING = 'wash-trading'
    WIRE_FRAUD = 'wire-fraud'
    WITHHOLDING_RECORDS = 'withholding-records'


class ConflictKind(StrEnum):
    """Codes of the list `conflictKinds`."""

    VALUES = 'values'
    STATES = 'states'
    DENIED = 'denied'


class DismissalRule(StrEnum):
    """Codes of the list `dismissalRules`."""

    FRAP_42B = 'frap-42b'
    FRCP_12B1 = 'frcp-12b1'
    FRCP_12B2 = 'frcp-12b2'
    FRCP_12B3 = 'frcp-12b3'
    FRCP_12B6 = 'frcp-12b6'
    FRCP_21 = 'frcp-21'
    FRCP_41A1AI = 'frcp-41a1ai'
    FRCP_41A1AII = 'frcp-41a1aii'
    FRCP_41A2 = 'frcp-41a2'
    FRCP_41B = 'frcp-41b'
    FRCRP_48A = 'frcrp-48a'
    MOOTNESS = 'mootness'
    OTHER = 'other'
    STANDING = 'standing'


class Disposition(StrEnum):
    """Codes of the list `dispositions`."""

    AFFIRMED = 'affirmed'
    DENIED = 'denied'
    DISMISSED = 'dismissed'
    GRANTED = 'granted'
    REMANDED = 'remanded'
    REVERSED = 'reversed'
    VACATED = 'vacated'


class TakesEffect(StrEnum):
    """Codes of the list `effects`."""

    AT_FILING = 'at-filing'
    BY_ORDER = 'by-order'


class EndCause(StrEnum):
    """Codes of the list `endCauses`."""

    CONDITION_MET = 'condition-met'
    EXPIRED = 'expired'
    LIFTED = 'lifted'
    REMOVED = 'removed'
    RESIGNED = 'resigned'
    SUCCEEDED = 'succeeded'
    SUPERSEDED_BY_DISMISSAL = 'superseded-by-dismissal'
    SUPERSEDED_BY_JUDGMENT = 'superseded-by-judgment'
    TERM_ENDED = 'term-ended'
    VACATED = 'vacated'


class Finding(StrEnum):
    """Codes of the list `findings`."""

    GUILTY = 'guilty'
    LIABLE = 'liable'
    NO_CONTEST = 'no-contest'
    NO_VERDICT = 'no-verdict'
    NOT_GUILTY = 'not-guilty'
    NOT_LIABLE = 'not-liable'


class MotionForm(StrEnum):
    """Codes of the list `forms`."""

    CONSENT = 'consent'
    CROSS = 'cross'
    EMERGENCY = 'emergency'
    EX_PARTE = 'ex-parte'
    JOINT = 'joint'
    OPPOSED = 'opposed'
    RENEWED = 'renewed'
    UNOPPOSED = 'unopposed'


class GroupKind(StrEnum):
    """Codes of the list `groupKinds`."""

    COMMITTEE = 'committee'
    TASK_FORCE = 'task-force'
    UNIT = 'unit'
    WORKING_GROUP = 'working-group'


class LawmakingStep(StrEnum):
    """Codes of the list `lawmakingSteps`."""

    PROPOSED = 'proposed'
    AGREED = 'agreed'
    REPORTED = 'reported'
    PASSED_CHAMBER = 'passed-chamber'
    PASSED = 'passed'
    SIGNED = 'signed'
    VETOED = 'vetoed'
    ADOPTED = 'adopted'
    ISSUED = 'issued'
    PUBLISHED = 'published'
    IN_FORCE = 'in-force'
    APPLIES = 'applies'
    WITHDRAWN = 'withdrawn'
    REPEALED = 'repealed'
    VACATED = 'vacated'


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


class MonetaryKind(StrEnum):
    """Codes of the list `monetaryKinds`."""

    BAIL = 'bail'
    CRIMINAL_FINE = 'criminal-fine'
    CUSTOMER_RETURN = 'customer-return'
    DISGORGEMENT = 'disgorgement'
    FEES = 'fees'
    FORFEITURE = 'forfeiture'
    INTEREST = 'interest'
    OTHER = 'other'
    PENALTY = 'penalty'
    RESTITUTION = 'restitution'
    TOTAL = 'total'


class MonetaryStatus(StrEnum):
    """Codes of the list `monetaryStatuses`."""

    AGREED = 'agreed'
    ESCROW = 'escrow'
    OFFSET = 'offset'
    ORDERED = 'ordered'
    PAID = 'paid'
    RETURNED = 'returned'
    SOUGHT = 'sought'
    WAIVED = 'waived'


class MotionKind(StrEnum):
    """Codes of the list `motionKinds`."""

    ACQUITTAL = 'acquittal'
    ALTERNATIVE_SERVICE = 'alternative-service'
    AMICUS = 'amicus'
    ASSET_FREEZE = 'asset-freeze'
    BAIL = 'bail'
    CERTIFY_APPEAL = 'certify-appeal'
    CLASS_CERTIFICATION = 'class-certification'
    CONSENT_JUDGMENT = 'consent-judgment'
    CONTINUANCE = 'continuance'
    DEFAULT_JUDGMENT = 'default-judgment'
    EXPEDITE = 'expedite'
    FEES = 'fees'
    FORFEITURE = 'forfeiture'
    IN_LIMINE = 'in-limine'
    INDICATIVE_RULING = 'indicative-ruling'
    JUDGMENT_AS_MATTER_OF_LAW = 'judgment-as-matter-of-law'
    JUDGMENT_ON_PLEADINGS = 'judgment-on-pleadings'
    LEAD_PLAINTIFF = 'lead-plaintiff'
    LEAVE_TO_AMEND = 'leave-to-amend'
    LEAVE_TO_FILE = 'leave-to-file'
    MORE_TIME = 'more-time'
    NEW_TRIAL = 'new-trial'
    OTHER = 'other'
    PRELIMINARY_INJUNCTION = 'preliminary-injunction'
    PRO_HAC_VICE = 'pro-hac-vice'
    PROTECTIVE_ORDER = 'protective-order'
    RECEIVER = 'receiver'
    RECONSIDERATION = 'reconsideration'
    REHEARING = 'rehearing'
    RELIEF_FROM_JUDGMENT = 'relief-from-judgment'
    RESTRAINING_ORDER = 'restraining-order'
    SANCTIONS = 'sanctions'
    SETTLEMENT_APPROVAL = 'settlement-approval'
    SHOW_CAUSE = 'show-cause'
    STAY_PENDING_APPEAL = 'stay-pending-appeal'
    SUMMARY_JUDGMENT = 'summary-judgment'
    TO_COMPEL = 'to-compel'
    TO_COMPEL_ARBITRATION = 'to-compel-arbitration'
    TO_CONSOLIDATE = 'to-consolidate'
    TO_DISMISS = 'to-dismiss'
    TO_EXTEND_ABEYANCE = 'to-extend-abeyance'
    TO_EXTEND_STAY = 'to-extend-stay'
    TO_HOLD_IN_ABEYANCE = 'to-hold-in-abeyance'
    TO_INTERVENE = 'to-intervene'
    TO_LIFT_STAY = 'to-lift-stay'
    TO_QUASH = 'to-quash'
    TO_REMAND = 'to-remand'
    TO_SEAL = 'to-seal'
    TO_STAY = 'to-stay'
    TO_STRIKE = 'to-strike'
    TO_SUPPRESS = 'to-suppress'
    TO_TRANSFER = 'to-transfer'
    TO_UNSEAL = 'to-unseal'
    TO_VACATE = 'to-vacate'
    TO_WITHDRAW_APPEAL = 'to-withdraw-appeal'
    VACATUR_AND_REMAND = 'vacatur-and-remand'
    VOLUNTARY_DISMISSAL = 'voluntary-dismissal'
    WITHDRAW_COUNSEL = 'withdraw-counsel'


class OrganizationKind(StrEnum):
    """Codes of the list `organizationKinds`."""

    BANK = 'bank'
    EXCHANGE = 'exchange'
    FOUNDATION = 'foundation'
    LAW_FIRM = 'law-firm'
    NONPROFIT = 'nonprofit'
    TOKEN_PROJECT = 'token-project'
    TRADE_ASSOCIATION = 'trade-association'


class Outcome(StrEnum):
    """Codes of the list `outcomes`."""

    CARRIED = 'carried'
    DEFERRED = 'deferred'
    DENIED = 'denied'
    DENIED_AS_MOOT = 'denied-as-moot'
    FAILED = 'failed'
    GRANTED = 'granted'
    GRANTED_IN_PART = 'granted-in-part'
    STRICKEN = 'stricken'
    WITHDRAWN = 'withdrawn'


class ProceedingKind(StrEnum):
    """Codes of the list `proceedingKinds`."""

    ADMINISTRATIVE = 'administrative'
    ADVERSARY = 'adversary'
    APPEAL = 'appeal'
    BANKRUPTCY = 'bankruptcy'
    CIVIL = 'civil'
    CRIMINAL = 'criminal'
    FOREIGN = 'foreign'
    MISCELLANEOUS = 'miscellaneous'
    MULTIDISTRICT = 'multidistrict'
    OTHER = 'other'
    REVIEW = 'review'
    STATE = 'state'
    SUPREME_COURT = 'supreme-court'


class Relief(StrEnum):
    """Codes of the list `reliefs`."""

    ABEYANCE = 'abeyance'
    ABEYANCE_EXTENSION = 'abeyance-extension'
    ACQUITTAL = 'acquittal'
    ADMINISTRATIVE_CLOSING = 'administrative-closing'
    APPEARANCE = 'appearance'
    ARBITRATION = 'arbitration'
    ASSET_FREEZE = 'asset-freeze'
    BAIL = 'bail'
    CERTIFICATION = 'certification'
    CLASS_CERTIFICATION = 'class-certification'
    CLOSING = 'closing'
    CONSOLIDATION = 'consolidation'
    CONTINUANCE = 'continuance'
    DAMAGES = 'damages'
    DECLARATION = 'declaration'
    DEFAULT_JUDGMENT = 'default-judgment'
    DISCHARGE = 'discharge'
    DISCOVERY = 'discovery'
    DISGORGEMENT = 'disgorgement'
    DISMISSAL = 'dismissal'
    EVIDENCE = 'evidence'
    EXPEDITE = 'expedite'
    FEES = 'fees'
    FORFEITURE = 'forfeiture'
    INDICATIVE_RULING = 'indicative-ruling'
    INJUNCTION = 'injunction'
    INTERVENTION = 'intervention'
    JUDGMENT = 'judgment'
    LEAVE_TO_AMEND = 'leave-to-amend'
    LEAVE_TO_FILE = 'leave-to-file'
    LIFT_STAY = 'lift-stay'
    MORE_TIME = 'more-time'
    NEW_TRIAL = 'new-trial'
    OTHER = 'other'
    PENALTY = 'penalty'
    RECEIVER = 'receiver'
    RECONSIDERATION = 'reconsideration'
    REHEARING = 'rehearing'
    REMAND = 'remand'
    REOPENING = 'reopening'
    SANCTIONS = 'sanctions'
    SEAL = 'seal'
    SERVICE = 'service'
    SETTLEMENT_APPROVAL = 'settlement-approval'
    SHOW_CAUSE = 'show-cause'
    STAY = 'stay'
    STAY_EXTENSION = 'stay-extension'
    STRIKE = 'strike'
    TRANSFER = 'transfer'
    VACATUR = 'vacatur'


class ScopeKind(StrEnum):
    """Codes of the list `scopes`."""

    APPEAL = 'appeal'
    BRIEFING = 'briefing'
    CLAIMS = 'claims'
    DEADLINE = 'deadline'
    DISCOVERY = 'discovery'
    JUDGMENT = 'judgment'
    PARTIES = 'parties'
    RULE = 'rule'
    TRIAL = 'trial'
    WHOLE_CASE = 'whole-case'


class SettlementKind(StrEnum):
    """Codes of the list `settlementKinds`."""

    ADMINISTRATIVE = 'administrative'
    CIVIL = 'civil'
    CLASS = 'class'
    DEFERRED_PROSECUTION = 'deferred-prosecution'
    GLOBAL = 'global'
    NON_PROSECUTION = 'non-prosecution'
    PLEA = 'plea'


class SettlementStage(StrEnum):
    """Codes of the list `settlementStages`."""

    IN_PRINCIPLE = 'in-principle'
    AGREED = 'agreed'
    FILED = 'filed'
    ENTERED = 'entered'
    REFUSED = 'refused'


class StanceKind(StrEnum):
    """Codes of the list `stanceKinds`."""

    ENFORCEMENT = 'enforcement'
    NEUTRAL = 'neutral'
    OTHER = 'other'
    PERMISSIVE = 'permissive'
    RESTRICTIVE = 'restrictive'
    RULES = 'rules'


class SupportKind(StrEnum):
    """Codes of the list `supportKinds`."""

    ONE_SOURCE = 'one-source'
    TWO_SOURCES = 'two-sources'


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
    'AdministrativeClosing': ('Entity', 'State'),
    'AgencyAct': ('Entity', 'Event'),
    'AgencyAgreement': ('Entity', 'Event', 'AgencyAct'),
    'AgencyDecision': ('Entity', 'Event', 'AgencyAct'),
    'AgencySubmission': ('Entity', 'Event'),
    'Agent': ('Entity',),
    'Allegation': ('Entity', 'Event', 'SpeechAct'),
    'AmendedPleading': ('Entity', 'Event', 'Filing'),
    'Answer': ('Entity', 'Event', 'Filing'),
    'AppellateDecision': ('Entity', 'Event', 'CourtAct', 'Order', 'Judgment'),
    'Appointment': ('Entity', 'Event', 'AgencyAct'),
    'Arrest': ('Entity', 'Event', 'AgencyAct'),
    'Association': ('Entity', 'Agent', 'Organization'),
    'Bill': ('Entity', 'Instrument'),
    'Brief': ('Entity', 'Event', 'Filing'),
    'CaseStatus': ('Entity', 'State'),
    'Certification': ('Entity', 'Event', 'CourtAct', 'Order'),
    'Claim': ('Entity', 'Matter'),
    'Complaint': ('Entity', 'Event', 'Filing'),
    'Confirmation': ('Entity', 'Event', 'AgencyAct'),
    'Conflict': (),
    'ConsentJudgment': ('Entity', 'Event', 'CourtAct', 'Order', 'Judgment'),
    'ConsentOrder': ('Entity', 'Event', 'CourtAct', 'Order'),
    'Court': ('Entity', 'Agent', 'Organization', 'GovernmentBody'),
    'CourtAct': ('Entity', 'Event'),
    'CoverSheet': ('Entity', 'Event', 'Filing'),
    'Declaration': ('Entity', 'Event', 'Filing'),
    'DefaultJudgment': ('Entity', 'Event', 'CourtAct', 'Order', 'Judgment'),
    'Delisting': ('Entity', 'Event', 'AgencyAct'),
    'Denial': ('Entity', 'Event', 'SpeechAct'),
    'Departure': ('Entity', 'Event', 'AgencyAct'),
    'Designation': ('Entity', 'State', 'Tenure'),
    'Dismissal': ('Entity', 'Event'),
    'Dissent': ('Entity', 'Event', 'AgencyAct'),
    'DocketEntry': ('Entity', 'Event'),
    'Document': (),
    'Entity': (),
    'Erratum': ('Entity', 'Event', 'Filing'),
    'Event': ('Entity',),
    'ExecutiveOrder': ('Entity', 'Instrument', 'Law'),
    'Fact': (),
    'Filing': ('Entity', 'Event'),
    'Firm': ('Entity', 'Agent', 'Organization'),
    'GovernmentBody': ('Entity', 'Agent', 'Organization'),
    'Guidance': ('Entity', 'Instrument'),
    'GuidanceIssued': ('Entity', 'Event', 'AgencyAct', 'RuleOrLawAdopted'),
    'Hearing': ('Entity', 'Event', 'CourtAct'),
    'Indictment': ('Entity', 'Event', 'Filing', 'Complaint'),
    'Injunction': ('Entity', 'Event', 'CourtAct', 'Order'),
    'Instrument': ('Entity',),
    'Intention': ('Entity', 'Event', 'SpeechAct'),
    'Investigation': ('Entity', 'Matter'),
    'InvestigationClosing': ('Entity', 'Event', 'AgencyAct'),
    'InvestigationOpening': ('Entity', 'Event', 'AgencyAct'),
    'Judgement': (),
    'Judgment': ('Entity', 'Event', 'CourtAct', 'Order'),
    'Jury': ('Entity', 'Agent', 'Organization'),
    'Law': ('Entity', 'Instrument'),
    'LawEnacted': ('Entity', 'Event', 'AgencyAct', 'RuleOrLawAdopted'),
    'Lawsuit': ('Entity', 'Matter'),
    'LeadershipPeriod': ('Entity', 'State'),
    'Legislature': ('Entity', 'Agent', 'Organization', 'GovernmentBody'),
    'Letter': ('Entity', 'Event', 'AgencySubmission'),
    'Mandate': ('Entity', 'Event', 'CourtAct'),
    'Matter': ('Entity',),
    'Membership': ('Entity', 'State'),
    'MinuteOrder': ('Entity', 'Event', 'CourtAct', 'Order'),
    'Mistrial': ('Entity', 'Event', 'CourtAct'),
    'MonetaryRelief': ('Entity', 'Event', 'CourtAct', 'Penalty'),
    'Motion': ('Entity', 'Event', 'Filing'),
    'Negotiation': ('Entity', 'Event'),
    'Nomination': ('Entity', 'Event', 'AgencyAct'),
    'NominationWithdrawal': ('Entity', 'Event', 'AgencyAct'),
    'Notice': ('Entity', 'Event', 'Filing'),
    'NoticeOfAppeal': ('Entity', 'Event', 'Filing'),
    'Objection': ('Entity', 'Event', 'Filing'),
    'Office': ('Entity',),
    'Opposition': ('Entity', 'Event', 'Filing'),
    'Order': ('Entity', 'Event', 'CourtAct'),
    'OrderSigned': ('Entity', 'Event', 'AgencyAct'),
    'OrderToShowCause': ('Entity', 'Event', 'CourtAct', 'Order'),
    'Organization': ('Entity', 'Agent'),
    'Pardon': ('Entity', 'Event', 'AgencyAct'),
    'Penalty': ('Entity', 'Event', 'CourtAct'),
    'Person': ('Entity', 'Agent'),
    'Petition': ('Entity', 'Event', 'Filing', 'Complaint'),
    'Plea': ('Entity', 'Event', 'CourtAct', 'VerdictOrPlea'),
    'PleaAgreement': ('Entity', 'Event', 'Filing'),
    'PolicyShift': ('Entity', 'Event', 'AgencyAct'),
    'PolicyStance': ('Entity', 'State'),
    'Proceeding': ('Entity', 'Matter'),
    'Product': ('Entity',),
    'ProposedFiling': ('Entity', 'Event', 'Filing'),
    'PublicStatement': ('Entity', 'Event', 'SpeechAct'),
    'Publisher': ('Entity', 'Agent', 'Organization'),
    'Regulator': ('Entity', 'Agent', 'Organization', 'GovernmentBody'),
    'ReleaseFromCustody': ('Entity', 'Event', 'AgencyAct'),
    'Reorganization': ('Entity', 'Event', 'AgencyAct'),
    'Reply': ('Entity', 'Event', 'Filing'),
    'Report': ('Entity', 'Event', 'Filing'),
    'ReportIssued': ('Entity', 'Event', 'AgencyAct'),
    'RequestedRelief': ('Entity',),
    'Roundtable': ('Entity', 'Event', 'AgencyAct'),
    'Rule': ('Entity', 'Instrument', 'Law'),
    'RuleAdopted': ('Entity', 'Event', 'AgencyAct', 'RuleOrLawAdopted'),
    'RuleOrLawAdopted': ('Entity', 'Event', 'AgencyAct'),
    'RulemakingPetition': ('Entity', 'Event', 'AgencySubmission'),
    'Sanction': ('Entity', 'Event', 'AgencyAct'),
    'SelfCertification': ('Entity', 'Event', 'AgencySubmission'),
    'Sentence': ('Entity', 'Event', 'CourtAct', 'Penalty'),
    'Settlement': ('Entity', 'Event'),
    'Speculation': ('Entity', 'Event', 'SpeechAct'),
    'SpeechAct': ('Entity', 'Event'),
    'State': ('Entity',),
    'Statement': (),
    'StatusReport': ('Entity', 'Event', 'Filing', 'Report'),
    'Stay': ('Entity', 'State'),
    'Stipulation': ('Entity', 'Event', 'Filing'),
    'Summons': ('Entity', 'Event', 'CourtAct'),
    'TaskForce': ('Entity', 'Agent', 'Organization'),
    'TaskForceDissolution': ('Entity', 'Event', 'AgencyAct'),
    'TaskForceFormation': ('Entity', 'Event', 'AgencyAct'),
    'TemporaryRestrainingOrder': ('Entity', 'Event', 'CourtAct', 'Order'),
    'Tenure': ('Entity', 'State'),
    'Token': ('Entity',),
    'Trial': ('Entity', 'Event', 'CourtAct', 'Hearing'),
    'Unsealing': ('Entity', 'Event', 'CourtAct'),
    'Verdict': ('Entity', 'Event', 'CourtAct', 'VerdictOrPlea'),
    'VerdictOrPlea': ('Entity', 'Event', 'CourtAct'),
    'Vote': ('Entity', 'Event', 'AgencyAct'),
    'Waiver': ('Entity', 'Event', 'Filing'),
    'Warrant': ('Entity', 'Event', 'CourtAct'),
    'WellsNotice': ('Entity', 'Event', 'AgencyAct'),
    'WellsSubmission': ('Entity', 'Event', 'AgencySubmission'),
}

# Classes with those of which it is declared that nothing belongs to both.
DISJOINT: Final[dict[str, tuple[str, ...]]] = {
    'Administration': ('Firm',),
    'AgencyAct': ('AgencySubmission', 'CourtAct', 'Dismissal', 'Filing', 'Negotiation', 'Settlement', 'SpeechAct'),
    'AgencySubmission': ('AgencyAct', 'CourtAct', 'Dismissal', 'Filing', 'Negotiation', 'Settlement', 'SpeechAct'),
    'Agent': ('Event', 'Instrument', 'Matter', 'Office', 'Product', 'RequestedRelief', 'State', 'Token'),
    'Conflict': ('Document', 'Fact', 'Statement'),
    'CourtAct': ('AgencyAct', 'AgencySubmission', 'Dismissal', 'Filing', 'Negotiation', 'Settlement', 'SpeechAct'),
    'Dismissal': ('AgencyAct', 'AgencySubmission', 'CourtAct', 'Filing', 'Negotiation', 'Settlement', 'SpeechAct'),
    'Document': ('Conflict', 'Fact', 'Statement'),
    'Event': ('Agent', 'Instrument', 'Matter', 'Office', 'Product', 'RequestedRelief', 'State', 'Token'),
    'Fact': ('Conflict', 'Document', 'Statement'),
    'Filing': ('AgencyAct', 'AgencySubmission', 'CourtAct', 'Dismissal', 'Negotiation', 'Settlement', 'SpeechAct'),
    'Firm': ('Administration', 'GovernmentBody', 'Jury', 'TaskForce'),
    'GovernmentBody': ('Firm',),
    'Instrument': ('Agent', 'Event', 'Matter', 'Office', 'Product', 'RequestedRelief', 'State', 'Token'),
    'Investigation': ('Lawsuit',),
    'Jury': ('Firm',),
    'Lawsuit': ('Investigation',),
    'Matter': ('Agent', 'Event', 'Instrument', 'Office', 'Product', 'RequestedRelief', 'State', 'Token'),
    'Negotiation': ('AgencyAct', 'AgencySubmission', 'CourtAct', 'Dismissal', 'Filing', 'Settlement', 'SpeechAct'),
    'Office': ('Agent', 'Event', 'Instrument', 'Matter', 'Product', 'RequestedRelief', 'State', 'Token'),
    'Organization': ('Person',),
    'Person': ('Organization',),
    'Product': ('Agent', 'Event', 'Instrument', 'Matter', 'Office', 'RequestedRelief', 'State', 'Token'),
    'RequestedRelief': ('Agent', 'Event', 'Instrument', 'Matter', 'Office', 'Product', 'State', 'Token'),
    'Settlement': ('AgencyAct', 'AgencySubmission', 'CourtAct', 'Dismissal', 'Filing', 'Negotiation', 'SpeechAct'),
    'SpeechAct': ('AgencyAct', 'AgencySubmission', 'CourtAct', 'Dismissal', 'Filing', 'Negotiation', 'Settlement'),
    'State': ('Agent', 'Event', 'Instrument', 'Matter', 'Office', 'Product', 'RequestedRelief', 'Token'),
    'Statement': ('Conflict', 'Document', 'Fact'),
    'TaskForce': ('Firm',),
    'Token': ('Agent', 'Event', 'Instrument', 'Matter', 'Office', 'Product', 'RequestedRelief', 'State'),
}

PROPERTIES: Final[dict[str, PropertyInfo]] = {
    'about': PropertyInfo('about', 'Entity', 'Entity', True, False, False, False, None),
    'accused': PropertyInfo('accused', 'Allegation', 'Entity', True, False, False, False, None),
    'accuser': PropertyInfo('accuser', 'Allegation', 'Agent', True, False, False, False, None),
    'actor': PropertyInfo('actor', 'Event', 'Agent', True, False, False, False, None),
    'admission': PropertyInfo('admission', 'Settlement', 'boolean', False, True, False, False, None),
    'against': PropertyInfo('against', 'Event', 'Entity', True, False, False, False, None),
    'allegedIn': PropertyInfo('allegedIn', 'Allegation', 'Event', True, False, False, False, None),
    'amends': PropertyInfo('amends', 'Entity', 'Entity', True, False, False, False, None),
    'amicus': PropertyInfo('amicus', 'Matter', 'Agent', True, False, False, True, None),
    'amountUsd': PropertyInfo('amountUsd', 'Event', 'decimal', False, True, False, False, None),
    'announcedOn': PropertyInfo('announcedOn', 'Event', 'string', False, False, True, False, None),
    'answersEntry': PropertyInfo('answersEntry', 'Event', 'string', False, False, False, False, None),
    'appealFrom': PropertyInfo('appealFrom', 'Proceeding', 'Proceeding', True, True, False, False, None),
    'appellant': PropertyInfo('appellant', 'Matter', 'Agent', True, False, False, True, None),
    'appellee': PropertyInfo('appellee', 'Matter', 'Agent', True, False, False, True, None),
    'appointedBy': PropertyInfo('appointedBy', 'State', 'Agent', True, False, False, False, None),
    'appointee': PropertyInfo('appointee', 'Event', 'Agent', True, False, False, False, None),
    'approvedBy': PropertyInfo('approvedBy', 'Event', 'Agent', True, False, False, False, None),
    'arisesFrom': PropertyInfo('arisesFrom', 'Matter', 'Matter', True, False, False, False, None),
    'askedOf': PropertyInfo('askedOf', 'Event', 'Agent', True, False, False, False, None),
    'awardedIn': PropertyInfo('awardedIn', 'Penalty', 'Event', True, False, False, False, None),
    'began': PropertyInfo('began', 'Entity', 'string', False, True, True, False, None),
    'beneficiary': PropertyInfo('beneficiary', 'Event', 'Agent', True, False, False, False, None),
    'capacity': PropertyInfo('capacity', 'State', 'string', False, True, False, False, 'capacities'),
    'caseStatus': PropertyInfo('caseStatus', 'CaseStatus', 'string', False, True, False, False, 'caseStatuses'),
    'cause': PropertyInfo('cause', 'Matter', 'string', False, True, False, False, None),
    'cik': PropertyInfo('cik', 'Agent', 'string', False, True, False, False, None),
    'claimAgainst': PropertyInfo('claimAgainst', 'Claim', 'Agent', True, False, False, False, None),
    'claimBy': PropertyInfo('claimBy', 'Claim', 'Agent', True, False, False, False, None),
    'claimNumber': PropertyInfo('claimNumber', 'Claim', 'string', False, True, False, False, None),
    'closes': PropertyInfo('closes', 'AdministrativeClosing', 'Matter', True, True, False, False, None),
    'concerns': PropertyInfo('concerns', 'SpeechAct', 'Entity', True, False, False, False, None),
    'condition': PropertyInfo('condition', 'Event', 'string', False, False, False, False, None),
    'conduct': PropertyInfo('conduct', 'Entity', 'string', False, False, False, False, 'conducts'),
    'consolidatedInto': PropertyInfo('consolidatedInto', 'Matter', 'Matter', True, True, False, False, None),
    'consolidatedWith': PropertyInfo('consolidatedWith', 'Matter', 'Matter', True, False, False, False, None),
    'content': PropertyInfo('content', 'Event', 'string', False, False, False, False, None),
    'continues': PropertyInfo('continues', 'Instrument', 'Instrument', True, False, False, False, None),
    'countsCharged': PropertyInfo('countsCharged', 'Event', 'integer', False, True, False, False, None),
    'countsDecided': PropertyInfo('countsDecided', 'Event', 'integer', False, True, False, False, None),
    'court': PropertyInfo('court', 'Matter', 'Court', True, True, False, False, None),
    'coverage': PropertyInfo('coverage', 'Matter', 'string', False, False, False, False, None),
    'crd': PropertyInfo('crd', 'Agent', 'string', False, True, False, False, None),
    'createdBy': PropertyInfo('createdBy', 'Entity', 'Agent', True, False, False, False, None),
    'createdUnder': PropertyInfo('createdUnder', 'Entity', 'Instrument', True, True, False, False, None),
    'curatedId': PropertyInfo('curatedId', 'Entity', 'string', False, False, False, False, None),
    'date': PropertyInfo('date', 'Entity', 'string', False, False, True, False, None),
    'debtor': PropertyInfo('debtor', 'Matter', 'Agent', True, False, False, True, None),
    'decides': PropertyInfo('decides', 'Order', 'Motion', True, False, False, False, None),
    'defendant': PropertyInfo('defendant', 'Matter', 'Agent', True, False, False, True, None),
    'denies': PropertyInfo('denies', 'Denial', 'Entity', True, False, False, False, None),
    'dismissalRule': PropertyInfo('dismissalRule', 'Dismissal', 'string', False, True, False, False, 'dismissalRules'),
    'dismissedClaim': PropertyInfo('dismissedClaim', 'Dismissal', 'Claim', True, False, False, False, None),
    'dismissedParty': PropertyInfo('dismissedParty', 'Dismissal', 'Agent', True, False, False, False, None),
    'disposesOf': PropertyInfo('disposesOf', 'Event', 'Claim', True, False, False, False, None),
    'disposition': PropertyInfo('disposition', 'Order', 'string', False, False, False, False, 'dispositions'),
    'dissentsFrom': PropertyInfo('dissentsFrom', 'Dissent', 'Event', True, False, False, False, None),
    'dissolved': PropertyInfo('dissolved', 'TaskForceDissolution', 'TaskForce', True, True, False, False, None),
    'docketNumber': PropertyInfo('docketNumber', 'Proceeding', 'string', False, True, False, False, None),
    'dueFrom': PropertyInfo('dueFrom', 'Event', 'Agent', True, False, False, False, None),
    'dueOn': PropertyInfo('dueOn', 'Event', 'string', False, True, True, False, None),
    'durationDays': PropertyInfo('durationDays', 'Entity', 'integer', False, True, False, False, None),
    'earlierStance': PropertyInfo('earlierStance', 'PolicyShift', 'PolicyStance', True, False, False, False, None),
    'earlierUnder': PropertyInfo('earlierUnder', 'PolicyShift', 'Administration', True, False, False, False, None),
    'effectiveOn': PropertyInfo('effectiveOn', 'Event', 'string', False, True, True, False, None),
    'endCause': PropertyInfo('endCause', 'State', 'string', False, True, False, False, 'endCauses'),
    'endCondition': PropertyInfo('endCondition', 'Entity', 'string', False, True, False, False, None),
    'ended': PropertyInfo('ended', 'Entity', 'string', False, True, True, False, None),
    'endedBy': PropertyInfo('endedBy', 'State', 'Event', True, False, False, False, None),
    'ends': PropertyInfo('ends', 'Dismissal', 'Matter', True, True, False, False, None),
    'enjoins': PropertyInfo('enjoins', 'Order', 'Entity', True, False, False, False, None),
    'enteredIn': PropertyInfo('enteredIn', 'CourtAct', 'Matter', True, True, False, False, None),
    'enteredOn': PropertyInfo('enteredOn', 'Event', 'string', False, True, True, False, None),
    'entryNumber': PropertyInfo('entryNumber', 'Event', 'string', False, True, False, False, None),
    'extendedBy': PropertyInfo('extendedBy', 'State', 'Order', True, False, False, False, None),
    'filedBy': PropertyInfo('filedBy', 'Event', 'Agent', True, False, False, False, None),
    'filedIn': PropertyInfo('filedIn', 'Filing', 'Matter', True, True, False, False, None),
    'filedOn': PropertyInfo('filedOn', 'Event', 'string', False, True, True, False, None),
    'finding': PropertyInfo('finding', 'VerdictOrPlea', 'string', False, False, False, False, 'findings'),
    'formed': PropertyInfo('formed', 'TaskForceFormation', 'TaskForce', True, True, False, False, None),
    'formedBy': PropertyInfo('formedBy', 'TaskForceFormation', 'Agent', True, False, False, False, None),
    'foundBy': PropertyInfo('foundBy', 'Allegation', 'CourtAct', True, False, False, False, None),
    'founderOf': PropertyInfo('founderOf', 'Agent', 'Entity', True, False, False, False, None),
    'fulfilledBy': PropertyInfo('fulfilledBy', 'Intention', 'Event', True, False, False, False, None),
    'ground': PropertyInfo('ground', 'Event', 'Entity', True, False, False, False, None),
    'groundText': PropertyInfo('groundText', 'Event', 'string', False, False, False, False, None),
    'groupKind': PropertyInfo('groupKind', 'TaskForce', 'string', False, True, False, False, 'groupKinds'),
    'hasClaim': PropertyInfo('hasClaim', 'Matter', 'Claim', True, False, False, False, None),
    'hasProceeding': PropertyInfo('hasProceeding', 'Lawsuit', 'Proceeding', True, False, False, False, None),
    'headcount': PropertyInfo('headcount', 'Organization', 'integer', False, False, False, False, None),
    'headedBy': PropertyInfo('headedBy', 'Administration', 'Person', True, True, False, False, None),
    'heldBy': PropertyInfo('heldBy', 'Tenure', 'Person', True, True, False, False, None),
    'identifier': PropertyInfo('identifier', 'Entity', 'string', False, False, False, False, None),
    'implements': PropertyInfo('implements', 'Instrument', 'Instrument', True, False, False, False, None),
    'inCase': PropertyInfo('inCase', 'Event', 'Matter', True, False, False, False, None),
    'inProceeding': PropertyInfo('inProceeding', 'Event', 'Proceeding', True, False, False, False, None),
    'instrument': PropertyInfo('instrument', 'Event', 'Instrument', True, False, False, False, None),
    'interestedParty': PropertyInfo('interestedParty', 'Matter', 'Agent', True, False, False, True, None),
    'intervenor': PropertyInfo('intervenor', 'Matter', 'Agent', True, False, False, True, None),
    'investigates': PropertyInfo('investigates', 'Investigation', 'Entity', True, False, False, False, None),
    'investigator': PropertyInfo('investigator', 'Investigation', 'Agent', True, False, False, False, None),
    'issuedBy': PropertyInfo('issuedBy', 'Event', 'Agent', True, False, False, False, None),
    'issuer': PropertyInfo('issuer', 'Token', 'Agent', True, False, False, False, None),
    'judge': PropertyInfo('judge', 'Matter', 'Person', True, False, False, True, None),
    'jurisdiction': PropertyInfo('jurisdiction', 'Agent', 'string', False, False, False, False, None),
    'knownTo': PropertyInfo('knownTo', 'Entity', 'string', False, False, False, False, None),
    'laterStance': PropertyInfo('laterStance', 'PolicyShift', 'PolicyStance', True, False, False, False, None),
    'laterUnder': PropertyInfo('laterUnder', 'PolicyShift', 'Administration', True, False, False, False, None),
    'lawmakingStep': PropertyInfo('lawmakingStep', 'RuleOrLawAdopted', 'string', False, True, False, False, 'lawmakingSteps'),
    'leadershipOf': PropertyInfo('leadershipOf', 'LeadershipPeriod', 'Organization', True, True, False, False, None),
    'leads': PropertyInfo('leads', 'Person', 'Organization', True, False, False, True, None),
    'leaveToAmend': PropertyInfo('leaveToAmend', 'Dismissal', 'boolean', False, True, False, False, None),
    'leaveToAmendUntil': PropertyInfo('leaveToAmendUntil', 'Event', 'string', False, True, True, False, None),
    'ledBy': PropertyInfo('ledBy', 'LeadershipPeriod', 'Person', True, False, False, False, None),
    'legalForm': PropertyInfo('legalForm', 'Organization', 'string', False, True, False, False, None),
    'lei': PropertyInfo('lei', 'Agent', 'string', False, True, False, False, None),
    'madeBy': PropertyInfo('madeBy', 'Instrument', 'Agent', True, False, False, False, None),
    'magistrate': PropertyInfo('magistrate', 'Matter', 'Person', True, False, False, True, None),
    'manner': PropertyInfo('manner', 'Entity', 'string', False, True, False, False, 'manners'),
    'member': PropertyInfo('member', 'Membership', 'Agent', True, True, False, False, None),
    'memberOf': PropertyInfo('memberOf', 'Agent', 'Organization', True, False, False, True, None),
    'membershipIn': PropertyInfo('membershipIn', 'Membership', 'Organization', True, True, False, False, None),
    'membershipRole': PropertyInfo('membershipRole', 'Membership', 'string', False, True, False, False, None),
    'moderator': PropertyInfo('moderator', 'Event', 'Person', True, False, False, False, None),
    'monetaryKind': PropertyInfo('monetaryKind', 'Event', 'string', False, False, False, False, 'monetaryKinds'),
    'monetaryStatus': PropertyInfo('monetaryStatus', 'Penalty', 'string', False, True, False, False, 'monetaryStatuses'),
    'motionForm': PropertyInfo('motionForm', 'Motion', 'string', False, False, False, False, 'forms'),
    'motionKind': PropertyInfo('motionKind', 'Motion', 'string', False, False, False, False, 'motionKinds'),
    'movant': PropertyInfo('movant', 'Motion', 'Agent', True, False, False, False, None),
    'name': PropertyInfo('name', 'Entity', 'string', False, False, False, False, None),
    'natureOfSuit': PropertyInfo('natureOfSuit', 'Matter', 'string', False, True, False, False, None),
    'note': PropertyInfo('note', 'Entity', 'string', False, False, False, False, None),
    'occurredOn': PropertyInfo('occurredOn', 'Event', 'string', False, True, True, False, None),
    'offeredBy': PropertyInfo('offeredBy', 'Product', 'Agent', True, False, False, False, None),
    'office': PropertyInfo('office', 'Event', 'Office', True, False, False, False, None),
    'officeOf': PropertyInfo('officeOf', 'Office', 'Organization', True, True, False, False, None),
    'offsetBy': PropertyInfo('offsetBy', 'MonetaryRelief', 'MonetaryRelief', True, False, False, False, None),
    'opponent': PropertyInfo('opponent', 'Filing', 'Agent', True, False, False, False, None),
    'orderedBy': PropertyInfo('orderedBy', 'State', 'Order', True, False, False, False, None),
    'organizationKind': PropertyInfo('organizationKind', 'Organization', 'string', False, False, False, False, 'organizationKinds'),
    'outcome': PropertyInfo('outcome', 'Entity', 'string', False, True, False, False, 'outcomes'),
    'parallelTo': PropertyInfo('parallelTo', 'Matter', 'Matter', True, False, False, False, None),
    'partOf': PropertyInfo('partOf', 'Organization', 'Organization', True, False, False, True, None),
    'participant': PropertyInfo('participant', 'Event', 'Agent', True, False, False, False, None),
    'party': PropertyInfo('party', 'Matter', 'Agent', True, False, False, False, None),
    'payee': PropertyInfo('payee', 'Event', 'Agent', True, False, False, False, None),
    'payer': PropertyInfo('payer', 'Event', 'Agent', True, False, False, False, None),
    'petitioner': PropertyInfo('petitioner', 'Matter', 'Agent', True, False, False, True, None),
    'plaintiff': PropertyInfo('plaintiff', 'Matter', 'Agent', True, False, False, True, None),
    'politicalParty': PropertyInfo('politicalParty', 'Administration', 'string', False, True, False, False, None),
    'proceedingKind': PropertyInfo('proceedingKind', 'Proceeding', 'string', False, True, False, False, 'proceedingKinds'),
    'provisional': PropertyInfo('provisional', 'Proceeding', 'boolean', False, True, False, False, None),
    'publishedOn': PropertyInfo('publishedOn', 'Event', 'string', False, True, True, False, None),
    'receiver': PropertyInfo('receiver', 'Matter', 'Agent', True, False, False, True, None),
    'reference': PropertyInfo('reference', 'Entity', 'string', False, False, False, False, None),
    'registeredWith': PropertyInfo('registeredWith', 'Firm', 'Regulator', True, False, False, True, None),
    'regulates': PropertyInfo('regulates', 'Regulator', 'Entity', True, False, False, True, None),
    'relatedTo': PropertyInfo('relatedTo', 'Matter', 'Matter', True, False, False, False, None),
    'releaseNumber': PropertyInfo('releaseNumber', 'Matter', 'string', False, False, False, False, None),
    'relief': PropertyInfo('relief', 'Entity', 'string', False, False, False, False, 'reliefs'),
    'reliefDecidedBy': PropertyInfo('reliefDecidedBy', 'RequestedRelief', 'Order', True, False, False, False, None),
    'reliefDefendant': PropertyInfo('reliefDefendant', 'Matter', 'Agent', True, False, False, True, None),
    'reliesOn': PropertyInfo('reliesOn', 'Stay', 'Entity', True, False, False, False, None),
    'replaces': PropertyInfo('replaces', 'Entity', 'Entity', True, False, False, False, None),
    'reportedOn': PropertyInfo('reportedOn', 'Event', 'string', False, False, True, False, None),
    'requests': PropertyInfo('requests', 'Motion', 'RequestedRelief', True, False, False, False, None),
    'respondent': PropertyInfo('respondent', 'Matter', 'Agent', True, False, False, True, None),
    'respondsTo': PropertyInfo('respondsTo', 'Event', 'Event', True, False, False, False, None),
    'responseDue': PropertyInfo('responseDue', 'Event', 'string', False, True, True, False, None),
    'reviews': PropertyInfo('reviews', 'Entity', 'Entity', True, False, False, False, None),
    'revokes': PropertyInfo('revokes', 'Entity', 'Entity', True, False, False, False, None),
    'revokesInPart': PropertyInfo('revokesInPart', 'Instrument', 'Instrument', True, False, False, False, None),
    'rolledEnd': PropertyInfo('rolledEnd', 'Entity', 'string', False, True, True, False, None),
    'scope': PropertyInfo('scope', 'Entity', 'string', False, True, False, False, None),
    'scopeKind': PropertyInfo('scopeKind', 'Entity', 'string', False, False, False, False, 'scopes'),
    'sentBackTo': PropertyInfo('sentBackTo', 'Order', 'Entity', True, False, False, False, None),
    'seriesNumber': PropertyInfo('seriesNumber', 'Event', 'integer', False, True, False, False, None),
    'settlementKind': PropertyInfo('settlementKind', 'Settlement', 'string', False, False, False, False, 'settlementKinds'),
    'settlementStage': PropertyInfo('settlementStage', 'Settlement', 'string', False, True, False, False, 'settlementStages'),
    'signedOn': PropertyInfo('signedOn', 'Event', 'string', False, True, True, False, None),
    'speaker': PropertyInfo('speaker', 'SpeechAct', 'Agent', True, False, False, False, None),
    'stance': PropertyInfo('stance', 'Entity', 'string', False, False, False, False, None),
    'stanceKind': PropertyInfo('stanceKind', 'PolicyStance', 'string', False, True, False, False, 'stanceKinds'),
    'stanceOf': PropertyInfo('stanceOf', 'PolicyStance', 'Agent', True, True, False, False, None),
    'statedEnd': PropertyInfo('statedEnd', 'Entity', 'string', False, True, True, False, None),
    'statusFor': PropertyInfo('statusFor', 'CaseStatus', 'Agent', True, False, False, False, None),
    'statusOf': PropertyInfo('statusOf', 'CaseStatus', 'Matter', True, True, False, False, None),
    'statute': PropertyInfo('statute', 'Entity', 'string', False, False, False, False, None),
    'stayBasis': PropertyInfo('stayBasis', 'Stay', 'string', False, True, False, False, 'bases'),
    'stayedParty': PropertyInfo('stayedParty', 'Stay', 'Agent', True, False, False, False, None),
    'stays': PropertyInfo('stays', 'Stay', 'Matter', True, True, False, False, None),
    'summary': PropertyInfo('summary', 'Entity', 'string', False, False, False, False, None),
    'supersedes': PropertyInfo('supersedes', 'Instrument', 'Instrument', True, False, False, False, None),
    'support': PropertyInfo('support', 'Entity', 'string', False, True, False, False, 'supportKinds'),
    'supports': PropertyInfo('supports', 'Filing', 'Filing', True, False, False, False, None),
    'takesEffect': PropertyInfo('takesEffect', 'Dismissal', 'string', False, True, False, False, 'effects'),
    'tenureOf': PropertyInfo('tenureOf', 'Tenure', 'Office', True, True, False, False, None),
    'title': PropertyInfo('title', 'Entity', 'string', False, False, False, False, None),
    'transferredTo': PropertyInfo('transferredTo', 'Proceeding', 'Proceeding', True, False, False, False, None),
    'underAdministration': PropertyInfo('underAdministration', 'Entity', 'Administration', True, False, False, False, None),
    'underLaw': PropertyInfo('underLaw', 'Entity', 'Instrument', True, False, False, False, None),
    'vacates': PropertyInfo('vacates', 'Order', 'Entity', True, False, False, False, None),
    'votedAgainst': PropertyInfo('votedAgainst', 'Vote', 'Agent', True, False, False, False, None),
    'votedFor': PropertyInfo('votedFor', 'Vote', 'Agent', True, False, False, False, None),
    'votesAgainst': PropertyInfo('votesAgainst', 'Event', 'integer', False, True, False, False, None),
    'votesFor': PropertyInfo('votesFor', 'Event', 'integer', False, True, False, False, None),
    'wikidata': PropertyInfo('wikidata', 'Entity', 'string', False, True, False, False, None),
    'withPrejudice': PropertyInfo('withPrejudice', 'Dismissal', 'boolean', False, True, False, False, None),
}

CODES: Final[dict[str, dict[str, str]]] = {
    'bases': {'minute-order': 'minute order', 'order': 'order', 'reported': 'report only', 'statute': 'statute', 'stipulation': 'so-ordered stipulation', 'sua-sponte': 'sua sponte'},
    'capacities': {'acting': 'acting', 'appointed': 'appointed', 'confirmed': 'confirmed', 'designated': 'designated', 'elected': 'elected', 'holdover': 'holdover', 'nominated': 'nominated'},
    'caseStatuses': {'administratively-closed': 'administratively closed', 'closed': 'closed', 'consolidated': 'consolidated', 'decided': 'decided', 'dismissed': 'dismissed', 'in-abeyance': 'in abeyance', 'on-appeal': 'on appeal', 'pending': 'pending', 'settled': 'settled', 'settlement-pending': 'settlement agreed, not final', 'stayed': 'stayed', 'transferred': 'transferred', 'unknown': 'unknown'},
    'conducts': {'aiding-and-abetting': 'aiding and abetting', 'aml-failures': 'failures against money laundering', 'breach-of-contract': 'breach of contract or duty', 'commingling': 'commingling of customer funds', 'commodities-fraud': 'commodities fraud', 'conspiracy': 'conspiracy', 'consumer-protection': 'breach of consumer protection', 'control-person': 'control-person liability', 'evasion': 'evasion of the law', 'exceeding-authority': "act beyond an authority's power", 'false-accounting': 'false books or losses misstated', 'false-statements': 'false statements to an authority', 'fraud': 'fraud', 'insider-trading': 'insider trading', 'market-manipulation': 'market manipulation or wash trading', 'misappropriation': 'misappropriation or commingling of customer funds', 'misleading-statements': 'false or misleading statements', 'money-laundering': 'money laundering or failures against it', 'other': 'other conduct', 'ponzi-scheme': 'Ponzi scheme', 'sanctions': 'breach of sanctions', 'securities-fraud': 'securities fraud', 'tax': 'breach of tax law', 'theft': 'theft or hacking', 'undisclosed-promotion': 'undisclosed paid promotion', 'unlawful-procedure': 'arbitrary act or want of procedure', 'unlicensed-transmission': 'unlicensed money transmission', 'unregistered-broker-dealer': 'unregistered broker or dealer', 'unregistered-clearing-agency': 'unregistered clearing agency', 'unregistered-derivatives': 'unregistered derivatives business', 'unregistered-exchange': 'unregistered exchange', 'unregistered-fund': 'unregistered investment company or adviser', 'unregistered-intermediary': 'unregistered exchange, broker, dealer or clearing agency', 'unregistered-offering': 'unregistered offer or sale of securities', 'wash-trading': 'wash trading', 'wire-fraud': 'wire or bank fraud', 'withholding-records': 'withholding of records'},
    'conflictKinds': {'values': 'two values', 'states': 'incompatible states', 'denied': 'said and denied'},
    'dismissalRules': {'frap-42b': 'FRAP 42(b)', 'frcp-12b1': 'FRCP 12(b)(1)', 'frcp-12b2': 'FRCP 12(b)(2)', 'frcp-12b3': 'FRCP 12(b)(3)', 'frcp-12b6': 'FRCP 12(b)(6)', 'frcp-21': 'FRCP 21', 'frcp-41a1ai': 'FRCP 41(a)(1)(A)(i)', 'frcp-41a1aii': 'FRCP 41(a)(1)(A)(ii)', 'frcp-41a2': 'FRCP 41(a)(2)', 'frcp-41b': 'FRCP 41(b)', 'frcrp-48a': 'FRCrP 48(a)', 'mootness': 'mootness', 'other': 'other rule', 'standing': 'standing or ripeness'},
    'dispositions': {'affirmed': 'affirmed', 'denied': 'review denied', 'dismissed': 'dismissed', 'granted': 'review granted', 'remanded': 'remanded', 'reversed': 'reversed', 'vacated': 'vacated'},
    'effects': {'at-filing': 'at filing', 'by-order': 'by order'},
    'endCauses': {'condition-met': 'condition met', 'expired': 'expired', 'lifted': 'lifted', 'removed': 'removed', 'resigned': 'resigned', 'succeeded': 'succeeded', 'superseded-by-dismissal': 'superseded by dismissal', 'superseded-by-judgment': 'superseded by judgment', 'term-ended': 'term ended', 'vacated': 'vacated'},
    'findings': {'guilty': 'guilty', 'liable': 'liable', 'no-contest': 'no contest', 'no-verdict': 'no verdict', 'not-guilty': 'not guilty', 'not-liable': 'not liable'},
    'forms': {'consent': 'consent', 'cross': 'cross-motion', 'emergency': 'emergency', 'ex-parte': 'ex parte', 'joint': 'joint', 'opposed': 'opposed', 'renewed': 'renewed', 'unopposed': 'unopposed'},
    'groupKinds': {'committee': 'advisory committee', 'task-force': 'task force', 'unit': 'unit', 'working-group': 'working group'},
    'lawmakingSteps': {'proposed': 'proposed', 'agreed': 'agreed', 'reported': 'out of committee', 'passed-chamber': 'passed by a chamber', 'passed': 'passed', 'signed': 'signed', 'vetoed': 'vetoed', 'adopted': 'adopted', 'issued': 'issued', 'published': 'published', 'in-force': 'in force', 'applies': 'applies', 'withdrawn': 'withdrawn', 'repealed': 'repealed', 'vacated': 'vacated'},
    'manners': {'acting': 'acting', 'court': 'by the court', 'notice': 'by notice', 'stipulation': 'by stipulation', 'sworn-in': 'sworn in'},
    'modality': {'asserted': 'asserted', 'reported': 'reported', 'alleged': 'alleged', 'planned': 'planned', 'speculated': 'speculated', 'denied': 'denied'},
    'monetaryKinds': {'bail': 'bail', 'criminal-fine': 'criminal fine', 'customer-return': 'return to customers', 'disgorgement': 'disgorgement', 'fees': 'fees and costs', 'forfeiture': 'forfeiture', 'interest': 'prejudgment interest', 'other': 'other money', 'penalty': 'civil penalty', 'restitution': 'restitution', 'total': 'total'},
    'monetaryStatuses': {'agreed': 'agreed', 'escrow': 'in escrow', 'offset': 'offset', 'ordered': 'ordered', 'paid': 'paid', 'returned': 'returned', 'sought': 'sought', 'waived': 'waived'},
    'motionKinds': {'acquittal': 'motion for acquittal', 'alternative-service': 'motion for alternative service', 'amicus': 'motion to appear as friend of the court', 'asset-freeze': 'motion to freeze assets', 'bail': 'motion on bail', 'certify-appeal': 'motion to certify for appeal', 'class-certification': 'motion to certify a class', 'consent-judgment': 'motion for consent judgment', 'continuance': 'motion for a continuance', 'default-judgment': 'motion for default judgment', 'expedite': 'motion to expedite', 'fees': 'motion for fees', 'forfeiture': 'motion for forfeiture', 'in-limine': 'motion in limine', 'indicative-ruling': 'motion for an indicative ruling', 'judgment-as-matter-of-law': 'motion for judgment as a matter of law', 'judgment-on-pleadings': 'motion for judgment on the pleadings', 'lead-plaintiff': 'motion to appoint a lead plaintiff', 'leave-to-amend': 'motion for leave to amend', 'leave-to-file': 'motion for leave to file', 'more-time': 'motion for extension of time', 'new-trial': 'motion for a new trial', 'other': 'other motion', 'preliminary-injunction': 'motion for a preliminary injunction', 'pro-hac-vice': 'motion to appear pro hac vice', 'protective-order': 'motion for a protective order', 'receiver': 'motion to appoint a receiver', 'reconsideration': 'motion to reconsider', 'rehearing': 'petition for rehearing', 'relief-from-judgment': 'motion for relief from a judgment', 'restraining-order': 'motion for a temporary restraining order', 'sanctions': 'motion for sanctions', 'settlement-approval': 'motion to approve a settlement', 'show-cause': 'motion for an order to show cause', 'stay-pending-appeal': 'motion for a stay pending appeal', 'summary-judgment': 'motion for summary judgment', 'to-compel': 'motion to compel', 'to-compel-arbitration': 'motion to compel arbitration', 'to-consolidate': 'motion to consolidate', 'to-dismiss': 'motion to dismiss', 'to-extend-abeyance': 'motion to extend an abeyance', 'to-extend-stay': 'motion to extend a stay', 'to-hold-in-abeyance': 'motion to hold in abeyance', 'to-intervene': 'motion to intervene', 'to-lift-stay': 'motion to lift a stay', 'to-quash': 'motion to quash', 'to-remand': 'motion to remand', 'to-seal': 'motion to seal', 'to-stay': 'motion to stay', 'to-strike': 'motion to strike', 'to-suppress': 'motion to suppress', 'to-transfer': 'motion to transfer', 'to-unseal': 'motion to unseal', 'to-vacate': 'motion to vacate', 'to-withdraw-appeal': "motion to dismiss one's own appeal", 'vacatur-and-remand': 'motion to send back to the agency', 'voluntary-dismissal': 'motion for voluntary dismissal', 'withdraw-counsel': 'motion to withdraw as counsel'},
    'organizationKinds': {'bank': 'bank', 'exchange': 'exchange', 'foundation': 'foundation', 'law-firm': 'law firm', 'nonprofit': 'nonprofit', 'token-project': 'token project', 'trade-association': 'trade association'},
    'outcomes': {'carried': 'carried', 'deferred': 'put off', 'denied': 'denied', 'denied-as-moot': 'denied as moot', 'failed': 'failed', 'granted': 'granted', 'granted-in-part': 'granted in part', 'stricken': 'stricken', 'withdrawn': 'withdrawn'},
    'proceedingKinds': {'administrative': 'administrative proceeding', 'adversary': 'adversary proceeding', 'appeal': 'appeal', 'bankruptcy': 'bankruptcy', 'civil': 'civil action', 'criminal': 'criminal case', 'foreign': 'foreign case', 'miscellaneous': 'miscellaneous matter', 'multidistrict': 'multidistrict litigation', 'other': 'other proceeding', 'review': 'petition for review', 'state': 'state court case', 'supreme-court': 'Supreme Court case'},
    'reliefs': {'abeyance': 'abeyance', 'abeyance-extension': 'extension of an abeyance', 'acquittal': 'acquittal', 'administrative-closing': 'administrative closing', 'appearance': 'appearance of counsel', 'arbitration': 'arbitration', 'asset-freeze': 'freeze of assets', 'bail': 'bail', 'certification': 'certification for appeal', 'class-certification': 'class certification', 'closing': 'closing of a case', 'consolidation': 'consolidation', 'continuance': 'later date', 'damages': 'damages', 'declaration': 'declaratory judgment', 'default-judgment': 'default judgment', 'discharge': 'discharge of a debtor', 'discovery': 'discovery', 'disgorgement': 'disgorgement', 'dismissal': 'dismissal', 'evidence': 'ruling on evidence', 'expedite': 'faster schedule', 'fees': 'fees and costs', 'forfeiture': 'forfeiture', 'indicative-ruling': 'indicative ruling', 'injunction': 'injunction or restraining order', 'intervention': 'intervention', 'judgment': 'judgment', 'leave-to-amend': 'leave to amend', 'leave-to-file': 'leave to file', 'lift-stay': 'end of a stay', 'more-time': 'extension of time', 'new-trial': 'new trial', 'other': 'other relief', 'penalty': 'civil penalty', 'receiver': 'receiver', 'reconsideration': 'reconsideration', 'rehearing': 'rehearing', 'remand': 'remand', 'reopening': 'reopening', 'sanctions': 'sanctions for misconduct', 'seal': 'sealing or unsealing', 'service': 'service by other means', 'settlement-approval': 'approval of a settlement or consent judgment', 'show-cause': 'order to show cause', 'stay': 'stay', 'stay-extension': 'extension of a stay', 'strike': 'striking', 'transfer': 'transfer', 'vacatur': 'vacatur'},
    'scopes': {'appeal': 'appeal', 'briefing': 'briefing', 'claims': 'some claims', 'deadline': 'deadline', 'discovery': 'discovery', 'judgment': 'judgment', 'parties': 'some parties', 'rule': 'rule', 'trial': 'trial', 'whole-case': 'whole case'},
    'settlementKinds': {'administrative': 'administrative settlement', 'civil': 'civil settlement', 'class': 'class settlement', 'deferred-prosecution': 'deferred prosecution agreement', 'global': 'global resolution', 'non-prosecution': 'non-prosecution agreement', 'plea': 'plea agreement'},
    'settlementStages': {'in-principle': 'in principle', 'agreed': 'agreed', 'filed': 'filed', 'entered': 'entered', 'refused': 'refused'},
    'stanceKinds': {'enforcement': 'enforcement first', 'neutral': 'no stated line', 'other': 'other stance', 'permissive': 'permissive', 'restrictive': 'restrictive', 'rules': 'rules first'},
    'supportKinds': {'one-source': 'one source', 'two-sources': 'two sources'},
    'tier': {'court': 'court record', 'official': 'official publication', 'party': 'party', 'press': 'press', 'web': 'other page'},
}

# The wider code above a code.
BROADER: Final[dict[str, dict[str, str]]] = {
    'conducts': {'aml-failures': 'money-laundering', 'commingling': 'misappropriation', 'commodities-fraud': 'fraud', 'ponzi-scheme': 'fraud', 'securities-fraud': 'fraud', 'unregistered-broker-dealer': 'unregistered-intermediary', 'unregistered-clearing-agency': 'unregistered-intermediary', 'unregistered-exchange': 'unregistered-intermediary', 'wash-trading': 'market-manipulation', 'wire-fraud': 'fraud'},
}

# The code to use in the place of one that is deprecated.
REPLACED_CODES: Final[dict[str, dict[str, str]]] = {
    'manners': {'acting': 'acting', 'sworn-in': 'confirmed'},
}

# Properties whose codes follow one another, with the pairs of codes that exclude each other.
SUCCESSIONS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    'lawmakingStep': (),
    'monetaryStatus': (),
    'settlementStage': (('entered', 'refused'),),
}

# Capacities in which somebody may stand beside the holder of an office.
HELD_BESIDE: Final[dict[str, tuple[str, ...]]] = {
    'capacities': ('acting', 'nominated'),
}

# The relief that a kind of motion asks for by itself.
RELIEF_OF_KIND: Final[dict[str, str]] = {
    'acquittal': 'acquittal',
    'alternative-service': 'service',
    'amicus': 'leave-to-file',
    'asset-freeze': 'asset-freeze',
    'bail': 'bail',
    'certify-appeal': 'certification',
    'class-certification': 'class-certification',
    'consent-judgment': 'settlement-approval',
    'continuance': 'continuance',
    'default-judgment': 'default-judgment',
    'expedite': 'expedite',
    'fees': 'fees',
    'forfeiture': 'forfeiture',
    'in-limine': 'evidence',
    'indicative-ruling': 'indicative-ruling',
    'judgment-as-matter-of-law': 'judgment',
    'judgment-on-pleadings': 'judgment',
    'lead-plaintiff': 'class-certification',
    'leave-to-amend': 'leave-to-amend',
    'leave-to-file': 'leave-to-file',
    'more-time': 'more-time',
    'new-trial': 'new-trial',
    'other': 'other',
    'preliminary-injunction': 'injunction',
    'pro-hac-vice': 'appearance',
    'protective-order': 'discovery',
    'receiver': 'receiver',
    'reconsideration': 'reconsideration',
    'rehearing': 'rehearing',
    'relief-from-judgment': 'vacatur',
    'restraining-order': 'injunction',
    'sanctions': 'sanctions',
    'settlement-approval': 'settlement-approval',
    'show-cause': 'show-cause',
    'stay-pending-appeal': 'stay',
    'summary-judgment': 'judgment',
    'to-compel': 'discovery',
    'to-compel-arbitration': 'arbitration',
    'to-consolidate': 'consolidation',
    'to-dismiss': 'dismissal',
    'to-extend-abeyance': 'abeyance-extension',
    'to-extend-stay': 'stay-extension',
    'to-hold-in-abeyance': 'abeyance',
    'to-intervene': 'intervention',
    'to-lift-stay': 'lift-stay',
    'to-quash': 'discovery',
    'to-remand': 'remand',
    'to-seal': 'seal',
    'to-stay': 'stay',
    'to-strike': 'strike',
    'to-suppress': 'evidence',
    'to-transfer': 'transfer',
    'to-unseal': 'seal',
    'to-vacate': 'vacatur',
    'to-withdraw-appeal': 'dismissal',
    'vacatur-and-remand': 'remand',
    'voluntary-dismissal': 'dismissal',
    'withdraw-counsel': 'appearance',
}

# The class under which the flat record prints it.
RECORD_CLASSES: Final[dict[str, str]] = {
    'Administration': 'Administration',
    'Association': 'Firm',
    'Bill': 'Law',
    'Court': 'Court',
    'ExecutiveOrder': 'Law',
    'Firm': 'Firm',
    'GovernmentBody': 'GovernmentBody',
    'Guidance': 'Law',
    'Jury': 'Court',
    'Law': 'Law',
    'Lawsuit': 'Lawsuit',
    'Legislature': 'Legislature',
    'Person': 'Person',
    'Regulator': 'Regulator',
    'Rule': 'Law',
    'TaskForce': 'TaskForce',
    'Token': 'Token',
}

# The wider class under which mentions of an event are compared.
COMPARED_AS: Final[dict[str, str]] = {
    'AppellateDecision': 'Judgment',
    'Certification': 'Order',
    'ConsentJudgment': 'Judgment',
    'ConsentOrder': 'Order',
    'DefaultJudgment': 'Judgment',
    'GuidanceIssued': 'RuleOrLawAdopted',
    'Indictment': 'Complaint',
    'Injunction': 'Order',
    'LawEnacted': 'RuleOrLawAdopted',
    'MinuteOrder': 'Order',
    'MonetaryRelief': 'Penalty',
    'OrderToShowCause': 'Order',
    'Petition': 'Complaint',
    'Plea': 'VerdictOrPlea',
    'RuleAdopted': 'RuleOrLawAdopted',
    'Sentence': 'Penalty',
    'StatusReport': 'Report',
    'TemporaryRestrainingOrder': 'Order',
    'Verdict': 'VerdictOrPlea',
}

# The label of docket entries under which an event class falls.
ENTRY_LABELS: Final[dict[str, str]] = {
    'AmendedPleading': 'Complaint',
    'Answer': 'Answer',
    'AppellateDecision': 'Judgment',
    'Arrest': 'Arrest',
    'Brief': 'Brief / Memorandum of Law',
    'Certification': 'Order',
    'Complaint': 'Complaint',
    'ConsentJudgment': 'Judgment',
    'ConsentOrder': 'Order',
    'CoverSheet': 'Civil Cover Sheet',
    'Declaration': 'Other',
    'DefaultJudgment': 'Judgment',
    'DocketEntry': 'Other',
    'Erratum': 'Errata',
    'Hearing': 'Minute Entry',
    'Indictment': 'Indictment',
    'Injunction': 'Order',
    'Judgment': 'Judgment',
    'Mandate': 'Order',
    'MinuteOrder': 'Minute Entry',
    'Motion': 'Request / Motion',
    'Notice': 'Notice',
    'NoticeOfAppeal': 'Notice',
    'Objection': 'Objection',
    'Opposition': 'Reply / Response',
    'Order': 'Order',
    'OrderToShowCause': 'Order',
    'Petition': 'Petition',
    'PleaAgreement': 'Plea Agreement',
    'ProposedFiling': 'Proposed Court Filings',
    'Reply': 'Reply / Response',
    'Report': 'Report',
    'StatusReport': 'Report',
    'Stipulation': 'Stipulation',
    'Summons': 'Summon',
    'TemporaryRestrainingOrder': 'Order',
    'Trial': 'Minute Entry',
    'Unsealing': 'Order',
    'Verdict': 'Verdict',
    'Waiver': 'Waiver',
    'Warrant': 'Warrant',
}

LABELS: Final[dict[str, str]] = {
    'Abeyance': 'abeyance',
    'Administration': 'administration',
    'AdministrativeClosing': 'administrative closing',
    'AgencyAct': 'government act',
    'AgencyAgreement': 'agreement between agencies',
    'AgencyDecision': 'agency decision',
    'AgencySubmission': 'submission to an agency',
    'Agent': 'agent',
    'Allegation': 'allegation',
    'AmendedPleading': 'amended pleading',
    'Answer': 'answer',
    'AppellateDecision': 'decision on appeal',
    'Appointment': 'appointment',
    'Arrest': 'arrest',
    'Association': 'association',
    'Bill': 'bill',
    'Brief': 'brief',
    'CaseStatus': 'case status',
    'Certification': 'certification for appeal',
    'Claim': 'claim for relief',
    'Complaint': 'complaint',
    'Confirmation': 'confirmation',
    'Conflict': 'conflict',
    'ConsentJudgment': 'consent judgment',
    'ConsentOrder': 'consent order',
    'Court': 'court',
    'CourtAct': 'court act',
    'CoverSheet': 'civil cover sheet',
    'Declaration': 'declaration',
    'DefaultJudgment': 'default judgment',
    'Delisting': 'delisting',
    'Denial': 'denial',
    'Departure': 'departure',
    'Designation': 'designation',
    'Dismissal': 'dismissal',
    'Dissent': 'dissent',
    'DocketEntry': 'docket entry',
    'Document': 'document',
    'Entity': 'entity',
    'Erratum': 'erratum',
    'Event': 'event',
    'ExecutiveOrder': 'executive order',
    'Fact': 'fact',
    'Filing': 'filing',
    'Firm': 'firm',
    'GovernmentBody': 'government body',
    'Guidance': 'guidance',
    'GuidanceIssued': 'issue of guidance',
    'Hearing': 'hearing',
    'Indictment': 'indictment',
    'Injunction': 'injunction',
    'Instrument': 'legal instrument',
    'Intention': 'intention',
    'Investigation': 'investigation',
    'InvestigationClosing': 'closing of an investigation',
    'InvestigationOpening': 'opening of an investigation',
    'Judgement': 'judgement of identity',
    'Judgment': 'judgment',
    'Jury': 'jury',
    'Law': 'law',
    'LawEnacted': 'enactment of a law',
    'Lawsuit': 'lawsuit',
    'LeadershipPeriod': 'period of leadership',
    'Legislature': 'legislature',
    'Letter': 'letter',
    'Mandate': 'mandate',
    'Matter': 'matter',
    'Membership': 'membership',
    'MinuteOrder': 'minute order',
    'Mistrial': 'deadlock or mistrial',
    'MonetaryRelief': 'monetary relief',
    'Motion': 'motion',
    'Negotiation': 'negotiation',
    'Nomination': 'nomination',
    'NominationWithdrawal': 'withdrawal of a nomination',
    'Notice': 'notice',
    'NoticeOfAppeal': 'notice of appeal',
    'Objection': 'objection',
    'Office': 'office',
    'Opposition': 'opposition',
    'Order': 'order',
    'OrderSigned': 'signing of an executive order',
    'OrderToShowCause': 'order to show cause',
    'Organization': 'organization',
    'Pardon': 'pardon',
    'Penalty': 'penalty',
    'Person': 'person',
    'Petition': 'petition',
    'Plea': 'plea',
    'PleaAgreement': 'plea agreement',
    'PolicyShift': 'policy shift',
    'PolicyStance': 'policy stance',
    'Proceeding': 'proceeding',
    'Product': 'product',
    'ProposedFiling': 'proposed filing',
    'PublicStatement': 'public statement',
    'Publisher': 'publisher',
    'Regulator': 'regulator',
    'ReleaseFromCustody': 'release from custody',
    'Reorganization': 'reorganization',
    'Reply': 'reply',
    'Report': 'report',
    'ReportIssued': 'issue of a report',
    'RequestedRelief': 'requested relief',
    'Roundtable': 'roundtable',
    'Rule': 'rule',
    'RuleAdopted': 'adoption of a rule',
    'RuleOrLawAdopted': 'rule or law making',
    'RulemakingPetition': 'petition for rulemaking',
    'Sanction': 'sanction',
    'SelfCertification': 'self-certification',
    'Sentence': 'sentence',
    'Settlement': 'settlement',
    'Speculation': 'speculation',
    'SpeechAct': 'speech act',
    'State': 'state',
    'Statement': 'statement',
    'StatusReport': 'status report',
    'Stay': 'stay',
    'Stipulation': 'stipulation',
    'Summons': 'summons',
    'TaskForce': 'task force',
    'TaskForceDissolution': 'end of a task force',
    'TaskForceFormation': 'formation of a task force',
    'TemporaryRestrainingOrder': 'temporary restraining order',
    'Tenure': 'tenure',
    'Token': 'token',
    'Trial': 'trial',
    'Unsealing': 'unsealing',
    'Verdict': 'verdict',
    'VerdictOrPlea': 'verdict or plea',
    'Vote': 'vote',
    'Waiver': 'waiver',
    'Warrant': 'warrant',
    'WellsNotice': 'Wells notice',
    'WellsSubmission': 'Wells submission',
    'about': 'about',
    'accused': 'accused',
    'accuser': 'accuser',
    'actor': 'actor',
    'admission': 'admission',
    'against': 'against',
    'allegedIn': 'alleged in',
    'amends': 'amends',
    'amicus': 'friend of the court',
    'amountUsd': 'amount in US dollars',
    'announcedOn': 'announced on',
    'answersEntry': 'answers entry',
    'appealFrom': 'appeal from',
    'appellant': 'appellant',
    'appellee': 'appellee',
    'appointedBy': 'appointed by',
    'appointee': 'appointee',
    'approvedBy': 'approved by',
    'arisesFrom': 'arises from',
    'askedOf': 'asked of',
    'awardedIn': 'awarded in',
    'began': 'began',
    'beneficiary': 'beneficiary',
    'capacity': 'capacity',
    'caseStatus': 'status of case',
    'cause': 'cause of action',
    'cik': 'CIK',
    'claimAgainst': 'claim against',
    'claimBy': 'claim by',
    'claimNumber': 'number of claim',
    'closes': 'closes',
    'concerns': 'concerns',
    'condition': 'condition',
    'conduct': 'alleged conduct',
    'consolidatedInto': 'consolidated into',
    'consolidatedWith': 'consolidated with',
    'content': 'content',
    'continues': 'continues',
    'countsCharged': 'counts charged',
    'countsDecided': 'counts decided',
    'court': 'court of the case',
    'coverage': 'coverage',
    'crd': 'CRD number',
    'createdBy': 'created by',
    'createdUnder': 'created under',
    'curatedId': 'curated id',
    'date': 'date',
    'debtor': 'debtor',
    'decides': 'decides',
    'defendant': 'defendant',
    'denies': 'denies',
    'dismissalRule': 'rule of dismissal',
    'dismissedClaim': 'dismissed claim',
    'dismissedParty': 'dismissed party',
    'disposesOf': 'disposes of',
    'disposition': 'disposition',
    'dissentsFrom': 'dissents from',
    'dissolved': 'dissolved',
    'docketNumber': 'docket number',
    'dueFrom': 'due from',
    'dueOn': 'due on',
    'durationDays': 'duration in days',
    'earlierStance': 'earlier stance',
    'earlierUnder': 'earlier stance under',
    'effectiveOn': 'effective on',
    'endCause': 'cause of end',
    'endCondition': 'end condition',
    'ended': 'ended',
    'endedBy': 'ended by',
    'ends': 'ends',
    'enjoins': 'enjoins',
    'enteredIn': 'entered in',
    'enteredOn': 'entered on',
    'entryNumber': 'docket entry number',
    'extendedBy': 'extended by',
    'filedBy': 'filed by',
    'filedIn': 'filed in',
    'filedOn': 'filed on',
    'finding': 'finding',
    'formed': 'formed',
    'formedBy': 'formed by',
    'foundBy': 'found by',
    'founderOf': 'founder of',
    'fulfilledBy': 'fulfilled by',
    'ground': 'ground',
    'groundText': 'ground in words',
    'groupKind': 'kind of group',
    'hasClaim': 'has claim',
    'hasProceeding': 'has proceeding',
    'headcount': 'headcount',
    'headedBy': 'headed by',
    'heldBy': 'held by',
    'identifier': 'identifier',
    'implements': 'implements',
    'inCase': 'in case',
    'inProceeding': 'in proceeding',
    'instrument': 'instrument',
    'interestedParty': 'interested party',
    'intervenor': 'intervenor',
    'investigates': 'investigates',
    'investigator': 'investigator',
    'issuedBy': 'issued by',
    'issuer': 'issuer',
    'judge': 'judge',
    'jurisdiction': 'jurisdiction',
    'knownTo': 'known to',
    'laterStance': 'later stance',
    'laterUnder': 'later stance under',
    'lawmakingStep': 'step of rule or law making',
    'leadershipOf': 'leadership of',
    'leads': 'leads',
    'leaveToAmend': 'leave to amend',
    'leaveToAmendUntil': 'leave to amend until',
    'ledBy': 'led by',
    'legalForm': 'legal form',
    'lei': 'LEI',
    'madeBy': 'made by',
    'magistrate': 'magistrate judge',
    'manner': 'manner',
    'member': 'member',
    'memberOf': 'member of',
    'membershipIn': 'membership in',
    'membershipRole': 'role of member',
    'moderator': 'moderator',
    'monetaryKind': 'kind of money',
    'monetaryStatus': 'status of monetary relief',
    'motionForm': 'form of motion',
    'motionKind': 'kind of motion',
    'movant': 'movant',
    'name': 'name',
    'natureOfSuit': 'nature of suit',
    'note': 'note',
    'occurredOn': 'occurred on',
    'offeredBy': 'offered by',
    'office': 'office concerned',
    'officeOf': 'office of',
    'offsetBy': 'offset by',
    'opponent': 'opponent',
    'orderedBy': 'ordered by',
    'organizationKind': 'kind of organization',
    'outcome': 'outcome',
    'parallelTo': 'parallel to',
    'partOf': 'part of',
    'participant': 'participant',
    'party': 'party',
    'payee': 'payee',
    'payer': 'payer',
    'petitioner': 'petitioner',
    'plaintiff': 'plaintiff',
    'politicalParty': 'political party',
    'proceedingKind': 'kind of proceeding',
    'provisional': 'provisional',
    'publishedOn': 'published on',
    'receiver': 'receiver or trustee',
    'reference': 'reference',
    'registeredWith': 'registered with',
    'regulates': 'regulates',
    'relatedTo': 'related to',
    'releaseNumber': 'release number',
    'relief': 'relief',
    'reliefDecidedBy': 'decided by',
    'reliefDefendant': 'relief defendant',
    'reliesOn': 'relies on',
    'replaces': 'replaces',
    'reportedOn': 'reported on',
    'requests': 'requests',
    'respondent': 'respondent',
    'respondsTo': 'responds to',
    'responseDue': 'response due',
    'reviews': 'reviews',
    'revokes': 'revokes',
    'revokesInPart': 'revokes in part',
    'rolledEnd': 'rolled end',
    'scope': 'scope',
    'scopeKind': 'kind of scope',
    'sentBackTo': 'sent back to',
    'seriesNumber': 'number in a series',
    'settlementKind': 'kind of settlement',
    'settlementStage': 'stage of settlement',
    'signedOn': 'signed on',
    'speaker': 'speaker',
    'stance': 'stance',
    'stanceKind': 'kind of stance',
    'stanceOf': 'stance of',
    'statedEnd': 'stated end',
    'statusFor': 'status for',
    'statusOf': 'status of',
    'statute': 'statute',
    'stayBasis': 'basis of stay',
    'stayedParty': 'stayed party',
    'stays': 'stays',
    'summary': 'summary',
    'supersedes': 'supersedes',
    'support': 'support',
    'supports': 'supports',
    'takesEffect': 'takes effect',
    'tenureOf': 'tenure of',
    'title': 'title',
    'transferredTo': 'transferred to',
    'underAdministration': 'under administration',
    'underLaw': 'under law',
    'vacates': 'vacates',
    'votedAgainst': 'voted against',
    'votedFor': 'voted for',
    'votesAgainst': 'votes against',
    'votesFor': 'votes for',
    'wikidata': 'Wikidata item',
    'withPrejudice': 'with prejudice',
}

# Other words for a term, for questions: plurals and synonyms.
SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    'Abeyance': ('abeyances',),
    'Administration': ('administrations', 'government'),
    'AdministrativeClosing': ('administrative closings', 'administratively closed'),
    'AgencyAct': ('government acts',),
    'AgencyAgreement': ('agreements between agencies', 'memorandum of understanding'),
    'AgencyDecision': ('agency decisions', 'agency denial', 'approval'),
    'AgencySubmission': ('application', 'comment letter', 'submissions to agencies'),
    'Agent': ('agents',),
    'Allegation': ('accusation', 'allegations', 'claim'),
    'AmendedPleading': ('amended complaint', 'amended pleadings'),
    'Answer': ('answers',),
    'AppellateDecision': ('appellate ruling', 'decisions on appeal', 'opinion on appeal'),
    'Appointment': ('appointments',),
    'Arrest': ('arrests', 'extradition'),
    'Association': ('advocacy group', 'associations', 'nonprofit', 'trade association', 'trade group'),
    'Bill': ('bills', 'draft law', 'joint resolution', 'proposed law'),
    'Brief': ('amicus brief', 'briefs', 'memorandum of law'),
    'CaseStatus': ('case statuses', 'status'),
    'Certification': ('certifications for appeal', 'interlocutory certification'),
    'Claim': ('cause of action', 'charge', 'claims for relief', 'count'),
    'Complaint': ('charges', 'complaints'),
    'Confirmation': ('Senate confirmation', 'confirmations'),
    'Conflict': ('conflicts', 'contradiction', 'disagreement'),
    'ConsentJudgment': ('consent decree', 'consent judgments', 'final consent judgment'),
    'ConsentOrder': ('agreed order', 'consent orders', 'so-ordered stipulation', 'stipulated order'),
    'Court': ('courts', 'tribunal'),
    'CourtAct': ('court acts',),
    'CoverSheet': ('civil cover sheets',),
    'Declaration': ('affidavit', 'declarations', 'exhibit'),
    'DefaultJudgment': ('default judgments',),
    'Delisting': ('delistings',),
    'Denial': ('denials',),
    'Departure': ('departures',),
    'Designation': ('designations',),
    'Dismissal': ('dismissals', 'stipulation of dismissal'),
    'Dissent': ('dissenting statement', 'dissents'),
    'DocketEntry': ('docket entries', 'docket line'),
    'Document': ('article', 'documents', 'source'),
    'Entity': ('entities',),
    'Erratum': ('errata', 'notice of correction'),
    'Event': ('events',),
    'ExecutiveOrder': ('executive orders', 'presidential memorandum', 'presidential order'),
    'Fact': ('facts',),
    'Filing': ('filings',),
    'Firm': ('business', 'companies', 'company', 'exchange', 'firms', 'platform'),
    'GovernmentBody': ('department', 'government bodies', 'ministry'),
    'Guidance': ('guidance documents', 'interpretive letter', 'no-action letter', 'staff bulletin', 'staff statement'),
    'GuidanceIssued': ('guidance', 'issues of guidance'),
    'Hearing': ('hearings', 'oral argument'),
    'Indictment': ('criminal charge', 'criminal complaint', 'indictments', 'information'),
    'Injunction': ('injunctions', 'permanent injunction', 'preliminary injunction'),
    'Instrument': ('legal instruments',),
    'Intention': ('aim', 'intentions', 'plan'),
    'Investigation': ('inquiries', 'inquiry', 'investigations', 'probe'),
    'InvestigationClosing': ('closings of investigations',),
    'InvestigationOpening': ('openings of investigations',),
    'Judgement': ('judgements of identity',),
    'Judgment': ('final judgment', 'judgments'),
    'Jury': ('grand jury', 'juries'),
    'Law': ('act', 'laws', 'statute'),
    'LawEnacted': ('enactments of laws', 'signing into law'),
    'Lawsuit': ('action', 'case', 'court fight', 'lawsuits', 'legal battle', 'litigation', 'suit'),
    'LeadershipPeriod': ('era', 'periods of leadership'),
    'Legislature': ('legislatures',),
    'Letter': ('letters', 'open letter'),
    'Mandate': ('mandates',),
    'Matter': ('matters',),
    'Membership': ('member', 'memberships'),
    'MinuteOrder': ('docket order', 'minute entry', 'minute orders', 'text order'),
    'Mistrial': ('deadlocks and mistrials', 'hung jury', 'jury deadlock'),
    'MonetaryRelief': ('disgorgement', 'fine', 'forfeiture', 'monetary reliefs', 'restitution'),
    'Motion': ('application', 'motions', 'request'),
    'Negotiation': ('discussions', 'negotiations', 'talks'),
    'Nomination': ('nominations',),
    'NominationWithdrawal': ('withdrawals of nominations',),
    'Notice': ('notice of supplemental authority', 'notices'),
    'NoticeOfAppeal': ('appeal', 'notices of appeal'),
    'Objection': ('objections',),
    'Office': ('offices', 'position', 'seat'),
    'Opposition': ('memorandum in opposition', 'oppositions', 'response in opposition'),
    'Order': ('decision', 'orders', 'ruling'),
    'OrderSigned': ('signings of executive orders',),
    'OrderToShowCause': ('orders to show cause',),
    'Organization': ('organizations',),
    'Pardon': ('clemency', 'commutation', 'pardons'),
    'Penalty': ('penalties',),
    'Person': ('individual', 'people', 'persons'),
    'Petition': ('bankruptcy petition', 'petition for review', 'petitions'),
    'Plea': ('guilty plea', 'pleas'),
    'PleaAgreement': ('plea agreements', 'plea deal'),
    'PolicyShift': ('policy shifts',),
    'PolicyStance': ('approach', 'policy', 'policy stances', 'posture'),
    'Proceeding': ('docket', 'proceedings'),
    'Product': ('products', 'program', 'programme', 'service', 'smart contract'),
    'ProposedFiling': ('proposed filings', 'proposed order'),
    'PublicStatement': ('public statements', 'speech', 'statement', 'warning'),
    'Publisher': ('news agency', 'newspaper', 'publishers'),
    'Regulator': ('agency', 'commission', 'regulators', 'watchdog'),
    'ReleaseFromCustody': ('bail', 'releases from custody'),
    'Reorganization': ('initiative', 'reorganizations'),
    'Reply': ('replies', 'reply brief', 'reply memorandum'),
    'Report': ('reports',),
    'ReportIssued': ('issues of reports',),
    'RequestedRelief': ('requested reliefs',),
    'Roundtable': ('legislative hearing', 'public meeting', 'roundtables'),
    'Rule': ('final rule', 'proposed rule', 'regulation', 'rules'),
    'RuleAdopted': ('adoptions of rules',),
    'RuleOrLawAdopted': ('rule and law making',),
    'RulemakingPetition': ('petitions for rulemaking',),
    'Sanction': ('designation under sanctions', 'sanctions', 'sanctions listing'),
    'SelfCertification': ('self-certifications',),
    'Sentence': ('prison sentence', 'prison term', 'sentences'),
    'Settlement': ('deal', 'settlements'),
    'Speculation': ('forecast', 'opinion', 'speculations'),
    'SpeechAct': ('speech acts',),
    'State': ('states',),
    'Statement': ('statements',),
    'StatusReport': ('joint letter', 'joint status report', 'status reports'),
    'Stay': ('halt', 'hold', 'pause', 'stays'),
    'Stipulation': ('joint stipulation', 'stipulations'),
    'Summons': ('summonses',),
    'TaskForce': ('task forces', 'taskforce', 'unit', 'working group'),
    'TaskForceDissolution': ('disbanding of a task force', 'ends of task forces'),
    'TaskForceFormation': ('formations of task forces', 'task force formation'),
    'TemporaryRestrainingOrder': ('TRO', 'asset freeze', 'temporary restraining orders'),
    'Tenure': ('tenures',),
    'Token': ('coin', 'crypto asset', 'cryptocurrencies', 'cryptocurrency', 'tokens'),
    'Trial': ('trials',),
    'Unsealing': ('unsealings',),
    'Verdict': ('jury verdict', 'verdicts'),
    'VerdictOrPlea': ('conviction', 'guilty plea', 'verdicts and pleas'),
    'Vote': ('votes',),
    'Waiver': ('waiver of service', 'waivers'),
    'Warrant': ('warrants',),
    'WellsNotice': ('Wells notices',),
    'WellsSubmission': ('Wells submissions',),
    'answersEntry': ('docket entry answered',),
    'capacity': ('as',),
    'cik': ('central index key',),
    'court': ('court',),
    'crd': ('central registration depository number',),
    'createdBy': ('established by',),
    'docketNumber': ('case number',),
    'dueOn': ('deadline',),
    'entryNumber': ('ECF number', 'document number'),
    'foundBy': ('proved by',),
    'founderOf': ('founded',),
    'ground': ('basis', 'reason'),
    'investigates': ('probes',),
    'judge': ('presiding judge',),
    'leads': ('heads', 'is in charge of', 'runs'),
    'lei': ('legal entity identifier',),
    'madeBy': ('enacted by', 'issued by'),
    'memberOf': ('serves on', 'sits on'),
    'movant': ('moving party',),
    'office': ('office',),
    'registeredWith': ('licensed by',),
    'regulates': ('oversees', 'supervises'),
    'respondsTo': ('answers', 'in response to'),
    'revokes': ('repeals', 'rescinds'),
    'sentBackTo': ('remanded to',),
    'statute': ('section',),
    'vacates': ('dissolves', 'sets aside'),
}

# How a relation reads from its object to its subject.
INVERSE_LABELS: Final[dict[str, str]] = {
    'about': 'is subject of',
    'accused': 'is accused in',
    'accuser': 'alleges',
    'actor': 'acts in',
    'against': 'is target of',
    'allegedIn': 'contains allegation',
    'amends': 'is amended by',
    'amicus': 'is friend of the court in',
    'appealFrom': 'is appealed in',
    'appellant': 'is appellant in',
    'appellee': 'is appellee in',
    'appointedBy': 'appointed',
    'appointee': 'is appointed in',
    'approvedBy': 'approves',
    'arisesFrom': 'led to',
    'askedOf': 'is asked in',
    'awardedIn': 'awards',
    'beneficiary': 'benefits from',
    'claimAgainst': 'faces claim',
    'claimBy': 'brings claim',
    'closes': 'is closed in',
    'concerns': 'is concerned in',
    'consolidatedInto': 'is lead case of',
    'consolidatedWith': 'consolidated with',
    'continues': 'is continued by',
    'court': 'hears',
    'createdBy': 'created',
    'createdUnder': 'creates',
    'debtor': 'is debtor in',
    'decides': 'is decided by',
    'defendant': 'is defendant in',
    'denies': 'is denied by',
    'dismissedClaim': 'is dismissed by',
    'dismissedParty': 'is let out by',
    'disposesOf': 'is disposed of by',
    'dissentsFrom': 'is dissented from in',
    'dissolved': 'was dissolved by',
    'dueFrom': 'has due',
    'earlierStance': 'is left by',
    'earlierUnder': 'earlier stance held under, of shift',
    'endedBy': 'ends state',
    'ends': 'is ended by',
    'enjoins': 'is enjoined by',
    'enteredIn': 'has court act',
    'extendedBy': 'extends',
    'filedBy': 'filed',
    'filedIn': 'has filing',
    'formed': 'was formed in',
    'formedBy': 'formed by act',
    'foundBy': 'finds',
    'founderOf': 'was founded by',
    'fulfilledBy': 'fulfils',
    'ground': 'is ground of',
    'hasClaim': 'is claim in',
    'hasProceeding': 'is proceeding of',
    'headedBy': 'heads',
    'heldBy': 'holds tenure',
    'implements': 'is implemented by',
    'inCase': 'has event',
    'inProceeding': 'has event of its own',
    'instrument': 'is made or used in',
    'interestedParty': 'is interested in',
    'intervenor': 'intervenes in',
    'investigates': 'is investigated in',
    'investigator': 'inquires in',
    'issuedBy': 'issued',
    'issuer': 'issues',
    'judge': 'presides over',
    'laterStance': 'is taken up by',
    'laterUnder': 'took up by',
    'leadershipOf': 'has period of leadership',
    'leads': 'is led by',
    'ledBy': 'led',
    'madeBy': 'makes',
    'magistrate': 'is magistrate judge of',
    'member': 'has membership',
    'memberOf': 'has member',
    'membershipIn': 'has membership',
    'moderator': 'moderates',
    'movant': 'makes motion',
    'offeredBy': 'offers',
    'office': 'is filled or left in',
    'officeOf': 'has office',
    'offsetBy': 'offsets',
    'opponent': 'is opposed in',
    'orderedBy': 'orders state',
    'parallelTo': 'parallel to',
    'partOf': 'has part',
    'participant': 'takes part in',
    'party': 'is party to',
    'payee': 'receives in',
    'payer': 'pays in',
    'petitioner': 'is petitioner in',
    'plaintiff': 'is plaintiff in',
    'receiver': 'is receiver in',
    'registeredWith': 'has registrant',
    'regulates': 'is regulated by',
    'relatedTo': 'related to',
    'reliefDecidedBy': 'decides relief',
    'reliefDefendant': 'is relief defendant in',
    'reliesOn': 'is ground of stay',
    'replaces': 'is replaced by',
    'requests': 'is requested by',
    'respondent': 'is respondent in',
    'respondsTo': 'is answered by',
    'reviews': 'is reviewed by',
    'revokes': 'is revoked by',
    'revokesInPart': 'is revoked in part by',
    'sentBackTo': 'receives back by',
    'speaker': 'says',
    'stanceOf': 'takes stance',
    'statusFor': 'has status in a case',
    'statusOf': 'has status',
    'stayedParty': 'is protected by stay',
    'stays': 'is stayed in',
    'supersedes': 'is superseded by',
    'supports': 'is supported by',
    'tenureOf': 'has tenure',
    'transferredTo': 'was transferred from',
    'underAdministration': 'covers',
    'underLaw': 'is ground of',
    'vacates': 'is vacated by',
    'votedAgainst': 'voted against in',
    'votedFor': 'voted for in',
}

RECORD_FORMS: Final[tuple[RecordForm, ...]] = (
    RecordForm(event_class='AgencyAct', record_type='rule_or_law', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('against', 'instrument')),
    RecordForm(event_class='AgencyAgreement', record_type='rule_or_law', relief=None, outcome=None, modality=None, subjects=('participant',), objects=('instrument',)),
    RecordForm(event_class='AgencyDecision', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('against',)),
    RecordForm(event_class='AgencySubmission', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=()),
    RecordForm(event_class='Allegation', record_type='allegation', relief=None, outcome=None, modality=None, subjects=('accuser',), objects=('accused',)),
    RecordForm(event_class='AmendedPleading', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='Answer', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='AppellateDecision', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Appointment', record_type='appointment', relief=None, outcome=None, modality=None, subjects=('appointee',), objects=('office',)),
    RecordForm(event_class='Arrest', record_type='case_filed', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('against',)),
    RecordForm(event_class='Brief', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='Certification', record_type='stay_granted', relief='abeyance', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Certification', record_type='stay_extended', relief='abeyance-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Certification', record_type='stay_denied', relief='stay', outcome='denied', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Certification', record_type='stay_granted', relief='stay', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Certification', record_type='stay_extended', relief='stay-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Certification', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Complaint', record_type='case_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('against',)),
    RecordForm(event_class='Confirmation', record_type='appointment', relief=None, outcome=None, modality=None, subjects=('appointee',), objects=('office',)),
    RecordForm(event_class='ConsentJudgment', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='ConsentOrder', record_type='stay_granted', relief='abeyance', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='ConsentOrder', record_type='stay_extended', relief='abeyance-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='ConsentOrder', record_type='stay_denied', relief='stay', outcome='denied', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='ConsentOrder', record_type='stay_granted', relief='stay', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='ConsentOrder', record_type='stay_extended', relief='stay-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='ConsentOrder', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='CourtAct', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='CoverSheet', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='Declaration', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='DefaultJudgment', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Delisting', record_type='policy_shift', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('beneficiary',)),
    RecordForm(event_class='Denial', record_type='allegation', relief=None, outcome=None, modality=None, subjects=('speaker',), objects=()),
    RecordForm(event_class='Departure', record_type='appointment', relief=None, outcome=None, modality=None, subjects=('appointee',), objects=('office',)),
    RecordForm(event_class='Dismissal', record_type='case_dismissed', relief=None, outcome=None, modality=None, subjects=('filedBy', 'issuedBy'), objects=('against',)),
    RecordForm(event_class='Dissent', record_type='allegation', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('about',)),
    RecordForm(event_class='DocketEntry', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=()),
    RecordForm(event_class='Erratum', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='Filing', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='GuidanceIssued', record_type='rule_or_law', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('instrument',)),
    RecordForm(event_class='Hearing', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=()),
    RecordForm(event_class='Indictment', record_type='case_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('against',)),
    RecordForm(event_class='Injunction', record_type='stay_granted', relief='abeyance', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Injunction', record_type='stay_extended', relief='abeyance-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Injunction', record_type='stay_denied', relief='stay', outcome='denied', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Injunction', record_type='stay_granted', relief='stay', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Injunction', record_type='stay_extended', relief='stay-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Injunction', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Intention', record_type='statement_of_intent', relief=None, outcome=None, modality=None, subjects=('speaker',), objects=('about',)),
    RecordForm(event_class='InvestigationClosing', record_type='investigation_closed', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('against',)),
    RecordForm(event_class='InvestigationOpening', record_type='investigation_opened', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('against',)),
    RecordForm(event_class='Judgment', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='LawEnacted', record_type='rule_or_law', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('instrument',)),
    RecordForm(event_class='Letter', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=()),
    RecordForm(event_class='Mandate', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='MinuteOrder', record_type='stay_granted', relief='abeyance', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='MinuteOrder', record_type='stay_extended', relief='abeyance-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='MinuteOrder', record_type='stay_denied', relief='stay', outcome='denied', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='MinuteOrder', record_type='stay_granted', relief='stay', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='MinuteOrder', record_type='stay_extended', relief='stay-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='MinuteOrder', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Mistrial', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='MonetaryRelief', record_type='penalty', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Motion', record_type='stay_requested', relief='abeyance', outcome=None, modality=None, subjects=('movant',), objects=('opponent',)),
    RecordForm(event_class='Motion', record_type='stay_requested', relief='stay', outcome=None, modality=None, subjects=('movant',), objects=('opponent',)),
    RecordForm(event_class='Motion', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('movant',), objects=('opponent',)),
    RecordForm(event_class='Negotiation', record_type='negotiation', relief=None, outcome=None, modality=None, subjects=('participant',), objects=('participant',)),
    RecordForm(event_class='Nomination', record_type='appointment', relief=None, outcome=None, modality='planned', subjects=('appointee',), objects=('office',)),
    RecordForm(event_class='NominationWithdrawal', record_type='appointment', relief=None, outcome=None, modality='denied', subjects=('appointee',), objects=('office',)),
    RecordForm(event_class='Notice', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='NoticeOfAppeal', record_type='appeal_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('against',)),
    RecordForm(event_class='Objection', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='Opposition', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='Order', record_type='stay_granted', relief='abeyance', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Order', record_type='stay_extended', relief='abeyance-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Order', record_type='stay_denied', relief='stay', outcome='denied', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Order', record_type='stay_granted', relief='stay', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Order', record_type='stay_extended', relief='stay-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Order', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='OrderSigned', record_type='order_signed', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('instrument',)),
    RecordForm(event_class='OrderToShowCause', record_type='stay_granted', relief='abeyance', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='OrderToShowCause', record_type='stay_extended', relief='abeyance-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='OrderToShowCause', record_type='stay_denied', relief='stay', outcome='denied', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='OrderToShowCause', record_type='stay_granted', relief='stay', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='OrderToShowCause', record_type='stay_extended', relief='stay-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='OrderToShowCause', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Pardon', record_type='penalty', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('beneficiary',)),
    RecordForm(event_class='Penalty', record_type='penalty', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Petition', record_type='case_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('against',)),
    RecordForm(event_class='Plea', record_type='verdict_or_plea', relief=None, outcome=None, modality=None, subjects=('against',), objects=()),
    RecordForm(event_class='PleaAgreement', record_type='verdict_or_plea', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=()),
    RecordForm(event_class='PolicyShift', record_type='policy_shift', relief=None, outcome=None, modality=None, subjects=('actor',), objects=()),
    RecordForm(event_class='ProposedFiling', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='PublicStatement', record_type='allegation', relief=None, outcome=None, modality=None, subjects=('speaker',), objects=('about',)),
    RecordForm(event_class='ReleaseFromCustody', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('beneficiary',)),
    RecordForm(event_class='Reorganization', record_type='policy_shift', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('against',)),
    RecordForm(event_class='Reply', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='Report', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='ReportIssued', record_type='rule_or_law', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('instrument',)),
    RecordForm(event_class='Roundtable', record_type='statement_of_intent', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('participant',)),
    RecordForm(event_class='RuleAdopted', record_type='rule_or_law', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('instrument',)),
    RecordForm(event_class='RuleOrLawAdopted', record_type='rule_or_law', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('instrument',)),
    RecordForm(event_class='RulemakingPetition', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=()),
    RecordForm(event_class='Sanction', record_type='penalty', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('against',)),
    RecordForm(event_class='SelfCertification', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=()),
    RecordForm(event_class='Sentence', record_type='penalty', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Settlement', record_type='settlement', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('against',)),
    RecordForm(event_class='Speculation', record_type='speculation', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('about',)),
    RecordForm(event_class='StatusReport', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='Stipulation', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='Summons', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='TaskForceDissolution', record_type='policy_shift', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('dissolved',)),
    RecordForm(event_class='TaskForceFormation', record_type='taskforce_formed', relief=None, outcome=None, modality=None, subjects=('formedBy',), objects=('formed',)),
    RecordForm(event_class='TemporaryRestrainingOrder', record_type='stay_granted', relief='abeyance', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='TemporaryRestrainingOrder', record_type='stay_extended', relief='abeyance-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='TemporaryRestrainingOrder', record_type='stay_denied', relief='stay', outcome='denied', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='TemporaryRestrainingOrder', record_type='stay_granted', relief='stay', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='TemporaryRestrainingOrder', record_type='stay_extended', relief='stay-extension', outcome='granted', modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='TemporaryRestrainingOrder', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Trial', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=()),
    RecordForm(event_class='Unsealing', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='Verdict', record_type='verdict_or_plea', relief=None, outcome=None, modality=None, subjects=('against',), objects=()),
    RecordForm(event_class='VerdictOrPlea', record_type='verdict_or_plea', relief=None, outcome=None, modality=None, subjects=('against',), objects=()),
    RecordForm(event_class='Vote', record_type='rule_or_law', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('instrument',)),
    RecordForm(event_class='Waiver', record_type='motion_filed', relief=None, outcome=None, modality=None, subjects=('filedBy',), objects=('opponent',)),
    RecordForm(event_class='Warrant', record_type='ruling', relief=None, outcome=None, modality=None, subjects=('issuedBy',), objects=('against',)),
    RecordForm(event_class='WellsNotice', record_type='allegation', relief=None, outcome=None, modality=None, subjects=('actor',), objects=('against',)),
    RecordForm(event_class='WellsSubmission', record_type='allegation', relief=None, outcome=None, modality='denied', subjects=('filedBy',), objects=('askedOf',)),
)
