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
