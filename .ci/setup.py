"""Sets up what a fresh clone lacks; does nothing where nothing changed. Only Python's own library is used here.

python3 .ci/setup.py [python|development|client|spa|browser]...
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache"
VENV = ROOT / ".venv"
CLIENT = ROOT / "client"
OLDEST_PYTHON, OLDEST_NODE = (3, 11), (20, 19)
PYTHONS = ("python3.13", "python3.12", "python3.11", "python3.14", "python3", "python")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Missing(Exception):
    """Something that we can't bring ourselves; the message says what to install."""


def main(parts: list[str]) -> int:
    """Set up the parts in order; one line for each that took a while."""
    steps = {"python": python, "development": development, "client": client, "spa": spa, "browser": browser}
    try:
        for part in parts or ["python", "spa"]:
            started = time.monotonic()
            steps[part]()
            if time.monotonic() - started > 1:
                say(f"{part} ready in {time.monotonic() - started:.0f} s")
    except Missing as missing:
        say(str(missing))
        return 1
    except subprocess.CalledProcessError as error:
        say(f"{' '.join(map(str, error.cmd))} failed ({error.returncode})")
        return 1
    return 0


def python() -> None:
    """Install what the product needs, by the lock file."""
    _sync("--no-dev", "--inexact")


def development() -> None:
    """Install what the product and its checks need, by the lock file."""
    _sync()


def client() -> None:
    """Install the client's modules, by its lock file."""
    _check_node()
    state = _digest([CLIENT / "package-lock.json", CLIENT / "package.json"])
    if not (CLIENT / "node_modules" / ".bin").is_dir() or _stamp("client") != state:
        quiet = {**os.environ, "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1"}
        _run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error", cwd=CLIENT, env=quiet)
        _stamp("client", state)


def spa() -> None:
    """Build the client where its sources are newer than the build."""
    client()
    sources = [path for folder in ("src", "public") for path in (CLIENT / folder).rglob("*") if path.is_file()]
    state = _digest([*sources, *CLIENT.glob("*.json"), *CLIENT.glob("*.ts"), CLIENT / "index.html"])
    if not (CLIENT / "dist" / "index.html").is_file() or _stamp("spa") != state:
        _run("npx", "vite", "build", "--logLevel", "warn", cwd=CLIENT)
        _stamp("spa", state)


def browser() -> None:
    """Find Chromium, or install Debian's where we may."""
    if not find_browser() and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        say("installing Chromium from Debian")
        noninteractive = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _run("apt-get", "update", "-qq", env=noninteractive)
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", env=noninteractive)
    if not find_browser():
        raise Missing(
            "The browser tests need Chromium. Install it (Debian, Ubuntu: sudo apt-get install chromium), "
            "or set CHROMIUM_PATH to a Chromium or Chrome that is there."
        )


def find_browser() -> str | None:
    """Return the path of a Chromium."""
    given = os.environ.get("CHROMIUM_PATH")
    if given:
        return shutil.which(given)
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def say(words: str) -> None:
    """Tell the person at the terminal."""
    print(f"setup: {words}", file=sys.stderr, flush=True)


def _sync(*options: str) -> None:
    state = _digest([ROOT / "uv.lock", ROOT / "pyproject.toml"]) + str(options)
    known = _stamp("python")
    if (VENV / "bin" / "python").exists() and known in {state, state.replace(str(options), "()")}:
        return
    settings = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "UV_PROJECT_ENVIRONMENT": str(VENV)}
    settings.pop("VIRTUAL_ENV", None)
    settings.setdefault("UV_LINK_MODE", "copy" if _other_disk() else "hardlink")
    _run(*_uv(), "sync", "--frozen", "--quiet", "--python", _find_python(), *options, env=settings)
    _stamp("python", state)


def _uv() -> list[str]:
    """Return how uv is run: our own copy, fetched by pip the first time."""
    home = CACHE / "bootstrap"
    if not (home / "bin" / "uv").exists():
        made = subprocess.run([_find_python(), "-m", "venv", str(home)], capture_output=True, text=True, check=False)
        if made.returncode:
            raise Missing(
                f"Python can't make a virtual environment (Debian: apt-get install python3-venv).\n{made.stdout}"
            )
        _run(str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv>=0.13")
    return [str(home / "bin" / "uv")]


def _other_disk() -> bool:
    cache = Path(os.environ.get("UV_CACHE_DIR", Path.home() / ".cache"))
    return not cache.exists() or cache.stat().st_dev != ROOT.stat().st_dev


def _find_python() -> str:
    if sys.version_info >= OLDEST_PYTHON:
        return sys.executable
    for name in filter(None, map(shutil.which, PYTHONS)):
        answer = subprocess.run(
            [name, "-c", "import sys; print(sys.version_info >= (3, 11))"], capture_output=True, check=False
        )
        if answer.stdout.strip() == b"True":
            return name
    raise Missing("Python 3.11 or later is needed.")


def _check_node() -> None:
    program = shutil.which("node")
    if program is None or shutil.which("npm") is None:
        raise Missing("Node.js 20.19 or later is needed, with npm (https://nodejs.org).")
    text = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if tuple(map(int, text.lstrip("v").split(".")[:2])) < OLDEST_NODE:
        raise Missing(f"Node.js 20.19 or later is needed; this is {text}.")


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(set(files)):
        if path.is_file():
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _stamp(name: str, state: str | None = None) -> str:
    """Return the state in which a part was last set up, or note a new one."""
    path = CACHE / "stamps" / name
    if state is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(state)
    return path.read_text() if path.exists() else ""


def _run(*command: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    # What programs say goes to stderr: stdout belongs to what make was asked for.
    subprocess.run(command, cwd=cwd, env=env, stdout=sys.stderr, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
