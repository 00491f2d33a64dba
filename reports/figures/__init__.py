"""Figures of agreement: pure functions from cells and ledger rows to sentences, pictures and the tables behind them."""
