"""Killed at random moments under load: the short version of `make bench NAME=faults`."""

import random

from benchmarks.faults import VICTIMS, trial


def test_whatever_is_killed_no_promise_is_broken_and_nothing_is_done_twice():
    found = trial(len(VICTIMS), random.Random(1))
    assert found["accepted"] > 0
    assert (found["lost"], found["duplicated"], found["stuck"], found["torn_media"]) == (0, 0, 0, 0)
