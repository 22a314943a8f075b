"""Questions in English: words -> items -> typed query -> Cypher -> answer with its proof.

Nothing is guessed: a word that matters and is not understood makes the question refused.
"""

from cryptoreg.api.questions.answers import Answer, AnswerItem, Proof, answer, run
from cryptoreg.api.questions.query import Query

__all__ = ["Answer", "AnswerItem", "Proof", "Query", "answer", "run"]
