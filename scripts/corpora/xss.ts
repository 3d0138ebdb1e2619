import { z } from "zod";
import type { Checks } from "./checks";
import { type Desk, each, faultOf, ticketId } from "./desk";
import type { Corpora } from "./folder";

const Payload = z.object({ source: z.string(), id: z.union([z.string(), z.number()]), payload: z.string() });

/** One payload and what became of it. */
export type Sample = {
  name: string;
  payload: string;
  /** The ticket that it made alone, sent as JSON. */
  ticket: number;
};

/** A ticket whose messages are HTML mails of one payload each. */
export type Thread = { ticket: number; messages: number };

const PER_THREAD = 500;

/** Each payload as subject, name and message of a JSON ticket, which decides by itself whether it is HTML. */
export async function payloadTickets(desk: Desk, corpora: Corpora, checks: Checks): Promise<Sample[]> {
  const payloads = corpora.jsonLines("xss/payloads.jsonl", Payload);
  const samples: Sample[] = [];
  await each([...payloads.entries()], async ([index, { source, id, payload }]) => {
    const name = `${source} ${id}`;
    const answer = await desk.json({
      name: payload.trim().slice(0, 200),
      email: `payload-${index}@xss.example`,
      subject: payload.trim().slice(0, 1000),
      message: payload,
    });
    checks.check(name, faultOf(answer, [200]));
    if (answer.status === 200) samples.push({ name, payload, ticket: ticketId(answer) });
  });
  return samples;
}

/** Each payload as an HTML mail; those of one thread answer its first. */
export async function payloadThreads(
  desk: Desk,
  samples: readonly Sample[],
  checks: Checks,
): Promise<Thread[]> {
  const threads: Thread[] = [];
  for (let at = 0; at < samples.length; at += PER_THREAD) {
    const [first, ...rest] = samples.slice(at, at + PER_THREAD);
    if (!first) continue;
    const post = async (index: number, { name, payload }: Sample) => {
      const answer = await desk.mail(htmlMail(at, index, payload));
      checks.check(`${name} as HTML mail`, faultOf(answer, [200]));
      return ticketId(answer);
    };
    const ticket = await post(0, first);
    await each([...rest.entries()], async ([index, sample]) => {
      const answered = await post(index + 1, sample);
      if (answered !== ticket) checks.check(`${sample.name} as HTML mail`, "opened a ticket of its own");
    });
    threads.push({ ticket, messages: rest.length + 1 });
  }
  return threads;
}

function htmlMail(thread: number, index: number, html: string): string {
  const id = (of: number) => `<xss-${thread}-${of}@xss.example>`;
  return [
    `From: Mallory <thread-${thread}@xss.example>`,
    "Subject: Payloads",
    `Message-ID: ${id(index)}`,
    ...(index > 0 ? [`In-Reply-To: ${id(0)}`] : []),
    "MIME-Version: 1.0",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    ...(Buffer.from(html.toWellFormed())
      .toString("base64")
      .match(/.{1,76}/g) ?? []),
    "",
  ].join("\r\n");
}

/** The payloads as plain text, many in one message: all but their own text has to stay away from the page. */
export async function payloadText(desk: Desk, samples: readonly Sample[], checks: Checks): Promise<Thread[]> {
  const threads: Thread[] = [];
  for (let at = 0; at < samples.length; at += PER_THREAD) {
    const text = samples
      .slice(at, at + PER_THREAD)
      .map(({ payload }) => payload)
      .join("\n\n");
    const answer = await desk.mail(htmlMail(-1 - at, 0, text).replace("text/html", "text/plain"));
    checks.check(`text ${at}`, faultOf(answer, [200]));
    threads.push({ ticket: ticketId(answer), messages: 1 });
  }
  return threads;
}
