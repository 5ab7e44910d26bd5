"""`liaison content check` refuses what must not be published, and names the place."""

import re

import pytest

from service import PROJECT, run_liaison


def check(folder):
    return run_liaison("content", "check", "--home", folder)


class Editor:
    """Spoils one file of a content folder and knows the line where it did."""

    def __init__(self, folder, name):
        self.name = name
        self._path = folder / name
        self.lines = self._path.read_text(encoding="utf-8").split("\n")

    def find(self, pattern, after=0):
        return next(
            index for index, line in enumerate(self.lines)
            if index >= after and re.search(pattern, line))

    def save(self):
        self._path.write_text("\n".join(self.lines), encoding="utf-8")

    def place(self, index):
        return f"{self.name}:{index + 1}: error: "


def test_the_shipped_content_is_sound():
    result = check(PROJECT)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "error" not in result.stdout


def test_an_untouched_copy_is_sound(content):
    assert check(content).returncode == 0


def test_a_phrase_under_the_wrong_intent_is_found(content, tmp_path):
    cost = Editor(content, "Intents/cost.yaml")
    place = cost.find(r"^    en:") + 1
    for phrase in ["please book an appointment with a specialist for my mother",
                   "Can I book an appointment for a first visit?"]:
        cost.lines.insert(place, f'      - "{phrase}"')
    cost.save()
    result = run_liaison("content", "check", "--home", content, "--data", tmp_path / "data")
    assert result.returncode == 0, result.stdout + result.stderr
    found = [line for line in result.stdout.split("\n")
             if line.startswith(f"{cost.name}:{place + 1}: warning: ")]
    assert any("“care.appointment”" in line for line in found), result.stdout


def test_a_phrase_in_two_intents_is_refused(content):
    care, cost = Editor(content, "Intents/care.yaml"), Editor(content, "Intents/cost.yaml")
    phrase = care.lines[care.find(r"^    en:") + 1]
    place = cost.find(r"^    en:") + 1
    cost.lines.insert(place, phrase)
    cost.save()
    result = check(content)
    assert result.returncode == 1
    assert cost.place(place) in result.stdout
    assert care.name in result.stdout and phrase.removeprefix("      - ") in result.stdout


def test_a_phrase_in_the_other_characters_counts_as_the_same(content):
    care, cost = Editor(content, "Intents/care.yaml"), Editor(content, "Intents/cost.yaml")
    assert any("预约门诊" in line for line in care.lines)
    place = cost.find(r"^    zh:") + 1
    cost.lines.insert(place, "      - 預約門診")
    cost.save()
    result = check(content)
    assert result.returncode == 1
    assert cost.place(place) in result.stdout


@pytest.mark.parametrize("tag", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("section", ["bot", "widget", "intents"])
def test_a_missing_translation_is_refused(content, tag, section):
    locale = Editor(content, f"Locales/{tag}.yaml")
    place = locale.find(rf"^{section}:$")
    key = locale.lines.pop(place + 1).strip().split(":")[0]
    locale.save()
    result = check(content)
    assert result.returncode == 1
    assert f"Locales/{tag}.yaml:" in result.stdout and f"{section}.{key}" in result.stdout
    assert re.search(rf"^Locales/{tag}\.yaml:\d+: error: ", result.stdout, re.MULTILINE)


def spoil_key(content):
    editor = Editor(content, "Intents/care.yaml")
    place = editor.find(r"^    reply:")
    editor.lines[place] = editor.lines[place].replace("reply", "replay")
    editor.save()
    return editor.place(place)


def spoil_id(content):
    editor = Editor(content, "Intents/cost.yaml")
    first = editor.find(r"^- id:")
    place = editor.find(r"^- id:", after=first + 1)
    editor.lines[place] = editor.lines[first]
    editor.save()
    return editor.place(place)


def spoil_article(content):
    editor = Editor(content, "Intents/diplomacy.yaml")
    place = editor.find(r"^    article:")
    editor.lines[place] = "    article: no-such-article"
    editor.save()
    return editor.place(place)


def spoil_placeholder(content):
    editor = Editor(content, "Locales/zh-Hans.yaml")
    place = editor.find(r"^  handOver:")
    editor.lines[place] = '  handOver: "请稍候，{nobody}"'
    editor.save()
    return editor.place(place)


def spoil_reply(content):
    editor = Editor(content, "Locales/en.yaml")
    place = editor.find(r"^  resolved:")
    editor.lines[place] = '  resolved: ""'
    editor.save()
    return editor.place(place)


def spoil_origin(content):
    editor = Editor(content, "site.yaml")
    place = editor.find(r"https://www\.example\.org")
    editor.lines[place] = '    - "https://www.example.org/page"'
    editor.save()
    return editor.place(place)


def spoil_syntax(content):
    editor = Editor(content, "Intents/human.yaml")
    place = editor.find(r"^      - ")
    editor.lines[place] = '      - "a quote that nobody closes'
    editor.save()
    return editor.name


@pytest.mark.parametrize("spoil", [
    spoil_key, spoil_id, spoil_article, spoil_placeholder, spoil_reply, spoil_origin, spoil_syntax,
])
def test_a_fault_is_refused_with_its_place(content, spoil):
    place = spoil(content)
    result = check(content)
    assert result.returncode == 1
    assert place in result.stdout, result.stdout
    assert "1 error" in result.stderr or "error(s)" in result.stderr


def test_a_missing_folder_is_explained(tmp_path):
    result = check(tmp_path)
    assert result.returncode == 1
    assert "site.yaml" in result.stdout + result.stderr
