"use client";

import type { Editor } from "@tiptap/core";
import { EditorContent, useEditor } from "@tiptap/react";
import { type CSSProperties, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import body from "@/components/tickets/html-body.module.css";
import { cx } from "@/components/ui/cx";
import { editorExtensions } from "./editor-extensions";
import { findChoices } from "./find-choices";
import { pastedPictures, tablesAsLines } from "./paste";
import styles from "./rich-text.module.css";
import { RichTextFrame } from "./rich-text-frame";
import type { RichTextProps } from "./rich-text-types";
import { SuggestionList } from "./suggestion-list";
import { SuggestionStore } from "./suggestion-store";
import { Toolbar } from "./toolbar";

type Newest = { readonly current: RichTextProps };

/** The editor itself; loaded by RichText, in the browser only. */
export function RichTextEditor(props: RichTextProps) {
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
  // The editor is made once; what it asks for later, it asks the newest props.
  const newest = useRef(props);
  useLayoutEffect(() => {
    newest.current = props;
  });
  const [content] = useState(initialHtml);
  const [html, setHtml] = useState(content);
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

  const editor = useEditor({
    // This component is never rendered on a server.
    immediatelyRender: true,
    injectCSS: false,
    extensions,
    editorProps,
    content,
    onUpdate: ({ editor }) => {
      const written = editor.isEmpty ? "" : editor.getHTML();
      if (name) setHtml(written);
      newest.current.onChange?.(written);
    },
    onFocus: () => newest.current.onFocus?.(),
    onBlur: () => newest.current.onBlur?.(),
  });
  editable.current = editor;

  const [wanted] = useState(autoFocus);
  useLayoutEffect(() => {
    // Whoever goes on with a text goes on at its end.
    editor.commands.setTextSelection(editor.state.doc.content.size);
    // At once and not, as the editor's own `autofocus`, at the next frame: the next key is a letter, not a shortcut.
    if (wanted) editor.view.focus();
  }, [editor, wanted]);

  useEffect(() => {
    if (!onReady) return;
    onReady({ focus: () => editor.view.focus() });
    return () => onReady(null);
  }, [editor, onReady]);

  const { readOnly = false } = props;
  useEffect(() => {
    editor.setEditable(!readOnly, false);
  }, [editor, readOnly]);

  const shownPlaceholder: CSSProperties & Record<"--placeholder", string> = {
    "--placeholder": JSON.stringify(placeholder),
  };
  return (
    <>
      <RichTextFrame
        text={<EditorContent editor={editor} className="grid min-w-0" style={shownPlaceholder} />}
        below={props.below}
        toolbar={
          <Toolbar
            editor={editor}
            label={`Format: ${label}`}
            tools={props.tools}
            people={Boolean(props.people)}
            canned={Boolean(props.canned)}
          />
        }
        end={props.end}
        size={props.size}
      />
      <SuggestionList id={listId} store={suggestions} editor={editor} />
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
