# syntax=docker/dockerfile:1

# Node 24 has long-term support until April 2028. The second stage must have the same system library (Debian 12).
ARG NODE=24

FROM node:${NODE}-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
# No package runs scripts of its own here: see docs/security.md.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm run image-files -- --to /image && mkdir /image/data

# Node and the libraries it needs, nothing else: no shell, no package manager.
FROM gcr.io/distroless/nodejs${NODE}-debian12:nonroot
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data METRICS_PORT=9090 METRICS_HOST=0.0.0.0
WORKDIR /app
COPY --from=build --chown=0:0 /image /app
# The only place the server writes to; a volume takes its place.
COPY --from=build --chown=65532:65532 /image/data /data
USER 65532:65532
EXPOSE 8080 9090
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["/nodejs/bin/node", "-e", "fetch('http://127.0.0.1:9090/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["dist/server/main.js"]
