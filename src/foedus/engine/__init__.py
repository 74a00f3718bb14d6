"""Runs a flow, here in process or on a cluster."""
