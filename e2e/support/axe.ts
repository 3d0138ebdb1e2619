import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

/** The rules whose outcome a theme can change: a page's structure is the same in both. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

type Scope = {
  /** The rest was looked at in the other theme. */
  coloursOnly?: boolean;
  /** What is open lies on part of what can be pressed, which axe takes for its being small. */
  covered?: boolean;
};

/** axe finds nothing here, the size of what is pressed included. */
export async function expectAccessible(page: Page, where: string, scope: Scope = {}): Promise<void> {
  const { coloursOnly = false, covered = false } = scope;
  // It comes with the page's content, and is put in anew when React takes the page over: axe would look in between.
  await expect(page).toHaveTitle(/\S/);
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
  else axe.options({ rules: { "document-title": { enabled: false }, "target-size": { enabled: !covered } } });
  const { violations } = await axe.analyze();
  expect
    .soft(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html).join(" · ")}`))
    .toEqual([]);
}
