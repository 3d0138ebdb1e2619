/** What makes two names the same name: compatibility-normalised, one space between words, lower case. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}
