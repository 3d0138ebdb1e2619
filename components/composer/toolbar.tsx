"use client";

import { Toolbar as Base } from "@base-ui/react/toolbar";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import {
  ALargeSmall,
  AtSign,
  Bold,
  Code,
  Italic,
  List,
  ListOrdered,
  MessageSquareText,
  Quote,
  SquareCode,
} from "lucide-react";
import { useState } from "react";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { LinkButton } from "./link-button";
import { ToolButton } from "./tool-button";

type ToolbarProps = {
  editor: Editor;
  label: string;
  people: boolean;
  canned: boolean;
};

const marks = [
  {
    label: "Bold",
    keys: "mod+b",
    icon: <Bold />,
    name: "bold",
    toggle: (e: Editor) => chain(e).toggleBold(),
  },
  {
    label: "Italic",
    keys: "mod+i",
    icon: <Italic />,
    name: "italic",
    toggle: (e: Editor) => chain(e).toggleItalic(),
  },
  {
    label: "Bulleted list",
    keys: "mod+shift+8",
    icon: <List />,
    name: "bulletList",
    toggle: (e: Editor) => chain(e).toggleBulletList(),
  },
  {
    label: "Numbered list",
    keys: "mod+shift+7",
    icon: <ListOrdered />,
    name: "orderedList",
    toggle: (e: Editor) => chain(e).toggleOrderedList(),
  },
  {
    label: "Quote",
    keys: "mod+shift+b",
    icon: <Quote />,
    name: "blockquote",
    toggle: (e: Editor) => chain(e).toggleBlockquote(),
  },
  {
    label: "Code",
    keys: "mod+e",
    icon: <Code />,
    name: "code",
    toggle: (e: Editor) => chain(e).toggleCode(),
  },
  {
    label: "Code block",
    keys: "mod+alt+c",
    icon: <SquareCode />,
    name: "codeBlock",
    toggle: (e: Editor) => chain(e).toggleCodeBlock(),
  },
] as const;

const chain = (editor: Editor) => editor.chain().focus();

/** What formats the text. One stop for Tab, arrows go along it; on a phone behind one button. */
export function Toolbar({ editor, label, people, canned }: ToolbarProps) {
  const [unfolded, setUnfolded] = useState(false);
  const active = useEditorState({
    editor,
    selector: ({ editor }) => marks.map(({ name }) => editor.isActive(name)),
  });
  return (
    <>
      <IconButton
        label="Format"
        icon={<ALargeSmall />}
        size="sm"
        aria-expanded={unfolded}
        className="sm:hidden"
        onClick={() => setUnfolded(!unfolded)}
      />
      <Base.Root
        aria-label={label}
        className={cx(
          "flex flex-wrap items-center gap-0.5 max-sm:order-last max-sm:basis-full",
          !unfolded && "max-sm:hidden",
        )}
      >
        {marks.map(({ label, keys, icon, name, toggle }, place) => (
          <ToolButton
            key={name}
            label={label}
            keys={keys}
            icon={icon}
            pressed={active[place] ?? false}
            onClick={() => toggle(editor).run()}
          />
        ))}
        <LinkButton editor={editor} />
      </Base.Root>
      {canned && (
        <IconButton
          label="Insert a canned response (/)"
          icon={<MessageSquareText />}
          size="sm"
          onClick={() => type(editor, "/")}
        />
      )}
      {people && (
        <IconButton
          label="Mention a colleague (@)"
          icon={<AtSign />}
          size="sm"
          onClick={() => type(editor, "@")}
        />
      )}
    </>
  );
}

/** Types the sign that opens a list at the cursor, which must follow a space or begin a line. */
function type(editor: Editor, sign: string): void {
  const { $from } = editor.state.selection;
  const before = $from.parent.textBetween(0, $from.parentOffset, " ", " ").at(-1);
  chain(editor)
    .insertContent(before === undefined || before === " " ? sign : ` ${sign}`)
    .run();
}
