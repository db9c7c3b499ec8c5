"""F8: the figures of a period, and the lists behind them."""
