"""Which internet addresses may be connected to."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))


def is_public(text: str) -> bool:
    """Whether an address is one of the open internet.

    Private, loopback, link-local (cloud metadata), shared, reserved, multicast and unspecified addresses are
    not, nor IPv6 addresses that carry such an IPv4 address (mapped, compatible, 6to4, Teredo, NAT64).

    >>> is_public("93.184.216.34"), is_public("::ffff:169.254.169.254"), is_public("10.0.0.1")
    (True, False, False)
    """
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(_plain(one) for one in (address, *_carried(address)))


def _plain(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _carried(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    if isinstance(address, IPv4Address):
        return []
    carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    low = int(address) & 0xFFFF_FFFF
    if int(address) >> 32 == 0 or any(address in network for network in _NAT64):
        carried.append(IPv4Address(low))
    return [one for one in carried if one is not None]
