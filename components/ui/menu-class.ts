/** The looks (all but the width) that menus and the list of a select share. */
export const menuPopupClass =
  "popup-motion max-h-(--available-height) overflow-y-auto rounded-lg border border-line bg-raised p-1 text-text shadow-raised outline-none";

export const menuItemClass =
  "flex min-h-control-small cursor-default select-none items-center gap-2 rounded-md px-2 py-1 outline-none " +
  "data-highlighted:bg-hover data-disabled:opacity-55 [&_svg]:size-4 [&_svg]:text-muted";
