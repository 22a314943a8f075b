"""Acts in all forms in which English tells of them: who acts, voice, clause, negation, plan, hedge, report, condition.

A row of ``constructions/`` is a sentence that somebody thought of; here each act of :data:`ACTS` is put through every
form of :data:`FORMS`, so that what holds for one verb is seen to hold for all. A cell is one act in one form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from cryptoreg.loaders.text.lexicon import verb_forms
from cryptoreg.loaders.text.records import FactRecord
from tests.loaders.rows import matches, records_of

TITLE = "Notes of the week"
SETTING = "The SEC regulates markets. Quillmark Labs Inc. is an exchange founded by its chief executive, Tomas Ebert, 41."
Q = "Quillmark Labs Inc."


@dataclass(frozen=True, slots=True)
class Act:
    """A verb with what is done.

    Attributes:
        verb: in its base form.
        reads: the record that the act gives, without its modality.
        object: the words right behind the verb, which are its subject in the passive.
        tail: further words.
        passive: whether it has one.
        said: an accusation or a denial, of which the record is what is said.
    """

    verb: str
    reads: str
    object: str = ""
    tail: str = ""
    passive: bool = True
    said: str = "asserted"


SEC = (
    Act("sue", f"case_filed SEC -> {Q}", "Quillmark", "over unregistered sales"),
    Act("charge", f"case_filed SEC -> {Q}", "Quillmark", "with fraud"),
    Act("file", f"case_filed SEC -> {Q}", "a lawsuit against Quillmark", "in Manhattan federal court"),
    Act("bring", f"case_filed SEC -> {Q}", "a civil action against Quillmark"),
    Act("fine", f"penalty SEC -> {Q}", "Quillmark", "$2 million"),
    Act("impose", f"penalty SEC -> {Q}", "a $2 million penalty on Quillmark"),
    Act("order", f"penalty SEC -> {Q}", "Quillmark", "to pay $2 million"),
    Act("settle", f"settlement SEC -> {Q}", "its case against Quillmark", "for $2 million"),
    Act("reach", f"settlement SEC -> {Q}", "a settlement with Quillmark"),
    Act("drop", f"case_dismissed SEC -> {Q}", "its lawsuit against Quillmark"),
    Act("dismiss", f"case_dismissed SEC -> {Q}", "its case against Quillmark"),
    Act("withdraw", f"case_dismissed SEC -> {Q}", "its complaint against Quillmark"),
    Act("close", f"investigation_closed SEC -> {Q}", "its investigation into Quillmark"),
    Act("end", f"investigation_closed SEC -> {Q}", "its probe of Quillmark"),
    Act("open", f"investigation_opened SEC -> {Q}", "an investigation into Quillmark"),
    Act("investigate", f"investigation_opened SEC -> {Q}", "Quillmark"),
    Act("appeal", "appeal_filed SEC", "the Quillmark ruling"),
    Act("accuse", f"allegation SEC -> {Q}", "Quillmark", "of misleading investors", said="alleged"),
    Act("form", "taskforce_formed SEC", "a crypto task force"),
    Act("appoint", "appointment Mara Voss -> head of SEC", "Mara Voss", "as head of its crypto unit"),
    Act("adopt", "rule_or_law SEC", "a custody rule"),
    Act("approve", "rule_or_law SEC", "a rule on stablecoin reserves"),
    Act("ask", "stay_requested SEC", "a federal judge to stay its case against Quillmark", passive=False),
    Act("file", "motion_filed SEC", "a motion to compel Quillmark to produce documents"),
)
COURT = (
    Act("stay", "stay_granted court (unnamed)", "the SEC's case against Quillmark", "for 60 days"),
    Act("grant", "stay_granted court (unnamed)", "a 60-day stay of the SEC's case against Quillmark"),
    Act("deny", "stay_denied court (unnamed)", "the SEC's motion to stay its case against Quillmark"),
    Act("dismiss", f"case_dismissed court (unnamed) -> {Q}", "the SEC's lawsuit against Quillmark"),
    Act("reject", "ruling court (unnamed)", "Quillmark's motion to dismiss the SEC's lawsuit"),
)
PERSON = (
    Act("plead", "verdict_or_plea Tomas Ebert", "", "guilty to wire fraud", passive=False),
    Act("resign", "appointment Tomas Ebert", "", "as chief executive of Quillmark", passive=False),
    Act("deny", "allegation Tomas Ebert", "", "misleading investors", passive=False, said="denied"),
)
ACTS = (("the SEC", SEC), ("a federal court", COURT), ("Tomas Ebert", PERSON))

# {S} who acts, {O} what is done with its tail, {A} the words that are the subject of the passive, {T} the tail;
# {base} {s} {past} {participle} {gerund} the verb. What is said behind "=": the modality, or none for no such record.
FORMS = {
    "past": "{S} {past}{O} on Jan. 7. = done",
    "perfect": "{S} has {participle}{O}. = done",
    "past perfect": "{S} had {participle}{O} in 2022. = done",
    "after": "The move comes a month after {S} {past}{O}. = done",
    "when": "Shares fell in January when {S} {past}{O}. = done",
    "while": "Congress held hearings in May, while {S} {past}{O}. = done",
    "gerund": "After {gerund}{O}, {S} hired more staff. = done",
    "joined": "{S} held a meeting on Monday and {past}{O} a day later. = done",
    "relative": "{S}, which {past}{O} in January, declined to comment. = done",
    "that": "The company's lawyers noted that {S} {past}{O} in January. = done|reported",
    "not": "{S} did not {base}{O}. = denied",
    "never": "{S} has never {participle}{O}. = denied",
    "denies": "{S} denied having {participle}{O}. = disputed",
    "not yet": "{S} has yet to {base}{O}. = denied|planned",
    "refused": "{S} refused to {base}{O}. = denied",
    "plan": "{S} plans to {base}{O}. = planned",
    "will": "{S} will {base}{O} next month. = planned",
    "set to": "{S} is set to {base}{O}. = planned",
    "expected": "{S} is expected to {base}{O} in March. = planned|speculated",
    "may": "{S} may {base}{O}. = speculated",
    "could": "Analysts believe {S} could {base}{O}. = speculated",
    "reportedly": "{S} has reportedly {participle}{O}. = reported",
    "according": "According to Bloomberg, {S} {past}{O} in January. = reported",
    "if": "If {S} {s}{O}, the market could fall. = none",
    "question": "Will {S} {base}{O}? = none",
    "should": "Critics say {S} should {base}{O}. = none",
    "passive": "{A} was {participle}{T} by {S} in January. = done",
    "passive perfect": "{A} has been {participle}{T} by {S}. = done",
    "passive, nobody": "{A} was {participle}{T} in January. = happened",
    "passive, not": "{A} was not {participle}{T} by {S}. = denied",
    "passive, could": "{A} could be {participle}{T} by {S}. = speculated",
    "passive, reduced": "{A}, {participle}{T} by {S} in January, drew wide attention. = done",
    "object relative": "{A}, which {S} {past}{T} in January, drew wide attention. = done",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One act in one form: the sentence, and what it must and must not give."""

    form: str
    act: Act
    sentence: str
    means: str

    @property
    def name(self) -> str:
        return f"{self.form}: {self.act.verb} {self.act.object or self.act.tail}"

    def is_right(self) -> bool:
        """Whether the records are those that the form calls for, and none claims more."""
        found = [r for r in records_of(TITLE, f"{SETTING} {self.sentence}") if r.type != "entity"]
        kind = self.act.reads.split(" ")[0]
        claims = [r for r in found if r.type == kind and r.modality == self.act.said]
        if self.means in ("done", "done|reported", "happened"):
            allowed = (self.act.said, "reported") if "reported" in self.means else (self.act.said,)
            return any(
                self._reads(r, kind if self.means == "happened" else self.act.reads, allowed) for r in found
            )
        if self.act.said != "asserted" or self.means == "none":
            return not claims  # what is accused or denied only perhaps, or not, is not accused or denied
        if self.means == "disputed":
            return not claims and any(r.modality == "denied" for r in found)
        meant = self.act.reads.split(" ", 1)
        others = (
            [f"{t} {meant[1]}" for t in ("statement_of_intent", "speculation")]
            if "denied" not in self.means
            else []
        )
        wanted = [self.act.reads, *others]
        return not claims and any(self._reads(r, w, self.means.split("|")) for r in found for w in wanted)

    @staticmethod
    def _reads(record: FactRecord, pattern: str, modalities: tuple[str, ...] | list[str]) -> bool:
        return record.modality in modalities and matches(record, pattern)


def cells() -> Iterator[Cell]:
    """All acts in all their forms."""
    for who, acts in ACTS:
        for act in acts:
            forms = verb_forms(act.verb)
            tail = f" {act.tail}" if act.tail else ""
            words = {
                "S": who,
                "O": f" {act.object}{tail}" if act.object else tail,
                "A": act.object.replace("its ", "the ", 1) if act.object.startswith("its ") else act.object,
                "T": tail,
                **forms,
            }
            for form, template in FORMS.items():
                sentence, means = template.split(" = ")
                if "{A}" in sentence and not act.passive:
                    continue
                if who == "a federal court" and form in ("denies", "refused"):
                    continue  # what it refuses it rules on
                if form == "relative" and who == "Tomas Ebert":
                    sentence = sentence.replace("which", "who")
                told = sentence.format(**words)
                yield Cell(form, act, told[0].upper() + told[1:], means)


# ---- who, whom and when: a few acts with everything that may stand in their slots

DONE = (
    ("case_filed", "sued {whom} over unregistered sales"),
    ("case_filed", "charged {whom} with fraud"),
    ("case_filed", "filed a lawsuit against {whom}"),
    ("penalty", "fined {whom} $2 million"),
    ("penalty", "imposed a $2 million penalty on {whom}"),
    ("settlement", "settled with {whom} for $2 million"),
    ("case_dismissed", "dropped its lawsuit against {whom}"),
    ("case_dismissed", "dismissed its case against {whom}"),
    ("investigation_closed", "closed its investigation into {whom}"),
    ("investigation_opened", "opened an investigation into {whom}"),
    ("allegation", "accused {whom} of misleading investors"),
)
NAMED = (
    f"{Q} is an exchange founded by its chief executive, Tomas Ebert, 41. Brightfold is a lender. "
    "The Securities and Exchange Commission (SEC) watches both."
)
WHO = {
    "The agency {did}.": "SEC",
    "The regulator {did}.": "SEC",
    "The newly installed commission {did}.": "SEC",
    "The SEC held a meeting on Monday. It {did} a day later.": "SEC",
    "The SEC, the top U.S. markets regulator, {did}.": "SEC",
    "Under Chair Mara Voss, the SEC {did}.": "SEC",
    "SEC staff {did}.": "SEC",
    "SEC attorneys {did}.": "SEC",
    "The SEC's enforcement division {did}.": "SEC",
    "The SEC announced Tuesday that it {did}.": "SEC",
    "The SEC said it {did}.": "SEC",
    "The SEC, in a rare move, {did}.": "SEC",
    "In a rare move, the SEC {did}.": "SEC",
    "The SEC abruptly {did}.": "SEC",
    "The SEC on Tuesday {did}.": "SEC",
    "The agency that {did} declined to comment.": "SEC",
    "The U.S. Securities and Exchange Commission {did}.": "SEC",
    "The SEC and the CFTC {did}.": "SEC, CFTC",
    "Both the SEC and the CFTC {did}.": "SEC, CFTC",
    "The SEC, along with the CFTC, {did}.": "SEC, CFTC",
    "The Commodity Futures Trading Commission {did}.": "CFTC",
    "Britain's Financial Conduct Authority {did}.": "FCA",
    "Texas {did}.": "Texas",
    "New York Attorney General Letitia James {did}.": "New York Attorney General",
    "The Justice Department {did}.": "DOJ",
    "Federal prosecutors {did}.": "federal prosecutors",
}
WHOM = {
    "Quillmark and Brightfold": f"{Q}, Brightfold",
    "both Quillmark and Brightfold": f"{Q}, Brightfold",
    "Quillmark as well as Brightfold": f"{Q}, Brightfold",
    "Quillmark, Brightfold and Tidewater Exchange": f"{Q}, Brightfold, Tidewater Exchange",
    "Quillmark and its founder, Tomas Ebert,": f"{Q}, Tomas Ebert",
    "Quillmark founder Tomas Ebert": "Tomas Ebert",
    "Quillmark's chief executive, Tomas Ebert,": "Tomas Ebert",
    "Tomas Ebert, the chief executive of Quillmark,": "Tomas Ebert",
    "the exchange Quillmark": Q,
    "the exchange": Q,
    "Quillmark, an exchange based in Texas,": Q,
    "crypto company Quillmark": Q,
    "Quillmark and two executives": Q,
    "the lender Brightfold": "Brightfold",
    "Quillmark's rival Brightfold": "Brightfold",
}
WHEN = {
    "On Jan. 7, the SEC {did}.": "2025-01-07",
    "In January, the SEC {did}.": "2025-01",
    "The SEC {did} on January 7, 2025.": "2025-01-07",
    "The SEC {did} on 7 January 2025.": "2025-01-07",
    "The SEC {did} last month.": "2025-01",
    "The SEC {did} earlier this month.": "2025-02",
    "The SEC {did} on Tuesday.": "2025-02-11",
    "On Tuesday, the SEC {did}.": "2025-02-11",
    "The SEC {did} yesterday.": "2025-02-13",
    "The SEC {did} in the week of Feb. 3.": "2025-02",
    "The SEC {did} in 2023.": "2023",
    "In mid-2023 the SEC {did}.": "2023",
    "Late last year, the SEC {did}.": "2024",
    "Back in June 2023, the SEC {did}.": "2023-06",
    "The SEC {did} in the first quarter of 2024.": "2024",
    "The SEC, which was founded in 1934, {did} in June 2023.": "2023-06",
    "The SEC {did} on Feb. 3, days after Congress met on Jan. 30.": "2025-02-03",
    "Two years after the crash of 2021, the SEC {did} in March 2023.": "2023-03",
    "Congress met on Jan. 30. Three days later, the SEC {did}.": "2025-02-02",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of an act, filled in one way: the sentence and what must stand there."""

    slot: str
    kind: str
    sentence: str
    holders: frozenset[str]

    def is_right(self) -> bool:
        """Whether just these hold the slot; a date may be told more exactly."""
        found = [r for r in records_of(TITLE, f"{NAMED} {self.sentence}") if r.type == self.kind]
        if self.slot == "date":
            (day,) = self.holders
            return any((r.date or "").startswith(day) for r in found)
        return {r.subject if self.slot == "subject" else r.object for r in found} == self.holders


def slots() -> Iterator[Slot]:
    """All ways to fill the slots of the acts."""
    for kind, did in DONE:
        for template, holders in WHO.items():
            sentence = template.format(did=did.format(whom="Quillmark"))
            yield Slot("subject", kind, sentence, frozenset(holders.split(", ")))
        for whom, holders in WHOM.items():
            sentence = f"The SEC {did.format(whom=whom)}.".replace(",.", ".")
            yield Slot("object", kind, sentence, frozenset(holders.split(", ")))
        for template, day in WHEN.items():
            yield Slot("date", kind, template.format(did=did.format(whom="Quillmark")), frozenset({day}))


def wordings() -> Iterator[tuple[str, str]]:
    """Each pattern of ``wordings.yaml`` with each of its sentences."""
    for pattern, sentences in yaml.safe_load((Path(__file__).parent / "wordings.yaml").read_text()).items():
        for sentence in sentences:
            yield pattern, sentence


def is_told(pattern: str, sentence: str) -> bool:
    """Whether a sentence gives a record that a pattern describes."""
    return any(matches(r, pattern) for r in records_of(TITLE, f"{SETTING} {sentence}"))


# ---- what has not happened, or only perhaps, however it is told: none of these may be given as a fact

NOUNS = (
    ("settlement", "settlement with Quillmark"),
    ("case_filed", "lawsuit against Quillmark"),
    ("penalty", "$2 million fine against Quillmark"),
    ("case_dismissed", "dismissal of the SEC's case against Quillmark"),
    ("investigation_opened", "investigation into Quillmark"),
    ("stay_granted", "stay of the SEC's case against Quillmark"),
    ("appeal_filed", "appeal of the Quillmark ruling"),
    ("taskforce_formed", "crypto task force"),
    ("rule_or_law", "custody rule"),
)
ONLY = (
    "proposed potential possible tentative looming rumored planned expected future likely hypothetical threatened"
).split()
AROUND = (
    "The SEC's {noun} drew wide attention.",
    "Lawyers discussed a {noun}.",
    "The market is bracing for a {noun}.",
)
UNDONE = (
    ("case_filed", "The SEC", "sue", "Quillmark over unregistered sales"),
    ("penalty", "The SEC", "fine", "Quillmark $2 million"),
    ("settlement", "The SEC", "settle", "with Quillmark"),
    ("case_dismissed", "The SEC", "drop", "its lawsuit against Quillmark"),
    ("investigation_closed", "The SEC", "close", "its investigation into Quillmark"),
    ("investigation_opened", "The SEC", "open", "an investigation into Quillmark"),
    ("taskforce_formed", "The SEC", "form", "a crypto task force"),
    ("rule_or_law", "The SEC", "adopt", "a custody rule"),
    ("allegation", "The SEC", "accuse", "Quillmark of fraud"),
    ("stay_granted", "A federal judge", "pause", "the SEC's case against Quillmark"),
    ("case_dismissed", "A federal judge", "dismiss", "the SEC's case against Quillmark"),
    ("penalty", "A federal judge", "sentence", "Tomas Ebert to four years in prison"),
    ("verdict_or_plea", "A jury", "convict", "Tomas Ebert of fraud"),
    ("verdict_or_plea", "Tomas Ebert", "plead", "guilty to fraud"),
    ("appointment", "Tomas Ebert", "resign", "as chief executive of Quillmark"),
    ("appeal_filed", "Quillmark", "appeal", "the ruling"),
    ("case_filed", "Quillmark", "sue", "the SEC"),
    ("settlement", "Quillmark", "settle", "with the SEC"),
    ("motion_filed", "Quillmark", "move", "to dismiss the SEC's lawsuit"),
    ("case_filed", "Texas", "sue", "Quillmark"),
    ("rule_or_law", "The Senate", "pass", "a stablecoin bill"),
    ("rule_or_law", "Congress", "repeal", "the broker rule"),
    ("order_signed", "President Trump", "sign", "an executive order on crypto"),
    ("appointment", "President Trump", "appoint", "Mara Voss as chair of the SEC"),
)
NEVER = (
    "{Who} threatened to {base}.",
    "{Who} declined to {base}.",
    "{Who} failed to {base}.",
    "{Who} hopes to {base}.",
    "{Who} vowed to {base}.",
    "{Who} was about to {base}.",
    "{Who} was urged to {base}.",
    "{Who} has been asked to {base}.",
    "{Who} needs approval to {base}.",
    "{Who} has the power to {base}.",
    "{Who} has no plans to {base}.",
    "{Who} is unlikely to {base}.",
    "{Who} is mulling whether to {base}.",
    "{Who}'s plan to {base} drew criticism.",
    "{Who}'s failure to {base} drew criticism.",
    "{Who} will not {base}.",
    "{Who} won't {base}.",
    "{Who} didn't {base}.",
    "{Who} hasn't {participle}.",
    "{Who} never {past}.",
    "{Who} should {base}, a senator said.",
    "{Who} can {base} only after a vote.",
    "{Who} would have {participle} had Congress acted.",
    "Had {who} {participle}, shares would have fallen.",
    "Unless {who} {s}, the token will list.",
    "Before {gerund}, {who} must hold a hearing.",
    "Instead of {gerund}, {who} issued a statement.",
    "Rather than {base}, {who} issued a statement.",
    "{Who} held a hearing without {gerund}.",
    "{Who} stopped short of {gerund}.",
    "{Who} decided against {gerund}.",
    "{Who} voted against {gerund}.",
    "{Who} barely avoided {gerund}.",
    "{Who} is weighing {gerund}.",
    "Senators urged {who} to {base}.",
    "No one expects {who} to {base}.",
    "Nobody thinks {who} {past}.",
    "Lawyers asked whether {who} {past}.",
    "It is unclear if {who} {past}.",
    "There is no sign that {who} {past}.",
    "Rumors that {who} {past} are false.",
    "{Who} denied reports that it had {participle}.",
    "Contrary to reports, {who} has not {participle}.",
    "A bill would require {who} to {base}.",
    "{Who} considered {gerund}.",
    "A bill would let {who} {base}.",
)


def claims() -> Iterator[tuple[str, str]]:
    """Each sentence with the kind of record that it may not give as a fact, or as an accusation that was made."""
    for kind, noun in NOUNS:
        for adjective in ONLY:
            for template in AROUND:
                yield kind, template.format(noun=f"{adjective} {noun}")
    for kind, who, verb, rest in UNDONE:
        forms = {name: f"{form} {rest}" for name, form in verb_forms(verb).items()}
        for template in NEVER:
            yield kind, template.format(**forms, **_as_subject(who))


def is_claimed(kind: str, sentence: str) -> bool:
    """Whether a sentence gives such a record as something that happened."""
    said = "alleged" if kind == "allegation" else "asserted"
    return any(
        r.type == kind and r.modality in (said, "reported")
        for r in records_of(TITLE, f"{SETTING} {sentence}")
    )


# ---- what is only alleged to have happened

ALLEGED = (
    "Investors allege that {who} {past}.",
    "Tomas Ebert alleges that {who} {past}.",
    "Critics claim that {who} {past}.",
    "A lawsuit by investors alleges that {who} {past}.",
    "Prosecutors allege {who} {past}.",
    "Tomas Ebert claimed {who} had {participle}.",
    "It is alleged that {who} {past}.",
    "Investors accused {who} of {gerund}.",
    "{Who} is accused of {gerund}.",
    "{Who} is alleged to have {participle}.",
    "{Who} allegedly {past}.",
)


def allegations() -> Iterator[tuple[str, str]]:
    """Each sentence with the kind of record that it may not give as a fact, since a side only alleges it."""
    for kind, who, verb, rest in UNDONE:
        if kind != "allegation":
            forms = {name: f"{form} {rest}" for name, form in verb_forms(verb).items()}
            for template in ALLEGED:
                yield kind, template.format(**forms, **_as_subject(who))


def _as_subject(who: str) -> dict[str, str]:
    """Who acts, where a sentence begins and elsewhere."""
    return {"Who": who, "who": who[0].lower() + who[1:] if who.startswith(("The ", "A ")) else who}


# ---- which of two cases is meant

TWO_CASES = (
    "The SEC sued Quillmark, an exchange, in June 2023. A month later it sued Brightfold, a lender, for fraud.",
    "Quillmark, an exchange, and Brightfold, a lender, are both fighting lawsuits from the SEC.",
)
ENDED = (
    ("case_dismissed", "The SEC dropped {case} on Monday."),
    ("case_dismissed", "On Monday, a federal judge threw out {case}."),
    ("stay_granted", "A federal judge paused {case}, court papers show."),
    ("stay_granted", "A judge put {case} on hold for 60 days."),
    ("stay_requested", "The SEC asked a federal judge to pause {case}."),
    ("settlement", "The SEC settled {case} on Monday."),
    ("ruling", "On Monday, a federal judge rejected a motion to dismiss {case}."),
)
MEANS = {
    "the case against Quillmark": "Quillmark",
    "the Quillmark case": "Quillmark",
    "the SEC's lawsuit against Quillmark": "Quillmark",
    "the case against the exchange": "Quillmark",
    "SEC v. Quillmark": "Quillmark",
    "the case against the lender": "Brightfold",
    "the suit against Brightfold": "Brightfold",
    "the Brightfold case": "Brightfold",
}


def cases() -> Iterator[tuple[str, str, str]]:
    """Each text with the kind of record that it tells and the defendant of whose case it is."""
    for setting in TWO_CASES:
        for kind, template in ENDED:
            for case, defendant in MEANS.items():
                if not (kind == "settlement" and case.startswith("SEC v.")):
                    yield kind, f"{setting} {template.format(case=case)}", defendant


def is_of_the_case(kind: str, text: str, defendant: str) -> bool:
    """Whether such a record is of the case of just this defendant."""
    found = {r.case for r in records_of(TITLE, text) if r.type == kind}
    return found == {f"SEC v. {defendant}"}


# ---- what somebody else has reported, and who

REPORTED = (
    ("case_filed", "sued Quillmark"),
    ("penalty", "fined Quillmark $2 million"),
    ("settlement", "settled with Quillmark"),
    ("case_dismissed", "dropped its lawsuit against Quillmark"),
    ("investigation_closed", "closed its investigation into Quillmark"),
    ("investigation_opened", "opened an investigation into Quillmark"),
    ("taskforce_formed", "formed a crypto task force"),
    ("rule_or_law", "adopted a custody rule"),
)
BY = {
    "Bloomberg reported that the SEC has {done}.": "Bloomberg",
    "Reuters reported Tuesday that the SEC {done}.": "Reuters",
    "The SEC has {done}, Reuters reported.": "Reuters",
    "The SEC has {done}, according to Bloomberg.": "Bloomberg",
    "The SEC has {done}, according to a Bloomberg report.": "Bloomberg",
    "According to a report by Reuters, the SEC has {done}.": "Reuters",
    "Sources told CoinDesk that the SEC has {done}.": "CoinDesk",
    "The Wall Street Journal reported that the SEC {done}.": "Wall Street Journal",
    "The SEC {done}, the Wall Street Journal reported on Monday.": "Wall Street Journal",
    "The SEC {done}, as first reported by The Block.": "The Block",
    "The Financial Times wrote that the SEC {done}.": "Financial Times",
    "Fox Business said the SEC had {done}.": "Fox Business",
    "A report in the New York Times said the SEC {done}.": "New York Times",
    "The SEC {done}, a source told Reuters.": "Reuters",
    "CoinDesk, citing two sources, said the SEC had {done}.": "CoinDesk",
    "The SEC {done}, per a Bloomberg report.": "Bloomberg",
    "The SEC {done}, per Reuters.": "Reuters",
    "According to people familiar with the matter, the SEC has {done}.": "",
    "The SEC has {done}, people familiar with the matter said.": "",
    "A person briefed on the decision said the SEC had {done}.": "",
    "Media reports say the SEC {done}.": "",
    "Local media reported that the SEC {done}.": "",
    "Unconfirmed reports claim that the SEC {done}.": "",
    "It was reported that the SEC {done}.": "",
    "The SEC is reported to have {done}.": "",
    "The SEC is said to have {done}.": "",
    "The SEC has reportedly {done}.": "",
    "The SEC has apparently {done}.": "",
    "Reportedly, the SEC {done}.": "",
}


def reports() -> Iterator[tuple[str, str, str]]:
    """Each sentence with the kind of record that it reports, and who does; empty where nobody is named."""
    for template, who in BY.items():
        for kind, done in REPORTED:
            yield kind, template.format(done=done), who


def is_reported(kind: str, sentence: str, who: str) -> bool:
    """Whether a sentence gives such a record as reported, by whom, and never as asserted."""
    found = [r for r in records_of(TITLE, f"{SETTING} {sentence}") if r.type == kind]
    return all(r.modality == "reported" for r in found) and any(who in (r.attributed_to or "") for r in found)


def main() -> None:
    """Print the cells that fail, form by form: ``python -m tests.loaders.paradigms``."""
    every = list(cells())
    wrong = [c for c in every if not c.is_right()]
    for cell in wrong:
        print(f"{cell.name}\n      {cell.sentence}")  # noqa: T201
    print(f"{len(every) - len(wrong)} of {len(every)} are right")  # noqa: T201
    filled = list(slots())
    amiss = [s for s in filled if not s.is_right()]
    for slot in amiss:
        print(f"{slot.slot} of {slot.kind}\n      {slot.sentence}")  # noqa: T201
    missed = [sentence for pattern, sentence in wordings() if not is_told(pattern, sentence)]
    print("\n".join(f"not told: {sentence}" for sentence in missed))  # noqa: T201
    wrongly = [sentence for kind, sentence in claims() if is_claimed(kind, sentence)]
    print("\n".join(f"claimed: {sentence}" for sentence in wrongly))  # noqa: T201
    astray = [told[1] for told in cases() if not is_of_the_case(*told)]
    print("\n".join(f"another case: {text}" for text in astray))  # noqa: T201
    unreported = [told[1] for told in reports() if not is_reported(*told)]
    print("\n".join(f"not as reported: {sentence}" for sentence in unreported))  # noqa: T201
    print(f"{len(filled) - len(amiss)} of {len(filled)} slots are right")  # noqa: T201


if __name__ == "__main__":
    main()
