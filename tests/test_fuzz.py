"""Some rounds of the fuzzer; the long run is `python benchmarks/fuzz.py --minutes 60`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from program import ROOT, environment


def test_some_rounds(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks/fuzz.py"), "--rounds", "4", "--seed", "1", "--minutes", "5"]
    done = subprocess.run(
        [*command, "--keep", str(tmp_path)], capture_output=True, text=True, env=environment(), check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "4 rounds of 12 files from seed 1: 0 failed\n", "")
