import path from "node:path";
import { z } from "zod";
import { sanitize } from "@/lib/html/sanitize";
import type { Checks } from "./checks";
import { type Answer, codeOf, type Desk, each, faultOf, notRefused, ticketId } from "./desk";
import type { Corpora } from "./folder";

const SUITE = "json/JSONTestSuite";

/** JSONTestSuite: as a whole body, and as the value of a field we don't know inside a good ticket. */
export async function jsonSuite(desk: Desk, corpora: Corpora, checks: Checks): Promise<void> {
  await each(corpora.files(SUITE), async (file) => {
    const name = path.basename(file);
    const sample = corpora.bytes(file);
    const bare = await desk.send("/api/tickets.json", "application/json", sample);
    checks.check(name, bareFault(name, bare));
    const inside = await desk.send("/api/tickets.json", "application/json", asField(sample));
    checks.check(`${name} inside a ticket`, insideFault(name, inside));
  });
}

/** Nothing in the suite is a ticket. */
function bareFault(name: string, answer: Answer): string | null {
  if (name.startsWith("n_")) return notRefused(answer, ["malformed"]);
  if (name.startsWith("y_")) return notRefused(answer, ["invalid"]);
  return notRefused(answer, ["malformed", "invalid"]);
}

function insideFault(name: string, answer: Answer): string | null {
  if (name.startsWith("n_")) return notRefused(answer, ["malformed"]);
  return faultOf(answer, name.startsWith("y_") ? [200] : [200, 400]);
}

function asField(value: Uint8Array): Buffer {
  const ticket = { name: "Jane", email: "jane@json.example", subject: "s", message: "m" };
  const start = JSON.stringify(ticket).slice(0, -1);
  return Buffer.concat([Buffer.from(`${start},"extra":`), value, Buffer.from("}")]);
}

/** The big list of naughty strings as subject and message, in JSON and in XML: stored as sent. */
export async function naughtyStrings(desk: Desk, corpora: Corpora, checks: Checks): Promise<void> {
  const strings = corpora.json("json/blns/blns.json", z.array(z.string()));
  await each([...strings.entries()], async ([index, text]) => {
    const fields = { name: "Jane", email: "jane@blns.example", subject: text, message: text };
    checks.check(`${index} in JSON`, await storedFault(desk, text, await desk.json(fields)));
    checks.check(`${index} in XML`, await xmlFault(desk, text));
  });
}

/** XML 1.0 section 2.2: what no document may hold, not even as a reference. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for.
const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u;

async function xmlFault(desk: Desk, text: string): Promise<string | null> {
  const escaped = text.replace(/[&<>\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const answer = await desk.xml(
    `<ticket><name>Jane</name><email>jane@blns.example</email><subject>${escaped}</subject><message>${escaped}</message></ticket>`,
  );
  if (NOT_XML.test(text)) return notRefused(answer, ["malformed"]);
  const id = /<id>(\d+)<\/id>/.exec(answer.text)?.[1];
  return storedFault(desk, text, id ? { ...answer, text: `{"id":${id}}` } : answer);
}

/** As documented: outer white space goes, NUL and half surrogate pairs are U+FFFD, HTML is sanitised. */
async function storedFault(desk: Desk, text: string, answer: Answer): Promise<string | null> {
  const expected = text.toWellFormed().replaceAll("\0", "\uFFFD").trim();
  if (expected === "") return notRefused(answer, ["invalid"]);
  if (answer.status !== 200) return `answered ${answer.status} ${codeOf(answer)}`;
  const ticket = await desk.server.db.prisma.ticket.findUniqueOrThrow({
    where: { id: ticketId(answer) },
    include: { messages: true },
  });
  if (ticket.subject !== expected) return `the subject is ${JSON.stringify(ticket.subject)}`;
  const [message] = ticket.messages;
  const body = message?.format === "html" ? sanitize(expected) : expected;
  return message?.body === body ? null : `the message is ${JSON.stringify(message?.body)}`;
}
