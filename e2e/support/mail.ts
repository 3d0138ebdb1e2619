import { randomUUID } from "node:crypto";

/** A raw mail from its lines; characters up to \xff stand for the bytes on the wire. */
export const mail = (...lines: string[]) => Buffer.from(lines.join("\r\n"), "latin1");

/** A plain mail with these header fields over a usual set; a field that is undefined is left out. */
export function plainMail(
  fields: Record<string, string | undefined> = {},
  ...body: string[]
): Buffer<ArrayBuffer> {
  const all = {
    From: "Ada Lovelace <ada@example.com>",
    To: "support@example.org",
    Subject: "The engine stands still",
    "Message-ID": `<${randomUUID()}@example.com>`,
    ...fields,
  };
  const head = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}: ${value}`,
  );
  return mail(...head, "", ...(body.length > 0 ? body : ["Please have a look."]), "");
}

/** A mail of several parts; each part is its lines. */
export function partsMail(type: string, ...parts: string[][]): Buffer<ArrayBuffer> {
  const body = [...parts.flatMap((lines) => ["--frontier", ...lines]), "--frontier--"];
  return plainMail({ "MIME-Version": "1.0", "Content-Type": `${type}; boundary="frontier"` }, ...body);
}
