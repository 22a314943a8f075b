"""The subject of a verb, read leftwards from it over auxiliaries, insertions and adverbials."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.mentions import Mention
from cryptoreg.ontology.generated.names import Class

if TYPE_CHECKING:
    from cryptoreg.loaders.text.syntax import Clause

_INSERTION = re.compile(
    r",\s+(?:(?:[A-Z][\w.]*\s)*[A-Z][\w.]*['’]s(?=\s)|which|who|whom|whose|where|when|while|joined|a|an|the|its|his|her|their|one|formerly|now|then|also|along|together|"
    r"including|like|such|led|headed|founded|based|known|citing|of|from|in|on|at|for|by|with|as|after|before|under|through|"
    r"however|meanwhile|too|though|instead|therefore|for example|among|better|acting|former|speaking|\d+|[a-z]+(?:ing|ed))\b"
)


_AUXILIARY = re.compile(
    r"(?:^|(?<=\s))(?:is|are|was|were|be|been|being|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|"
    r"not|n['’]t|also|now|then|since|all|each|both|again|once|later|soon|still|already|first|first|even|further|too|himself|"
    r"herself|itself|themselves|never|just|yet|ultimately|instead|in turn|hereby|thereby|to have|[a-z]+ly)$",
    re.IGNORECASE,
)


_TWO_WORDS = 4
"""Characters before the last word in which an auxiliary of two words may begin: "to have"."""


_STAFF = re.compile(
    r"(?:['’]s)?\s+(?:[a-z-]+ ){0,2}(?:officials?|staff|lawyers?|attorneys?|counsel|spokes(?:man|woman|person|people)|enforcement (?:division|staff|team)|division of [\w]+(?: [A-Z]\w+)?|"
    r"division of enforcement|leadership|executives?|representatives?|commissioners?|regulators?|prosecutors?|team|governors?|chair(?:man|woman)?|head|president|chief|boss|bosses|leaders?|board|arm|council|minister|secretariat|workers|examiners|inspectors|experts|economists|analysts|researchers|"
    r"(?:Labs|Inc|LLC|Ltd)\.?,?)$",
    re.IGNORECASE,
)


_ADVERBIAL = re.compile(
    r"(?:^|\s)(?:(?:on|in|at|by|during|since|under|last|earlier|this|yesterday|today|before|after|with|for|from|through|via|"
    r"late|early|over|within|throughout|following|of|against|between|into|amid|about|to|two|three|four)\b(?:\s+[\w’'.$&%-]+(?:,(?=\s[A-Z][\w.]+,?$))?){0,7},?|"
    r"(?:yesterday|today|recently|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))$"
)


_CONTACT = re.compile(
    r"(?<=[a-z])\s(?:(?:that|which|whom)\s)?(?:he|she|it|they)\s(?:\w+ly\s|co-)?(?:\w+ed|ran|run|runs|led|leads|built|began|owns?|holds?|held|made|sold|controls|left|set up)$"
)
"""A relative clause without a pronoun: "the company he founded"."""


_AND_OTHERS = re.compile(
    r"(?<=\w),?\s(?:and|as well as)\s(?:his|her|its|their|two|three|several)\s(?:[\w-]+\s){0,4}[\w-]+$"
)
"""Somebody without a name beside one who has one: "Kwon and his companies"."""


_SPEAKS_FOR = re.compile(
    r"\b(?:(?:[Ll]awyers?|[Aa]ttorneys?|[Cc]ounsel|[Ss]pokes(?:man|woman|person|people)|[Rr]epresentatives?) (?:for|of)|(?:[Pp]anel|[Jj]udges?|[Jj]ustices|[Mm]ajority|[Bb]ench) (?:of|at|on|from|in)) (?:the )?$"
)


_JOINS_CLAUSES = re.compile(
    r"\b(?:after|before|since|until|once|than)\s(?:the\s|an?\s)?"
    r"(?:(?:U\.S\.|US|United States|District|Circuit|Chief|Magistrate|Bankruptcy|Judge|Justice|Chair(?:man|woman)?|Commissioner|Senator|Sen\.|Rep\.|Representative|President|Attorney General|CEO|Secretary)\s)*$",
    re.IGNORECASE,
)


_LEFT_REACH = 320
_LEADERS = (Class.PERSON, Class.FIRM)


class Scan:
    """Reads leftwards from a verb to its subject.

    ``other_noun`` is true when a noun that no mention covers stands where the subject should.
    """

    def __init__(self, clause: Clause) -> None:
        self.clause, self.text = clause, clause.text
        self.first = clause.sentence.start
        self.other_noun = False
        self.ends = {m.end: m for m in clause.mentions}
        self.with_them: list[Mention] = []

    def subject(self, verb_start: int) -> list[Mention]:
        position, others = verb_start, False
        led_by: list[Mention] = []  # "the investors, led by Jane Hale, sued"
        floor = max(self.first, verb_start - _LEFT_REACH)
        for _ in range(24):
            position = self._trim(position)
            if position <= floor:
                return led_by
            named = self._mention_ending(position)
            if named is not None:
                if self.clause.is_governed(named) and not self._opens_clause(named, verb_start):
                    if _SPEAKS_FOR.search(self.text[floor : named.start]):
                        return self.clause.group(named, position, goes_on=others)
                    position = self._before_preposition(named.start)
                    continue
                office = self.ends.get(named.start - 1)
                if office is not None and "attorney general" in office.text.lower():
                    return [office]  # "New York Attorney General Letitia James": the office acts
                return [*self.clause.group_ending(named, goes_on=others), *self.with_them]
            before = self.text[floor:position]
            staff = _STAFF.search(before)
            if staff and floor + staff.start() in self.ends:
                return [self.ends[floor + staff.start()]]
            others |= _AND_OTHERS.search(before) is not None
            moved = self._step(before, floor)
            if moved is None:
                return self._joined(before, floor, position) or led_by
            inserted = re.match(
                r",\s+(?:along with|together with|joined by|as well as)\s", self.text[moved:position]
            )
            if inserted:
                self.with_them += [m for m in self.clause.inside(moved, position) if m.cls != Class.LAW]
            if re.match(
                r",\s+(?:led|headed|fronted|spearheaded|represented in court) by\s", self.text[moved:position]
            ):
                led_by = [m for m in self.clause.inside(moved, position) if m.cls in _LEADERS][:1]
            position = moved
        return led_by

    def _opens_clause(self, named: Mention, verb_start: int) -> bool:
        """Of "after the SEC sued": the word before the name joins clauses, the name stands at its verb."""
        if self._trim(verb_start) != named.end:
            return False
        return _JOINS_CLAUSES.search(self.text[self.first : named.start]) is not None

    def _trim(self, position: int) -> int:
        """Left over spaces, and the auxiliaries and adverbs of the verb."""
        while True:
            while position > self.first and self.text[position - 1] in ' \t\n\r\xa0"”“':
                position -= 1
            before = self.text[self.first : position]
            words = before.rsplit(None, 1)
            if not words or before[-1].isspace():
                return position
            first = len(before) - len(words[-1])
            if _AUXILIARY.search(before, max(0, first - _TWO_WORDS)) is None:
                return position
            position -= len(words[-1])

    def _mention_ending(self, position: int) -> Mention | None:
        mention = self.ends.get(position)
        return None if mention is None or self.clause.is_possessive(mention) else mention

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
        for others in (_CONTACT, _AND_OTHERS):
            found = others.search(before)
            if found:
                return floor + found.start()
        adverbial = None if before.endswith((" and", " or", " but", " then")) else _ADVERBIAL.search(before)
        if adverbial:
            # the shortest stretch that begins with a preposition and holds no verb of its own
            shortest = adverbial
            while (found := _ADVERBIAL.search(before, shortest.start() + 1)) is not None:
                shortest = found
            if not re.search(r"\b(?:who|which|that)\b", shortest[0]):
                return floor + shortest.start()
        return None

    def _before_insertion(self, before: str, floor: int) -> int | None:
        inserted = [m.start() for m in _INSERTION.finditer(before, 0, len(before) - 1)]
        if not inserted:
            return floor + len(before) - 1
        start = inserted[-1]
        # an apposition of several parts: go on to its first comma
        while (earlier := [i for i in inserted if i < start]) and start - earlier[-1] < 60:
            if re.search(r"\b(?:and|who|which)\b", before[earlier[-1] : start]) is None:
                break
            start = earlier[-1]
        return floor + start

    def _before_preposition(self, start: int) -> int:
        words = self.text[self.first : start]
        found = re.search(
            r"\b(?:" + "|".join(sorted(word_class("prepositions"))) + r")\s+(?:[\w’'.&-]+,?\s+){0,4}$",
            words,
            re.IGNORECASE,
        )
        return self.first + found.start() if found else start

    def _joined(self, before: str, floor: int, position: int) -> list[Mention]:
        """The verb is joined to one before it, or relative, or an infinitive: who does that one does this."""
        relative = re.search(r",?\s*\b(?:who|which|that)$", before)
        if relative:
            antecedent = self._mention_ending(floor + relative.start())
            if antecedent is not None:
                return self.clause.group_ending(antecedent)
            self.other_noun = True
            return []
        joint = re.search(
            r",?\s*\b(?:and|but|or|then|to|for|by|after|before|while|without|of|from|in|,)$", before
        )
        if joint:
            return []
        if re.search(r"[\w’'%)]$", before):
            # "The founder, Changpeng Zhao, pleaded guilty": the name is the apposition
            apposed = next((m for m in self.clause.mentions if position <= m.start <= position + 10), None)
            if apposed is not None and re.fullmatch(
                r",\s+(?:the\s+|an?\s+)?", self.text[position : apposed.start]
            ):
                return [apposed]
            self.other_noun = True
        return []


@cache
def word_class(name: str) -> frozenset[str]:
    return frozenset(table("clauses.yaml")[name])
