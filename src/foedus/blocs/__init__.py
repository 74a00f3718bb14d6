"""Signed structure: blocs, balance, frustration, strain."""

from foedus.blocs.balance import Balance, frustration
from foedus.blocs.network import Edge, Network, from_ties, network, read_network

__all__ = ["Balance", "Edge", "Network", "from_ties", "frustration", "network", "read_network"]
