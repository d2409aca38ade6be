"""Files: formats, encodings, continuity, and everything that is no screenplay."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from director.errors import NotAScreenplay, NotFound
from director.screenplay import as_json, breakdown, parse, read
from director.screenplay.source import LARGEST_BYTES

SCRIPT = """Title: **THE WELL**
Author: A. Writer

FADE IN:

EXT. FARM - DAY #1#

/* cut
this */ A well. [[ask about the rope]] Dust.

MARA (V.O.)
(quietly)
It was dry.
All summer.

BOB ^
_No!_

CUT TO:

INT. FARM - KITCHEN - CONTINUOUS #1A#

CLOSE ON THE CUP

Empty.
"""

FDX = """<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<FinalDraft DocumentType="Script" Template="No" Version="5">
  <Content>
    <Paragraph Number="7B" Type="Scene Heading">
      <SceneProperties Length="1/8" Page="1" Title=""><Summary>
        <Paragraph><Text>INT. NOT A SCENE</Text></Paragraph></Summary></SceneProperties>
      <Text>EXT/INT. HARBOUR - </Text><Text Style="Bold">WAREHOUSE -- NIGHT</Text>
    </Paragraph>
    <Paragraph Type="Action"><Text>Rain &amp; wind.</Text>
      <ScriptNote><Paragraph><Text>a note</Text></Paragraph></ScriptNote></Paragraph>
    <Paragraph Type="Character"><Text>MARA (V.O.)</Text></Paragraph>
    <Paragraph Type="Dialogue"><Text>Who is there?</Text></Paragraph>
    <Paragraph><DualDialogue>
      <Paragraph Type="Character"><Text>BOB</Text></Paragraph>
      <Paragraph Type="Dialogue"><Text>Me.</Text></Paragraph></DualDialogue></Paragraph>
    <Paragraph Type="Shot"><Text>CLOSE ON THE DOOR</Text></Paragraph>
    <Paragraph Type="Scene Heading"><Text>OMITTED</Text></Paragraph>
    <Paragraph Type="Scene Heading"><Text>EXT. QUAY</Text></Paragraph>
  </Content>
  <TitlePage><Content><Paragraph><Text>NIGHT WATER</Text></Paragraph>
    <Paragraph><Text>written by</Text></Paragraph>
    <Paragraph><Text>A. Writer</Text></Paragraph></Content></TitlePage>
</FinalDraft>
"""


def test_fountain_gives_title_scenes_lines_and_speakers():
    script = parse(SCRIPT.encode(), "well.fountain")
    assert (script.title, script.author) == ("THE WELL", "A. Writer")
    first, second = script.scenes
    assert (first.number, first.line, first.heading) == ("1", 6, "EXT. FARM - DAY")
    assert (second.number, second.line, second.place) == ("1A", 21, "farm/kitchen")
    assert first.characters == ("MARA", "BOB")
    assert first.action.split() == ["A", "well.", "Dust."]
    assert "It was dry.\nAll summer." in first.text
    assert (second.time, second.origins.time) == ("day", "carried")


def test_fdx_gives_the_same_kind_of_script():
    script = parse(FDX.encode(), "water.fdx")
    assert (script.title, script.author) == ("NIGHT WATER", "A. Writer")
    first, second = script.scenes
    assert (first.number, first.line, first.place) == ("7B", 4, "harbour/warehouse")
    assert (first.interior, first.exterior, first.indoors) == (True, True, False)
    assert (first.time, first.weather, first.action) == (
        "night", "rain", "Rain & wind.\nCLOSE ON THE DOOR",
    )  # fmt: skip
    assert first.characters == ("MARA", "BOB")
    assert (second.time, second.weather) == ("night", "rain")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_text_is_read_in_the_encodings_that_writing_programs_use(encoding):
    script = parse("INT. CAFÉ - DAY\n\nA “quiet” room.\n".encode(encoding), "x")
    assert script.scenes[0].place == "cafe"
    assert script.scenes[0].action == "A “quiet” room."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_fdx_is_told_by_its_content_in_any_encoding(encoding):
    text = FDX.replace("UTF-8", "UTF-16" if encoding == "utf-16" else "UTF-8")
    assert len(parse(text.encode(encoding), "water.txt").scenes) == 2


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_count_the_same_whatever_ends_them(ending):
    script = parse(SCRIPT.replace("\n", ending).encode(), "x")
    assert [scene.line for scene in script.scenes] == [6, 21]


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    b"<FinalDraft><Content><Paragraph Type='Scene Heading'><Text>&b;</Text></Paragraph>"
    b"</Content></FinalDraft>"
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    b"<FinalDraft><Content><Paragraph><Text>&a;</Text></Paragraph></Content></FinalDraft>"
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"  \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"\n\n junk %PDF-1.4\n", "PDF"),
        (b"PK\x03\x04 word/document.xml", "zip"),
        (b"{\\rtf1 INT. KITCHEN - DAY}", "rich text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
        (bytes(range(256)) * 16, "binary"),
        (b"INT. KITCHEN - DAY\n" + b"\x00" * 50, "binary"),
        (b"\x01\x02\x03" * 100, "binary"),
        (b"Just a letter.\n\nYours, Bob\n", "no scene headings"),
        (b"<html><body>INT. KITCHEN - DAY</body></html>", "not Final Draft"),
        (b"<?xml version='1.0'?><a/>", "not Final Draft"),
        (b"<?xml version='1.0'?><FinalDraft><Content>", "broken XML"),
        (b"<?xml version='1.0' encoding='nonsense'?><FinalDraft/>", "broken XML"),
        (b"<FinalDraft/>", "no scene headings"),
        (BOMB, "entities"),
        (OUTSIDE, "entities"),
    ],
)
def test_what_is_no_screenplay_is_refused_with_what_to_do(data, said):
    with pytest.raises(NotAScreenplay, match=said) as refused:
        parse(data, "film.fountain")
    assert refused.value.remedy


def test_a_pdf_that_was_renamed_is_told_to_be_exported(tmp_path):
    path = tmp_path / "film.fountain"
    path.write_bytes(b"%PDF-1.7\nINT. KITCHEN - DAY\n")
    with pytest.raises(NotAScreenplay, match="Export Fountain"):
        read(path)


def test_fifty_megabytes_are_refused_before_they_are_read(tmp_path, monkeypatch):
    path = tmp_path / "film.fountain"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("the file was opened"))
    with pytest.raises(NotAScreenplay, match=r"50\.0 MB"):
        read(path)


def test_bytes_over_the_limit_are_refused_and_bytes_at_the_limit_are_not():
    start = b"INT. KITCHEN - DAY\n\n"
    at_limit = start + b"word " * ((LARGEST_BYTES - len(start)) // 5)
    assert len(parse(at_limit, "x").scenes) == 1
    with pytest.raises(NotAScreenplay, match="10 MB"):
        parse(at_limit.ljust(LARGEST_BYTES + 1), "x")


def test_a_missing_file_a_folder_and_a_locked_file_say_so(tmp_path):
    with pytest.raises(NotFound, match="no file"):
        read(tmp_path / "none.fountain")
    with pytest.raises(NotAScreenplay, match="cannot be read"):
        read(tmp_path)


def test_a_flashback_keeps_its_look_to_itself():
    script = parse(
        b"EXT. PARK - DAY - RAIN\n\nLate October.\n\nEXT. PARK - SUMMER - NIGHT (FLASHBACK)\n\n"
        b"EXT. PARK - CONTINUOUS\n\nEXT. PARK - DAY - BACK TO PRESENT\n\nx\n\nEXT. PARK\n\nx\n",
        "x",
    )
    assert [s.season for s in script.scenes] == ["autumn", "summer", "autumn", "autumn", "autumn"]
    assert [s.time for s in script.scenes] == ["day", "night", "night", "day", "day"]


def test_time_and_weather_go_on_only_while_the_scene_does():
    script = parse(
        b"EXT. QUAY - NIGHT - RAIN\n\nINT. BAR - CONTINUOUS\n\nINT. HALL\n\nINT. BED - DAY\n", "x"
    )
    assert [scene.weather for scene in script.scenes] == ["rain", "rain", "rain", "clear"]
    assert [scene.time for scene in script.scenes] == ["night", "night", "night", "day"]


def test_snow_makes_it_winter_until_the_film_says_otherwise():
    script = parse(
        b"EXT. A - DAY - SNOW\n\nEXT. B - DAY\n\nEXT. C - DAY - SPRING\n\nINT. D - DAY\n", "x"
    )
    assert [s.season for s in script.scenes] == ["winter", "winter", "spring", "spring"]


def test_counted_numbers_stay_clear_of_written_ones():
    script = parse(b"INT. A #5#\n\nINT. B\n\nINT. C\n\nINT. D #6#\n\nINT. E #6#\n", "x")
    assert [scene.number for scene in script.scenes] == ["5", "5A", "5B", "6", "6"]
    assert any("number that another scene has" in warning for warning in script.warnings)


def test_our_fountain_reader_agrees_with_an_independent_one():
    from screenplay_tools.fountain.parser import Parser

    sample = Path("screenplays/tidewater.fountain").read_text(encoding="utf-8")
    other = Parser()
    other.add_text(sample)
    theirs = [
        e for e in other.script.elements if e.type.value == "HEADING" and e.text != "FADE IN:"
    ]
    speakers = [e.name for e in other.script.elements if e.type.value == "CHARACTER"]
    ours = parse(sample.encode(), "tidewater.fountain")
    assert [scene.heading for scene in ours.scenes] == [element.text for element in theirs]
    assert {name for scene in ours.scenes for name in scene.characters} == set(speakers)


LINES = st.sampled_from(
    ["INT. A - DAY", "EXT/INT. B -- NIGHT, RAIN", ".HALL", "MARA", "(low)", "Hello!", "", "  ",
     "/*", "*/", "[[", "]]", "# Act", "===", "= s", "> CUT TO:", "> x <", "~la", "!INT. X",
     "@McX ^", "Title: x",
     "INT. A - B (C) / D, E - LATER #1#", "EXT. -", "INT.", ".", "CLOSE ON", "CUT TO:",
     "EXT. ( - ) #", "*_"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_a_script_or_refused(data):
    for whole in (data, b"INT. A - DAY\n\n" + data, b"<FinalDraft><Content>" + data):
        try:
            as_json(breakdown(parse(whole, "x")))
        except NotAScreenplay as refused:
            assert str(refused)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=25))
def test_any_lines_after_a_heading_are_a_script(lines):
    data = "\n".join(["INT. FIRST - DAY", "", *lines]).encode()
    try:
        script = parse(data, "x")
    except NotAScreenplay as refused:
        assert "binary" in str(refused)
        return
    source = data.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert script.scenes[0].line == 1
    for scene in script.scenes:
        assert scene.interior or scene.exterior
        assert 1 <= scene.line <= len(source)
    assert as_json(breakdown(script)) == as_json(breakdown(parse(data, "x")))


@pytest.mark.parametrize(
    "tail",
    [
        "A" + " " * 200_000 + "x", "A(" * 100_000, "[[" * 100_000, "[[\n\n" * 50_000 + "]]",
        "/*" * 100_000, "_*" * 100_000, "no rain the rain " * 12_000, "a\n" * 60_000,
        "\n" * 200_000,
        "INT. " + "A - " * 50_000, "INT. X (" * 20_000, "((((" * 50_000 + ")" * 1000,
    ],
)  # fmt: skip
def test_hostile_text_costs_no_more_than_its_length(tail):
    """Each of these takes milliseconds when linear and minutes to hours when not."""
    assert parse(f"INT. A - DAY\n\n{tail}\n".encode(), "x").scenes
