/** What a canned response can hold between `{{` and `}}`, with what stands for it in a list of them. */
export const VARIABLES = {
  "customer.name": "Customer's name",
  "customer.first_name": "Customer's first name",
  "customer.email": "Customer's e-mail address",
  "ticket.number": "Ticket's number",
  "ticket.subject": "Ticket's subject",
  "department.name": "Department's name",
  "agent.name": "Your name",
  "agent.first_name": "Your first name",
  "help_desk.name": "Help desk's name",
} as const;

export type Variable = keyof typeof VARIABLES;
export type VariableValues = Partial<Record<Variable, string>>;

/** `{{customer.first_name}}`, or with words for when it is empty: `{{customer.first_name|there}}`. */
const PLACE = /\{\{([^{}]*)\}\}/g;

const isVariable = (name: string): name is Variable => Object.hasOwn(VARIABLES, name);

/** An editor may have put marks or hard spaces between the signs. */
const plain = (html: string) => html.replace(/<[^>]*>|&nbsp;|\u00a0/g, "").trim();

function read(inside: string): { name: string; fallback: string } {
  const [name = "", ...rest] = plain(inside).split("|");
  return { name: name.trim().toLowerCase(), fallback: rest.join("|").trim() };
}

/** The names between braces that are no variables of ours, each once. */
export function unknownVariables(html: string): string[] {
  const names = [...html.matchAll(PLACE)].map(([, inside = ""]) => read(inside).name);
  return [...new Set(names.filter((name) => !isVariable(name)))];
}

/**
 * Puts values in the places of variables. They are text and stay text, whatever they hold; an empty one gives way to the
 * words after `|`. Sanitise the result: a place may be in an attribute, where a value could be an address.
 */
export function fillVariables(html: string, values: VariableValues): string {
  return html.replace(PLACE, (place, inside: string) => {
    const { name, fallback } = read(inside);
    if (!isVariable(name)) return place;
    const value = values[name]?.trim();
    return value ? escapeHtml(value) : fallback;
  });
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** One round only: a customer named `{{agent.name}}` keeps that name. */
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
