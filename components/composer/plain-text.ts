/** The words of the editor's own HTML in one line, for a glimpse of it. */
export function plainText(html: string): string {
  const words = html
    .slice(0, 2_000)
    .replace(/<[^>]*>?/g, " ")
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => SIGNS[name] ?? " ");
  return words.replace(/\s+/g, " ").trim();
}

const SIGNS: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" };
