import { FOLDERS, type Folder, PRIORITIES, type Priority, TICKET_STATES, type TicketState } from "./kinds";

/*
 * The details of an event are JSON that any version of the product may have written. What is read here is what it
 * really holds; anything else counts as not there.
 */

type Details = Record<string, unknown>;

/** JSON from the database as an object, whatever it holds. */
export function asDetails(value: unknown): Details {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** A text, such as the subject before and after. */
export function textDetail(details: Details, key: string): string | null {
  const value = details[key];
  return typeof value === "string" && value !== "" ? value : null;
}

/** The name of a department, a colleague and the like, written down as it was at that moment. */
export const nameDetail = (details: Details, key: string): string | null =>
  textDetail(asDetails(details[key]), "name");

/** A ticket's or message's number. */
export function idDetail(details: Details, key: string): number | null {
  const value = details[key];
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** Several tickets' numbers. */
export function idsDetail(details: Details, key: string): number[] {
  const value = details[key];
  return Array.isArray(value) ? value.filter((id) => Number.isSafeInteger(id)) : [];
}

/** Texts, such as the tags added; people count by their address. */
export function textsDetail(details: Details, key: string): string[] {
  const value: unknown = details[key];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (typeof item === "string") return [item];
    const text = textDetail(asDetails(item), "email") ?? textDetail(asDetails(item), "name");
    return text === null ? [] : [text];
  });
}

/** A moment. */
export function momentDetail(details: Details, key: string): Date | null {
  const at = new Date(textDetail(details, key) ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at;
}

function oneOf<T extends string>(values: readonly T[], value: unknown): T | null {
  return values.find((known) => known === value) ?? null;
}

export const stateDetail = (details: Details, key: string): TicketState | null =>
  oneOf(TICKET_STATES, details[key]);
export const priorityDetail = (details: Details, key: string): Priority | null =>
  oneOf(PRIORITIES, details[key]);
export const folderDetail = (details: Details, key: string): Folder | null => oneOf(FOLDERS, details[key]);
