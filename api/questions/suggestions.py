"""Questions that would work, shown where one did not; and completions while typing."""

from __future__ import annotations

from cryptoreg.api.questions import lexicon
from cryptoreg.api.questions.names import words_of
from cryptoreg.graph.store import Store

SUGGESTIONS = [
    "which cases were stayed after the task force was formed",
    "which cases were dismissed in 2025",
    "which lawsuits did the SEC file before 2024",
    "which SEC cases were dropped under Uyeda",
    "when was SEC v. Coinbase filed",
    "how long was the Binance case on hold",
    "who chaired the SEC when it sued Coinbase",
    "who leads the task force",
    "which court is SEC v. Ripple in",
    "how many lawsuits did the SEC drop in March 2025",
    "which investigations did the SEC close in February 2025",
    "what does the SEC allege against Kraken",
    "which cases were pending on 1 March 2025",
    "timeline of SEC v. Binance",
    "what changed since 1 May 2025",
    "how is Tornado Cash connected to Executive Order 14178",
    "which sources say that SEC v. Sun was stayed",
    "which case was on hold the longest",
]
"""One for each form, all answered over the seeds (a test sees to it)."""


def like(question: str, count: int = 6) -> list[str]:
    """The suggestions that share most words with a question, else the first ones.

    >>> like("when was the flurble filed", 1)
    ['when was SEC v. Coinbase filed']
    """
    asked = set(words_of(question))
    ranked = sorted(range(len(SUGGESTIONS)), key=lambda n: (-len(asked & set(words_of(SUGGESTIONS[n]))), n))
    return [SUGGESTIONS[n] for n in ranked[:count]]


_BEGINNING = """
CALL db.index.fulltext.queryNodes('entity_names', $words) YIELD node, score
WHERE node:Lawsuit OR node:Agent OR node:Instrument OR node:Token OR node:Investigation
RETURN node.label AS label, labels(node) AS labels ORDER BY score DESC, label LIMIT $limit
"""


def complete(store: Store, text: str, limit: int = 10) -> list[str]:
    """Completions of a question that is being typed.

    Args:
        store: for the names.
        text: what stands in the box.
        limit: how many at most.

    Returns:
        whole questions that begin so or hold the words, then the text with its last word completed from
        the lexicon's own wordings and the names of the graph.
    """
    typed = " ".join(text.split())
    if not typed:
        return SUGGESTIONS[:limit]
    low = typed.lower()
    out = [s for s in SUGGESTIONS if s.lower().startswith(low)]
    words = low.split()
    out += [s for s in SUGGESTIONS if s not in out and all(w in s.lower() for w in words)]
    head, last = " ".join(typed.split()[:-1]), typed.split()[-1]
    out += [f"{head} {n}".strip() for n in _names(store, last, limit)]
    starts = sorted(
        {
            " ".join(p)
            for p, senses in lexicon.load().phrases.items()
            if p[0].startswith(last.lower()) and any(s.kind in ("event", "noun", "conduct") and s.form in ("participle", "plural", "noun") for s in senses)
        },
        key=lambda p: (len(p), p),
    )  # fmt: skip
    out += [f"{head} {p}".strip() for p in starts]
    return list(dict.fromkeys(out))[:limit]


def _names(store: Store, word: str, limit: int) -> list[str]:
    terms = "".join(c for c in word if c.isalnum())
    if len(terms) < 2:
        return []
    rows = store.read(_BEGINNING, {"words": f"{terms}*", "limit": limit})
    return [str(r["label"]) for r in rows]
