"""What people install: the wheel carries the content, the catalogues and the styles, and works elsewhere."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network by the backend that is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", str(folder), str(ROOT))
    (built,) = folder.glob("sopcheck-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment with the wheel; the dependencies are lent by the present environment."""
    place = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    scripts = place / ("Scripts" if sys.platform == "win32" else "bin")
    paths = {"base": str(place), "platbase": str(place), "installed_base": str(place)}
    packages = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    pip("--python", str(scripts / "python"), "install", "--no-deps", "--no-index", str(wheel))
    lent = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    # Entries of a .pth are not searched for further .pth files: an editable sopcheck is not lent along.
    (packages / "lent.pth").write_text("\n".join(lent) + "\n", "utf-8")
    return scripts / "sopcheck"


def pip(*arguments: str) -> None:
    """Run pip; its words are shown only where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def run(command: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed command in another folder, so that the project cannot lend it anything."""
    return subprocess.run([str(command), *arguments], cwd=cwd, capture_output=True, text=True, check=False)


def test_everything_is_inside(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {"sopcheck/locales/id/LC_MESSAGES/sopcheck.mo", "sopcheck/py.typed"}
    for kept, place in ((ROOT / "content", "sopcheck/content"), (ROOT / "sopcheck", "sopcheck")):
        for pattern in ("*.toml", "*.tcss", "*.py"):
            wanted |= {f"{place}/{path.relative_to(kept).as_posix()}" for path in kept.rglob(pattern)}
    assert not wanted - names
    assert any(name.endswith(".tcss") for name in names)
    assert "sopcheck/content/kpu-jatim/pack.toml" in names


def test_nothing_else_is_inside(wheel: Path) -> None:
    rooms = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {room for room in rooms if not room.endswith(".dist-info")} == {"sopcheck"}


def test_it_tells_its_version(installed: Path, tmp_path: Path) -> None:
    import sopcheck  # noqa: PLC0415 - the one of the project, to compare with

    done = run(installed, "--version", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"sopcheck {sopcheck.__version__}\n"


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_checks_the_content_that_it_brings(installed: Path, tmp_path: Path, language: str) -> None:
    asked = "import sopcheck.pack.shipped as s; print(s.shipped_pack())"
    python = installed.with_name("python")
    shipped = subprocess.run([str(python), "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=True)
    content = Path(shipped.stdout.strip())
    assert content.parent.parent.name == "sopcheck"
    assert ROOT not in content.parents
    done = run(installed, "--lang", language, "check", str(content), cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_its_words_are_indonesian(installed: Path, tmp_path: Path) -> None:
    indonesian = run(installed, "--lang", "id", "check", "nowhere", cwd=tmp_path)
    english = run(installed, "--lang", "en", "check", "nowhere", cwd=tmp_path)
    assert indonesian.returncode == english.returncode == 2
    assert indonesian.stderr
    assert indonesian.stderr != english.stderr
