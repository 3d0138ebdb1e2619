"use client";

import { Popover } from "@base-ui/react/popover";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Link2 } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { withScheme } from "./link-address";
import { ToolButton } from "./tool-button";

/** Makes the selected words a link, or changes the one under the cursor. Ctrl/Cmd+K is the palette's; Shift makes it this. */
export function LinkButton({ editor }: { editor: Editor }) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const href = useEditorState({
    editor,
    selector: ({ editor }) => String(editor.getAttributes("link").href ?? ""),
  });

  useEffect(() => {
    const { dom } = editor.view;
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    dom.addEventListener("keydown", press);
    return () => dom.removeEventListener("keydown", press);
  }, [editor]);

  const change = (next: boolean) => {
    setOpen(next);
    setProblem(undefined);
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    change(false);
  };
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The composer around it is not what is being sent.
    event.stopPropagation();
    const typed = String(new FormData(event.currentTarget).get("href") ?? "").trim();
    if (!typed) return remove();
    const address = withScheme(typed);
    if (!address) return setProblem("Enter an address such as https://example.com or ana@example.com.");
    const writing = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && !href)
      writing
        .insertContent({ type: "text", text: typed, marks: [{ type: "link", attrs: { href: address } }] })
        .run();
    else writing.setLink({ href: address }).run();
    change(false);
  };

  return (
    <Popover.Root open={open} onOpenChange={change}>
      <ToolButton
        ref={button}
        label="Link"
        keys="mod+shift+k"
        icon={<Link2 />}
        pressed={href !== ""}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => change(!open)}
      />
      <Popover.Portal>
        <Popover.Positioner anchor={button} side="top" align="start" sideOffset={6} className="z-60">
          <Popover.Popup
            aria-label="Link"
            finalFocus={() => {
              editor.commands.focus();
              return false;
            }}
            className="popup-motion w-80 max-w-[calc(100vw-2rem)] rounded-lg border border-line bg-raised p-3 text-text shadow-raised"
          >
            <form noValidate onSubmit={apply} className="flex flex-col gap-3">
              <Field label="Address" error={problem}>
                <Input
                  name="href"
                  inputMode="url"
                  defaultValue={href}
                  placeholder="https://"
                  autoComplete="off"
                />
              </Field>
              <div className="flex justify-end gap-2">
                {href && (
                  <Button size="sm" variant="ghost" onClick={remove}>
                    Remove link
                  </Button>
                )}
                <Button size="sm" type="submit" variant="primary">
                  {href ? "Change link" : "Add link"}
                </Button>
              </div>
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
