"""The learned order of candidates: LightGBM on features that are past events.

Two are grown and their scores added: lambdarank, which orders, and a binary one, whose log odds compare
across queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from foedus.errors import OutlookError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

SETTINGS: dict[str, Any] = {
    "learning_rate": 0.07, "num_leaves": 63, "min_data_in_leaf": 60,
    "lambdarank_truncation_level": 20, "feature_fraction": 0.6, "bagging_fraction": 0.7, "bagging_freq": 1,
    "lambda_l2": 5.0, "verbosity": -1, "seed": 1, "deterministic": True, "force_row_wise": True,
    "max_bin": 127,
}  # fmt: skip

OBJECTIVES = ("lambdarank", "binary")


def _lightgbm() -> Any:
    """The library, or a message that says which package of the system it wants."""
    try:
        import lightgbm
    except OSError as error:
        raise OutlookError(
            f"LightGBM cannot be loaded: {error}", remedy="Install the system's OpenMP library (libgomp1)."
        ) from error
    return lightgbm


class Ranker:
    """Learns from groups of candidates with marked truths; scores others.

    Args:
        rounds: trees to grow.
        threads: to use.
    """

    def __init__(self, rounds: int = 110, threads: int = 2) -> None:
        self.rounds, self.threads = rounds, threads
        self._models: list[Any] = []

    def learn(
        self, tables: Sequence[Floats], labels: Sequence[Floats], categorical: Sequence[int] = ()
    ) -> None:
        """Fit on groups: each a table of candidates x features, with 1 for a truth and 0 else.

        Raises:
            OutlookError: LightGBM cannot be loaded.
        """
        import numpy as np

        lightgbm = _lightgbm()
        data = lightgbm.Dataset(
            np.concatenate(tables),
            np.concatenate(labels),
            group=[len(table) for table in tables],
            categorical_feature=list(categorical),
            params={"max_bin": SETTINGS["max_bin"], "verbosity": -1},
            free_raw_data=False,
        )
        chosen = SETTINGS | {"num_threads": self.threads}
        self._models = [lightgbm.train(chosen | {"objective": x}, data, self.rounds) for x in OBJECTIVES]

    def score(self, table: Floats) -> Floats:
        """The learned score of each row."""
        scores: Floats = sum(model.predict(table, num_threads=self.threads) for model in self._models)
        return scores

    def importance(self) -> Floats:
        """The total gain of each feature in the order."""
        gain: Floats = self._models[0].feature_importance("gain")
        return gain
