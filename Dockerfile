# The bot, its operators' commands and nothing else. Node's version is that of the npm package `node`
# in package.json, which is for development and not installed here.
ARG NODE_IMAGE=node:26.10.0-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# No package that runs here needs its install script.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM ${NODE_IMAGE}
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
# Everything below belongs to root: the bot cannot change its own program.
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY flex-templates ./flex-templates
COPY locales ./locales
COPY rich-menus ./rich-menus
COPY scripts ./scripts
COPY src ./src
RUN install -d -o node -g node -m 0700 /data /anchors
VOLUME /data /anchors
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node is process 1 and handles SIGTERM: what is held is finished within 10 s.
CMD ["node", "--max-semi-space-size=4", "--v8-pool-size=1", "src/main.ts"]
