// The process that answers requests. It is run by plain Node 24, which takes the types out itself: without tsx and
// without the react-server condition, both of which belong to the scripts and would change what Next loads.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import type { Duplex } from "node:stream";
import next from "next";

/** Requests under way when the server is told to stop get this long. */
const PATIENCE = 10_000;
/** Longer than any usual proxy keeps an idle connection, so that it is the proxy who closes it. */
const KEEP_ALIVE = 65_000;

const dir = path.dirname(import.meta.dirname);
const port = Number(process.env.PORT);
const hostname = process.env.HOST ?? "127.0.0.1";
const dev = process.argv.includes("--dev");

let handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
let stopping = false;

// Only Next's development server speaks anything else than HTTP/1.1. Clients that offer HTTP/2 on the side (Java's, and
// curl --http2) are to be answered as if they had not; Next would hang up on them.
const options = { keepAliveTimeout: KEEP_ALIVE, shouldUpgradeCallback: () => dev };

const server = createServer(options, (request, response) => {
  // lib/client-ip.ts takes the caller's address from here: whatever the caller wrote there is replaced.
  request.headers["x-deskuss-peer"] = request.socket.remoteAddress ?? "";
  if (stopping) response.setHeader("connection", "close");
  void handle(request, response);
});

// Next's development server keeps one socket open to each page, and a server that closes waits for those.
const upgraded = new Set<Duplex>();
server.on("upgrade", (_request, socket) => {
  upgraded.add(socket);
  socket.once("close", () => upgraded.delete(socket));
});

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  // A path that the type checker does not follow: it wants no extension, and Node wants one.
  const shutdown: typeof import("../lib/shutdown") = await import(path.join(dir, "lib/shutdown.ts"));
  shutdown.runStopping();
  const closed = new Promise((resolve) => server.close(resolve));
  // Again and again: a connection that was answering at the first time becomes idle, and would be kept for the next call.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  for (const socket of upgraded) socket.destroy();
  setTimeout(() => server.closeAllConnections(), PATIENCE).unref();
  await closed;
  clearInterval(idle);
  // A database that is gone must not keep this process from going too.
  setTimeout(() => process.exit(1), PATIENCE).unref();
  await shutdown.runShutdown();
  process.exit(0);
}

// A lost database connection, or one bad request, must not take everybody's server down.
process.on("uncaughtException", (error) => console.error(error));
process.on("unhandledRejection", (error) => console.error(error));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop());
// The process that started this one is gone without a word.
process.once("disconnect", () => void stop());
process.channel?.unref();

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

try {
  const app = next({ dev, dir, hostname, port, httpServer: server });
  await app.prepare();
  handle = app.getRequestHandler();
  server.once("error", fail);
  server.listen(port, hostname, () => process.send?.("ready"));
} catch (error) {
  fail(error);
}
