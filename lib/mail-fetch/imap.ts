import "server-only";
import { ImapFlow } from "imapflow";
import type { AfterFetch } from "@/lib/db/generated/enums";
import { AppError } from "@/lib/errors";
import { closeOnStop } from "./close-on-stop";
import {
  CONNECT_MS,
  HEAD_BYTES,
  type Leftover,
  type MailServer,
  type OpenMailbox,
  type Place,
  type RemoteMail,
  SILENCE_MS,
} from "./server";

const CHUNK = 1024 * 1024;
/** A server's answer about one part of a mail is never larger; it bounds what a broken one can make us keep. */
const LARGEST_ANSWER = 16 * CHUNK;

/** A client for this server that is not connected yet. Certificates are checked; STARTTLS, where asked for, insisted on. */
export function imapClient({ host, port, security, auth }: MailServer, idle = false): ImapFlow {
  const client = new ImapFlow({
    host,
    port,
    secure: security === "tls",
    ...(security !== "tls" && { doSTARTTLS: security === "starttls" }),
    auth:
      "accessToken" in auth
        ? { user: auth.user, accessToken: auth.accessToken }
        : { user: auth.user, pass: auth.password },
    logger: false,
    clientInfo: { name: "Deskuss" },
    disableAutoIdle: !idle,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    // A connection that idles is asked to say something every few minutes.
    socketTimeout: idle ? 10 * SILENCE_MS : SILENCE_MS,
    ...(idle && { maxIdleTime: 4 * SILENCE_MS }),
    maxLiteralSize: LARGEST_ANSWER,
    maxLineLength: LARGEST_ANSWER,
    maxResponseSize: 2 * LARGEST_ANSWER,
  });
  // What goes wrong fails the command that is under way; without a listener it would end the process.
  client.on("error", () => undefined);
  const forget = closeOnStop(() => client.close());
  client.once("close", forget);
  return client;
}

/** Connects, signs in and opens the folder. @throws Error as imapflow says it */
export async function openImap(server: MailServer): Promise<OpenMailbox> {
  const client = imapClient(server);
  try {
    await client.connect();
    const { uidValidity } = await client.mailboxOpen(server.folder);
    return new ImapMailbox(client, uidValidity);
  } catch (error) {
    client.close();
    throw error;
  }
}

class ImapMailbox implements OpenMailbox {
  constructor(
    private readonly client: ImapFlow,
    readonly uidValidity: bigint,
  ) {}

  async list(lastUid: number): Promise<RemoteMail[]> {
    const found: RemoteMail[] = [];
    const range = `${lastUid + 1}:*`;
    for await (const { uid, size } of this.client.fetch(range, { uid: true, size: true }, { uid: true })) {
      // `5:*` in a folder whose last mail is the third means that one.
      if (uid > lastUid) found.push({ uid, size: size ?? 0 });
    }
    return found.sort((a, b) => uidOf(a) - uidOf(b));
  }

  async find({ uid }: Place): Promise<RemoteMail | null> {
    if (uid === null) return null;
    const found = await this.client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
    return found ? { uid, size: found.size ?? 0 } : null;
  }

  read(mail: RemoteMail, max: number): Promise<Buffer> {
    return this.download(mail, max);
  }

  async readHead(mail: RemoteMail): Promise<Buffer> {
    const start = { source: { start: 0, maxLength: HEAD_BYTES } };
    const found = await this.client.fetchOne(String(uidOf(mail)), start, { uid: true });
    return found ? (found.source ?? Buffer.alloc(0)) : Buffer.alloc(0);
  }

  private async download(mail: RemoteMail, max: number): Promise<Buffer> {
    const options = { uid: true, chunkSize: CHUNK, maxBytes: max + 1 };
    const { content } = await this.client.download(String(uidOf(mail)), undefined, options);
    if (!content) throw new Error("The server lists this mail and does not give it out.");
    const chunks: Buffer[] = [];
    for await (const chunk of content) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    if (raw.length > max) throw new Error("The mail is larger than its server said.");
    return raw;
  }

  async finish(action: AfterFetch, mails: readonly Leftover[], moveTo: string): Promise<void> {
    const range = mails.map(({ uid }) => uid).join(",");
    const options = { uid: true };
    if (range === "" || action === "leave") return;
    if (action === "seen") await this.client.messageFlagsAdd(range, ["\\Seen"], options);
    if (action === "delete") await this.client.messageDelete(range, options);
    if (action === "move" && !(await this.client.messageMove(range, moveTo, options))) {
      const left = await this.client.search({ uid: range }, options);
      if (left && left.length > 0)
        throw new AppError("conflict", `Mails can’t be moved to the folder “${moveTo}”: is it there?`);
    }
  }

  mayHave(): boolean {
    return true;
  }

  usable(): boolean {
    return this.client.usable;
  }

  async close(): Promise<void> {
    await this.client.logout().catch(() => this.client.close());
  }
}

const uidOf = (mail: RemoteMail) => ("uid" in mail ? mail.uid : 0);
