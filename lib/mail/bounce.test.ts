import fc from "fast-check";
import { expect, test } from "vitest";
import { readBounce } from "./bounce";
import { readMime } from "./mime";

const read = (...lines: string[]) => readBounce(readMime(Buffer.from(lines.join("\r\n"), "latin1")));
const DAEMON = ["From: MAILER-DAEMON@mx.example.com", "To: help@example.org"];
const RETURNED = [
  "Received: from a by b",
  "Message-ID: <m.1042.55@example.org>",
  "To: jane@example.com",
  "",
  "Hello",
];

const dsn = (status: string[], words = "See below.") => [
  ...DAEMON,
  "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
  "",
  "--b",
  "",
  words,
  "--b",
  "Content-Type: message/delivery-status",
  "",
  "Reporting-MTA: dns; mx.example.com",
  "",
  ...status,
  "--b",
  "Content-Type: message/rfc822",
  "",
  ...RETURNED,
  "--b--",
];

test("reads a delivery report", () => {
  const mail = dsn([
    "Original-Recipient: rfc822;jane@example.com",
    "Final-Recipient: rfc822; j.doe@inside.example.com",
    "Action: failed",
    "Status: 5.1.1 (no such user)",
    "Diagnostic-Code: smtp; 550 5.1.1 <jane@example.com>:",
    " User unknown",
    "",
    "Final-Recipient: rfc822;joe@example.net",
    "Action: delayed",
    "Status: 4.4.1",
    "",
    "Final-Recipient: rfc822;list@example.net",
    "Action: relayed",
    "Status: 2.1.9",
  ]);
  expect(read(...mail)).toEqual({
    originalMessageId: "m.1042.55@example.org",
    recipients: [
      {
        address: "jane@example.com",
        action: "failed",
        status: "5.1.1",
        diagnostic: "550 5.1.1 <jane@example.com>: User unknown",
        permanent: true,
      },
      { address: "joe@example.net", action: "delayed", status: "4.4.1", diagnostic: "", permanent: false },
      { address: "list@example.net", action: "delivered", status: "2.1.9", diagnostic: "", permanent: false },
    ],
  });
});

test.each([
  ["a full mailbox", "5.2.2", "552 5.2.2 Mailbox full", "5.2.2", false],
  ["a status that is only a class, and words", "5.0.0", "550 Unknown user jane", "5.1.1", true],
  ["a status that is only a class, and a better one", "5.0.0", "550-5.1.1 does not exist", "5.1.1", true],
  ["a domain that is not there", "5.0.0", "Host or domain name not found", "5.1.2", true],
  ["an account that was closed", "5.0.0", "550 this account has been disabled", "5.2.1", true],
  ["a refused sender", "5.1.1", "550 5.1.1 sender rejected, see SPF", "5.1.1", false],
  ["a blocked server", "5.7.1", "554 5.7.1 blocked using zen.spamhaus.org", "5.7.1", false],
  ["a mail that is too large", "5.3.4", "552 5.3.4 Message too big", "5.3.4", false],
])("judges %s", (_, status, diagnostic, expected, permanent) => {
  const mail = dsn([
    "Final-Recipient: rfc822;jane@example.com",
    "Action: failed",
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
  ]);
  expect(read(...mail).recipients).toMatchObject([{ status: expected, permanent }]);
});

const FORMS: [string, string[]][] = [
  [
    "qmail",
    [
      "Hi. This is the qmail-send program at mx.example.com.",
      "I'm afraid I wasn't able to deliver your message to the following addresses.",
      "",
      "<jane@example.com>:",
      "192.0.2.1 does not like recipient.",
      "Remote host said: 550 5.1.1 User unknown",
      "",
      "--- Below this line is a copy of the message.",
      "",
      ...RETURNED,
    ],
  ],
  [
    "Exim",
    [
      "This message was created automatically by mail delivery software.",
      "A message that you sent could not be delivered to one or more of its recipients.",
      "The following address(es) failed:",
      "",
      "  jane@example.com",
      "    SMTP error from remote mail server after RCPT TO:<jane@example.com>:",
      "    host mx.example.com [192.0.2.20]: 550 5.1.1 unknown user",
      "",
      "------ This is a copy of the message, including all the headers. ------",
      "",
      ...RETURNED,
    ],
  ],
  [
    "Postfix",
    [
      "This is the mail system at host mx.example.com.",
      "For further assistance, please send mail to <postmaster@example.com>",
      "",
      "<jane@example.com>: host mx.example.com[192.0.2.22] said: 550 5.1.1",
      "    <jane@example.com>: Recipient address rejected: User unknown (in reply to RCPT TO command)",
      "",
      ...RETURNED,
    ],
  ],
  [
    "Exchange",
    [
      "Your message",
      "",
      "  To:      jane@example.com",
      "  Subject: Hello",
      "",
      "did not reach the following recipient(s):",
      "",
      "jane@example.com on Thu, 29 Apr 2010 00:00:00 -0000",
      "    The recipient name is not recognized",
      "",
      ...RETURNED,
    ],
  ],
  [
    "Gmail",
    [
      "Delivery to the following recipient failed permanently:",
      "",
      "     jane@example.com",
      "",
      "The error that the other server returned was:",
      "550 5.1.1 <jane@example.com>... User Unknown",
      "",
      "----- Original message -----",
      "",
      ...RETURNED,
    ],
  ],
];

test.each(FORMS)("reads the free form of %s", (_, lines) => {
  expect(read(...DAEMON, "", ...lines)).toMatchObject({
    originalMessageId: "m.1042.55@example.org",
    recipients: [{ address: "jane@example.com", action: "failed", status: "5.1.1", permanent: true }],
  });
});

test("a warning that delivery goes on is a delay", () => {
  const mail = read(
    ...DAEMON,
    "X-Failed-Recipients: jane@example.com",
    "",
    "Delivery to jane@example.com has been delayed. No action is required on your part.",
  );
  expect(mail.recipients).toMatchObject([
    { address: "jane@example.com", action: "delayed", permanent: false },
  ]);
});

test("a report in a mail that lost its parts is still read", () => {
  const [root = "", ...rest] = dsn([
    "Final-Recipient: rfc822; jane@example.com",
    "Action: failed",
    "Status: 5.1.1",
  ]).slice(2);
  const mail = read(...DAEMON, root.replace("boundary=b", "boundary=other"), ...rest);
  expect(mail.recipients).toMatchObject([{ address: "jane@example.com", status: "5.1.1" }]);
  expect(mail.originalMessageId).toBe("m.1042.55@example.org");
});

test("finds nobody where nobody is named", () => {
  expect(read(...DAEMON, "", "Hello")).toEqual({ recipients: [], originalMessageId: null });
});

test("no text makes it fail, and hostile ones end soon", () => {
  fc.assert(fc.property(fc.string(), (text) => void read(...DAEMON, "", text)));
  for (const piece of [
    "a@b.cc ",
    "a.",
    "a@",
    "<a@b.cc>:\n",
    "\n \t",
    "Final-Recipient: a@b.cc\nAction: x\n\n",
    "5.1.1",
    "<",
    "unknown ",
  ]) {
    for (const part of [[""], ["Content-Type: message/delivery-status", ""]]) {
      const since = performance.now();
      read(...DAEMON, ...part, piece.repeat(1_000_000 / piece.length));
      expect(performance.now() - since).toBeLessThan(5_000);
    }
  }
});
