import fc from "fast-check";
import { expect, test } from "vitest";
import { readAuthentication, type TrustedReceiver } from "./authentication";
import { readHeaders } from "./header";

const MX: TrustedReceiver = { id: "mx.example.org" };

function read(results: string[], from = "Ada <ada@example.com>", trusted: TrustedReceiver | null = MX) {
  const lines = results.map((value) => `Authentication-Results: ${value}`);
  return readAuthentication(readHeaders([...lines, `From: ${from}`]), trusted);
}

test("DMARC that passed believes the domain of From", () => {
  expect(
    read([
      "mx.example.org; dkim=pass header.i=@example.com header.s=s1 header.b=AbC; spf=softfail (not designated) smtp.mailfrom=a@lists.example.net; dmarc=pass (p=REJECT sp=NONE) header.from=example.com",
    ]),
  ).toEqual({ spf: "fail", dkim: "pass", dmarc: "pass", fromAligned: true });
});

test.each([
  ["DKIM of the same domain", "mx.example.org; dkim=pass header.d=example.com", true],
  [
    "one DKIM signature of two",
    "mx.example.org; dkim=fail header.d=example.com; dkim=pass header.d=example.com",
    true,
  ],
  ["SPF of the same domain", "MX.Example.ORG 1; spf=pass smtp.mailfrom=bounce@example.com", true],
  ["SPF with a domain alone", "mx.example.org; spf=pass smtp.mailfrom=example.com", true],
  [
    "a return path with an equals sign",
    "mx.example.org; spf=pass smtp.mailfrom=prvs=1=ada@example.com",
    true,
  ],
  ["a quoted value", 'mx.example.org; dkim=pass header.d="example.com"', true],
  [
    "spaces and comments everywhere",
    "mx.example.org (x) ; dkim (a;b) = (c) pass (d) header.d (e) = example.com",
    true,
  ],
  ["DKIM of another domain", "mx.example.org; dkim=pass header.d=evil.example", false],
  [
    "DKIM of a domain below, which may be a stranger's",
    "mx.example.org; dkim=pass header.d=evil.example.com",
    false,
  ],
  ["DKIM of a domain that ends alike", "mx.example.org; dkim=pass header.d=ample.com", false],
  ["DKIM of a whole top level", "mx.example.org; dkim=pass header.d=com", false],
  ["SPF of another domain", "mx.example.org; spf=pass smtp.mailfrom=ada@evil.example", false],
  ["SPF of the greeting alone", "mx.example.org; spf=pass smtp.helo=example.com", false],
  ["DKIM that failed", "mx.example.org; dkim=fail header.d=example.com", false],
  [
    "DMARC that failed over DKIM that passed",
    "mx.example.org; dkim=pass header.d=example.com; dmarc=fail",
    false,
  ],
  ["DMARC of another From", "mx.example.org; dmarc=pass header.from=evil.example", false],
  ["no result", "mx.example.org; none", false],
])("%s", (_, value, fromAligned) => {
  expect(read([value]).fromAligned).toBe(fromAligned);
});

const PASS = "dmarc=pass header.from=example.com";

test.each([
  ["another receiver's field", [`mx.evil.example; ${PASS}`]],
  ["another receiver's field on top", [`mx.evil.example; none`, `mx.example.org; ${PASS}`]],
  ["a field further down", ["mx.example.org; dmarc=fail header.from=example.com", `mx.example.org; ${PASS}`]],
  [
    "a further field for what the first does not say",
    ["mx.example.org; spf=none", `mx.example.org; ${PASS}`],
  ],
  ["a result in a comment", [`mx.example.org; spf=none (; ${PASS})`]],
  ["a result in a nested comment", [`mx.example.org; spf=none (a (b) ; ${PASS})`]],
  ["a result in a quoted string", [`mx.example.org; spf=none reason="x; ${PASS}"`]],
  ["a result behind an escaped quote", [`mx.example.org; spf=none reason="x\\"; ${PASS}"`]],
  ["a comment that does not end", [`mx.example.org; ${PASS}; spf=none (`]],
  ["a quote that does not end", [`mx.example.org; ${PASS}; spf=none "`]],
  ["a receiver that is only quoted in one's place", [`; ${PASS}`]],
  ["a receiver whose name begins alike", [`mx.example.org.evil.example; ${PASS}`]],
  ["no receiver's name", [PASS]],
  ["a quoted result", ['mx.example.org; dmarc="pass" header.from=example.com']],
])("does not believe %s", (_, results) => {
  expect(read(results)).toMatchObject({ dmarc: expect.not.stringMatching("pass"), fromAligned: false });
});

test("reads as many fields as the receiver writes, and none behind a stranger's", () => {
  const two = { ...MX, fields: 2 };
  const spf = "mx.example.org; spf=pass smtp.mailfrom=example.com";
  expect(read([spf, `mx.example.org; ${PASS}`], undefined, two).dmarc).toBe("pass");
  expect(read([spf, "evil.example; none", `mx.example.org; ${PASS}`], undefined, two).dmarc).toBe("none");
});

test("reads a field without a name only from a receiver that writes none", () => {
  const exchange = { id: "" };
  const value = `spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.com; dkim=none; ${PASS};compauth=pass reason=100`;
  expect(read([value], undefined, exchange)).toMatchObject({ spf: "pass", dkim: "none", fromAligned: true });
  expect(read([`mx.evil.example; ${PASS}`], undefined, exchange).fromAligned).toBe(false);
  expect(read([value]).fromAligned).toBe(false);
});

test("only who was checked is believed, not whom a mail without a From is taken to be from", () => {
  const headers = readHeaders([
    "Authentication-Results: mx.example.org; dmarc=pass header.from=example.com",
    "From: ada@example.com",
  ]);
  expect(readAuthentication(headers, MX, "ada@EXAMPLE.com").fromAligned).toBe(true);
  expect(readAuthentication(headers, MX, "ada@evil.example").fromAligned).toBe(false);
});

test("without a trusted receiver nothing is believed", () => {
  expect(read([`mx.example.org; ${PASS}`], undefined, null)).toEqual({
    spf: "none",
    dkim: "none",
    dmarc: "none",
    fromAligned: false,
  });
});

test.each([
  ["two addresses", "Ada <ada@example.com>, Eve <eve@evil.example>"],
  ["a second From", "Ada <ada@example.com>\r\nFrom: Eve <eve@evil.example>"],
  ["no address", "Ada"],
  ["an address that is only a name", '"ada@example.com" <eve@evil.example>'],
])("From with %s is not believed", (_, from) => {
  const lines = [`Authentication-Results: mx.example.org; ${PASS}`, ...`From: ${from}`.split("\r\n")];
  expect(readAuthentication(readHeaders(lines), MX).fromAligned).toBe(false);
});

test("DKIM of the domain above that of From is believed", () => {
  const value = "mx.example.org; dkim=pass header.d=example.com";
  expect(read([value], "ada@mail.example.com").fromAligned).toBe(true);
  expect(read([value], "ada@mailexample.com").fromAligned).toBe(false);
});

test("international domains are compared in one form", () => {
  const from = "ada@xn--bcher-kva.example";
  expect(read(["mx.example.org; dkim=pass header.d=b\u00fccher.example"], from).fromAligned).toBe(true);
});

test("no text of a sender in its comments, quotes or values makes a failed mail pass", () => {
  const hostile = fc.string({
    unit: fc.constantFrom(...'()"\\;= =pass dmarcheader.from=example.com'.split("")),
    maxLength: 80,
  });
  fc.assert(
    fc.property(hostile, hostile, (one, two) => {
      // A receiver escapes what it puts in a comment or a quoted string, and no more.
      const comment = one.replace(/[()\\]/g, "\\$&");
      const quoted = two.replace(/["\\]/g, "\\$&");
      const value = `mx.example.org; spf=fail (${comment}) reason="${quoted}" smtp.helo=x; dmarc=fail header.from=example.com`;
      expect(read([value])).toEqual({ spf: "fail", dkim: "none", dmarc: "fail", fromAligned: false });
    }),
  );
});

test("no field makes the reader fail, and long ones end soon", () => {
  fc.assert(fc.property(fc.string(), (value) => void read([value.replace(/[\r\n]/g, " ")])));
  for (const piece of ["(", '"', "a=", ";", "a=b ", "\\(", "=a"]) {
    const since = performance.now();
    read([`mx.example.org; ${piece.repeat(100_000)}`]);
    read([`mx.example.org; ${piece.repeat(5_000)}`]);
    expect(performance.now() - since).toBeLessThan(500);
  }
});
