"""Service packages of the made-up community: 2021 as the article counts it, and what was before."""

from frontdesk.demo.packages.all import add_packages

__all__ = ["add_packages"]
