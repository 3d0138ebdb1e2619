import { randomBytes, randomUUID } from "node:crypto";
import { plainMail } from "@/e2e/support/mail";
import type { TestServer } from "@/e2e/support/server";

/** A customer who writes by mail: the first makes a ticket, the next ones go on in it. */
export type Writer = { id: number; reply(...lines: string[]): Promise<void> };

type Mailed = { name?: string; email?: string; subject: string; type?: "text/plain" | "text/html" };

/** An address that no other test's customers have. */
const ownAddress = () => `mia-${randomBytes(4).toString("hex")}@example.com`;

/** A ticket made by mail, of Mia Mail who has not written before unless told otherwise. */
export async function mailTicket(
  server: TestServer,
  { name = "Mia Mail", email = ownAddress(), subject, type = "text/plain" }: Mailed,
  ...lines: string[]
): Promise<Writer> {
  const { secret } = await server.key();
  const send = async (fields: Record<string, string>, body: string[]) => {
    const response = await fetch(`${server.url}/api/tickets.email`, {
      method: "POST",
      headers: { "x-deskuss-api-key": secret },
      body: plainMail({ From: `${name} <${email}>`, "Content-Type": type, ...fields }, ...body),
    });
    if (response.status !== 200) throw new Error(`The mail was refused: ${await response.text()}`);
    // The contract's answer: { id, number, created }.
    const { id } = (await response.json()) as { id: number };
    return id;
  };
  const first = `<${randomUUID()}@example.com>`;
  const id = await send({ Subject: subject, "Message-ID": first }, lines);
  return {
    id,
    async reply(...more) {
      const into = await send({ Subject: `Re: ${subject}`, "In-Reply-To": first }, more);
      if (into !== id) throw new Error(`The reply to #${id} went to #${into}`);
    },
  };
}
