# The web app.
FROM node:24-bookworm-slim AS web
WORKDIR /app/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci
COPY frontend ./
RUN npm run build

# The Python packages, each by its hash.
FROM python:3.11-slim-bookworm AS packages
RUN python -m venv /venv
COPY requirements.lock ./
RUN /venv/bin/pip install --no-cache-dir --only-binary :all: --require-hashes --requirement requirements.lock

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin tend \
    && install --directory --owner tend --group tend --mode 700 /data /keys
WORKDIR /app
COPY --from=packages /venv /venv
COPY api ./api
COPY models ./models
COPY content ./content
COPY --from=web /app/frontend/dist ./frontend/dist
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    TEND_HOST=0.0.0.0 \
    TEND_DATA=/data \
    TEND_KEY_FILE=/keys/root.key
USER tend
# Back them up apart: the key opens what the data holds.
VOLUME ["/data", "/keys"]
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/api/v1/health/ready', timeout=4)"]
ENTRYPOINT ["python", "-m", "api.cli"]
CMD ["serve"]
