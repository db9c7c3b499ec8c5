"""Births, deaths, marriages, moves: each first a plan that can be looked at, then one operation."""
