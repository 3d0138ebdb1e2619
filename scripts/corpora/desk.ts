import { z } from "zod";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";

export type Answer = { status: number; text: string; ms: number };

/** The help desk under test, as an integration with one key sees it. */
export class Desk {
  private constructor(
    readonly server: TestServer,
    private readonly key: string,
  ) {}

  static async start(): Promise<Desk> {
    const server = await startServer({ settings: NO_FLOOD_LIMITS });
    return new Desk(server, (await server.key()).secret);
  }

  /** Sends one body over a kept-alive connection; a connection that breaks is status 0. */
  async send(path: string, contentType: string, body: Uint8Array | string): Promise<Answer> {
    const started = performance.now();
    const headers = { "x-deskuss-api-key": this.key, "content-type": contentType };
    const bytes = typeof body === "string" ? Buffer.from(body) : Uint8Array.from(body);
    try {
      const response = await fetch(this.server.url + path, { method: "POST", headers, body: bytes });
      const text = await response.text();
      return { status: response.status, text, ms: performance.now() - started };
    } catch (error) {
      return { status: 0, text: String(error), ms: performance.now() - started };
    }
  }

  json(value: unknown): Promise<Answer> {
    return this.send("/api/tickets.json", "application/json", JSON.stringify(value));
  }

  xml(document: Uint8Array | string): Promise<Answer> {
    return this.send("/api/tickets.xml", "application/xml", document);
  }

  mail(raw: Uint8Array | string): Promise<Answer> {
    return this.send("/api/tickets.email", "message/rfc822", raw);
  }
}

/** Works through a list, eight at a time. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    // One iterator for all: each takes the next that nobody has.
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

const Created = z.object({ id: z.number() });
const Refusal = z.object({ error: z.object({ code: z.string(), message: z.string().min(1) }) });

/** The id of the ticket that a JSON answer names. */
export function ticketId({ text }: Answer): number {
  return Created.parse(JSON.parse(text)).id;
}

/** The error's code, from an answer in JSON or XML; undefined when it holds no code, or no message beside it. */
export function codeOf({ text }: Answer): string | undefined {
  if (text.startsWith("<")) return /<error><code>(\w+)<\/code><message>[^<]/.exec(text)?.[1];
  try {
    return Refusal.safeParse(JSON.parse(text)).data?.error.code;
  } catch {
    return undefined;
  }
}

/** What is wrong with an answer: its status is not among these, or it refuses without giving a reason. */
export function faultOf(answer: Answer, statuses: readonly number[]): string | null {
  const { status, text } = answer;
  if (!statuses.includes(status)) return `answered ${status}: ${text.slice(0, 200)}`;
  if (status !== 200 && !codeOf(answer)) return `answered ${status} without a reason: ${text.slice(0, 200)}`;
  return null;
}

/** What is wrong with an answer that has to be a refusal with one of these codes. */
export function notRefused(answer: Answer, codes: readonly string[]): string | null {
  const fault = faultOf(answer, [400, 413]);
  if (fault) return fault;
  const code = codeOf(answer) ?? "";
  return codes.includes(code) ? null : `refused as ${code}: ${answer.text.slice(0, 200)}`;
}
