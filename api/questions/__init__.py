"""Questions in English: words -> items -> clauses -> typed query -> Cypher -> answer with its proof.

Nothing is guessed: a word that matters and is not understood makes the question refused.
"""

from cryptoreg.api.questions.answer import Answer, AnswerItem, Proof, Status
from cryptoreg.api.questions.answers import SUGGESTIONS, answer, run
from cryptoreg.api.questions.query import Query

__all__ = ["SUGGESTIONS", "Answer", "AnswerItem", "Proof", "Query", "Status", "answer", "run"]
