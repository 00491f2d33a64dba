"""Observation forms, rounds, lessons, judgements, seal and reveal, the ledger and the counts."""
