"""Whom a pronoun or a group means: "it", "they", "both firms", "the two sides"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cryptoreg.loaders.text.entities import ORDERED_AUTHORITIES, Entity, is_party
from cryptoreg.loaders.text.history import GROUP_REACH, History, is_counsel
from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.loaders.text.modifying import only_modifies
from cryptoreg.ontology.generated.names import Class

_ORGANIZATIONS = (*ORDERED_AUTHORITIES, Class.FIRM, Class.TASK_FORCE)
_REACH, _PAIR_REACH = 3, 9
"""Sentences that a pronoun, and "the pair", look back."""


class Pronouns(History):
    """What has been told, with what its pronouns and groups mean."""

    def pronoun(self, mention: Mention) -> list[Entity]:
        word = mention.text.lower()
        here = self.sentence(mention.start)
        if word == "it" and _RULES.match(self.text, mention.end):
            court = self.last(lambda e: e.cls == Class.COURT)
            if court is not None:
                return [court]
        recent = self._without_its_object(
            mention, self._outside_quotation(mention, self.told_since(here - _REACH))
        )
        if mention.cls == Class.PERSON:
            return self._he_or_she(mention, recent)
        if word in ("they", "them", "their"):
            return self._they(mention, recent)
        if word == "it" and here and self._is_a_filing(mention, here - 1):
            return []  # "The firms, the complaint says, knew. It also alleges": the complaint
        if word == "it" and self.opens_sentence(mention) and here and self._speaks_of_a_paper(here - 1):
            return []  # "The order ... It also bans": what is meant is no body
        recent = self._for_their_offices(recent)
        bodies = [
            (m, e)
            for n, (m, e) in enumerate(recent)
            if e.cls in _ORGANIZATIONS
            and (n + 1 == len(recent) or not only_modifies(self.text, m, recent[n + 1][0]))
        ] or [(m, e) for m, e in recent if e.cls in _ORGANIZATIONS]
        if word == "it" and _IS_ACCUSED.match(self.text, mention.end):
            bodies = [(m, e) for m, e in bodies if e.cls == Class.FIRM] or bodies
        same = [(m, e) for m, e in bodies if self.sentence(m.start) == here]
        if word == "it":  # not who only owns what is told of: "told its arm that it"
            same = [
                (m, e) for m, e in same if m.kind is not MentionKind.PRONOUN or m.text.lower() == "it"
            ] or same
        if same and (doing := self._does_the_same(mention, same)) is not None:
            return [doing]
        if same:
            # The subject of a clause before is likelier than a thing that only modifies it.
            subjects = [
                e for m, e in same if not self.after_preposition(m) or _GOES_ON.match(self.text, m.end)
            ]
            return (
                (subjects or [e for _, e in same])[-1:] if word == "it" else (subjects or [same[-1][1]])[:1]
            )
        if not bodies:
            return []
        # across sentences the subject of the last one is likelier than what it acts on
        latest = self.sentence(bodies[-1][0].start)
        there = [(m, e) for m, e in bodies if self.sentence(m.start) == latest]
        first = [
            e
            for m, e in there
            if m.kind is not MentionKind.GROUP and not self.after_preposition(m) and not self.owns(m)
        ]
        return first[:1] or [e for _, e in there][-1:]

    def _for_their_offices(self, told: Sequence[tuple[Mention, Entity]]) -> Sequence[tuple[Mention, Entity]]:
        """Those told of, with the office in whose name an attorney general acts for "her office"."""
        return [(m, e.owner if e.owner and _OFFICE.match(self.text, m.end) else e) for m, e in told]

    def _without_its_object(
        self, mention: Mention, told: Sequence[tuple[Mention, Entity]]
    ) -> Sequence[tuple[Mention, Entity]]:
        """Those told of, without the one to whom the pronoun's clause belongs: of "Kraken, which it accuses" Kraken."""
        if not told or _ITS_OBJECT.fullmatch(self.text, told[-1][0].end, mention.start) is None:
            return told
        return [(m, e) for m, e in told if e is not told[-1][1]]

    def _outside_quotation(
        self, mention: Mention, told: list[tuple[Mention, Entity]]
    ) -> list[tuple[Mention, Entity]]:
        """Of "“The agency is wrong,” it wrote" those told of outside the quotation: nobody calls himself by his name."""
        if not _SPEAKS.match(self.text, mention.end) or not _QUOTED.search(
            self.text, max(0, mention.start - 4), mention.start
        ):
            return told
        opening = self.text.rfind("“", 0, mention.start)
        if opening < 0:
            opening = self.text.rfind('"', 0, mention.start - 3)
        return [(m, e) for m, e in told if m.end <= opening] or told

    def _he_or_she(self, mention: Mention, told: Sequence[tuple[Mention, Entity]]) -> list[Entity]:
        """Which of the persons who were told of a pronoun of the third person means."""
        word = mention.text.lower()
        persons = [(m, e) for m, e in told if e.cls == Class.PERSON]
        if _OF_A_PARTY.match(self.text, mention.end) or _TO_A_PARTY.search(
            self.text, max(0, mention.start - _ACT_REACH), mention.start
        ):
            persons = [(m, e) for m, e in persons if not e.judge] or persons
        if word in ("him", "her") and persons and self._only_a_verb_between(persons[-1][0], mention):
            acting = persons[-1][1]
            persons = [(m, e) for m, e in persons if e is not acting]
        if word in ("he", "she"):
            persons = [(m, e) for m, e in persons if not self._is_addressed(m, mention)] or persons
            persons = [(m, e) for m, e in persons if not self._is_beside(m)] or persons
        if word in ("he", "she") and persons and self.opens_sentence(mention):
            latest = self.sentence(persons[-1][0].start)
            subjects = [
                e
                for m, e in persons
                if self.sentence(m.start) == latest and not self.after_preposition(m) and not self.owns(m)
            ]
            together = self._acting_together(latest)
            alone = [e for e in subjects if not any(e is one for one in together)]
            return alone[:1] or subjects[:1] or [persons[-1][1]]
        return [e for _, e in persons][-1:]

    def _they(self, mention: Mention, recent: Sequence[tuple[Mention, Entity]]) -> list[Entity]:
        """Which of those who were told of a pronoun of the plural means."""
        word = mention.text.lower()
        here = self.sentence(mention.start)
        if word == "they" and (staff := self._staff_speaking(here)) is not None:
            return [staff]
        if word == "them":
            told = [e for m, e in self.spoken if self.sentence(m.start) == here and is_party(e) and e.named]
            if len({id(e) for e in told}) > 1:
                return list({id(e): e for e in told}.values())
        joined = self.joined(mention.start, Class.AGENT)
        ahead = self.text[self.beginning(here) : mention.start].strip(' \n"“').lower()
        opens = word != "they" or ahead in ("", "but", "and", "yet", "both") or ahead.endswith(",")
        if joined and opens and self._are_told_of(joined, here):
            return joined
        if word == "they" and (acting := self._authorities_acting_together(here)):
            return acting
        return self._pair() or [e for _, e in recent if e.cls in _ORGANIZATIONS][-1:]

    def _authorities_acting_together(self, sentence: int) -> list[Entity]:
        """Of "the SEC and the CFTC said that they": both, if the sentence has told of no other body since."""
        told = [(m, e) for m, e in self.told_since(sentence - 1) if e.cls in _ORGANIZATIONS]
        if len(told) < 2 or not all(e.cls in ORDERED_AUTHORITIES for _, e in told[-2:]):
            return []
        return next(iter(self.pairs(told[-2:])), [])

    def _is_addressed(self, person: Mention, pronoun: Mention) -> bool:
        """Of "In a letter to Hale, she said": whether a person stands in what opens the pronoun's sentence."""
        first = self.beginning(self.sentence(pronoun.start))
        if person.start < first or not self.text.startswith(",", person.end):
            return False
        return _OPENS_WITH.match(self.text, first, person.start) is not None

    def _is_beside(self, person: Mention) -> bool:
        """Of "Hale, together with Brandt and Lindh, ran the firm until he left": whether a person stands beside the one
        who acts.
        """
        first = self.beginning(self.sentence(person.start))
        return (
            _TOGETHER_WITH.search(self.text, first, person.start) is not None
            and _UP_TO_COMMA.match(self.text, person.end) is not None
        )

    def _staff_speaking(self, sentence: int) -> Entity | None:
        """Of "Hale's lawyers said that they would appeal": in whose name they speak."""
        told = [(m, e) for m, e in self.spoken if self.sentence(m.start) == sentence]
        if not told or told[-1][0].kind is not MentionKind.UNNAMED or not _LAWYERS.search(told[-1][0].text):
            return None
        return told[-1][1]

    def _acting_together(self, sentence: int) -> list[Entity]:
        """Those who are told of together with another in a sentence: "Hale and Brandt left, while Lindh stayed"."""
        named = [(m, e) for m, e in self.told_since(sentence - 1) if e.cls == Class.PERSON]
        return [one for pair in self.pairs(named) for one in pair]

    def _are_told_of(self, joined: Sequence[Entity], sentence: int) -> bool:
        """Whether the sentence that tells last of somebody, up to this one, tells of all who are named together."""
        told = [(m, e) for m, e in self.spoken if e.cls in _ORGANIZATIONS or e.cls == Class.PERSON]
        if not told or sentence - self.sentence(told[-1][0].start) > 1:
            return False
        latest = self.sentence(told[-1][0].start)
        last = [e for m, e in told if self.sentence(m.start) == latest]
        return all(any(e is j for e in last) for j in joined)

    def _does_the_same(self, mention: Mention, told: Sequence[tuple[Mention, Entity]]) -> Entity | None:
        """Of "the agency sued one firm a day after it sued another": who stands before the verb that stands again."""
        verb = _DOES.match(self.text, mention.end)
        first = self.beginning(self.sentence(mention.start))
        if verb is None or mention.text.lower() != "it":
            return None
        at = self.text.rfind(f" {verb[1]} ", first, mention.start)
        return next((e for m, e in reversed(told) if m.end <= at), None)

    def _speaks_of_a_paper(self, sentence: int) -> bool:
        """Whether a sentence begins with an order, a law, a decision: something of which the next may speak."""
        first = self.beginning(sentence)
        return _PAPER.match(self.text, first) is not None

    def _is_a_filing(self, mention: Mention, sentence: int) -> bool:
        """Whether what accuses is a paper of which the sentence before says that it accuses."""
        if _ACCUSES.match(self.text, mention.end) is None or not self.opens_sentence(mention):
            return False
        return _FILING_SAYS.search(self.text, self.beginning(sentence), mention.start) is not None

    def _only_a_verb_between(self, subject: Mention, pronoun: Mention) -> bool:
        """Whether a person does something to the one whom the pronoun means: "Hale accusing him"."""
        return _VERB_ALONE.fullmatch(self.text, subject.end, pronoun.start) is not None

    def group(self, mention: Mention) -> list[Entity]:
        """Those whom "both men", "the two firms" or "both" mean: two of their kind that were named together, or
        else the two sides, or the two of the kind that were named last.
        """
        words = mention.text.lower()
        if words.startswith("two "):
            return []  # two that are new; the text may go on to name them
        several = _SEVERAL.match(words)
        if several is not None:
            return self.listed(mention.start, mention.cls, _COUNTS.get(several["count"], 3))
        joined = self.joined(mention.start, mention.cls)
        if words.startswith(("those ", "these ", "each ")) and "two" not in words:
            return joined
        if not joined and mention.text.lower() in ("the pair", "the duo"):
            return self._two_accused(mention) or self._pair()
        if mention.cls == Class.AGENT:
            sides = re.search(r"part(?:y|ies)|side", mention.text)
            return self._pair() if sides or not joined else joined
        if joined or (mention.text.lower().startswith("the ") and "two" not in mention.text.lower()):
            return joined
        found: list[Entity] = []
        for m, e in reversed(self.spoken):
            if self.sentence(m.start) < self.sentence(mention.start) - GROUP_REACH:
                break
            if e.cls == mention.cls and e.named and is_party(e) and not any(e is f for f in found):
                found.insert(0, e)
            if len(found) == 2:
                return found
        return []

    def _two_accused(self, mention: Mention) -> list[Entity]:
        """Of "the pair", where no two are named together: the last two persons who are no judges, officials or counsel."""
        found: list[Entity] = []
        for _, e in reversed(self.told_since(self.sentence(mention.start) - _PAIR_REACH)):
            acting = e.cls == Class.PERSON and e.named and is_party(e) and not e.official
            counsel = any(is_counsel(self.text, told) for told in e.mentions)
            if acting and not counsel and not any(e is f for f in found):
                found.insert(0, e)
            if len(found) == 2:
                return found
        return []

    def _pair(self) -> list[Entity]:
        """The two sides: the last authority and the last other party that stand before."""
        authority = self.last(lambda e: e.named and e.cls in ORDERED_AUTHORITIES[:2])
        other = self.last(lambda e: e.named and e.cls in (Class.FIRM, Class.PERSON) and not e.judge)
        return [authority, other] if authority is not None and other is not None else []


_SEVERAL = re.compile(r"(?:all|the|these|those|each of the) (?P<count>three|four|five|trio)\b")
_COUNTS = {"three": 3, "four": 4, "five": 5}
_DOES = re.compile(r" (?:(?:had|has|also|then|first|later) ){0,2}(\w+(?:ed|es|ought|ook|eld))\b")
"""What somebody who is told of by a pronoun does or did."""
_RULES = re.compile(
    r" (?:(?:had|has|also|then|later|unanimously|narrowly) ){0,2}(?:ruled|held that|upheld|affirmed|vacated|overturned|reversed|remanded|struck down|sided with|heard (?:oral )?arguments?|agreed to hear|declined to hear|refused to hear)\b"
    r"| (?:(?:still|now) )?(?:(?:has|had|is expected|is set|is due|is likely) (?:yet )?to (?:agree to )?|will (?:soon |now )?)(?:rule|hear (?:the|oral|arguments|it|both))\b"
)
"""What only courts do: "it ruled that"."""
_OFFICE = re.compile(r"(?:['’]s?)? office\b")
_IS_ACCUSED = re.compile(
    r" (?:is|was|has been|had been) (?:(?:also|now|still|later|already|\w+ly) )?"
    r"(?:accused|charged|sued|fined|sanctioned|indicted|penali[sz]ed|suspected|under investigation|(?:being )?investigated)\b"
)
"""What happens to firms rather than to authorities: "it is accused of"."""
_ITS_OBJECT = re.compile(r"(?: \([^()]{1,30}\))?,? (?:[a-z]+ )?(?:which|whom) ")
_ACCUSES = re.compile(r" (?:also |further |then )?(?:alleges|accuses|claims|contends|charges|asserts)\b")
_FILING_SAYS = re.compile(
    r"\b(?:complaint|filing|lawsuit|suit|indictment|petition) (?:also |further )?(?:alleges|accuses|claims|contends|charges|asserts|argues|says|states)\b"
)
_SPEAKS = re.compile(
    r" (?:(?:also|then|later) )?(?:said|says|wrote|writes|added|adds|posted|argued|argues|told|tweeted|continued|concluded|noted)\b"
)
_QUOTED = re.compile(r"[,.!?][”\"] \Z")
_PAPER = re.compile(
    r"[\s\"“]*(?:The|This|That) (?:[\w-]+ ){0,3}?(?:order|ruling|decision|judgment|opinion|bill|law|act|measure|legislation|rule|rules|proposal|settlement|deal|agreement|complaint|lawsuit|suit|indictment|letter|statement|report|framework|guidance|motion|filing|verdict|resolution|amendment)\b"
)
_OF_A_PARTY = re.compile(
    r" (?:[a-z-]+ )?(?:lawyers?|attorneys?|defen[cs]e|clients?|trial|sentencing|sentence|conviction|plea|appeal|firm|company|exchange|co-?defendants?)\b"
)
"""What a defendant has, and no judge."""
_TO_A_PARTY = re.compile(
    r"\b(?:against|sued|su(?:es|ing)|charg(?:ed|es|ing)|indict(?:ed|s|ing)|accus(?:ed|es|ing)|convict(?:ed|s|ing)|sentenc(?:ed|es|ing)|arrest(?:ed|s|ing)|fin(?:ed|es|ing)|barr(?:ed|ing)|extradit(?:ed|es|ing)) $"
)
"""What is done to a defendant, and to no judge."""
_ACT_REACH = 14
"""Characters before a pronoun in which the word stands that governs it."""
_OPENS_WITH = re.compile(
    r"\W*(?:In|With|At|During|On|Under|Through) (?:an?|the|his|her) [^,.;]{0,60}?\b(?:to|with|against|of|by|before) [^,.;]{0,40}\Z"
)
_TOGETHER_WITH = re.compile(r", (?:together|along|jointly) with [^,;.]*\Z")
_UP_TO_COMMA = re.compile(r"[^,;.]{0,60}, ")
_GOES_ON = re.compile(r", (?:which|who) ")
_LAWYERS = re.compile(r"\b(?:lawyers?|attorneys?)$")
_VERB_ALONE = re.compile(
    r",? (?:who |which )?(?:\w+ly )?(?:has |had |have |is |was )?\w+(?:ed|ing|es?|s)(?: for)? "
)
