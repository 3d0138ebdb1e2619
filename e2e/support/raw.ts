import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

type Raw = {
  /** Request line and header fields, without Host and the closing empty line. */
  head: string[];
  /** Sent over and over until the answer is there. */
  endless?: string | Uint8Array;
};

/**
 * What only a socket can do: sends a request that is never finished, and answers what the server says all the same.
 * @returns the answer's head and what of its body came with it, and how many bytes the server had been sent by then
 */
export async function sendUnfinished(
  url: string,
  { head, endless }: Raw,
): Promise<{ text: string; sent: number }> {
  const socket = await dial(url);
  let text = "";
  let answered = false;
  const answer = new Promise<void>((resolve) => {
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      // `100 Continue` is an invitation, not an answer.
      answered = isWhole(text.replace(/^HTTP\/1\.1 100[\s\S]*?\r\n\r\n/, ""));
      if (answered) resolve();
    });
    socket.once("close", () => {
      answered = true;
      resolve();
    });
  });
  socket.write(request(url, head));
  while (endless && !answered) {
    if (!socket.write(endless)) await Promise.race([once(socket, "drain"), answer]);
    await pause(1);
  }
  await answer;
  const sent = socket.bytesWritten;
  socket.destroy();
  return { text: text.replace(/^HTTP\/1\.1 100[\s\S]*?\r\n\r\n/, ""), sent };
}

/** Sends a whole request as the simplest clients do, which do not look for an answer before; answers that one. */
export async function sendThenListen(url: string, head: string[], parts: string[]): Promise<string> {
  const socket = await dial(url);
  socket.pause();
  socket.write(request(url, head));
  for (const part of parts) if (!socket.write(part)) await once(socket, "drain");
  let text = "";
  for await (const chunk of socket) {
    text += String(chunk);
    if (isWhole(text)) break;
  }
  return text;
}

async function dial(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  // The server may close while we still write.
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

const request = (url: string, [line, ...fields]: string[]) =>
  `${[line, `Host: ${new URL(url).host}`, ...fields].join("\r\n")}\r\n\r\n`;

/** Whether all of the body that Content-Length promises has come. */
function isWhole(text: string): boolean {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const length = /^content-length: (\d+)/im.exec(text)?.[1];
  if (/^transfer-encoding: chunked/im.test(text)) return text.endsWith("\r\n0\r\n\r\n");
  return length === undefined || Buffer.byteLength(text.slice(end + 4)) >= Number(length);
}
