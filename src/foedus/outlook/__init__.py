"""What comes next: forecasts and their back-tests."""

from foedus.outlook.backtest import backtest
from foedus.outlook.forecast import ahead, outlook
from foedus.outlook.ranks import filtered_ranks, summary
from foedus.outlook.rates import Rates, rates
from foedus.outlook.signs import Signs, signs

__all__ = ["Rates", "Signs", "ahead", "backtest", "filtered_ranks", "outlook", "rates", "signs", "summary"]
