"""Curated facts and briefs that give a newcomer a useful graph; data only."""
