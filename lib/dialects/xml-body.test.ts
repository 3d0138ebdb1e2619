import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { outcome } from "./exchange";
import { child, readXml } from "./xml-body";

const read = (text: string) => readXml(Buffer.from(text), null);
const textOf = (text: string) => read(`<a>${text}</a>`).text;

test("keeps text exactly", () => {
  expect(textOf("007")).toBe("007");
  expect(textOf(" 1e5\n true ")).toBe(" 1e5\n true ");
  expect(textOf("a\r\nb\rc")).toBe("a\nb\nc");
  expect(textOf("Fish &amp; &lt;b&gt; &quot;&apos; &#8364;&#x1F600; 😀")).toBe("Fish & <b> \"' €😀 😀");
  expect(textOf("x<![CDATA[<b>&amp;</b>]]>y<!-- no --><?no no?>z")).toBe("x<b>&amp;</b>yz");
  expect(textOf("Hello <b>you</b>!")).toBe("Hello you!");
});

test("reads children and attributes", () => {
  const root = read('<ticket a="1 &amp; 2"><name>A</name><name>B</name><phone/></ticket>');
  expect(root.attributes.a).toBe("1 & 2");
  expect(child(root, "name")?.text).toBe("B");
  expect(child(root, "phone")?.text).toBe("");
  expect(child(root, "email")).toBeUndefined();
});

test.each([
  ["UTF-8", "utf-8", null],
  ["ISO-8859-1", "latin1", null],
  ["windows-1252", "windows-1252", null],
  ["Shift_JIS", "shift_jis", null],
  ["KOI8-R", "koi8-r", null],
  ["CP437", "cp437", null],
  ["UTF-8", "latin1", "text/xml; charset=ISO-8859-1"],
  ["UTF-16", "utf-8", null],
  ["UTF-16", "utf-8", 'application/xml; charset="utf-8"'],
  ["ISO-8859-1", "utf-16", null],
  ["UTF-16", "utf-16le", null],
  ["UTF-16", "utf-16be", null],
])("a document that says %s and is %s, Content-Type %s", (declared, encoding, contentType) => {
  const name = { shift_jis: "東京", "koi8-r": "Иван", latin1: "Zoë", cp437: "Zoë" }[encoding] ?? "Zo€";
  const xml = `<?xml version="1.0" encoding="${declared}"?>\n<a>${name}</a>`;
  expect(readXml(iconv.encode(xml, encoding), contentType).text).toBe(name);
});

test("a byte order mark wins over everything", () => {
  const xml = '\uFEFF<?xml version="1.0" encoding="ISO-8859-1"?><a>Zoë</a>';
  expect(readXml(Buffer.from(xml), "text/xml; charset=koi8-r").text).toBe("Zoë");
});

test.each([
  ['<?xml version="1.0" encoding="x-klingon"?><a/>', "its encoding x-klingon is not known; use UTF-8."],
  ['<?xml version="1.0" encoding="ces-u8"?><a/>', "its encoding ces-u8 is not known"],
  ["<a>\uFFFE</a>", "a character XML does not allow (line 1, column 4)"],
  ["<a>\u0001</a>", "a character XML does not allow"],
  ["", "it is empty"],
  [" ", "Root element is missing"],
  ['{"a":1}', "Root element is missing or invalid (line 1, column 1)"],
  ["<a><b></a>", "</a> is found where </b> is expected (line 1, column 11)"],
  ["</a>", "</a> is found where nothing is open"],
  ["<a>\n<b>", "<b> is never closed (line 2, column 4)"],
  ["<a b=c/>", "Attribute value expected"],
  ["<a b='1' b='2'/>", "Duplicate attribute: b"],
  ["<a>&nbsp;</a>", "Named entity isn't defined: &nbsp; (line 1, column 4)"],
  ["<a>&#0;</a>", "invalid character"],
  ["<a>a & b</a>", "Unterminated reference"],
  ["<a>x]]></a>", "CDATA section close delimiter"],
  ["<a/><b/>", "Extra content at the end"],
  ["<a/>text", "Extra content at the end"],
  ["<a><!-- -- --></a>", "isn't allowed inside a comment"],
  ["<a>😀<b c=d/></a>", "Attribute value expected (line 1, column 11)"],
])("refuses %j: %s", (xml, message) => {
  expect(() => read(xml)).toThrow(message);
  expect(outcome(() => read(xml))).toBe("malformed");
});

test("refuses bytes that are not in the encoding", () => {
  expect(() => readXml(Buffer.from("<a>Zoë</a>", "latin1"), null)).toThrow("bytes that are not utf-8");
});

test.each([
  "<!DOCTYPE a><a/>",
  "<!doctype a><a/>",
  '<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "http://169.254.169.254/">]><a>&b;</a>',
  "<a><!DOCTYPE b></a>",
  "<!ENTITY b 'c'><a/>",
  "<a><!ENTITY b 'c'></a>",
])("refuses the declaration in %s", (xml) => {
  expect(() => read(xml)).toThrow("a DOCTYPE, or any other declaration, is not accepted");
});

test("a DOCTYPE that is only talked about is text", () => {
  expect(textOf("<![CDATA[<!DOCTYPE html>]]><!-- <!DOCTYPE x> --><?pi <!DOCTYPE?>")).toBe("<!DOCTYPE html>");
  expect(textOf("&lt;!DOCTYPE html&gt;")).toBe("<!DOCTYPE html>");
});

const long = "0123456789".repeat(1000);

test("long texts come through whole, in place", () => {
  const root = read(`<a>😀${long}&amp;${long}<b>${long}</b>]<![CDATA[<${long}>]]>x<c/>${long}&#10;</a>`);
  expect(root.text).toBe(`😀${long}&${long}${long}]<${long}>x${long}\n`);
  expect(child(root, "b")?.text).toBe(long);
});

test("a document can't ask for long texts that are not its own", () => {
  const root = read(`<a><?deskuss-lifted?><b>${long}</b><?deskuss-lifted 1?><c>x</c></a>`);
  expect(root.text).toBe(`${long}x`);
  expect(child(root, "b")?.text).toBe(long);
});

test("a mistake after a long text is found where it is", () => {
  expect(() => read(`<a>\n${long}\n<b>😀${long}</b><c d/></a>`)).toThrow("(line 3, column 10014)");
  expect(() => read(`<a>${long}]]>${long}</a>`)).toThrow("(line 1, column 10004)");
  expect(() => read(`${long}<a/>`)).toThrow("(line 1, column 1)");
});

const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join("");
const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}="x"`).join(" ");
const ticket = (inside: string) => `<ticket><message>${inside}</message></ticket>`;

test.each([
  ["billion laughs", () => `<!DOCTYPE l [<!ENTITY l0 "lol">${laughs}]><l>&l9;</l>`],
  ["quadratic blow-up", () => `<!DOCTYPE l [<!ENTITY a "${"a".repeat(1e5)}">]><l>${"&a;".repeat(1e5)}</l>`],
  ["numeric reference flood", () => ticket("&#65;".repeat(100_000))],
  ["numeric references in an attribute", () => `<ticket message="${"&#65;".repeat(100_000)}"/>`],
  ["entity flood", () => ticket("&amp;".repeat(5_000_000))],
  ["100k levels", () => "<a>".repeat(1e5) + "</a>".repeat(1e5)],
  ["8M levels", () => "<a>".repeat(8e6)],
  ["100k attributes", () => `<ticket ${attributes}/>`],
  ["300k siblings", () => ticket("<a/>".repeat(3e5))],
  ["2M CDATA sections", () => ticket("<![CDATA[]]>".repeat(2e6))],
  ["double DOCTYPE", () => "<!DOCTYPE a><!DOCTYPE a><a/>"],
  ["unclosed DOCTYPE", () => `<!DOCTYPE a [${"<!ENTITY ".repeat(2e6)}`],
  ["25 MB of junk", () => "x".repeat(25e6)],
  ["25 MB of <", () => "<".repeat(25e6)],
  ["25 MB of <!-", () => "<!-".repeat(8e6)],
  ["25 MB of &", () => ticket("&".repeat(25e6))],
  ["25 MB of spaces", () => " ".repeat(25e6)],
  ["an unclosed comment", () => `<a><!--${"-".repeat(25e6)}`],
  ["an unclosed CDATA section", () => `<a><![CDATA[${"]".repeat(25e6)}`],
  ["a comment of 25 MB", () => `<a><!--${"x".repeat(25e6)}--></a>`],
  ["a name of 25 MB", () => `<${"a".repeat(25e6)}/>`],
  ["an attribute of 25 MB", () => `<a b="${"x".repeat(25e6)}"/>`],
  ["a mistake after 25 MB", () => `<a>😀${"x".repeat(25e6)}<b c=d/></a>`],
  ["line ends before a mistake", () => `<a>${"\r".repeat(10e6)}<b c=d/></a>`],
])("refuses %s within a second", (_, xml) => {
  const body = Buffer.from(xml());
  const start = process.threadCpuUsage();
  expect(["malformed", "too_large"]).toContain(outcome(() => readXml(body, null)));
  expect(process.threadCpuUsage(start).user).toBeLessThan(1_000_000);
});

test("a file of 20 MB with CRLF every 76 characters is no attack", () => {
  const base64 = `${"A".repeat(76)}\r\n`.repeat(250_000);
  const root = read(`<ticket><name>😀</name><file>${base64}</file></ticket>`);
  expect(child(root, "file")?.text.length).toBe(77 * 250_000);
});

const piece = fc.constantFrom(
  ..."<a> </a> <a/> <!-- --> <![CDATA[ ]]> <?x ?> <!DOCTYPE <a b='c'> & &amp; &#65; &x; ' \" > < = b 😀 \u0001".split(
    " ",
  ),
);

test("any bytes are a document, malformed or too large", () => {
  const bodies = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.array(piece, { maxLength: 20 }).map((pieces) => Buffer.from(pieces.join(""))),
  );
  fc.assert(
    fc.property(bodies, (body) => {
      expect(["read", "malformed", "too_large"]).toContain(outcome(() => readXml(body, null)));
    }),
    { numRuns: 3000 },
  );
});
