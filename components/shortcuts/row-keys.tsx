"use client";

import { useShortcuts } from "./use-shortcuts";

/** Lets j and k walk through the rows of the page's list that are links; Enter opens one as any link. */
export function RowKeys({ group }: { group: string }): null {
  useShortcuts(group, [
    { keys: "j", label: "Next row", run: () => step(1) },
    { keys: "k", label: "Previous row", run: () => step(-1) },
  ]);
  return null;
}

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("main .row-link")];
  const row = document.activeElement
    ?.closest('[role="row"], [data-row]')
    ?.querySelector<HTMLElement>(".row-link");
  const place = row ? rows.indexOf(row) : -1;
  const next = place < 0 ? rows[by === 1 ? 0 : rows.length - 1] : rows[place + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
