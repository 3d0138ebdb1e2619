import type { Surroundings } from "./registry";
import { singleKeysOn } from "./single-keys";

/** Inputs that take no text: a focused check box must not stop `j` from going on. */
const NO_TEXT = ["checkbox", "radio", "button", "submit", "reset", "file", "image", "color", "range"];

/** Open dialogs, menus and lists, but not toasts, which are dialogs to screen readers. */
const OPEN = '[data-open]:is([role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"])';

/** Where a key was pressed. */
export function surroundings(target: EventTarget | null): Surroundings {
  const element = target instanceof HTMLElement ? target : null;
  return {
    typing: element !== null && takesText(element),
    onControl:
      element?.closest("button, a[href], summary, input, select, [role=button], [role=option]") != null,
    dialog: document.querySelector(OPEN) !== null,
    singleKeys: singleKeysOn(),
  };
}

function takesText(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement) return !NO_TEXT.includes(element.type);
  return element.isContentEditable || element.closest("textarea, select") !== null;
}
