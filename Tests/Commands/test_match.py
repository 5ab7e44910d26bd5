"""`liaison match` shows an office manager how a message is understood."""

import json

import pytest

from service import PROJECT, run_liaison

SECOND_LOOK = "我爸去年做过心脏搭桥，想让美国医生再看看片子"


@pytest.fixture(scope="module")
def match(tmp_path_factory):
    data = tmp_path_factory.mktemp("data")

    def run(*arguments):
        return run_liaison("match", "--home", PROJECT, "--data", data, *arguments)

    return run


def test_a_message_is_explained_in_words(match):
    result = match(SECOND_LOOK)
    assert result.returncode == 0, result.stderr
    for part in ("Get a second opinion", "Why:", "What it may mean", "Most similar phrases",
                 "What counted most", "What the patient gets"):
        assert part in result.stdout
    assert "Chinese" in result.stdout and "%" in result.stdout


@pytest.mark.parametrize("language, part", [("zh-Hans", "患者将看到"), ("zh-Hant", "病人會看到")])
def test_it_explains_in_the_languages_of_the_office(match, language, part):
    result = match(SECOND_LOOK, "--language", language)
    assert result.returncode == 0 and part in result.stdout


def test_json_has_the_reasons(match):
    decision = json.loads(match("how much does a visit cost", "--json").stdout)["decision"]
    assert decision["intents"] == ["cost.estimate"]
    shares = [candidate["probability"] for candidate in decision["candidates"]]
    assert shares == sorted(shares, reverse=True) and 0 <= shares[-1] and sum(shares) <= 1.001
    assert decision["rule"] and decision["evidence"]
    nearest = decision["nearest"][0]
    assert 0 < nearest["similarity"] <= 1 and nearest["language"] in ("en", "zh")


def test_an_emergency_is_told_as_one(match):
    result = match("我爸突然胸口剧痛，喘不过气")
    assert "emergency" in result.stdout and "120" in result.stdout


@pytest.mark.parametrize("text", ["", "🙂", "？！", "x" * 10_000])
def test_odd_messages_are_explained_too(match, text):
    result = match(text)
    assert result.returncode == 0 and "What the patient gets" in result.stdout, result.stderr


def test_words_alone_are_said_to_be_that(match):
    result = match(SECOND_LOOK, "--encoder", "none")
    assert result.returncode == 0 and "Only words were compared" in result.stdout


def test_a_language_that_is_not_served_is_refused(match):
    result = match("hello", "--language", "fr")
    assert result.returncode != 0 and "zh-Hant" in result.stderr
