"""The page on worlds: its tables are the code's, and its example is a site that can be built."""

import re
from pathlib import Path

from director.world import sites as registry
from director.world.look import Season
from director.world.stage import Stage
from director.world.traits import RULES
from director.world.words import EXCLUSIVE, WORDS

PAGE = Path("docs/worlds.md").read_text()


def test_the_page_has_every_word_with_what_it_changes():
    rows = {row[1]: row[2] for row in re.finditer(r"^\| ([\w]+) \| .* \| (.+) \|$", PAGE, re.M)}
    rows.pop("word")
    assert rows.keys() == WORDS.keys()
    for word, rule in RULES.items():
        assert rows[word] == ", ".join(f"{trait} {value}" for trait, value in rule.items())


def test_the_page_has_the_groups_of_words_that_exclude_each_other():
    listed = re.findall(r"^- ([\w]+(?:, [\w]+)+)$", PAGE, re.M)
    assert [tuple(line.split(", ")) for line in listed] == list(EXCLUSIVE)


def test_the_example_site_of_the_page_can_be_built():
    code = next(
        block for block in re.findall(r"```python\n(.+?)```", PAGE, re.S) if "@site" in block
    )
    known = dict(registry._SITES)
    try:
        scope: dict[str, object] = {"__name__": "example"}
        exec(compile(code, "docs/worlds.md", "exec"), scope)
        made = registry._SITES["bus-stop"]
        stage = Stage("example", Season.SUMMER, made.interior)
        made.furnish(stage)
        world = stage.blockout()
    finally:
        registry._SITES.clear()
        registry._SITES.update(known)
    assert {"bench", "lamp", "road"} <= {thing.id for thing in world.things}
    assert world.lamps
