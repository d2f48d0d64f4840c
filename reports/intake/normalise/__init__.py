"""Turns the cells of a located table into normalised values, and every fault into a Problem. Drops no row."""

from reports.intake.normalise.answers import Answers, used_in
from reports.intake.normalise.columns import Cells
from reports.intake.normalise.near_types import near_type
from reports.intake.normalise.tables import normalise

__all__ = ["Answers", "Cells", "near_type", "normalise", "used_in"]
