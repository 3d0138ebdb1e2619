/**
 * The key that makes a message be sent once: the same for the same draft in the same words, whichever window sends it and
 * however often, and another as soon as it is changed. Has the form of a UUID; nothing in it is secret.
 */
export function sendKey({ id, revision }: { id: number; revision: number }): string {
  return `${hex(id, 8)}-0000-4000-8000-${hex(revision, 12)}`;
}

const hex = (value: number, length: number) => value.toString(16).padStart(length, "0").slice(-length);
