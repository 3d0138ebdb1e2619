import type { Surroundings } from "./registry";
import { singleKeysOn } from "./single-keys";

/** Inputs that take no text: a focused check box must not stop `j` from going on. */
const NO_TEXT = ["checkbox", "radio", "button", "submit", "reset", "file", "image", "color", "range"];

/** Open dialogs, menus and lists, but not toasts, which are dialogs to screen readers. */
const OPEN = '[data-open]:is([role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"])';

/** What has been closed and is still fading away: a quick hand's next key is for the page behind it. */
const CLOSING = "[data-closed]";

/** Where a key was pressed. */
export function surroundings(target: EventTarget | null): Surroundings {
  const element = target instanceof HTMLElement && !target.closest(CLOSING) ? target : null;
  return {
    typing: element !== null && takesText(element),
    onControl:
      element?.closest("button, a[href], summary, input, select, [role=button], [role=option]") != null,
    dialog: [...document.querySelectorAll(OPEN)].some((open) => !open.closest(CLOSING)),
    singleKeys: singleKeysOn(),
  };
}

function takesText(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement) return !NO_TEXT.includes(element.type);
  return element.isContentEditable || element.closest("textarea, select") !== null;
}
