"""An end to work on a document that takes too long."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import TypeVar

from foedus.errors import SetAside

PATIENCE = 10.0
"""Seconds after which a document is given up."""

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
        seconds: the longest it may take.

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
        self._lock = threading.Lock()
        self._over = False
        self._timer = threading.Timer(seconds, self._interrupt)
        self._timer.daemon = True

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.cancel()
        with self._lock:
            self._over = True
            # An interruption that is under way but has not arrived is called back.
            ctypes.pythonapi.PyThreadState_SetAsyncExc(self._thread, None)

    def _interrupt(self) -> None:
        with self._lock:
            if not self._over:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(self._thread, ctypes.py_object(_TookTooLong))
