"""The subject of a verb, read leftwards from it over auxiliaries, insertions and adverbials."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cryptoreg.loaders.text.lexicon import table, verb_forms
from cryptoreg.loaders.text.mentions import Mention
from cryptoreg.ontology.generated.names import Class

if TYPE_CHECKING:
    from cryptoreg.loaders.text.syntax import Clause

_INSERTION = re.compile(
    r",\s+(?:(?:[A-Z][\w.]*\s)*[A-Z][\w.]*['’]s(?=\s)|which|who|whom|whose|where|when|while|joined|a|an|the|its|his|her|their|one|formerly|now|then|also|along|together|"
    r"long|once|still|already|often|previously|currently|recently|perhaps|arguably|himself|herself|itself|both|each|all|not|until|since|amid|despite|another|including|like|such|led|headed|founded|based|known|citing|of|from|in|on|at|for|by|with|as|after|before|under|through|"
    r"however|meanwhile|too|though|instead|therefore|for example|among|better|acting|former|speaking|\d+|[a-z]+(?:ing|ed))\b"
)


_AUXILIARIES = frozenset(
    "is are was were be been being has have had having do does did will would shall should can could may might must "
    "not n't n’t also now then since all each both again once later soon still already first even further too "
    "himself herself itself themselves never just yet instead hereby thereby".split()
)
_ADVERB = re.compile(r"[a-z]+ly", re.IGNORECASE)


_STAFF_NOUNS = (
    "official officials staff lawyer lawyers attorney attorneys counsel spokesman spokeswoman spokesperson "
    "spokespeople leadership executive executives representative representatives commissioner commissioners "
    "regulator regulators prosecutor prosecutors team governor governors chair chairman chairwoman head "
    "president chief boss bosses leader leaders board arm council minister secretariat workers examiners "
    "inspectors experts economists analysts researchers officer officers"
).split()
_STAFF = re.compile(
    r"(?:['’]s)?\s+(?:[a-z-]+ ){0,2}(?:enforcement (?:division|staff|team)|division of [\w]+(?: [A-Z]\w+)?|"
    rf"{'|'.join(_STAFF_NOUNS)}|(?:Labs|Inc|LLC|Ltd)\.?,?)$",
    re.IGNORECASE,
)
_STAFF_ENDS = frozenset([*_STAFF_NOUNS, "division", "labs", "inc", "llc", "ltd"])


_ADVERBIAL = re.compile(
    r"(?:^|\s)(?:(?:on|in|at|by|during|since|under|last|earlier|this|yesterday|today|before|after|with|for|from|through|via|"
    r"late|early|over|within|throughout|following|of|against|between|into|amid|about|to|two|three|four)\b(?:\s+[\w’'.$&%-]+(?:,(?=\s[A-Z][\w.]+,?$))?){0,7},?|"
    r"(?:yesterday|today|recently|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))$"
)


_CONTACT = re.compile(
    r"(?<=[a-z])\s(?:(?:that|which|whom)\s)?(?:he|she|it|they)\s(?:\w+ly\s|co-)?(?:\w+ed|ran|run|runs|led|leads|built|began|owns?|holds?|held|made|sold|controls|left|set up)$"
)
"""A relative clause without a pronoun: "the company he founded"."""


@cache
def _at_work() -> re.Pattern[str]:
    """What somebody is at, behind his noun: "the judge overseeing the case"."""
    verbs = [verb_forms(verb) for verb in table("clauses.yaml")["at_work"]]
    # the steps before may have gone left over "over the case" already
    gerunds = "|".join(rf"{forms['gerund']}|{forms['gerund'].split()[0]}(?=$)" for forms in verbs)
    finite = "|".join(forms[tense] for forms in verbs for tense in ("s", "past"))
    told = r"(?:(?!(?:that|which|who|whom|and|but)\b)[\w’'.&%$-]+\s){0,9}(?!(?:that|which|who|and|but)\b)[\w’'.&-]+"
    return re.compile(
        rf"(?<=\w)\s(?:(?:{gerunds})|(?:who|that|which)\s(?:\w+ly\s)?(?:{finite}))(?:\s{told})?$"
    )


_CONTACT_ENDS = tuple(
    "ed ran run runs led leads built began own owns hold holds held made sold controls left up".split()
)
"""What the last word of such a clause ends with."""
_AND_OTHERS = re.compile(
    r"(?<=\w),?\s(?:and|as well as)\s(?:his|her|its|their|two|three|several)\s(?:[\w-]+\s){0,4}[\w-]+$"
)
"""Somebody without a name beside one who has one: "Kwon and his companies"."""


_SPEAKS_FOR = re.compile(
    r"\b(?:(?:[Ll]awyers?|[Aa]ttorneys?|[Cc]ounsel|[Ss]pokes(?:man|woman|person|people)|[Rr]epresentatives?|[Ll]iquidators?|[Aa]dministrators?|[Tt]rustees?|[Rr]eceivers?|[Ee]state|[Dd]ebtors) (?:for|of)|(?:[Pp]anel|[Jj]udges?|[Jj]ustices|[Mm]ajority|[Bb]ench) (?:of|at|on|from|in)) (?:the )?$"
)


_JOINS_CLAUSES = re.compile(
    r"\b(?:after|before|since|until|once|than)\s(?:the\s|an?\s)?"
    r"(?:(?:U\.S\.|US|United States|District|Circuit|Chief|Magistrate|Bankruptcy|Judge|Justice|Chair(?:man|woman)?|Commissioner|Senator|Sen\.|Rep\.|Representative|President|Attorney General|CEO|Secretary)\s)*$",
    re.IGNORECASE,
)


_ALONG_WITH = re.compile(r",\s+(?:along with|together with|joined by|as well as)\s")
_LED_BY = re.compile(r",\s+(?:led|headed|fronted|spearheaded|represented in court) by\s")
_RELATIVE = re.compile(r"\b(?:who|which|that)\b")
_TELLS_MORE = re.compile(r"\b(?:and|who|which)\b")
_AGE = re.compile(r", \d\d")
_AND_A_NAME = re.compile(r", and (?:the )?[A-Z]")
_ENDS_RELATIVE = re.compile(
    r",?\s*\b(?:(?:both|all|each|some|many|most|several|one|two|three|four|neither|none) of (?:whom|which)|who|which|that)$"
)
_WHOSE_STAFF = re.compile(rf",?\s*\bwhose (?:[a-z-]+ ){{0,2}}(?:{'|'.join(_STAFF_NOUNS)})$")
"""Of "the agency, whose staff closed its inquiry": those who work for whoever stands before."""
_ENDS_JOINED = re.compile(r",?\s*\b(?:and|but|or|then|to|for|by|after|before|while|without|of|from|in|,)$")
_ENDS_WORD = re.compile(r"[\w’'%)]$")
_APPOSES = re.compile(r",\s+(?:the\s+|an?\s+)?")


@cache
def _preposition_before() -> re.Pattern[str]:
    """A preposition with up to four words behind it."""
    prepositions = "|".join(sorted(word_class("prepositions")))
    return re.compile(rf"\b(?:{prepositions})\s+(?:[\w’'.&-]+,?\s+){{0,4}}$", re.IGNORECASE)


_GOVERNS_INFINITIVE = re.compile(
    r"(?<!\bher)(?<!\bhis)(?<!\bits)(?<!\btheir)(?<!\bthe)(?<!\ba)(?<!\bany)(?<!\bno)(?<!['’]s)\s(?:expected|set|due|likely|unlikely|slated|poised|scheduled|believed|thought|reported|rumou?red|understood|"
    r"means?|meant|ready|willing|prepared|able|unable|forced|allowed|eager|determined|about|going|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|agree[sd]?|decid(?:es?|ed|ing)|declin(?:es?|ed|ing)|"
    r"refus(?:es?|ed|ing)|fail(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|manag(?:es?|ed)|continu(?:es?|ed)|beg[aiu]n|begins|"
    r"wants?|wanted|hop(?:es?|ed|ing)|aim(?:s|ed|ing)?|vow(?:s|ed)|pledge[sd]?|promise[sd]?|threaten(?:s|ed|ing)|"
    r"prepar(?:es?|ed|ing)|cho(?:oses?|se)|opt(?:s|ed)|vote[sd]?|offer(?:s|ed|ing)?|propos(?:es?|ed|ing)|appears?|appeared|"
    r"seem(?:s|ed)?|ha[sd]|have|need(?:s|ed)?|attempt(?:s|ed|ing)?|seek(?:s|ing)?|sought|mov(?:es?|ed|ing)|start(?:s|ed)?|"
    r"elect(?:s|ed)?|fights?|fought|fighting)(?:\s+(?:on|in|last|this|late|earlier|yesterday|today)(?:\s[\w.]+){0,3}?)?\s+(?:not\s+)?to$"
)
"""Verbs and adjectives whose subject does what their infinitive says."""
_OWN_PLANS = re.compile(
    r"\s[a-z]+\s(?:its|his|her|their)\s(?:[a-z]+\s)?(?:plans?|intentions?|intent|decision|efforts?|bid|attempts?|desire|"
    r"readiness|willingness|refusal|pledge|promise|vow)\s+to$"
)
"""A verb with somebody's own plans, whose subject does what the infinitive says: "announced her plans to leave"."""
_AT_WORK_WORDS = 15
_LONGEST_GOVERNOR = 60
_LONGEST_AUXILIARY = 40
"""Characters that an auxiliary or an adverb may have."""
_HAVING = re.compile(r", having (?:\w+ly |first |already |also )?\Z")
_OPENS_HERE = re.compile(
    r"(?:^|[,;] (?:while|but|and|as|though|although|whereas) )(?:the |an? )?\Z", re.IGNORECASE
)
_OF_SEVERAL_WORDS = re.compile(
    r"(?<=[a-z])\s(?:more or less|all but|in effect|so far|by now|for now|at last|as good as|no less|in the end|in fact|once again|time and again)\s\Z"
)
_SPENT = re.compile(r"\s(?:spen[dt]s?|spending)\s(?:[\w-]+\s){1,4}\Z")
_WITH = re.compile(r"\bwith (?:the )?$")
_GERUND = re.compile(r"\w+ing\b")
_LEFT_REACH = 320
_LEADERS = (Class.PERSON, Class.FIRM)


class Scan:
    """Reads leftwards from a verb to its subject.

    ``other_noun`` is true when a noun that no mention covers stands where the subject should; ``noun_end`` tells where
    it ends.
    """

    def __init__(self, clause: Clause) -> None:
        self.clause, self.text = clause, clause.text
        self.first = clause.sentence.start
        self.other_noun = False
        self.noun_end: int | None = None
        self.ends = clause.ending
        self.with_them: list[Mention] = []

    def subject(self, verb_start: int) -> list[Mention]:
        having = self._having_done(verb_start)
        if having is not None:
            return [having]
        position = self._before_adverbs(verb_start)
        passed: list[str] = []
        led_by: list[Mention] = []  # "the investors, led by Jane Hale, sued"
        floor = max(self.first, verb_start - _LEFT_REACH)
        for _ in range(24):
            position = self._trim(position)
            if position <= floor:
                return led_by
            named = self._mention_ending(position)
            if named is not None:
                others = any(map(_and_others_at_end, passed))
                if self.clause.is_governed(named) and not self._opens_clause(named, verb_start):
                    if _SPEAKS_FOR.search(self.text[floor : named.start]):
                        return self.clause.group(named, position, goes_on=others)
                    position = self._before_preposition(named.start)
                    continue
                office = self._office_of(named)
                if office is not named:
                    return [office]  # "New York Attorney General Letitia James": the office acts
                group = self.clause.group_ending(named, goes_on=others)
                return [*map(self._office_of, group), *self.with_them]
            before = self.text[floor:position]
            employer = self._whose_staff(floor, position)
            if employer is not None:
                return [employer]
            passed.append(before)
            moved = self._step(before, floor)
            if moved is None:
                return self._joined(before, floor, position) or led_by
            if _ALONG_WITH.match(self.text, moved, position):
                self.with_them += [m for m in self.clause.inside(moved, position) if m.cls != Class.LAW]
            if _LED_BY.match(self.text, moved, position):
                led_by = [m for m in self.clause.inside(moved, position) if m.cls in _LEADERS][:1]
            position = moved
        return led_by

    def _having_done(self, verb_start: int) -> Mention | None:
        """Of "while Kraken, having sued first, lost": the one with whom the clause opens."""
        comma = _HAVING.search(self.text, max(self.first, verb_start - _LONGEST_AUXILIARY), verb_start)
        named = None if comma is None else self.ends.get(comma.start())
        opens = named is not None and _OPENS_HERE.search(self.text, self.first, named.start)
        return named if opens else None

    def _before_adverbs(self, verb_start: int) -> int:
        """Of "lawyers spent a decade fighting it": left over what says how long they have done so, and over an
        adverb of several words: "has in effect banned".
        """
        begin = max(self.first, verb_start - _LONGEST_GOVERNOR)
        if _GERUND.match(self.text, verb_start):
            spent = _SPENT.search(self.text, begin, verb_start)
            if spent is not None:
                return spent.start()
        adverb = _OF_SEVERAL_WORDS.search(self.text, begin, verb_start)
        return verb_start if adverb is None else adverb.start()

    def _office_of(self, mention: Mention) -> Mention:
        """Of "New York Attorney General Letitia James": the office; of others, themselves."""
        office = self.ends.get(mention.start - 1)
        return office if office is not None and "attorney general" in office.text.lower() else mention

    def _opens_clause(self, named: Mention, verb_start: int) -> bool:
        """Of "after the SEC sued" and "with the SEC alleging": the word before the name joins clauses, the name
        stands at its verb.
        """
        if self._trim(verb_start) != named.end:
            return False
        before = self.text[self.first : named.start]
        if _JOINS_CLAUSES.search(before) is not None:
            return True
        return _WITH.search(before) is not None and _GERUND.match(self.text, verb_start) is not None

    def _trim(self, position: int) -> int:
        """Left over spaces, and the auxiliaries and adverbs of the verb."""
        text, first = self.text, self.first
        while True:
            while position > first and text[position - 1] in ' \t\n\r\xa0"”“':
                position -= 1
            words = text[max(first, position - _LONGEST_AUXILIARY) : position].rsplit(None, 1)
            if not words or text[position - 1].isspace():
                return position
            if words[-1] == "to":
                begin = max(first, position - _LONGEST_GOVERNOR)
                before = text[begin:position]
                governor = _search_end(_GOVERNS_INFINITIVE, before, 5) or _search_end(_OWN_PLANS, before, 7)
                if governor is None:
                    return position
                position = begin + governor.start()
            elif self._is_auxiliary(words[-1], position):
                position -= len(words[-1])
            else:
                return position

    def _is_auxiliary(self, word: str, end: int) -> bool:
        """Whether the last word before an offset is an auxiliary or an adverb."""
        plain = word.lower()
        if plain in _AUXILIARIES or (plain.endswith("ly") and _ADVERB.fullmatch(word)):
            return True
        two_words = self.text[max(self.first, end - len("_in turn")) : end].lower()
        return two_words == "in turn" or (two_words.endswith("in turn") and two_words[0].isspace())

    def _mention_ending(self, position: int) -> Mention | None:
        mention = self.ends.get(position)
        return None if mention is None or self.clause.is_possessive(mention) else mention

    def _whose_staff(self, floor: int, position: int) -> Mention | None:
        """Whose the officials, lawyers or divisions are that stand before an offset."""
        staff = _staff_at_end(self.text[floor:position])
        if staff is None:
            return None
        at = floor + staff.start()
        return self.ends.get(at) or self.ends.get(at + len("'s"))

    def _step(self, before: str, floor: int) -> int | None:
        """Left over an insertion or an adverbial; None when neither ends here."""
        if before.endswith(")"):
            opening = before.rfind("(")
            return floor + opening if opening >= 0 else None
        if before.endswith(("—", "–")):
            opening = max(before[:-1].rfind("—"), before[:-1].rfind("–"))
            return floor + opening if opening >= 0 else None
        if before.endswith(","):
            return self._before_insertion(before, floor)
        found = _search_end(_CONTACT, before, 6) if before.endswith(_CONTACT_ENDS) else None
        found = found or _and_others_at_end(before) or _search_end(_at_work(), before, _AT_WORK_WORDS)
        if found:
            return floor + found.start()
        adverbial = (
            None if before.endswith((" and", " or", " but", " then")) else _search_end(_ADVERBIAL, before, 9)
        )
        if adverbial:
            # the shortest stretch that begins with a preposition and holds no verb of its own
            shortest = adverbial
            while (found := _ADVERBIAL.search(before, shortest.start() + 1)) is not None:
                shortest = found
            if not _RELATIVE.search(shortest[0]):
                return floor + shortest.start()
        return None

    def _before_insertion(self, before: str, floor: int) -> int | None:
        inserted = [m.start() for m in _INSERTION.finditer(before, 0, len(before) - 1)]
        if not inserted:
            return floor + len(before) - 1
        start = inserted[-1]
        # an apposition of several parts: go on to its first comma
        while (earlier := [i for i in inserted if i < start]) and start - earlier[-1] < 60:
            if _TELLS_MORE.search(before, earlier[-1], start) is None and not _AGE.fullmatch(
                before, earlier[-1], start
            ):
                break
            if _AND_A_NAME.search(before, earlier[-1], start):
                break  # "Kraken, an exchange, and Hale, a lender, sued"
            start = earlier[-1]
        return floor + start

    def _before_preposition(self, start: int) -> int:
        found = _search_end(_preposition_before(), self.text[self.first : start], 6)
        return self.first + found.start() if found else start

    def _joined(self, before: str, floor: int, position: int) -> list[Mention]:
        """The verb is joined to one before it, or relative, or an infinitive: who does that one does this."""
        whose = _search_end(_WHOSE_STAFF, before, 5)
        owner = None if whose is None else self._mention_ending(floor + whose.start())
        if owner is not None:
            return [owner]
        relative = _search_end(_ENDS_RELATIVE, before, 4)
        if relative:
            antecedent = self._mention_ending(floor + relative.start())
            if antecedent is not None:
                return self.clause.group_ending(antecedent)
            employer = self._whose_staff(floor, floor + relative.start())
            if employer is not None:
                return [employer]  # "the agency's lawyers, who sued the exchange"
            self.other_noun = True
            self.noun_end = floor + relative.start()
            return []
        if _search_end(_ENDS_JOINED, before, 2):
            return []
        if _ENDS_WORD.search(before, max(0, len(before) - 2)):
            # "The founder, Changpeng Zhao, pleaded guilty": the name is the apposition
            apposed = self.clause.beginning(position, position + 10)
            if apposed is not None and _APPOSES.fullmatch(self.text, position, apposed.start):
                return [apposed]
            self.other_noun = True
            self.noun_end = position
        return []


def _staff_at_end(text: str) -> re.Match[str] | None:
    """Those who work for whoever stands before them, where a text ends."""
    words = text.rsplit(None, 1)
    last = words[-1].lower().rstrip(".,") if words else ""
    if last not in _STAFF_ENDS and "division of" not in text.lower():
        return None
    return _search_end(_STAFF, text, 7)


def _and_others_at_end(text: str) -> re.Match[str] | None:
    """Somebody without a name, where a text ends."""
    return _search_end(_AND_OTHERS, text, 10) if "and" in text or "as well as" in text else None


def _search_end(pattern: re.Pattern[str], text: str, words: int) -> re.Match[str] | None:
    """What ``pattern.search(text)`` gives for a pattern that ends where the text does.

    Args:
        pattern: it holds fewer words than ``words``.
        text: where to look.
        words: how many of its last words are looked at.
    """
    parts = text.rsplit(None, words)
    return pattern.search(text, len(parts[0]) if len(parts) > words else 0)


@cache
def word_class(name: str) -> frozenset[str]:
    return frozenset(table("clauses.yaml")[name])
