"""Where an issue is likely to settle, and on whom that depends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.errors import UsageError
from foedus.scenario.players import Player

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where an issue settles, 0 (against) to 1 (for).

    ``compromise`` is the mean of positions by power, ``median`` the position of the player in the middle of
    power; ``low`` to ``high`` holds the compromise with 90 % when positions, capabilities and salience are
    shaken; ``leverage`` is, by actor, how far the compromise would move if it turned to the other side.
    """

    compromise: float
    median: float
    low: float
    high: float
    leverage: dict[str, float]


def outcome(players: Sequence[Player], *, draws: int = 2000, shake: float = 0.3, seed: int = 0) -> Outcome:
    """The outcome that bargaining leads one to expect, with its sensitivity.

    The compromise model does as well as any in comparisons (Thomson, Stokman, Achen & Koenig, *The European
    Union Decides*, 2006, ch. 10); the median is Black's (J. Political Economy 56, 1948).

    Args:
        players: two or more, some with power.
        draws: shaken worlds.
        shake: standard deviation of the logarithm of each player's power.
        seed: of the draws.

    Raises:
        UsageError: there are fewer than two players, or none has power.

    >>> from foedus.scenario.players import Player
    >>> outcome([Player("a", "A", 1.0, 3.0), Player("b", "B", 0.0, 1.0)]).compromise
    0.75
    """
    import numpy as np

    power = np.array([player.power for player in players])
    if len(players) < 2 or power.sum() <= 0:
        raise UsageError("an outcome needs two players or more, and power", remedy="Add players.")
    position = np.array([player.position for player in players])
    random = np.random.default_rng(seed)
    shaken = power * np.exp(shake * random.standard_normal((draws, len(players))))
    sure = np.array([player.sure for player in players])
    turned = random.random((draws, len(players))) > sure
    where = np.where(turned, 1 - position, position)
    worlds = (shaken * where).sum(1) / shaken.sum(1)
    low, high = np.quantile(worlds, [0.05, 0.95])
    moved = (1 - 2 * position) * power / power.sum()
    return Outcome(
        compromise=float(position @ power / power.sum()),
        median=_median(position, power),
        low=float(low),
        high=float(high),
        leverage={player.actor: float(move) for player, move in zip(players, moved, strict=True)},
    )


def _median(position: Floats, power: Floats) -> float:
    import numpy as np

    order = np.argsort(position, kind="stable")
    reached = np.cumsum(power[order]) >= power.sum() / 2
    return float(position[order][reached.argmax()])
