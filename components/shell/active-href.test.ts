import { describe, expect, it } from "vitest";
import { activeHref } from "@/components/shell/active-href";

const at = (url: string, ...hrefs: string[]) => {
  const [path = "", search = ""] = url.split("?");
  return activeHref(hrefs, path, new URLSearchParams(search));
};

describe("activeHref", () => {
  it("takes the longest path that leads here", () => {
    expect(at("/settings/api-keys/7", "/settings", "/settings/api-keys", "/settings/api")).toBe(
      "/settings/api-keys",
    );
  });

  it("tells queues of one list apart by their query", () => {
    const queues = ["/tickets", "/tickets?state=open", "/tickets?state=closed"];
    expect(at("/tickets?state=closed&page=2", ...queues)).toBe("/tickets?state=closed");
    expect(at("/tickets", ...queues)).toBe("/tickets");
    expect(at("/tickets/1042", ...queues)).toBe("/tickets");
  });

  it("finds none elsewhere", () => {
    expect(at("/account", "/tickets", "/settings")).toBeUndefined();
  });
});
