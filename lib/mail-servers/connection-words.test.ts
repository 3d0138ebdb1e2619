import { expect, test } from "vitest";
import { connectionTrouble } from "./connection-words";

const server = { host: "mail.example.com", port: 465, security: "tls", ports: "465 with TLS" } as const;
const thrown = (code: string, message = "", more = {}) =>
  Object.assign(new Error(message), { code, ...more });

test.each([
  [thrown("EDNS", "getaddrinfo ENOTFOUND mail.example.com"), "host", "no server called mail.example.com"],
  [thrown("ESOCKET", "connect ECONNREFUSED 127.0.0.1:465"), "port", "nothing answers on port 465"],
  [thrown("ETIMEDOUT", "Connection timeout"), "port", "does not answer on port 465"],
  [thrown("ESOCKET", "certificate has expired"), "host", "has expired"],
  [thrown("ESOCKET", "self-signed certificate"), "host", "nobody vouches for"],
  [thrown("ESOCKET", "Hostname/IP does not match certificate's altnames"), "host", "for another name"],
  [
    thrown("ESOCKET", "C0:error:0A00010B:SSL routines:ssl3_get_record:wrong version number"),
    "security",
    "Choose STARTTLS",
  ],
  [
    thrown("EAUTH", "Invalid login: 535 5.7.8 nope", { response: "535 5.7.8\r\n nope" }),
    "password",
    "does not accept this user and password. It said: “535 5.7.8 nope”",
  ],
  [thrown("", "the cat sat on it"), null, "“the cat sat on it”"],
])("%s", (error, field, words) => {
  const trouble = connectionTrouble(error, server);
  expect(trouble.field).toBe(field);
  expect(trouble.message).toContain(words);
});
