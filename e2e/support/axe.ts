import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

/** axe finds nothing here, the size of what is pressed included. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // What is still fading in has no contrast yet.
  await page.evaluate(async () => {
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { "target-size": { enabled: true } } })
    .analyze();
  expect.soft(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
}
