import "server-only";
import type { AfterFetch } from "@/lib/db/generated/enums";
import { Pop3Client } from "./pop3-client";
import {
  HEAD_BYTES,
  type Leftover,
  type MailServer,
  type OpenMailbox,
  type Place,
  type RemoteMail,
} from "./server";

const HEAD_MAX = 4 * 1024 * 1024;

/** Connects and signs in. @throws Error, Pop3Refusal */
export async function openPop3(server: MailServer): Promise<OpenMailbox> {
  return new Pop3Mailbox(await Pop3Client.connect(server));
}

class Pop3Mailbox implements OpenMailbox {
  readonly uidValidity = null;
  private numbers = new Map<string, number>();
  /** In this session; the server has them until it ends. */
  private readonly deleted = new Set<number>();

  constructor(private readonly client: Pop3Client) {}

  /** All of them: which ones are known, their UIDLs say. */
  async list(): Promise<RemoteMail[]> {
    const uidls = await this.client.table("UIDL");
    const sizes = await this.client.table("LIST");
    this.numbers = new Map([...uidls].map(([number, uidl]) => [uidl, number]));
    return [...uidls].map(([number, uidl]) => ({ uidl, number, size: Number(sizes.get(number) ?? 0) }));
  }

  async find({ uidl }: Place): Promise<RemoteMail | null> {
    return (await this.list()).find((mail) => "uidl" in mail && mail.uidl === uidl) ?? null;
  }

  read(mail: RemoteMail, max: number): Promise<Buffer> {
    return this.client.long(`RETR ${numberOf(mail)}`, max);
  }

  async readHead(mail: RemoteMail): Promise<Buffer> {
    const head = await this.client.long(`TOP ${numberOf(mail)} 0`, HEAD_MAX);
    return head.subarray(0, HEAD_BYTES);
  }

  /** Deletions take place when the session ends, and are asked for again when it was broken off before. */
  async finish(action: AfterFetch, mails: readonly Leftover[]): Promise<void> {
    if (action !== "delete") return;
    for (const { uidl } of mails) {
      const number = uidl === null ? undefined : this.numbers.get(uidl);
      if (number === undefined || this.deleted.has(number)) continue;
      await this.client.command(`DELE ${number}`);
      this.deleted.add(number);
    }
  }

  mayHave({ uidl }: Leftover): boolean {
    return uidl !== null && this.numbers.has(uidl);
  }

  usable(): boolean {
    return this.client.usable();
  }

  async close(): Promise<void> {
    await this.client.quit().catch(() => this.client.destroy());
  }
}

const numberOf = (mail: RemoteMail) => ("number" in mail ? mail.number : 0);
