"""A lean splitter with PIL, to compare with: decode, quarter, crop to the non-white box, encode PNG.

Reads the path of a grid a line; answers each with a line of JSON: milliseconds from the file's bytes in memory
to those of four PNG files, and how many bytes these have. Nothing is marked, and nothing is written.
"""
import io
import json
import sys
import time

from PIL import Image, ImageChops, __version__, features


def split(data):
    grid = Image.open(io.BytesIO(data)).convert("RGB")
    width, height = grid.size
    x, y = width // 2, height // 2
    sizes = []
    for box in ((0, 0, x, y), (x, 0, width, y), (0, y, x, height), (x, y, width, height)):
        cell = grid.crop(box)
        white = Image.new("RGB", cell.size, (255, 255, 255))
        difference = ImageChops.difference(cell, white).convert("L")
        content = difference.point(lambda level: 255 if level > 12 else 0).getbbox()
        out = io.BytesIO()
        (cell.crop(content) if content else cell).save(out, "PNG")
        sizes.append(out.tell())
    return sum(sizes)


def zlib_version():
    return f"zlib-ng {features.version_feature('zlib_ng')}" if features.check("zlib_ng") else "zlib"


print(json.dumps({"version": f"Pillow {__version__} with {zlib_version()}"}), flush=True)
for line in sys.stdin:
    with open(line.rstrip("\n"), "rb") as file:
        data = file.read()
    start = time.perf_counter()
    size = split(data)
    milliseconds = (time.perf_counter() - start) * 1000
    print(json.dumps({"milliseconds": milliseconds, "bytes": size}), flush=True)
