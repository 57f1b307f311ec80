"""The examples in docstrings of the packages that are used from Python."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import iranru_cli

PACKAGES = ("score", "merge")
MODULES = sorted(
    module.name
    for name in PACKAGES
    for module in pkgutil.iter_modules([f"{iranru_cli.__path__[0]}/{name}"], f"iranru_cli.{name}.")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder()
    assert sum(bool(test.examples) for name in MODULES for test in finder.find(importlib.import_module(name))) > 9
