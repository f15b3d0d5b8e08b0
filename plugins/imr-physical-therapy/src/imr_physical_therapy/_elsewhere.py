"""Rows that no guideline here holds: those that the core or its built-in plugin holds, and those that are no rule."""

from __future__ import annotations

_LATER = "an edition from 2017-12-01 on, declared as not encoded"
_PRINCIPLE = "a principle of an edition declared as not encoded; "

ELSEWHERE = {
    "5.7": "the search sequence of the core, past the MTUS",
    "6.1": "the first day of the ACOEM chapters of 2004",
    "6.2": "the first day of the editions of 2009 and of the elbow chapter of 2007",
    "6.5": "the first day of the edition of 2016, by the date of the request",
    "6.6": "the last day of the editions of 2016, by the date of service; the ACOEM set is declared as not encoded",
    "6.7": "the last day of the postsurgical schedule of 2009; what is in force since is declared as not encoded",
    "7.1": "the editions of 2009: pain counts as chronic from three months on, or unless an acute phase is documented",
    "7.3": "the core fact functional_improvement",
    "7.6": "the edition in force on the date: the core",
    "7.8": "the standards of medical necessity: the core",
    "7.10": "the search sequence: the core",
    "7.11": "silence to the end proposes nothing: the core",
}
NOT_A_RULE = {
    "5.8": "tells which subdivision held the limit before 2013",
    "5.9": "tells which statute added the exception",
    "5.10": "tells where the limit comes from",
    "5.12": "says who may be the treating physician",
    "5.14": "a mistake of a glossary, against the statute: rejected",
    "6.3": "tells which text the guideline of 2009 was adapted from",
    "6.4": "tells when one chapter hands over to the chronic pain guideline, which the duration of pain decides here",
    "6.8": _LATER,
    "6.9": _LATER,
    "6.10": _LATER,
    "6.11": _LATER,
    "6.12": _LATER,
    "6.13": "a proposal whose adoption was not seen",
    "6.14": "a proposal whose outcome was not seen",
    "6.15": "tells how updates are made",
    "6.16": "says which disputes are eligible for review, which is no question of necessity",
    "6.17": "dates of the rules on method, not seen in any text",
    "6.18": "a draft that was never in force",
    "6.19": "tells how to recognise a copy of the guideline of 2009",
    "6b.1": _PRINCIPLE + "bands of time",
    "6b.2": _PRINCIPLE + "on imaging",
    "6b.6": _PRINCIPLE + "on manipulation, which another plugin holds",
    "6b.7": _PRINCIPLE + "on manipulation, which another plugin holds",
    "6b.8": _PRINCIPLE + "on manipulation, which another plugin holds",
    "6b.9": _PRINCIPLE + "on acupuncture",
    "6b.10": _PRINCIPLE + "on bed rest, which nobody requests",
    "6b.11": _PRINCIPLE + "on the first visit",
    "6b.12": _PRINCIPLE + "on the timing of surgery",
    "7.4": "tells how functional improvement was to be measured in 2009",
    "7.5": "a definition of medical treatment",
    "7.7": "a definition of evidence-based medicine",
    "7.9": "a presumption, which affects the burden of proof",
    "7.12": "says when studies are rated, and rates no guideline",
    "7.13": "a presumption, which affects the burden of proof",
}
