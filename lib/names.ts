/** What makes two names the same name: compatibility-normalised, one space between words, lower case. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** "Jane" of "Jane Smith" and of "Smith, Jane"; nothing of an address, which is no name. */
export function firstName(name: string): string {
  if (name.includes("@")) return "";
  const [last = "", first] = name.split(",").map((part) => part.trim());
  return (first || last).split(/\s+/)[0] ?? "";
}
