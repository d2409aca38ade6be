"""What an experiment brings is looked at before it is merged, in every store."""

import numpy as np
import pytest

from director.errors import Conflict
from director.gate import refuse_bad_pictures
from director.media.pictures import encode_png
from tests.api.filming import drawn
from tests.media.conftest import MARA
from tests.media.homes import HOMES

GOOD, BAD = "03_Renders/good_v01_take01.png", "03_Renders/bad_v01_take01.png"


@pytest.mark.parametrize("home", HOMES)
def test_a_picture_that_is_none_keeps_its_experiment_out(tmp_path, home):
    with home(tmp_path) as opened:
        store = opened()
        store._gate = refuse_bad_pictures
        store.branch("warmer")
        black = encode_png(np.zeros((64, 96, 3), np.uint8), {})
        store.commit("warmer", {GOOD: drawn("a place"), BAD: black}, "Warmer", author=MARA)
        head = store.head()
        with pytest.raises(Conflict, match=r"bad_v01_take01\.png: 100% of it is black"):
            store.merge("warmer", "main", author=MARA)
        assert store.head() == head
        store.commit("warmer", {BAD: b"no picture"}, "Worse", author=MARA)
        with pytest.raises(Conflict, match="no picture"):
            store.merge("warmer", "main", author=MARA)
        store.commit("warmer", {BAD: None}, "Without", author=MARA)
        store.merge("warmer", "main", author=MARA)
        assert store.open(GOOD) == drawn("a place")
