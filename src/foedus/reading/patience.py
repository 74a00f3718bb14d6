"""An end to work on a document that takes too long."""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from foedus.errors import SetAside

PATIENCE = 10.0
"""Seconds of work after which a document is given up."""

_BUSY = 6
"""How many times as long by the clock it may take where the machine has other work to do."""

_SHORTEST = 0.05
_STEPS = 1000

T = TypeVar("T")


class _TookTooLong(BaseException):
    """Raised inside the work; not an ``Exception``, so that no library in between swallows it."""


def within(work: Callable[[], T], *, where: str, seconds: float = PATIENCE) -> T:
    """What ``work`` returns, if it does so in time.

    It is interrupted between two Python instructions, in any thread; a single call into compiled code runs to
    its end first.

    Args:
        work: takes no arguments.
        where: the document, for the message.
        seconds: the longest it may work (processor time of this thread, so that what is given up does not
            depend on what else the machine does), and a sixth of the longest it may take by the clock.

    Raises:
        SetAside: it took longer.

    >>> within(lambda: 2 + 2, where="sum")
    4
    """
    watch = _Watch(threading.get_ident(), seconds)
    try:
        try:
            watch.start()
            return work()
        finally:
            watch.stop()
    except _TookTooLong:
        raise SetAside(f"took longer than {seconds:g} seconds to read", where=where) from None


class _Watch:
    def __init__(self, thread: int, seconds: float) -> None:
        self._thread = ctypes.c_ulong(thread)
        self._worked = _clock(thread)
        self._seconds = seconds
        self._lock = threading.Lock()
        self._over = self._sent = False

    def start(self) -> None:
        self._since, self._before = time.monotonic(), self._worked()
        self._set(self._seconds)

    def stop(self) -> None:
        with self._lock:
            self._timer.cancel()
            self._over = True
        if self._sent:
            # One that is under way arrives here.  It cannot be called back: that would leave the interpreter
            # looking for it at every step from then on, slowly, and for ever where it is being traced.
            for _ in range(_STEPS):
                pass

    def _set(self, seconds: float) -> None:
        self._timer = threading.Timer(max(seconds, _SHORTEST), self._look)
        self._timer.daemon = True
        self._timer.start()

    def _look(self) -> None:
        with self._lock:
            if self._over:
                return
            left = self._seconds - (self._worked() - self._before)
            if left > 0 and time.monotonic() - self._since < _BUSY * self._seconds:
                self._set(left)
            else:
                self._sent = True
                ctypes.pythonapi.PyThreadState_SetAsyncExc(self._thread, ctypes.py_object(_TookTooLong))


def _clock(thread: int) -> Callable[[], float]:
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.monotonic
    return partial(time.clock_gettime, time.pthread_getcpuclockid(thread))
