import type { Shot } from "./load";

const customer = (count: number) => `jane${count % 5000}@example.com`;
const MESSAGE =
  "I've been trying to log in for the past hour. The login button does nothing when I click it.\nPlease help.";

/** The calls that are measured, each as an integration would send it. */
export function shots(key: string): Record<"bare" | "json" | "xml" | "mail", Shot> {
  const headers = (type: string) => ({ "x-deskuss-api-key": key, "content-type": type });
  return {
    bare: { path: "/api/health" },
    json: {
      path: "/api/tickets.json",
      method: "POST",
      headers: headers("application/json"),
      body: (count) =>
        JSON.stringify({
          name: "Jane Smith",
          email: customer(count),
          subject: `Cannot log in to my account ${count}`,
          message: MESSAGE,
          department: "Support",
          priority: "high",
        }),
    },
    xml: {
      path: "/api/tickets.xml",
      method: "POST",
      headers: headers("application/xml"),
      body: (count) =>
        `<?xml version="1.0" encoding="UTF-8"?><ticket><name>Jane Smith</name><email>${customer(count)}</email><subject>Cannot log in to my account ${count}</subject><message>${MESSAGE}</message><department>Support</department><priority>high</priority></ticket>`,
    },
    mail: {
      path: "/api/tickets.email",
      method: "POST",
      headers: headers("message/rfc822"),
      body: (count) =>
        `From: Jane Smith <${customer(count)}>\r\nTo: support@example.com\r\nSubject: Cannot log in to my account ${count}\r\nMessage-ID: <bench-${count}-${process.pid}@example.com>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${MESSAGE}\r\n`,
    },
  };
}
