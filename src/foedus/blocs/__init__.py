"""Signed structure: blocs, balance, frustration, strain."""

from foedus.blocs.balance import Balance, frustration
from foedus.blocs.blocs import blocs
from foedus.blocs.issues import issue_strain
from foedus.blocs.network import Edge, Network, from_ties, network, read_network
from foedus.blocs.positions import Demand, Position, demands, positions
from foedus.blocs.strain import edge_strain, strain
from foedus.blocs.strains import strains

__all__ = [
    "Balance",
    "Demand",
    "Edge",
    "Network",
    "Position",
    "blocs",
    "demands",
    "edge_strain",
    "from_ties",
    "frustration",
    "issue_strain",
    "network",
    "positions",
    "read_network",
    "strain",
    "strains",
]
