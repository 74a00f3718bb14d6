"""What follows what between the same two."""

from __future__ import annotations

import numpy as np

from foedus.outlook.memory import Memory
from foedus.outlook.quads import Quads
from foedus.outlook.transitions import Transitions


def quad(s: int, r: int, o: int) -> Quads:
    return Quads(*(np.array([x]) for x in (s, r, o, 0)))


def test_relation_1_follows_relation_0_in_the_same_pair_only() -> None:
    memory, learnt = Memory(6, 4), Transitions(4)
    for day in range(0, 40, 2):
        for step, events in enumerate((quad(0, 0, 1), quad(0, 1, 1))):
            learnt.learn(memory.view(day + step), events)
            memory.learn(events, day + step)
        learnt.learn(memory.view(day + 1), quad(2, 2, 3))
    chance = learnt.chance()
    assert chance[0, 1] > 0.1
    assert chance[0, 2] == chance[1, 2] == 0
    assert (chance >= 0).all()


def test_nothing_is_known_at_first() -> None:
    assert not Transitions(3).chance().any()
