"""Services: modalities and equipment; what many requests name is the state plugin's."""

from __future__ import annotations

from imr_core import Service, Unit
from imr_physical_therapy._services import with_surgery

_TENS = (
    "tens",
    "tens unit",
    "tens unit rental",
    "tens unit purchase",
    "tens unit trial",
    "tens unit and supplies",
    "tens unit with supplies",
    "tens therapy",
    "tens machine",
    "transcutaneous electrical nerve stimulation",
    "transcutaneous electrical nerve stimulator",
    "transcutaneous electrical nerve stimulation unit",
    "transcutaneous electrical nerve stimulation (tens)",
    "transcutaneous electrical nerve stimulation (tens) unit",
    "transcutaneous electrical nerve stimulator (tens) unit",
    "transcutaneous electrical nerve stimulator unit",
    "transcutaneous nerve stimulation",
    "electrical nerve stimulator",
)
TENS = Service("tens", phrases=_TENS, label="transcutaneous electrical nerve stimulation (TENS)")
ELECTRICAL_STIMULATION = Service(
    "electrical-stimulation",
    phrases=(
        "electrical stimulation",
        "electric stimulation",
        "electrical muscle stimulation",
        "ems",
        "ems unit",
        "e-stim",
        "estim",
        "muscle stimulator",
        "muscle stimulator unit",
        "electrical muscle stimulator",
        "electrical stimulator",
        "electrical stimulation unit",
        "neuromuscular electrical stimulation",
        "neuromuscular stimulator",
        "nmes",
        "nmes unit",
        "electro-stimulation",
        "unattended electrical stimulation",
    ),
    label="electrical muscle stimulation",
)
INTERFERENTIAL = Service(
    "interferential-therapy",
    phrases=(
        "interferential",
        "interferential unit",
        "interferential stimulation",
        "interferential stimulator",
        "interferential current",
        "interferential current stimulation",
        "interferential therapy",
        "if unit",
        "ifc unit",
        "interferential (if) unit",
        "sympathetic therapy",
    ),
    label="interferential or sympathetic therapy",
)
PENS = Service(
    "pens",
    phrases=(
        "pens",
        "percutaneous electrical nerve stimulation",
        "percutaneous electrical nerve stimulator",
        "percutaneous electrical nerve stimulation (pens)",
    ),
    label="percutaneous electrical nerve stimulation (PENS)",
)
MASSAGE = Service(
    "massage",
    unit=Unit.VISIT,
    phrases=(
        "massage",
        "massage therapy",
        "therapeutic massage",
        "myofascial release",
        "myofascial therapy",
        "soft tissue massage",
        "deep tissue massage",
        "massage sessions",
        "soft tissue mobilization",
    ),
    label="massage",
)
ULTRASOUND = Service(
    "therapeutic-ultrasound",
    unit=Unit.VISIT,
    phrases=("therapeutic ultrasound", "ultrasound therapy", "ultrasound treatment", "ultrasound treatments"),
    label="therapeutic ultrasound",
)
TRACTION = Service(
    "traction",
    phrases=(
        "traction",
        "lumbar traction",
        "traction unit",
        "mechanical traction",
        "lumbar traction unit",
        "traction therapy",
        "spinal decompression",
        "spinal decompression therapy",
        "cervical traction",
        "cervical traction unit",
        "home traction unit",
    ),
    label="traction",
)
LASER = Service(
    "laser-or-infrared",
    phrases=(
        "low level laser therapy",
        "low-level laser",
        "lllt",
        "cold laser",
        "laser therapy",
        "infrared",
        "infrared therapy",
        "infrared heat",
        "infrared lamp",
        "infrared heat therapy",
        "infrared light therapy",
        "laser treatment",
        "low level laser",
    ),
    label="low-level laser or infrared therapy",
)
DIATHERMY = Service("diathermy", unit=Unit.VISIT, phrases=("diathermy", "shortwave diathermy"))
BIOFEEDBACK = Service(
    "biofeedback",
    unit=Unit.VISIT,
    phrases=("biofeedback", "biofeedback therapy", "biofeedback sessions", "biofeedback training"),
)
SHOCK_WAVE = Service(
    "shock-wave-therapy",
    phrases=(
        "extracorporeal shockwave therapy",
        "extracorporeal shock wave therapy",
        "shockwave therapy",
        "shock wave therapy",
        "eswt",
        "extracorporeal shockwave",
        "extracorporeal shock wave",
        "extracorporeal shockwave therapy (eswt)",
        "extracorporeal shock wave therapy (eswt)",
        "shockwave",
        "extracorporeal shockwave treatment",
        "shockwave treatment",
        "extracorporeal shock wave treatment",
    ),
    label="extracorporeal shock-wave therapy",
)
NEUROSTIMULATION = Service(
    "hyperstimulation-analgesia",
    phrases=(
        "hyperstimulation analgesia",
        "localized intense neurostimulation therapy",
        "lint",
        "localized intense neurostimulation",
        "localised intense neurostimulation",
        "intense neurostimulation",
    ),
    label="hyperstimulation analgesia, localised intense neurostimulation",
)
HEAT_OR_COLD = Service(
    "heat-or-cold",
    phrases=(
        "hot/cold therapy wrap",
        "hot/cold wrap",
        "hot/cold pack",
        "hot and cold packs",
        "heat/cold pack",
        "hot or cold packs",
        "ice/heat",
        "heat/ice",
        "hot packs",
        "cold packs",
        "hot pack",
        "cold pack",
        "heat packs",
        "ice packs",
        "ice pack",
        "heat wrap",
        "cold wrap",
        "hot/cold therapy",
        "heat/cold therapy",
        "hot and cold therapy",
        "hot/cold unit",
        "hot and cold unit",
        "hot cold therapy unit",
        "heat therapy",
        "thermal therapy",
        "heating pad and ice",
    ),
    label="heat or cold applications",
)
HEAT_PAD = Service(
    "heat-pad",
    phrases=(
        "heat pad",
        "heating pad",
        "heat therapy pad",
        "heating unit",
        "electric heating pad",
        "moist heating pad",
        "moist heat pad",
        "back heat therapy pad",
        "thermophore",
    ),
    label="heat pad",
)
_COLD = (
    "cold therapy",
    "cold therapy unit",
    "cold therapy unit rental",
    "cold compression therapy",
    "cold compression unit",
    "cold compression",
    "cryotherapy",
    "cryotherapy unit",
    "cryo unit",
    "cryocuff",
    "cold unit",
    "ice machine",
    "ice therapy unit",
    "continuous cold therapy",
    "continuous-flow cryotherapy",
    "polar care",
    "polar care unit",
    "game ready",
    "game ready unit",
    "vascutherm",
    "vascutherm unit",
    "vascutherm cold therapy unit",
    "thermacooler",
    "thermacure",
    "hot/cold therapy unit",
    "hot/cold contrast therapy",
)
COLD_UNIT = Service("cold-unit", phrases=_COLD, label="cold therapy unit")
POSTSURGICAL_COLD_UNIT = Service(
    "postsurgical-cold-unit", phrases=with_surgery(_COLD), label="cold therapy unit after surgery"
)
_SLINGS = (
    "sling",
    "arm sling",
    "shoulder sling",
    "slingshot sling",
    "sling immobilizer",
    "shoulder immobilizer",
    "ultra sling",
    "ultrasling",
)
SLING = Service("sling", phrases=_SLINGS, label="sling")
POSTSURGICAL_SLING = Service("postsurgical-sling", phrases=with_surgery(_SLINGS), label="sling after surgery")
_ABDUCTION = (
    "abduction pillow",
    "abduction sling",
    "abduction pillow sling",
    "sling with abduction pillow",
    "shoulder sling with abduction pillow",
    "sling and abduction pillow",
    "abduction brace",
    "shoulder abduction pillow",
    "shoulder abduction brace",
    "ultrasling with abduction pillow",
)
ABDUCTION_SLING = Service(
    "abduction-pillow-sling", phrases=(*_ABDUCTION, *with_surgery(_ABDUCTION)), label="sling with abduction pillow"
)
LUMBAR_SUPPORT = Service(
    "lumbar-support",
    phrases=(
        "lumbar support",
        "lumbar brace",
        "back brace",
        "back support",
        "lso",
        "lso brace",
        "lumbar corset",
        "lumbosacral orthosis",
        "lumbar orthosis",
        "lumbar-sacral orthosis",
        "lumbosacral brace",
        "low back brace",
        "lumbar support brace",
        "lumbar back brace",
        "lumbosacral support",
        "lumbar belt",
        "lumbar support belt",
        "back belt",
        "lumbar sacral orthosis",
        "lumbar sacral support",
    ),
    label="lumbar support",
)
PILLOW = Service(
    "pillow",
    phrases=(
        "cervical pillow",
        "wedge pillow",
        "orthopedic pillow",
        "neck pillow",
        "memory foam pillow",
        "cervical wedge pillow",
        "therapeutic pillow",
    ),
    label="cervical or wedge pillow",
)
_SPLINTS = (
    "wrist splint",
    "wrist brace",
    "wrist support",
    "thumb spica",
    "thumb spica splint",
    "thumb splint",
    "carpal tunnel brace",
    "carpal tunnel splint",
    "wrist immobilizer",
    "cock-up splint",
    "night splint for the wrist",
    "wrist/thumb splint",
    "wrist hand orthosis",
)
WRIST_SPLINT = Service("wrist-splint", phrases=_SPLINTS, label="wrist splint or brace")
POSTSURGICAL_WRIST_SPLINT = Service(
    "postsurgical-wrist-splint", phrases=with_surgery(_SPLINTS), label="wrist splint or brace after surgery"
)
_ELBOW = (
    "elbow brace",
    "elbow splint",
    "elbow sleeve",
    "elbow support",
    "tennis elbow brace",
    "elbow immobilizer",
    "tennis elbow strap",
    "elbow strap",
    "elbow orthosis",
)
ELBOW_BRACE = Service("elbow-brace", phrases=_ELBOW, label="elbow brace")
POSTSURGICAL_ELBOW_BRACE = Service(
    "postsurgical-elbow-brace", phrases=with_surgery(_ELBOW), label="elbow brace after surgery"
)
HOSPITAL_BED = Service("hospital-bed", phrases=("hospital bed", "hospital bed rental", "semi-electric hospital bed"))
KNEE_SCOOTER = Service(
    "knee-scooter",
    phrases=("knee scooter", "knee walker", "roll-about", "rollabout", "knee roller", "knee scooter rental"),
    label="knee scooter",
)
WORKSTATION = Service(
    "sit-stand-workstation",
    phrases=(
        "sit-stand workstation",
        "sit/stand workstation",
        "sit to stand workstation",
        "sit-stand desk",
        "sit/stand desk",
        "sit to stand desk",
        "standing desk",
        "stand up desk",
        "ergonomic workstation",
        "adjustable workstation",
        "sit-stand work station",
        "sit/stand work station",
        "standing workstation",
        "height adjustable desk",
        "adjustable desk",
        "varidesk",
    ),
    label="sit-stand workstation",
)
HOME_HEALTH = Service(
    "home-health",
    phrases=(
        "home health",
        "home health care",
        "home health aide",
        "home health nurse",
        "home health nursing",
        "home health services",
        "home care",
        "home care assistance",
        "home nursing",
        "home health assistance",
        "home nurse",
        "skilled nursing visits",
        "skilled nursing",
        "registered nurse visits",
        "in-home nursing",
        "wound care nurse",
        "wound care nursing",
        "home health wound care",
        "daily nurse",
        "nurse visits",
        "in home care",
        "in-home care",
        "housekeeping",
        "homemaker services",
        "visiting nurse",
        "home health evaluation",
        "home health rn",
        "rn visits",
        "nursing visits",
        "home health nurse visits",
        "home wound care",
    ),
    label="home health services",
)
DEVICES = (
    TENS,
    ELECTRICAL_STIMULATION,
    INTERFERENTIAL,
    PENS,
    MASSAGE,
    ULTRASOUND,
    TRACTION,
    LASER,
    DIATHERMY,
    BIOFEEDBACK,
    SHOCK_WAVE,
    NEUROSTIMULATION,
    HEAT_OR_COLD,
    HEAT_PAD,
    COLD_UNIT,
    POSTSURGICAL_COLD_UNIT,
    SLING,
    POSTSURGICAL_SLING,
    ABDUCTION_SLING,
    LUMBAR_SUPPORT,
    PILLOW,
    WRIST_SPLINT,
    POSTSURGICAL_WRIST_SPLINT,
    ELBOW_BRACE,
    POSTSURGICAL_ELBOW_BRACE,
    HOSPITAL_BED,
    KNEE_SCOOTER,
    WORKSTATION,
    HOME_HEALTH,
)
