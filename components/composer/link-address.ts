/** What somebody typed as a link's address, made one: "example.com" → "https://example.com"; null when it can't be. */
export function withScheme(typed: string): string | null {
  if (/\s/.test(typed)) return null;
  if (/^[^/:@]+@[^/:@]+\.[^/:@]+$/.test(typed)) return `mailto:${typed}`;
  const address = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!/^(?:https?|mailto|tel):$/.test(url.protocol)) return null;
  return url.protocol.startsWith("http") && !/[.:]|^localhost$/.test(url.hostname) ? null : address;
}
