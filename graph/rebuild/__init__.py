"""The stages of a refresh: identity, facts, view. Each runs inside the transaction of one chunk."""
