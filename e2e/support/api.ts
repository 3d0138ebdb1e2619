import { expect } from "vitest";
import { z } from "zod";
import { readTicket } from "@/lib/tickets/read";
import type { TestServer } from "./server";

export type Answer = { status: number; headers: Headers; text: string };

export type Sent = {
  method?: string;
  /** Goes into X-Deskuss-API-Key. */
  key?: string;
  /** Goes into X-API-Key, as osTicket's clients send it. */
  osticket?: string;
  /** Content-Type. */
  type?: string;
  body?: string | Uint8Array<ArrayBuffer> | ReadableStream;
  headers?: Record<string, string>;
};

/** One request as a client sends it: POST unless told otherwise. Redirects are answers, not followed. */
export async function call({ url }: { url: string }, path: string, sent: Sent = {}): Promise<Answer> {
  const { method = "POST", key, osticket, type, body, headers } = sent;
  const response = await fetch(url + path, {
    method,
    redirect: "manual",
    headers: {
      ...(key === undefined ? {} : { "X-Deskuss-API-Key": key }),
      ...(osticket === undefined ? {} : { "X-API-Key": osticket }),
      ...(type === undefined ? {} : { "Content-Type": type }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The example of the API reference. */
export const JANE = {
  name: "Jane Smith",
  email: "jane@example.com",
  subject: "Cannot log in to my account",
  message: "I've been trying to log in for the past hour.",
};

/** Creates a ticket by JSON with these fields over Jane's; a field that is undefined is left out. */
export function sendJson(server: { url: string }, fields: object = {}, sent: Sent = {}): Promise<Answer> {
  return call(server, "/api/tickets.json", {
    type: "application/json",
    body: JSON.stringify({ ...JANE, ...fields }),
    ...sent,
  });
}

/** `<ticket>` with these elements over Jane's; the values are markup already. */
export function ticketXml(fields: Record<string, string | undefined> = {}): string {
  const elements = Object.entries({ ...JANE, ...fields }).map(([name, value]) =>
    value === undefined ? "" : `<${name}>${value}</${name}>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><ticket>${elements.join("")}</ticket>`;
}

export function sendXml(
  server: { url: string },
  fields: Record<string, string | undefined> = {},
  sent: Sent = {},
): Promise<Answer> {
  return call(server, "/api/tickets.xml", {
    type: "application/xml",
    body: ticketXml(fields),
    ...sent,
  });
}

const Created = z.strictObject({ id: z.number(), number: z.string(), created: z.string() });

/** The ticket that a 200 (JSON or XML) or a 201 (osTicket) tells of; fails on any other answer. */
export function createdId({ status, text }: Answer): number {
  if (status === 201 && /^\d+$/.test(text)) return Number(text);
  expect({ status, text }).toEqual({ status: 200, text: expect.any(String) });
  const id = /<id>(\d+)<\/id>/.exec(text)?.[1] ?? Created.parse(JSON.parse(text)).id;
  return Number(id);
}

const Failure = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string().min(10),
    fields: z.array(z.strictObject({ field: z.string(), message: z.string() })),
    requestId: z.uuid(),
  }),
});

/** The error of a JSON answer, which holds exactly what the API reference says. */
export const jsonError = ({ text }: Answer) => Failure.parse(JSON.parse(text)).error;

/** The text of the first element of this name in an XML answer. */
export function element({ text }: Answer, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
}

/** A ticket as the member of staff who opens it gets it, with names where the page links things. */
export async function open(server: TestServer, id: number) {
  const view = await readTicket(server.system, id);
  if (!view) throw new Error(`Nobody can see a ticket ${id}`);
  const { ticket, thread } = view;
  const { department, topic, slaPlan } = ticket;
  const names = { department: department.name, topic: topic?.name ?? null, slaPlan: slaPlan?.name ?? null };
  return {
    ticket: { ...ticket, ...names },
    thread: thread.messages.map((entry) => ({ ...entry, author: entry.author?.name ?? null })),
    history: thread.events.map((event) => ({ ...event, source: event.details.source ?? null })),
  };
}

/** The ticket that this answer tells of. */
export const opened = (server: TestServer, answer: Answer) => open(server, createdId(answer));
