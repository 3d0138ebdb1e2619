"use client";

import { type ComponentType, useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
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
 * Where formatted text is written. Its script comes after the page; until then its place is held, and what it was asked for
 * (the keyboard, a text to start with) holds too.
 */
export function RichText(props: RichTextProps) {
  const [Editor, setEditor] = useState<Editor | undefined>(() => loaded);
  const [failed, setFailed] = useState(false);
  const load = useCallback(() => {
    setFailed(false);
    loadRichText().then(
      (editor) => setEditor(() => editor),
      () => setFailed(true),
    );
  }, []);
  useEffect(load, [load]);

  if (Editor) return <Editor {...props} />;
  return (
    <RichTextFrame
      text={
        failed ? (
          <p role="alert" className="flex flex-wrap items-center gap-3 px-3.5 py-2.5">
            The editor could not be loaded. <Button onClick={load}>Try again</Button>
          </p>
        ) : (
          <div role="status" aria-label="Loading the editor" className="px-3.5 py-3.5">
            <Skeleton className="h-3 w-2/5" />
          </div>
        )
      }
      toolbar={props.tools}
      below={props.below}
      end={props.end}
      size={props.size}
    />
  );
}
