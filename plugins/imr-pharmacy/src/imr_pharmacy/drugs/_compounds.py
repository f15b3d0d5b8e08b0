"""Compounding kits and preparations with names of their own."""

from imr_pharmacy.drugs._make import product

COMPOUNDS = (
    product("gabapentin oral suspension kit", "gabapentin", brands=("Fanatrex",), form="suspension", is_compound=True),
    product("ranitidine oral suspension kit", "ranitidine", brands=("Deprizine",), form="suspension", is_compound=True),
    product("tramadol oral suspension kit", "tramadol", brands=("Synapryn",), form="suspension", is_compound=True),
    product(
        "cyclobenzaprine oral suspension kit",
        "cyclobenzaprine",
        brands=("Tabradol",),
        form="suspension",
        is_compound=True,
    ),
    product(
        "diphenhydramine oral suspension kit",
        "diphenhydramine",
        brands=("Dicopanol",),
        form="suspension",
        is_compound=True,
    ),
    product("ketoprofen cream kit", "ketoprofen", brands=("Ketophene",), form="cream", is_compound=True),
    product("cyclobenzaprine cream kit", "cyclobenzaprine", brands=("Cyclophene",), form="cream", is_compound=True),
)
