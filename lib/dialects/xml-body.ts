import {
  XmlElement as ParsedElement,
  parseXml,
  XmlError,
  XmlProcessingInstruction,
  XmlText,
} from "@rgrove/parse-xml";
import { withLineFeeds } from "./line-ends";
import { decodeXml } from "./xml-encoding";
import { xmlFault } from "./xml-fault";
import { scanXml } from "./xml-scan";
import type { Skeleton } from "./xml-skeleton";

/** An element as readers need it; `text` is all the text inside it, exactly, also that of its children. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlElement[];
};

/**
 * The root element of an XML 1.0 body without a DTD. Entities and CDATA are decoded, nothing is trimmed or turned
 * into a number, and time and memory stay linear in the body.
 * @param contentType where a charset is looked for, or null
 * @throws AppError malformed (its cause an XmlFault) or too_large
 */
export function readXml(body: Uint8Array, contentType: string | null): XmlElement {
  if (body.length === 0) throw xmlFault("empty", "it is empty");
  // The parser would do it too, by copying the rest of the text at every line.
  const text = withLineFeeds(decodeXml(body, contentType));
  const skeleton = scanXml(text);
  return toElement(parse(skeleton, text), skeleton.restorer());
}

/** The last child element of this name: of a field sent twice the later one counts, as it does in JSON. */
export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.findLast((one) => one.name === name);
}

function parse(skeleton: Skeleton, text: string): ParsedElement {
  const { xml } = skeleton;
  try {
    const { root } = parseXml(xml);
    if (root) return root;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const what = error.message.split("\n", 1)[0]?.replace(/ \(line \d+, column \d+\)$/, "") ?? "";
    const at = skeleton.originalIndex(utf16Index(xml, error.pos));
    throw xmlFault("syntax", what.slice(0, 100), text, at);
  }
  throw xmlFault("syntax", "it has no root element", text, text.length);
}

/** The parser counts an emoji as one character, JavaScript as two. */
function utf16Index(text: string, characters: number): number {
  let index = 0;
  for (let left = characters; left > 0; left--) index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  return index;
}

function toElement(parsed: ParsedElement, restore: (target: string) => string): XmlElement {
  let text = "";
  const children: XmlElement[] = [];
  for (const node of parsed.children) {
    if (node instanceof XmlText) text += node.text;
    else if (node instanceof XmlProcessingInstruction) text += restore(node.name);
    else if (node instanceof ParsedElement) {
      const element = toElement(node, restore);
      text += element.text;
      children.push(element);
    }
  }
  return { name: parsed.name, attributes: parsed.attributes, text, children };
}
