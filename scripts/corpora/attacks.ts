import { readFile } from "node:fs/promises";
import type { Checks } from "./checks";
import { type Desk, each } from "./desk";
import { attackFault } from "./xml";

const ticket = (message: string) =>
  `<ticket><name>Jane</name><email>jane@attack.example</email><subject>s</subject><message>${message}</message></ticket>`;
const doctype = (entities: string, document: string) => `<!DOCTYPE ticket [${entities}]>${document}`;
const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join("");
const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}="x"`).join(" ");

/** The one-liners that the corpora's MANIFEST asks for. */
const ATTACKS: Record<string, string> = {
  "billion laughs": doctype(`<!ENTITY l0 "lol">${laughs}`, ticket("&l9;")),
  "quadratic blow-up": doctype(`<!ENTITY a "${"a".repeat(100_000)}">`, ticket("&a;".repeat(100_000))),
  "numeric reference flood": ticket("&#65;".repeat(100_000)),
  "100k levels": ticket("<a>".repeat(100_000) + "</a>".repeat(100_000)),
  "100k attributes": `<ticket ${attributes}/>`,
  "300k siblings": ticket("<a/>".repeat(300_000)),
  "double DOCTYPE": `<!DOCTYPE ticket><!DOCTYPE ticket>${ticket("m")}`,
  "unclosed DOCTYPE": `<!DOCTYPE ticket [<!ENTITY a "b"> ${ticket("m")}`,
};
const MOST_GROWTH_MB = 200;

/** Each is refused within a second, and all of them together, again and again, do not fill the server's memory. */
export async function attacks(desk: Desk, checks: Checks): Promise<void> {
  const pid = desk.server.pid();
  const before = await residentMb(pid);
  let most = before;
  const sample = async () => {
    most = Math.max(most, await residentMb(pid));
  };
  const timer = setInterval(sample, 50);
  for (const [name, document] of Object.entries(ATTACKS))
    checks.check(name, attackFault(await desk.xml(document)));
  await each(Array.from({ length: 5 }, () => Object.entries(ATTACKS)).flat(), async ([name, document]) => {
    const { status } = await desk.xml(document);
    checks.check(`${name}, eight at a time`, [400, 413].includes(status) ? null : `answered ${status}`);
  });
  clearInterval(timer);
  await sample();
  if (before === 0) return checks.note("this system doesn't tell a process' memory");
  const growth = most - before;
  checks.note(`the server's memory: ${before} MB before, at most ${most} MB`);
  checks.check("memory", growth < MOST_GROWTH_MB ? null : `grew by ${growth} MB, from ${before} MB`);
}

/** Resident memory of a process in MB as Linux tells it; 0 elsewhere. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
}
