import { XMLBuilder } from "fast-xml-parser";

/** What an element holds: text, or child elements by name, a list being one element for each item. */
export type XmlContent = string | number | XmlContent[] | { [name: string]: XmlContent };

/** Not an XML character (XML 1.0 §2.2), not even as a reference; half a surrogate pair is mended before. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  tagValueProcessor: (_, value) => String(value).toWellFormed().replaceAll(FORBIDDEN, "\uFFFD"),
});

/** One XML 1.0 document in UTF-8. Names are ours, never the caller's; any text is safe as content. */
export function writeXml(root: string, content: XmlContent): string {
  return builder.build({ "?xml": { "@version": "1.0", "@encoding": "UTF-8" }, [root]: content });
}
