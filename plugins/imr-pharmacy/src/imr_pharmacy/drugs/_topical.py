"""Ingredients of preparations put on the skin, and products of them."""

from imr_pharmacy.drugs._make import product, single

_COUNTERIRRITANT = ("counterirritant",)

TOPICAL = (
    single("lidocaine", "lidocaine hcl", "xylocaine", classes=("local-anesthetic",), form=None),
    single("benzocaine", classes=("local-anesthetic",), form=None),
    single("prilocaine", classes=("local-anesthetic",), form=None),
    single("bupivacaine", "Marcaine", classes=("local-anesthetic",), form=None),
    single("tetracaine", classes=("local-anesthetic",), form=None),
    single("capsaicin", "Capzasin", "Qutenza", "Zostrix", classes=("capsaicin",), form="cream"),
    single("menthol", "Biofreeze", "Stopain", classes=_COUNTERIRRITANT, form="gel"),
    single("methyl salicylate", classes=_COUNTERIRRITANT, form="cream"),
    single("trolamine salicylate", "Aspercreme", classes=_COUNTERIRRITANT, form="cream"),
    single("camphor", classes=_COUNTERIRRITANT, form="cream"),
    single("ketamine", classes=("other-topical-analgesic",), form=None),
    single("clonidine", "Catapres", classes=("other-topical-analgesic",), form=None),
    single("dexamethasone", "Decadron", classes=("corticosteroid",), form=None),
    single("hyaluronate", "hyaluronic acid", classes=("other-topical-analgesic",), form=None),
    single("dimethyl sulfoxide", "DMSO", classes=("other-topical-analgesic",), form="gel"),
    single("arnica", "arnica montana", classes=("other-topical-analgesic",), form="cream"),
    product(
        "lidocaine patch",
        "lidocaine",
        brands=("Lidoderm", "Lidoderm patch", "Lidoderm patches", "lidocaine patch"),
        form="patch",
    ),
    product(
        "lidocaine, methyl salicylate, capsaicin and menthol",
        "lidocaine",
        "methyl salicylate",
        "capsaicin",
        "menthol",
        brands=("Lidopro", "Lido Pro", "Terocin", "Terocin lotion", "New Terocin"),
        form="ointment",
    ),
    product(
        "lidocaine and menthol",
        "lidocaine",
        "menthol",
        brands=("AneCream", "Lenza patch", "Lidall", "LidoPatch", "Terocin patch"),
        form="patch",
    ),
    product(
        "methyl salicylate and menthol",
        "methyl salicylate",
        "menthol",
        brands=("Bengay", "Menthoderm", "Salonpas", "Thera-Gesic"),
        form="cream",
    ),
    product(
        "methyl salicylate, menthol and capsaicin",
        "methyl salicylate",
        "menthol",
        "capsaicin",
        brands=("Dendracin", "Exoten-C", "Medrox", "Xoten-C"),
        form="lotion",
    ),
    product("lidocaine and prilocaine", "lidocaine", "prilocaine", brands=("EMLA",), form="cream"),
)
