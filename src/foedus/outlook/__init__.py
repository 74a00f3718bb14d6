"""What comes next: forecasts and their back-tests."""

from foedus.outlook.backtest import backtest
from foedus.outlook.forecast import ahead, outlook
from foedus.outlook.ranks import filtered_ranks, summary
from foedus.outlook.rates import Rates, rates

__all__ = ["Rates", "ahead", "backtest", "filtered_ranks", "outlook", "rates", "summary"]
