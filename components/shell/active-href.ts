/**
 * Which of these places the reader is at: the one with the longest path that leads here, and among places that
 * differ only in their query (queues of one list) the one with the most parameters that match.
 */
export function activeHref(
  hrefs: readonly string[],
  path: string,
  query: URLSearchParams,
): string | undefined {
  let best: { href: string; length: number; parameters: number } | undefined;
  for (const href of hrefs) {
    const [base = "", search = ""] = href.split("?");
    const wanted = [...new URLSearchParams(search)];
    const here = path === base || path.startsWith(`${base}/`);
    if (!here || wanted.some(([name, value]) => query.get(name) !== value)) continue;
    const longer = !best || base.length > best.length;
    const closer = best?.length === base.length && wanted.length > best.parameters;
    if (longer || closer) best = { href, length: base.length, parameters: wanted.length };
  }
  return best?.href;
}
