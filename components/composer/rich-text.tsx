"use client";

import { type ComponentType, useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { withEarlyText } from "./early-text";
import { RichTextFrame } from "./rich-text-frame";
import type { RichTextProps } from "./rich-text-types";

export type { PastedPicture, RichTextHandle, RichTextProps } from "./rich-text-types";

type Editor = ComponentType<RichTextProps>;

let loaded: Editor | undefined;

/** Fetches the editor's script, which no page needs to be painted; call it when somebody is about to write. */
export async function loadRichText(): Promise<Editor> {
  loaded ??= (await import("./rich-text-editor")).RichTextEditor;
  return loaded;
}

/**
 * Where formatted text is written. Its script comes after the page; until then its place is held. Whoever asked for the
 * keyboard has it at once, in a plain field, whose text the editor then begins with: keys that went elsewhere would be
 * shortcuts, and resolve the ticket.
 */
export function RichText(props: RichTextProps) {
  const [Editor, setEditor] = useState<Editor | undefined>(() => loaded);
  const [failed, setFailed] = useState(false);
  const [early, setEarly] = useState("");
  const load = useCallback(() => {
    setFailed(false);
    loadRichText().then(
      (editor) => setEditor(() => editor),
      () => setFailed(true),
    );
  }, []);
  useEffect(load, [load]);

  const { label, placeholder, onChange, autoFocus = false, readOnly } = props;
  const [given] = useState(props.initialHtml ?? "");
  const type = (text: string) => {
    setEarly(text);
    onChange?.(withEarlyText(given, text));
  };

  if (Editor) return <Editor {...props} initialHtml={withEarlyText(given, early)} />;
  return (
    <RichTextFrame
      text={
        failed ? (
          <p role="alert" className="flex flex-wrap items-center gap-3 px-3.5 py-2.5">
            The editor could not be loaded. <Button onClick={load}>Try again</Button>
          </p>
        ) : (
          <EarlyField
            label={label}
            placeholder={placeholder}
            readOnly={readOnly}
            waiting={!autoFocus}
            text={early}
            onText={type}
          />
        )
      }
      toolbar={props.tools}
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
};

function EarlyField({ label, placeholder, readOnly, waiting, text, onText }: EarlyFieldProps) {
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
      className="resize-none bg-transparent px-3.5 py-2.5 outline-none placeholder:text-muted"
    />
  );
}
