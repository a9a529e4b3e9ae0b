"""The measured precision of rules: counts and lower bounds."""

import datetime as dt

import pytest

from readouts.extraction.calibration import Measured, as_toml, measure
from readouts.extraction.confidence import CARRIED, confidence_of
from readouts.extraction.scores import Judged


def test_the_bound_is_below_the_precision_and_rises_with_the_count():
    assert Measured(9, 10).lower < 0.9
    assert Measured(10, 10).lower < Measured(100, 100).lower < 1


def test_a_known_bound():
    # 60 of 60: n / (n + z * z)
    assert Measured(60, 60).lower == pytest.approx(60 / (60 + 1.2816**2))


def test_a_statement_is_right_when_nearly_all_of_it_is():
    judged = [Judged(0.9, 100, 5, "title")] * 8 + [Judged(0.9, 100, 50, "title")]
    assert measure(judged)["title"] == Measured(8, 9)


def test_a_rule_seen_too_seldom_keeps_its_prior():
    assert measure([Judged(0.9, 10, 0, "side")] * 7) == {}


def test_doubts_about_the_people_do_not_measure_the_rule():
    wrong = [Judged(0.6, 0, 100, "title", trust=0.7)] * 5
    assert measure([Judged(0.9, 100, 0, "title")] * 8 + wrong)["title"] == Measured(8, 8)


def test_the_section_is_what_the_data_file_holds():
    printed = as_toml({"title": Measured(9, 10)}, dt.date(2024, 5, 6))
    assert printed.startswith('[measured."title"]\nright = 9\ntotal = 10\nlower = 0.')
    assert "on = 2024-05-06" in printed


def test_every_carried_sentence_costs_the_same_share():
    assert confidence_of("title", 2) == pytest.approx(confidence_of("title", 0) * CARRIED**2)
