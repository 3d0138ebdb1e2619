# docker build -t deskuss .
# docker run --init -p 3000:3000 -v deskuss:/data -e APP_URL=https://help.example.com deskuss
# Without DATABASE_URL it runs its own Postgres in /data; with it, NEXTAUTH_SECRET is needed as well.
FROM node:24-bookworm-slim
WORKDIR /app

COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund

COPY . .
RUN node scripts/run.mjs build \
 && mkdir /data \
 && chown -R node:node /data /app/.next

ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
EXPOSE 3000
VOLUME /data
# Postgres does not run as root, and nothing here needs to.
USER node
HEALTHCHECK --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/run.mjs", "start"]
