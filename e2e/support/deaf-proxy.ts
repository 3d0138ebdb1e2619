import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/**
 * Stands between a help desk and its Postgres and takes the notifications out, as a pooler in transaction mode does.
 * @returns the database's URL by way of it
 */
export async function deafProxy(databaseUrl: string): Promise<{ url: string; close: () => void }> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const postgres = connect(Number(target.port), target.hostname);
    for (const socket of [client, postgres]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.once("close", () => {
        client.destroy();
        postgres.destroy();
      });
    }
    client.pipe(postgres);
    let rest = Buffer.alloc(0);
    postgres.on("data", (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      // Each message is a letter, its length without the letter, and what it says; A is a notification.
      while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
        const message = rest.subarray(0, 1 + rest.readInt32BE(1));
        if (message[0] !== "A".charCodeAt(0)) client.write(message);
        rest = rest.subarray(message.length);
      }
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port");
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${address.port}`;
  return {
    url: url.href,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
