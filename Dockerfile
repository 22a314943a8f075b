# The API beside a Neo4j server of its own (see docker-compose.yml). No secrets are in the image.
FROM python:3.11-slim AS build
WORKDIR /build
COPY requirements/runtime.lock requirements/runtime.lock
RUN python -m venv /opt/cryptoreg && /opt/cryptoreg/bin/pip install --no-cache-dir --require-hashes -r requirements/runtime.lock
COPY . .
RUN /opt/cryptoreg/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 cryptoreg
COPY --from=build /opt/cryptoreg /opt/cryptoreg
ENV PATH=/opt/cryptoreg/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    CRYPTOREG_HOST=0.0.0.0 \
    CRYPTOREG_PORT=8765
USER cryptoreg
WORKDIR /home/cryptoreg
EXPOSE 8765
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8765/ready', timeout=4)"]
CMD ["cryptoreg", "serve"]
