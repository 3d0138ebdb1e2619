import { decoderOf } from "./charset";
import { xmlFault } from "./xml-fault";

const BYTE_ORDER_MARKS: [label: string, ...bytes: number[]][] = [
  ["utf-8", 0xef, 0xbb, 0xbf],
  ["utf-16le", 0xff, 0xfe],
  ["utf-16be", 0xfe, 0xff],
];

/** `<?` without a byte order mark (XML 1.0, appendix F). */
const UTF16_STARTS: typeof BYTE_ORDER_MARKS = [
  ["utf-16le", 0x3c, 0x00, 0x3f, 0x00],
  ["utf-16be", 0x00, 0x3c, 0x00, 0x3f],
];

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i;
const PROLOG = /^<\?xml\s+version\s*=\s*["'][^"']*["']\s+encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;

/**
 * The text of an XML body. Its encoding comes from the byte order mark, else Content-Type's charset, else the
 * prolog, else it is UTF-8 (RFC 7303 §3). Pass null for clients whose Content-Type means nothing.
 * @throws AppError malformed for an encoding nobody knows, or bytes that are not in it
 */
export function decodeXml(body: Uint8Array, contentType: string | null): string {
  const label = startOf(body, BYTE_ORDER_MARKS) ?? CHARSET.exec(contentType ?? "")?.[1] ?? declared(body);
  const decode = decoderOf(label);
  if (!decode) throw xmlFault("encoding", `its encoding ${label.slice(0, 40)} is not known; use UTF-8`);
  try {
    return decode(body);
  } catch {
    throw xmlFault("encoding", `it holds bytes that are not ${label.slice(0, 40)}`);
  }
}

function declared(body: Uint8Array): string {
  const wide = startOf(body, UTF16_STARTS);
  if (wide) return wide;
  const prolog = PROLOG.exec(String.fromCharCode(...body.subarray(0, 256)));
  // .NET's StringWriter declares UTF-16 and is then sent as UTF-8; what could be read as ASCII is not UTF-16.
  return prolog?.[1] === undefined || /^(?:utf-16|ucs-2)/i.test(prolog[1]) ? "utf-8" : prolog[1];
}

function startOf(body: Uint8Array, starts: typeof BYTE_ORDER_MARKS): string | undefined {
  return starts.find(([, ...bytes]) => bytes.every((byte, at) => body[at] === byte))?.[0];
}
