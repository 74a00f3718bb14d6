"""What has been computed is kept: a small memory of answers, safe between threads."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

T = TypeVar("T")


class Memo:
    """The last ``size`` results by key; each is computed once, however many ask at the same time."""

    def __init__(self, size: int = 64) -> None:
        self._size = size
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._door = threading.Lock()
        self._busy: dict[Hashable, threading.Lock] = {}

    def get(self, key: Hashable, compute: Callable[[], T]) -> T:
        """The result kept under ``key``, computed now if there is none.

        >>> memo = Memo()
        >>> memo.get("a", lambda: 1), memo.get("a", lambda: 2)
        (1, 1)
        """
        with self._door:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]  # type: ignore[return-value]
            one = self._busy.setdefault(key, threading.Lock())
        with one:
            with self._door:
                if key in self._kept:
                    return self._kept[key]  # type: ignore[return-value]
            result = compute()
            with self._door:
                self._kept[key] = result
                self._busy.pop(key, None)
                while len(self._kept) > self._size:
                    self._kept.popitem(last=False)
            return result
