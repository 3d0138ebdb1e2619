import { safeSegment } from "./attachment-name";
import { decodeText } from "./charset";
import { unpackRtf } from "./compressed-rtf";
import { Cursor, type Property, propertyText, readProperties } from "./mapi";
import type { MailAttachment, MailMessage } from "./message";
import { Unpacked } from "./unpacked";

/** What a `winmail.dat` holds. */
export type Tnef = {
  /** Null when it holds none, or only in Outlook's own format, which is then among the files. */
  body: MailMessage["body"] | null;
  attachments: MailAttachment[];
};

const SIGNATURE = 0x223e9f78;
/** Attributes (MS-OXTNEF section 2.1.3.3) are numbered over both levels. */
const BODY = 0x800c;
const CODE_PAGE = 0x9007;
const MESSAGE_PROPERTIES = 0x9003;
const NEW_FILE = 0x9002;
const FILE_TITLE = 0x8010;
const FILE_DATA = 0x800f;
const FILE_PROPERTIES = 0x9005;
/** MAPI's own numbers. */
const PR_BODY = 0x1000;
const PR_RTF = 0x1009;
const PR_HTML = 0x1013;
const PR_CODE_PAGE = 0x3fde;
const PR_DATA = 0x3701;
const PR_FILE_NAME = 0x3704;
const PR_LONG_FILE_NAME = 0x3707;
const PR_TYPE = 0x370e;
const PR_CONTENT_ID = 0x3712;
const PR_DISPLAY_NAME = 0x3001;
const OBJECT = 0x000d;

const MAX_ATTRIBUTES = 20_000;
const MAX_FILES = 1_000;
/** A message in a message in a message. */
const MAX_DEPTH = 4;
const TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

type File = { title: Buffer | null; data: Buffer | null; properties: Map<number, Property> };

/**
 * Reads a `winmail.dat` (MS-OXTNEF), which Outlook sends to those it takes for Outlook; null for what is none.
 * @throws AppError malformed: it unpacks to far more than it is
 */
export function readTnef(bytes: Buffer, unpacked = new Unpacked(bytes.length)): Tnef | null {
  return read(bytes, unpacked, 1);
}

function read(bytes: Buffer, unpacked: Unpacked, depth: number): Tnef | null {
  const cursor = new Cursor(bytes);
  if (cursor.u32() !== SIGNATURE) return null;
  cursor.skip(2);
  let charset = "windows-1252";
  let text: Buffer | null = null;
  let properties = new Map<number, Property>();
  const files: File[] = [];
  for (let count = 0; count < MAX_ATTRIBUTES; count++) {
    const level = cursor.u8();
    const id = cursor.u32();
    const length = cursor.u32();
    if (level === null || id === null || length === null) break;
    // A mail that was cut off: the rest is what there is of its last file.
    const data = cursor.take(length) ?? bytes.subarray(cursor.at);
    const whole = data.length === length;
    cursor.skip(whole ? 2 : bytes.length);
    const name = id & 0xffff;
    if (level === 1 && name === CODE_PAGE && data.length >= 4)
      charset = codePage(data.readUInt32LE()) ?? charset;
    else if (level === 1 && name === BODY) text = data;
    else if (level === 1 && name === MESSAGE_PROPERTIES) properties = readProperties(data);
    else if (name === NEW_FILE && files.length < MAX_FILES)
      files.push({ title: null, data: null, properties: new Map() });
    const file = files.at(-1);
    if (!file || level !== 2) continue;
    if (name === FILE_TITLE) file.title = data;
    else if (name === FILE_DATA) file.data = data;
    else if (name === FILE_PROPERTIES) file.properties = readProperties(data);
  }
  const body = bodyOf(text, properties, charset);
  if (body) unpacked.add(body.content.length);
  const rtf = body ? null : unpackRtf(properties.get(PR_RTF)?.value ?? Buffer.alloc(0), unpacked);
  const attachments = files
    .flatMap((file) => toAttachments(file, charset, unpacked, depth))
    .slice(0, MAX_FILES);
  if (rtf) attachments.unshift({ name: "message.rtf", contentType: "application/rtf", content: rtf });
  return { body, attachments };
}

function bodyOf(
  text: Buffer | null,
  properties: ReadonlyMap<number, Property>,
  charset: string,
): Tnef["body"] {
  const own = properties.get(PR_CODE_PAGE)?.value;
  const html = propertyText(
    properties.get(PR_HTML),
    (own && own.length >= 4 ? codePage(own.readUInt32LE()) : null) ?? charset,
  );
  if (html?.trim()) return { format: "html", content: html };
  const plain = propertyText(properties.get(PR_BODY), charset) ?? (text ? decodeText(text, charset) : "");
  const content = plain.replace(/\r\n?/g, "\n");
  return content.trim() ? { format: "text", content } : null;
}

function toAttachments(file: File, charset: string, unpacked: Unpacked, depth: number): MailAttachment[] {
  const text = (id: number) => propertyText(file.properties.get(id), charset)?.trim() || null;
  const declared =
    text(PR_LONG_FILE_NAME) ?? (file.title ? decodeText(file.title, charset) : null) ?? text(PR_FILE_NAME);
  const name = safeSegment(declared ?? text(PR_DISPLAY_NAME) ?? "") ?? "attachment.bin";
  const inner = file.properties.get(PR_DATA);
  // An object: what it is (16 bytes), then itself. Outlook attaches messages as TNEF of their own.
  const object = inner?.type === OBJECT ? inner.value.subarray(16) : null;
  const nested = object && depth < MAX_DEPTH ? read(object, unpacked, depth + 1) : null;
  if (nested) return [...bodyFile(nested, name), ...nested.attachments];
  const content = file.data ?? object ?? inner?.value;
  if (!content) return [];
  const type = text(PR_TYPE)?.toLowerCase() ?? "";
  const contentId = text(PR_CONTENT_ID)?.replace(/^<|>$/g, "");
  return [
    {
      name,
      contentType: TYPE.test(type) ? type : "application/octet-stream",
      content,
      ...(contentId && { contentId }),
    },
  ];
}

/** The text of an attached message, as a file named after it. */
function bodyFile({ body }: Tnef, name: string): MailAttachment[] {
  if (!body) return [];
  const html = body.format === "html";
  return [
    {
      name: `${name === "attachment.bin" ? "message" : name}.${html ? "html" : "txt"}`,
      contentType: html ? "text/html" : "text/plain",
      content: Buffer.from(body.content),
    },
  ];
}

/** The charset behind a Windows code page. */
function codePage(page: number): string | null {
  const named = new Map([
    [65001, "utf-8"],
    [1200, "utf-16le"],
    [20127, "us-ascii"],
    [932, "shift_jis"],
    [936, "gbk"],
    [949, "euc-kr"],
    [950, "big5"],
    [20866, "koi8-r"],
    [21866, "koi8-u"],
    [50220, "iso-2022-jp"],
    [50221, "iso-2022-jp"],
    [50222, "iso-2022-jp"],
    [51932, "euc-jp"],
    [54936, "gb18030"],
    [874, "windows-874"],
  ]).get(page);
  if (named) return named;
  if (page >= 1250 && page <= 1258) return `windows-${page}`;
  return page > 28590 && page <= 28605 ? `iso-8859-${page - 28590}` : null;
}
