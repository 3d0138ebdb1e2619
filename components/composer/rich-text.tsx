"use client";

import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { withEarlyText } from "./early-text";
import { RichTextFrame } from "./rich-text-frame";
import type { RichTextProps } from "./rich-text-types";

export type { PastedPicture, RichTextHandle, RichTextProps } from "./rich-text-types";

type Script = typeof import("./rich-text-editor");

let loaded: Script | undefined;

/** Fetches the editor's script, which no page needs to be painted; call it when somebody is about to write. */
export async function loadRichText(): Promise<Script> {
  loaded ??= await import("./rich-text-editor");
  return loaded;
}

/**
 * Where formatted text is written. Its script comes after the page; until then its place is held. Whoever asked for the
 * keyboard has it at once, in a plain field, whose text the editor then begins with: keys that went elsewhere would be
 * shortcuts, and resolve the ticket.
 */
export function RichText(props: RichTextProps) {
  const [script, setScript] = useState(loaded);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [failed, setFailed] = useState(false);
  const [early, setEarly] = useState("");
  const [away, setAway] = useState(false);
  const load = useCallback(() => {
    setFailed(false);
    loadRichText().then(setScript, () => setFailed(true));
  }, []);
  useEffect(load, [load]);

  const { label, placeholder, onChange, autoFocus = false, readOnly } = props;
  const [given] = useState(props.initialHtml ?? "");
  const type = (text: string) => {
    setEarly(text);
    onChange?.(withEarlyText(given, text));
  };

  const text = () => {
    if (script)
      return (
        <script.RichTextEditor
          {...props}
          editor={editor}
          onEditor={setEditor}
          autoFocus={autoFocus && !away}
          initialHtml={withEarlyText(given, early)}
        />
      );
    if (failed)
      return (
        <p role="alert" className="flex flex-wrap items-center gap-3 px-3.5 py-2.5">
          The editor could not be loaded. <Button onClick={load}>Try again</Button>
        </p>
      );
    return (
      <EarlyField
        label={label}
        placeholder={placeholder}
        readOnly={readOnly}
        waiting={!autoFocus}
        text={early}
        onText={type}
        onAway={setAway}
      />
    );
  };
  return (
    <RichTextFrame
      text={text()}
      toolbar={
        <>
          {script && editor && (
            <script.Toolbar
              editor={editor}
              label={`Format: ${label}`}
              people={Boolean(props.people)}
              canned={Boolean(props.canned)}
            />
          )}
          {props.tools}
        </>
      }
      below={props.below}
      end={props.end}
      size={props.size}
    />
  );
}

type EarlyFieldProps = Pick<RichTextProps, "label" | "placeholder" | "readOnly"> & {
  /** Nobody has asked for the keyboard. */
  waiting: boolean;
  text: string;
  onText: (text: string) => void;
  /** Whether the keyboard has gone elsewhere on the page, into a menu for one: it is not taken back from there. */
  onAway: (away: boolean) => void;
};

function EarlyField({ label, placeholder, readOnly, waiting, text, onText, onAway }: EarlyFieldProps) {
  if (waiting)
    return (
      <div role="status" aria-label="Loading the editor" className="px-3.5 py-3.5">
        <Skeleton className="h-3 w-2/5" />
      </div>
    );
  return (
    <textarea
      // biome-ignore lint/a11y/noAutofocus: asked for by a key or a click.
      autoFocus
      aria-label={label}
      placeholder={placeholder}
      readOnly={readOnly}
      value={text}
      onChange={({ target }) => onText(target.value)}
      onFocus={() => onAway(false)}
      // Another window in front is another matter: the field is still where the page's keyboard is.
      onBlur={({ currentTarget }) => onAway(document.activeElement !== currentTarget)}
      className="resize-none bg-transparent px-3.5 py-2.5 outline-none placeholder:text-muted"
    />
  );
}
