/** Where the panel begins. */
const HOME = "/tickets";

/**
 * Where to go after signing in: `next` when it is a path of this help desk, else its first page. A link to
 * /sign-in?next=https://elsewhere must not make our own sign-in page lead somebody elsewhere.
 */
export function nextPath(next: string | undefined): string {
  // A browser reads \ as / and skips tabs and line breaks, so "/\evil" and "/<tab>/evil" leave the site too.
  if (!next?.startsWith("/") || /[\\\p{Cc}]/u.test(next)) return HOME;
  const here = "http://here.invalid";
  if (!URL.canParse(next, here)) return HOME;
  const url = new URL(next, here);
  if (url.origin !== here || url.pathname.startsWith("//")) return HOME;
  // Signing in again and API answers are no pages to arrive at.
  if (/^\/(sign-in|invite|api|deskuss\/api)(\/|$)/.test(url.pathname)) return HOME;
  return `${url.pathname}${url.search}${url.hash}`;
}
