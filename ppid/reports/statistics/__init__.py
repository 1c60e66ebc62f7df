"""The figures as pages: for officers with every row behind them, for everybody, and as data."""
