import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

/** The rules whose outcome a theme can change: a page's structure is the same in both. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

type Scope = { coloursOnly?: boolean };

/** axe finds nothing here, the size of what is pressed included; or nothing about colours, where the rest was looked at. */
export async function expectAccessible(page: Page, where: string, { coloursOnly = false }: Scope = {}) {
  // What is still fading in has no contrast yet.
  await page.evaluate(async () => {
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
  // It stays in a page that it was once put into: half a megabyte takes longer to read than most pages to look at.
  const there = await page.evaluate(() => "axe" in window);
  // No page of ours holds frames; for those alone the other mode opens a second page each time.
  const axe = new AxeBuilder(there ? { page, axeSource: "void 0" } : { page }).setLegacyMode();
  if (coloursOnly) axe.withRules(COLOUR_RULES);
  else axe.options({ rules: { "target-size": { enabled: true } } });
  const { violations } = await axe.analyze();
  expect
    .soft(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html).join(" · ")}`))
    .toEqual([]);
}
