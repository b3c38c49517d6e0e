"""Codes that belong to no provider but to a scheme: several providers hand them on."""
