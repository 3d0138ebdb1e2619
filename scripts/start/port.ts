import { createServer } from "node:net";
import { codeOf, messageOf, Stop } from "@/scripts/say";
import type { Config } from "@/scripts/start/config";

function reason(code: string | undefined, { host, port }: Config): string | undefined {
  if (code === "EADDRINUSE") {
    return `Port ${port} is taken by another program: stop that one, or choose a port (PORT=${port + 1} npm start).`;
  }
  if (code === "EACCES")
    return `Port ${port} may not be opened by this user: choose one above 1023 with PORT.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `HOST is '${host}': this machine has no such address.`;
  return undefined;
}

/** Finds out before the long steps whether the port can be had; says in one line when it can't. */
export function requirePort(config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      reject(
        new Stop(reason(codeOf(error), config) ?? `Port ${config.port} can't be opened: ${messageOf(error)}`),
      );
    });
    probe.listen({ port: config.port, host: config.host, exclusive: true }, () =>
      probe.close(() => resolve()),
    );
  });
}
