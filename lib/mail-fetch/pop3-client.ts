import "server-only";
import { connect as connectPlain, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { closeOnStop } from "./close-on-stop";
import { CONNECT_MS, type MailServer, SILENCE_MS } from "./server";

const END = Buffer.from("\r\n.\r\n");
const STUFFED = Buffer.from("\r\n..");
const MAX_LINE = 8_192;
/** A list of a hundred thousand mails. */
const MAX_LIST = 16 * 1024 * 1024;

/** What a server refuses, in its own words. */
export class Pop3Refusal extends Error {
  constructor(
    readonly command: string,
    readonly answer: string,
  ) {
    super(`The server refused ${command}: ${answer}`);
  }
}

type Wanted = {
  lines: "one" | "many";
  max: number;
  chunks: Buffer[];
  size: number;
  done: (answer: Buffer) => void;
  failed: (error: Error) => void;
};

/**
 * POP3 (RFC 1939), with STLS (RFC 2595) and XOAUTH2. Our own: node-pop3, the one library that is kept, waits for ever when
 * the end of a mail arrives in two packets, leaves the dots in that the protocol adds, and knows no STLS.
 */
export class Pop3Client {
  private wanted: Wanted | null = null;
  private broken: Error | null = null;

  private constructor(private socket: Socket) {
    this.listen();
    socket.once(
      "close",
      closeOnStop(() => this.destroy()),
    );
  }

  /** Connects and signs in. @throws Error, Pop3Refusal */
  static async connect(server: MailServer): Promise<Pop3Client> {
    const { host, port, security, auth } = server;
    const servername = isIP(host) ? {} : { servername: host };
    const socket =
      security === "tls" ? connectTls({ host, port, ...servername }) : connectPlain({ host, port });
    const client = new Pop3Client(socket);
    try {
      socket.setTimeout(CONNECT_MS);
      await client.answer("the connection", "one", MAX_LINE);
      if (security === "starttls") {
        await client.command("STLS");
        client.silence();
        client.socket = connectTls({ socket, host, ...servername });
        client.socket.setTimeout(CONNECT_MS);
        client.listen();
        await client.secured();
      }
      client.socket.setTimeout(SILENCE_MS);
      await client.signIn(auth);
      return client;
    } catch (error) {
      client.destroy();
      throw error;
    }
  }

  private async secured(): Promise<void> {
    const { socket } = this;
    await new Promise<void>((resolve, reject) => {
      socket.once("secureConnect", resolve);
      socket.once("close", () => reject(this.broken));
    });
  }

  private async signIn(auth: MailServer["auth"]): Promise<void> {
    if ("password" in auth) {
      await this.command(`USER ${safe(auth.user)}`, "USER");
      await this.command(`PASS ${safe(auth.password)}`, "PASS");
      return;
    }
    await this.command("AUTH XOAUTH2");
    const token = `user=${auth.user}\x01auth=Bearer ${auth.accessToken}\x01\x01`;
    const answer = await this.command(Buffer.from(token).toString("base64"), "AUTH");
    // A token that is not taken is first answered by why, as another challenge; an empty line asks for the refusal.
    if (!answer.startsWith("+OK")) await this.command("", "AUTH");
  }

  /** Sends a line and answers what the server says to it. @param name what may be shown of it */
  async command(line: string, name = line): Promise<string> {
    const answer = this.answer(name, "one", MAX_LINE);
    this.socket.write(`${line}\r\n`);
    return (await answer).toString("latin1").trim();
  }

  /** As `command`, for an answer of many lines: those, without the dots that the protocol adds. */
  async long(line: string, max: number): Promise<Buffer> {
    const answer = this.answer(line, "many", max);
    this.socket.write(`${line}\r\n`);
    const whole = await answer;
    return unstuff(whole.subarray(whole.indexOf("\n") + 1, whole.length - END.length + 2));
  }

  /** `number value` lines, as of UIDL and LIST. */
  async table(command: "UIDL" | "LIST"): Promise<Map<number, string>> {
    const text = (await this.long(command, MAX_LIST)).toString("latin1");
    const rows = [...text.matchAll(/^(\d{1,10}) +(\S{1,200})[ \r]*$/gm)];
    return new Map(rows.map(([, number, value = ""]) => [Number(number), value]));
  }

  usable(): boolean {
    return this.broken === null && !this.socket.destroyed;
  }

  async quit(): Promise<void> {
    await this.command("QUIT");
    this.destroy();
  }

  destroy(): void {
    this.socket.destroy();
  }

  private answer(name: string, lines: "one" | "many", max: number): Promise<Buffer> {
    return new Promise<Buffer>((resolve, reject) => {
      const failed = (error: Error) => {
        this.wanted = null;
        reject(error);
      };
      const done = (answer: Buffer) => {
        this.wanted = null;
        const text = answer.toString("latin1", 0, MAX_LINE).split("\r\n", 1)[0] ?? "";
        if (text.startsWith("+")) resolve(answer);
        else reject(new Pop3Refusal(name, text.replace(/^-ERR\s*/, "")));
      };
      if (this.broken) reject(this.broken);
      else this.wanted = { lines, max, chunks: [], size: 0, done, failed };
    });
  }

  private readonly onData = (chunk: Buffer) => {
    const { wanted } = this;
    if (!wanted) return;
    wanted.chunks.push(chunk);
    wanted.size += chunk.length;
    if (wanted.size > wanted.max + MAX_LINE) {
      this.fail(new Error("The server’s answer is larger than it may be."));
      return;
    }
    const many = wanted.lines === "many" && wanted.chunks[0]?.[0] === 0x2b;
    // What ends an answer may be split over any number of packets.
    const tail = Buffer.concat(lastOf(wanted.chunks, END.length));
    if (many ? !endsLong(wanted, tail) : !tail.subarray(-2).equals(END.subarray(0, 2))) return;
    wanted.done(Buffer.concat(wanted.chunks));
  };

  private readonly onError = (error: Error) => this.fail(error);
  private readonly onClose = () => this.fail(new Error("The server closed the connection."));
  private readonly onTimeout = () => {
    const error = Object.assign(new Error("The server does not answer."), { code: "ETIMEDOUT" });
    this.fail(error);
  };

  private fail(error: Error): void {
    this.broken ??= error;
    this.socket.destroy();
    this.wanted?.failed(this.broken);
  }

  private listen(): void {
    this.socket.on("data", this.onData).on("error", this.onError);
    this.socket.on("close", this.onClose).on("timeout", this.onTimeout);
  }

  private silence(): void {
    this.socket.off("data", this.onData).off("close", this.onClose).off("timeout", this.onTimeout);
  }
}

/** The last chunks that hold at least `bytes` together. */
function lastOf(chunks: readonly Buffer[], bytes: number): Buffer[] {
  const last: Buffer[] = [];
  let size = 0;
  for (let at = chunks.length - 1; at >= 0 && size < bytes; at--) {
    const chunk = chunks[at];
    if (!chunk) break;
    last.unshift(chunk);
    size += chunk.length;
  }
  return last;
}

/** An empty answer is its first line and the dot. */
const endsLong = ({ size }: Wanted, tail: Buffer) => size > END.length && tail.subarray(-5).equals(END);

/** A command is one line. */
function safe(text: string): string {
  if (/[\r\n\0]/.test(text)) throw new Error("A user name or password can’t hold a line break.");
  return text;
}

/** RFC 1939 section 3: a line that begins with a dot was given one more. */
function unstuff(text: Buffer): Buffer {
  const first = text[0] === 0x2e ? 1 : 0;
  if (!text.includes(STUFFED)) return text.subarray(first);
  const pieces: Buffer[] = [];
  let from = first;
  for (let at = text.indexOf(STUFFED, from); at >= 0; at = text.indexOf(STUFFED, from)) {
    pieces.push(text.subarray(from, at + 3));
    from = at + 4;
  }
  pieces.push(text.subarray(from));
  return Buffer.concat(pieces);
}
