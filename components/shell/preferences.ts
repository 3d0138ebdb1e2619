/*
 * What a reader's browser remembers about the frame. Cookies, not localStorage: the server then renders the right
 * theme and bar at once, with no script before the first paint and nothing that jumps.
 */

export type Theme = "system" | "light" | "dark";
export type SideBar = "open" | "folded";

export const themeCookie = "deskuss-theme";
export const sideBarCookie = "deskuss-side-bar";

const yearInSeconds = 31_536_000;

/** The attributes of <html> for these cookie values; whatever is not ours counts as not set. */
export function rootAttributes(theme: string | undefined, sideBar: string | undefined) {
  return {
    "data-theme": theme === "light" || theme === "dark" ? theme : undefined,
    "data-side-bar": sideBar === "folded" ? "folded" : undefined,
  };
}

/** Remembers a choice for a year and shows it at once. */
export function remember(cookie: typeof themeCookie | typeof sideBarCookie, value: Theme | SideBar) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is younger than the browsers we serve.
  document.cookie = `${cookie}=${value}; path=/; max-age=${yearInSeconds}; samesite=lax`;
  const name = cookie === themeCookie ? "theme" : "sideBar";
  if (value === "system" || value === "open") delete document.documentElement.dataset[name];
  else document.documentElement.dataset[name] = value;
}
