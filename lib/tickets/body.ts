import "server-only";
import { type PartLengths, splitBody } from "@/lib/html/message-parts";

export type Body = { format: "text" | "html"; body: string; parts: PartLengths };

/** Elements that people and programs write in messages; `<jane@example.com>` and `a < b` are not among them. */
const ELEMENT =
  /<\/?(?:a|abbr|b|blockquote|body|br|center|code|dd|div|dl|dt|em|font|h[1-6]|head|hr|html|i|iframe|img|input|li|link|meta|ol|p|pre|s|script|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul|video)(?:\s[^<>]*|\/)?>/i;

/** Sanitised HTML, or plain text with its lines. Without a format it is HTML when it holds a known HTML element. */
export function toBody(message: string, format?: "text" | "html"): Body {
  const known = format ?? (ELEMENT.test(message) ? "html" : "text");
  return { format: known, ...splitBody(message, known) };
}
