# Helplight as one Node process; docs/deploy/container.md says how it is run.

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
RUN node scripts/build.js

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app ./
# Newer than every source, so that nothing is built, or written, at a start.
RUN touch dist/helplight.js && mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
# Long enough for the first start, which makes the database.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No shell in between: SIGTERM reaches the program, which ends within ten seconds.
ENTRYPOINT ["node", "bin/helplight.js"]
CMD ["serve"]
