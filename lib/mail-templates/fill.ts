import { type Template, type TemplateValues, VARIABLES, type Variable } from "./templates";

const PLACE = /\{\{([^{}]*)\}\}/g;
const isVariable = (name: string): name is Variable => Object.hasOwn(VARIABLES, name);

function read(inside: string): { name: string; fallback: string } {
  const [name = "", ...rest] = inside.split("|");
  return { name: name.trim().toLowerCase(), fallback: rest.join("|").trim() };
}

/** The names between braces that are no variables, each once. */
export const unknownVariables = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(PLACE)].map(([, inside = ""]) => read(inside).name).filter((name) => !isVariable(name)),
  ),
];

/** Puts values in the places of variables, one round: what a customer writes is never read as a place. */
export function fill(text: string, values: TemplateValues): string {
  return text
    .replace(PLACE, (place, inside: string) => {
      const { name, fallback } = read(inside);
      if (!isVariable(name)) return place;
      return values[name]?.trim() || fallback;
    })
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const URL_TEXT = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;

/** The same text for programs that show HTML: paragraphs, and addresses that can be clicked. */
function toHtml(text: string): string {
  const escaped = (part: string) => part.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
  let done = 0;
  let html = "";
  for (const match of text.matchAll(URL_TEXT)) {
    const link = escaped(match[0]);
    html += `${escaped(text.slice(done, match.index))}<a href="${link}">${link}</a>`;
    done = match.index + match[0].length;
  }
  html += escaped(text.slice(done));
  return html
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replace(/\n/g, "<br>")}</p>`)
    .join("\n");
}

/** A mail's subject and both of its bodies. */
export function write({ subject, body }: Template, values: TemplateValues) {
  const text = fill(body, values);
  return { subject: fill(subject, values).replace(/\s+/g, " "), text, html: toHtml(text) };
}
