"""A twin for the tests of this folder, and no other network than it."""

import json
import os
import pathlib
import socket
import subprocess
import tempfile
import time
import urllib.request

import pytest

from scenario import World

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("WCD_BIN", str(ROOT / "target/debug/wcd"))
PLAYED = ROOT / "tests/scenarios/leveraged-unwind.json"

_connect = socket.socket.connect


def _connect_here(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1"):
        raise OSError(f"a test asks elsewhere: {address}")
    return _connect(self, address)


socket.socket.connect = _connect_here


class Twin:
    """A twin on a free port, that stands still unless told how to go on."""

    def __init__(self, live=None):
        scenario = json.loads(PLAYED.read_text())
        scenario["live"].update(live or {})
        with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
            json.dump(scenario, file)
        self._file = file.name
        still = [] if live else ["--still"]
        self._process = subprocess.Popen(
            [BINARY, "twin", file.name, *still], stdout=subprocess.PIPE, text=True
        )
        self.origin = self._process.stdout.readline().split()[-1]
        self.world = World(scenario, self.own("truth")["end"], live is not None)

    def own(self, page):
        """One of the twin's own pages."""
        with urllib.request.urlopen(f"{self.origin}/_twin/{page}") as answer:
            return json.load(answer)

    def host(self, name):
        """The address of a venue's host."""
        return f"{self.origin}/{name}"

    def truth(self, figure, market):
        """What the twin says is true of one market."""
        return self.own("truth")["by_venue"][figure][market]

    def stop(self):
        self._process.terminate()
        self._process.wait()
        self._process.stdout.close()
        os.unlink(self._file)


@pytest.fixture(scope="session")
def twin():
    started = Twin()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def live_twin():
    """Closes positions so often that every market has its turn within two seconds."""
    started = Twin({"liquidation_every_s": 0.1})
    yield started
    started.stop()


@pytest.fixture
def now():
    return round(time.time() * 1000)


def near(figure, within=6e-9):
    """To the decimals that the wire carries."""
    return pytest.approx(figure, rel=1e-11, abs=within)
