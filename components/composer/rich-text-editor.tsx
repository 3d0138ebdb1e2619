"use client";

import { Editor } from "@tiptap/core";
import { EditorContent } from "@tiptap/react";
import { type CSSProperties, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import body from "@/components/tickets/html-body.module.css";
import { cx } from "@/components/ui/cx";
import { editorExtensions } from "./editor-extensions";
import { findChoices } from "./find-choices";
import { pastedPictures, tablesAsLines } from "./paste";
import styles from "./rich-text.module.css";
import type { RichTextProps } from "./rich-text-types";
import { SuggestionList } from "./suggestion-list";
import { SuggestionStore } from "./suggestion-store";

export { Toolbar } from "./toolbar";

type Newest = { readonly current: RichTextProps };

type EditorProps = RichTextProps & {
  /** What `onEditor` gave. */
  editor: Editor | null;
  /** Given when it is made, and null when it goes. */
  onEditor: (editor: Editor | null) => void;
};

/** The text itself; loaded by RichText, in the browser only. */
export function RichTextEditor({ editor, onEditor, ...props }: EditorProps) {
  const {
    label,
    name,
    initialHtml = "",
    placeholder = "",
    tone,
    autoFocus,
    onReady,
    invalid,
    describedBy,
  } = props;
  // What the editor asks for later, it asks the newest props.
  const newest = useRef(props);
  useLayoutEffect(() => {
    newest.current = props;
  });
  const [html, setHtml] = useState(initialHtml);
  const written = useRef(html);
  const listId = useId();
  const [suggestions] = useState(() => new SuggestionStore());
  const [extensions] = useState(() => extensionsFor(suggestions, newest));
  const editable = useRef<Editor>(null);

  const editorProps = useMemo(
    () => ({
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        "aria-placeholder": placeholder,
        ...(invalid && { "aria-invalid": "true" }),
        ...(describedBy && { "aria-describedby": describedBy }),
        class: cx(body.body, styles.editor, tone === "note" && styles.mentions),
      },
      transformPastedHTML: tablesAsLines,
      handlePaste: (_: unknown, event: ClipboardEvent) => {
        const { onPictures } = newest.current;
        if (!editable.current || !onPictures) return false;
        const pictures = pastedPictures(event, editable.current);
        if (pictures.length > 0) onPictures(pictures);
        return pictures.length > 0;
      },
    }),
    [label, placeholder, tone, invalid, describedBy],
  );

  const firstProps = useRef(editorProps);
  // Here, and not while rendering as the library's own hook does: that destroys what it made when a slow page is shown later.
  useLayoutEffect(() => {
    const made = new Editor({
      injectCSS: false,
      extensions,
      editorProps: firstProps.current,
      content: written.current,
      onUpdate: ({ editor }) => {
        written.current = editor.isEmpty ? "" : editor.getHTML();
        if (newest.current.name) setHtml(written.current);
        newest.current.onChange?.(written.current);
      },
      onFocus: () => newest.current.onFocus?.(),
      onBlur: () => newest.current.onBlur?.(),
    });
    editable.current = made;
    onEditor(made);
    return () => {
      onEditor(null);
      made.destroy();
    };
  }, [extensions, onEditor]);

  const [wanted] = useState(autoFocus);
  useLayoutEffect(() => {
    if (!editor) return;
    // Whoever goes on with a text goes on at its end.
    editor.commands.setTextSelection(editor.state.doc.content.size);
    // At once and not, as the editor's own `autofocus`, at the next frame: the next key is a letter, not a shortcut.
    if (wanted) editor.view.focus();
  }, [editor, wanted]);

  useEffect(() => {
    if (!editor || !onReady) return;
    onReady({ focus: () => editor.view.focus() });
    return () => onReady(null);
  }, [editor, onReady]);

  const { readOnly = false } = props;
  useEffect(() => {
    editor?.setEditable(!readOnly, false);
  }, [editor, readOnly]);
  useEffect(() => {
    editor?.setOptions({ editorProps });
  }, [editor, editorProps]);

  const shownPlaceholder: CSSProperties & Record<"--placeholder", string> = {
    "--placeholder": JSON.stringify(placeholder),
  };
  return (
    <>
      <EditorContent editor={editor} className="grid min-w-0" style={shownPlaceholder} />
      {editor && <SuggestionList id={listId} store={suggestions} editor={editor} />}
      {name && <input type="hidden" name={name} value={html} />}
    </>
  );
}

function extensionsFor(suggestions: SuggestionStore, newest: Newest) {
  return editorExtensions({
    suggestions,
    people: (query) => {
      const { people } = newest.current;
      return people ? findChoices(people, query) : null;
    },
    canned: async (query) => {
      const all = await newest.current.canned?.();
      return findChoices(
        (all ?? []).map(({ text, ...choice }) => ({ ...choice, detail: text })),
        query,
      );
    },
    hasCanned: () => newest.current.canned !== undefined,
  });
}
