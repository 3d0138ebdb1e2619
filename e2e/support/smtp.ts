import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type Received = { from: string; to: string[]; raw: Buffer };

/** What a server says at a step; `drop` cuts the line, `stall` says nothing more. */
export type Behaviour = "ok" | "drop" | "stall" | { code: number; message: string };

export type TestSmtp = {
  port: number;
  received: Received[];
  /** How many times a mail's text began to come. */
  attempts(): number;
  /** How many lines are open. */
  connections(): number;
  /** What the next ones meet, in order; then all is well. */
  data: Behaviour[];
  /** What a recipient meets, by address, as long as it stands here. */
  recipients: Map<string, Behaviour>;
  stop(): Promise<void>;
};

const refusal = ({ code, message }: { code: number; message: string }) =>
  Object.assign(new Error(message), { responseCode: code });

/** A real SMTP server on this machine, on a free port unless one is given. */
export async function startSmtp(options: SMTPServerOptions = {}, listenOn = 0): Promise<TestSmtp> {
  const received: Received[] = [];
  const data: Behaviour[] = [];
  const recipients = new Map<string, Behaviour>();
  let attempts = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo({ address }, _session, callback) {
      const met = recipients.get(address) ?? "ok";
      callback(typeof met === "object" ? refusal(met) : null);
    },
    onData(stream, { envelope }, callback) {
      attempts++;
      const chunks: Buffer[] = [];
      const met = data.shift() ?? "ok";
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (met === "stall") return;
        if (met === "drop") {
          // Every line of this server: there is but one.
          for (const connection of server.connections) connection.close();
          return;
        }
        if (met !== "ok") return callback(refusal(met));
        received.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : "",
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks),
        });
        callback();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(listenOn, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    received,
    data,
    recipients,
    attempts: () => attempts,
    connections: () => server.connections.size,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
