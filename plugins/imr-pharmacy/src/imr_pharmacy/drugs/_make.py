"""Short ways to write a drug of one ingredient, and a product of several."""

from __future__ import annotations

from imr_core import Drug


def single(name: str, *brands: str, classes: tuple[str, ...], form: str | None = "tablet") -> Drug:
    """Return a drug of one ingredient. *form* is its usual one, where a request states none."""
    return Drug(name, brands=brands, classes=classes, form=form)


def product(
    name: str, *ingredients: str, brands: tuple[str, ...] = (), form: str | None = "tablet", is_compound: bool = False
) -> Drug:
    """Return a product of one or more registered ingredients, whose classes are those of its ingredients."""
    return Drug(name, ingredients=ingredients, brands=brands, form=form, is_compound=is_compound)
