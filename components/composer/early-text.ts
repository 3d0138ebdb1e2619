// HTML drops a space at a line's edge: whoever was between two words then would have them run together.
const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", " ": "&nbsp;" };

/** `html` with the lines of `text` after it: what was typed before the editor was there. */
export function withEarlyText(html: string, text: string): string {
  if (text.trim() === "") return html;
  const lines = text
    .split("\n")
    .map((line) => `<p>${line.replace(/[&<>]|^ | $|(?<= ) /g, (sign) => SIGNS[sign] ?? sign)}</p>`);
  return html + lines.join("");
}
