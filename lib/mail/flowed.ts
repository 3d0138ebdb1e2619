/** No person writes a longer text, and each line of a hostile one costs an object. */
const MAX_LENGTH = 1_000_000;

/**
 * Joins the lines of format=flowed (RFC 3676 section 4): a line that ends in a space goes on in the next one, if
 * that is quoted as deep. `delSp` says that the space was added for that.
 */
export function unflow(text: string, delSp: boolean): string {
  if (text.length > MAX_LENGTH) return text;
  const out: string[] = [];
  let flows = false;
  let lastDepth = 0;
  for (const line of text.split("\n")) {
    const quotes = /^>*/.exec(line)?.[0] ?? "";
    const content = line.slice(quotes.length).replace(/^ /, "");
    const joins = flows && quotes.length === lastDepth && content !== "-- ";
    if (!joins && out.length) out.push("\n");
    if (!joins && quotes) out.push(quotes, " ");
    flows = content.endsWith(" ") && content !== "-- ";
    out.push(flows && delSp ? content.slice(0, -1) : content);
    lastDepth = quotes.length;
  }
  return out.join("");
}
