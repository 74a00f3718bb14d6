"""The one way out to the network: a guarded GET."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from foedus.errors import FetchError
from foedus.reading.limits import MAX_DOCUMENT, MIB
from foedus.reading.registry import extension_of

if TYPE_CHECKING:
    import httpx2

MAX_HOPS = 5
TOTAL_SECONDS = 60.0
_AGENT = "foedus (reads news reports; one page at a time)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_EXTENSIONS = {
    "text/html": ".html", "application/xhtml+xml": ".html",
    "application/rss+xml": ".xml", "application/atom+xml": ".xml", "application/rdf+xml": ".xml",
    "application/xml": ".xml", "text/xml": ".xml",
    "application/json": ".json", "application/x-ndjson": ".jsonl", "application/jsonl": ".jsonl",
    "text/csv": ".csv", "text/markdown": ".md",
    "application/vnd.apache.parquet": ".parquet", "application/warc": ".warc",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: the last address, the decoded body, and what it says it is."""

    url: str
    content: bytes
    media_type: str = ""
    charset: str | None = None

    @property
    def extension(self) -> str:
        """The extension of the format it is said to be; "" where neither header nor address tells."""
        return _EXTENSIONS.get(self.media_type) or extension_of(urlsplit(self.url).path)


def fetch(url: str, allow_private: bool = False, *, seconds: float = TOTAL_SECONDS) -> Fetched:
    """Fetch one address by http or https.

    Every hop's address is resolved once, checked, and that very address connected to, so that a name cannot
    change its mind in between.  Proxies and cookies are not used; nothing but the request is sent.

    Args:
        url: the address.
        allow_private: whether private and loopback addresses may be connected to.
        seconds: the longest that all of it may take.

    Raises:
        FetchError: it was refused (scheme, address, hops, size) or failed (status, network, time).
    """
    import httpx2

    from foedus.reading.transport import GuardedTransport

    deadline = time.monotonic() + seconds
    transport = GuardedTransport(allow_private=allow_private, deadline=deadline)
    headers = {"user-agent": _AGENT, "accept": "text/html,application/xml;q=0.9,*/*;q=0.5"}
    try:
        with httpx2.Client(transport=transport, trust_env=False, headers=headers) as client:
            return _follow(client, url, deadline)
    except FetchError:
        raise
    except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, ValueError) as error:
        raise FetchError(f"cannot be fetched: {str(error) or type(error).__name__}", where=url) from error


def _follow(client: httpx2.Client, url: str, deadline: float) -> Fetched:
    import httpx2

    address = httpx2.URL(url)
    for _ in range(MAX_HOPS + 1):
        if address.scheme not in ("http", "https") or not address.host:
            raise FetchError("only http and https addresses are fetched", where=str(address))
        with client.stream("GET", address, follow_redirects=False) as response:
            target = response.headers.get("location")
            if response.status_code not in _REDIRECTS or not target:
                return _body(response, deadline)
            address = address.join(target)
    raise FetchError(f"redirects more than {MAX_HOPS} times", where=url)


def _body(response: httpx2.Response, deadline: float) -> Fetched:
    url = str(response.url)
    if not response.is_success:
        raise FetchError(f"answered {response.status_code} {response.reason_phrase}".rstrip(), where=url)
    parts, size = [], 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > MAX_DOCUMENT:
            raise FetchError(f"is larger than {MAX_DOCUMENT // MIB} MiB decoded", where=url)
        if time.monotonic() > deadline:
            raise FetchError("took too long", where=url)
        parts.append(chunk)
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Fetched(url, b"".join(parts), media_type, response.charset_encoding)
