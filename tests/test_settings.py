"""Settings: complete in the demo, refused in production where a secret is missing or known."""

import stat
from pathlib import Path

import pytest

from api.settings import Settings, SettingsError


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PORT", "DATABASE_URL", "POSTAZIONE_ENVIRONMENT", "POSTAZIONE_DATA_DIR", "POSTAZIONE_PORT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def production(tmp_path: Path) -> dict[str, object]:
    """Settings with which production starts."""
    (tmp_path / "key.pem").write_text("a key")
    return {
        "environment": "production",
        "database_url": "postgresql://postazione@database/postazione",
        "base_url": "https://coworking.comune.example.it",
        "signing_key_path": tmp_path / "key.pem",
        "token_hmac_key": "Yw3pQ9rT6zLk1vN8xB5mC2dF7gH4jK0s",
        "oidc_issuer": "https://accesso.comune.example.it",
        "oidc_client_id": "postazione",
        "oidc_client_secret": "mR4tV7yB1nQ8",
    }


def test_the_demo_needs_nothing(tmp_path: Path) -> None:
    settings = Settings.load(data_dir=tmp_path / "data")
    assert settings.is_demo
    assert settings.base_url == "http://127.0.0.1:8000"
    assert settings.oidc_issuer == "http://127.0.0.1:8000/demo/idp"


def test_secrets_are_made_once_and_kept_for_us_alone(tmp_path: Path) -> None:
    first, second = (Settings.load(data_dir=tmp_path / "data") for _ in range(2))
    assert first.token_hmac_key == second.token_hmac_key
    assert first.token_hmac_key != first.oidc_client_secret
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "data" / "secrets").iterdir()}
    assert modes == {0o600}


def test_no_secret_shows_when_settings_are_printed(tmp_path: Path) -> None:
    settings = Settings.load(data_dir=tmp_path / "data")
    assert settings.token_hmac_key.get_secret_value() not in repr(settings)


def test_the_port_alone_moves_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8123")
    assert Settings.load(data_dir=tmp_path).base_url == "http://127.0.0.1:8123"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_the_driver_is_named_whatever_the_scheme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{scheme}://me@host/db")
    assert Settings.load(data_dir=tmp_path).database_url == "postgresql+psycopg://me@host/db"


def test_another_kind_of_database_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://me:hidden@host/db")
    with pytest.raises(SettingsError, match="DATABASE_URL: must be the address of a PostgreSQL server") as refused:
        Settings.load(data_dir=tmp_path)
    assert "hidden" not in str(refused.value)


def test_production_starts_with_everything_given(production: dict[str, object]) -> None:
    assert Settings.load(**production).environment == "production"


def test_production_names_all_that_is_missing() -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.load(environment="production")
    for name in ("DATABASE_URL", "POSTAZIONE_SIGNING_KEY_PATH", "POSTAZIONE_TOKEN_HMAC_KEY", "POSTAZIONE_OIDC_ISSUER"):
        assert f"{name} is missing" in str(refused.value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"token_hmac_key": "short"},
        {"token_hmac_key": "changeme-changeme-changeme-changeme"},
        {"token_hmac_key": "a" * 64},
        {"oidc_client_secret": "secret"},
        {"base_url": "http://coworking.comune.example.it"},
        {"signing_key_path": Path("/nowhere/key.pem")},
    ],
)
def test_production_refuses_what_is_unsafe(production: dict[str, object], wrong: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match="can't start"):
        Settings.load(**{**production, **wrong})


def test_production_makes_no_secret_by_itself(production: dict[str, object], tmp_path: Path) -> None:
    Settings.load(**production, data_dir=tmp_path / "data")
    assert not (tmp_path / "data").exists()
