import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import type { PastedPicture } from "./rich-text-types";

const PICTURE = /^image\/(?:png|jpeg|gif|webp)$/;

/**
 * The pictures of a paste. None when there are words too: office programs send a picture of the text along, and
 * browsers the address of a copied picture.
 */
export function pastedPictures(event: ClipboardEvent, editor: Editor): PastedPicture[] {
  const data = event.clipboardData;
  const files = [...(data?.files ?? [])].filter(({ type }) => PICTURE.test(type));
  if (files.length === 0 || hasWords(data?.getData("text/html") ?? "")) return [];
  return files.map((file) => ({ file, place: keepPlace(editor) }));
}

function hasWords(html: string): boolean {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return (body.textContent ?? "").trim() !== "";
}

/** Remembers where the cursor is, whatever is typed meanwhile, and puts a picture there. */
function keepPlace(editor: Editor): (url: string) => void {
  let place = editor.state.selection.from;
  const follow = ({ transaction }: { transaction: Transaction }) => {
    place = transaction.mapping.map(place);
  };
  editor.on("transaction", follow);
  return (url) => {
    editor.off("transaction", follow);
    if (editor.isDestroyed) return;
    editor.commands.insertContentAt(place, { type: "image", attrs: { src: url, alt: "" } });
  };
}

const BLOCKS = "p, div, ul, ol, table, blockquote, pre, h1, h2, h3, h4, h5, h6";

/** Messages hold no tables, and the words of a pasted one would run together: each row becomes a line, its cells parted. */
export function tablesAsLines(html: string): string {
  if (!/<table/i.test(html)) return html;
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const table of body.querySelectorAll("table")) {
    const rows = [...table.rows].map((row) => [...row.cells]);
    // What holds blocks lays out a page, and its blocks stay apart by themselves.
    if (rows.some((cells) => cells.some((cell) => cell.querySelectorAll(BLOCKS).length > 1))) continue;
    table.replaceWith(...rows.map((cells) => line(cells)));
  }
  return body.innerHTML;
}

function line(cells: readonly HTMLTableCellElement[]): HTMLElement {
  const paragraph = document.createElement("p");
  for (const [place, cell] of cells.entries()) {
    if (place > 0) paragraph.append(" | ");
    for (const block of cell.querySelectorAll(BLOCKS)) block.replaceWith(...block.childNodes);
    paragraph.append(...cell.childNodes);
  }
  return paragraph;
}
