import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/**
 * Stands before a mail server and breaks the line as soon as this text comes from it, as a server does that fails at one
 * mail. @returns its port
 */
export async function cuttingProxy(
  target: number,
  text: string,
): Promise<{ port: number; close: () => void }> {
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(target, "127.0.0.1");
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.once("close", () => {
        client.destroy();
        server.destroy();
      });
    }
    client.pipe(server);
    let said = "";
    server.on("data", (chunk: Buffer) => {
      said = said.slice(-text.length) + chunk.toString("latin1");
      if (said.includes(text)) client.destroy();
      else client.write(chunk);
    });
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port");
  return {
    port: address.port,
    close() {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
