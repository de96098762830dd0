# The program in an image. docker build -t tin-ap . && docker run -p 127.0.0.1:8080:8080 -v tinap:/data tin-ap

FROM python:3.12-slim AS build
WORKDIR /app
RUN python3 -m venv .venv
COPY requirements.lock ./
RUN --mount=type=cache,target=/root/.cache/pip \
    .venv/bin/pip install --disable-pip-version-check --require-hashes --requirement requirements.lock
COPY . .
RUN .venv/bin/pip install --disable-pip-version-check --no-deps --no-build-isolation --editable . \
    && .venv/bin/python -m compileall -q -x '[.]venv' .

FROM python:3.12-slim
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin tinap \
    && install --directory --owner=tinap --group=tinap --mode=700 /data
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    TINAP_DATA_DIR=/data \
    TINAP_HTTP_HOST=0.0.0.0 \
    TINAP_HTTP_PORT=8080
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 8080
# as a line of Python, because the command line itself takes a second to load
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['TINAP_HTTP_PORT']}/healthz\", timeout=5)"]
ENTRYPOINT ["tinap"]
CMD ["run"]
