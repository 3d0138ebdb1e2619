import type { Checks } from "./checks";
import { type Answer, type Desk, each, notRefused } from "./desk";
import type { Corpora } from "./folder";
import { unzip } from "./zip";

/** James Clark's test cases. All that are valid carry a DOCTYPE; their canonical forms don't, and must be read. */
export async function jclark(desk: Desk, corpora: Corpora, checks: Checks): Promise<void> {
  const files = unzip(corpora.bytes("xml/jclark-xmltest/xmltest.zip"));
  const documents = [...files].filter(([name]) => name.endsWith(".xml"));
  await each(documents, async ([name, document]) => {
    // <doc> is no ticket, so even what could be read is refused, with another code.
    const codes = name.includes("/out/") ? ["invalid"] : ["malformed"];
    const answer = await desk.xml(document);
    checks.check(name, notRefused(answer, codes) ?? slow(answer));
  });
}

/** The list of XXE payloads, each as it is and with its DOCTYPE on a good ticket that uses its entities. */
export async function externalEntities(desk: Desk, corpora: Corpora, checks: Checks): Promise<void> {
  const list = corpora.text("xml/payloadbox-xxe/xxe-injection-payload-list.txt.txt");
  const documents = list
    .split(/^\*.*$|\n(?=<\?xml)/m)
    .map((document) => document.trim())
    .filter((document) => document.startsWith("<"));
  checks.check("the list has documents", documents.length < 15 ? `only ${documents.length}` : null);
  for (const [index, document] of documents.entries()) {
    checks.check(`XXE ${index}`, attackFault(await desk.xml(document)));
    const asTicket = onTicket(document);
    if (asTicket) checks.check(`XXE ${index} on a ticket`, attackFault(await desk.xml(asTicket)));
  }
}

function onTicket(document: string): string | null {
  const doctype = /<!DOCTYPE\s+\S+\s*\[[\s\S]*?\]>/.exec(document)?.[0];
  if (!doctype) return null;
  const names = [...doctype.matchAll(/<!ENTITY\s+([\w.-]+)/g)].map(([, name]) => `&${name};`);
  return `<?xml version="1.0"?>${doctype.replace(/DOCTYPE\s+\S+/, "DOCTYPE ticket")}<ticket><name>Jane</name><email>jane@xxe.example</email><subject>s</subject><message>m${names.join("")}</message></ticket>`;
}

/** Refused at once, and nothing of a file in the answer. */
export function attackFault(answer: Answer): string | null {
  if (/root:.*:0:0/.test(answer.text)) return "a file's content is in the answer";
  return notRefused(answer, ["malformed", "invalid", "too_large"]) ?? slow(answer);
}

function slow({ ms }: Answer): string | null {
  return ms < 1000 ? null : `took ${Math.round(ms)} ms`;
}
