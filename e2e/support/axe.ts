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
  // axe takes a while to look, and the page may change in the middle of it: what is wrong is found again.
  const found = await findProblems(page, scope);
  const problems = found.length === 0 ? [] : await findProblems(page, scope);
  expect
    .soft(problems.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html).join(" · ")}`))
    .toEqual([]);
}

async function findProblems(page: Page, { coloursOnly = false, covered = false }: Scope) {
  // The title comes with the page's content, not before it.
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
  else axe.options({ rules: { "target-size": { enabled: !covered } } });
  return (await axe.analyze()).violations;
}
