import type { ReactNode } from "react";
import type { CannedResponseChoice } from "@/lib/canned-responses/schema";
import type { Named } from "@/lib/tickets/views";

/** A pasted picture; once it is uploaded, `place` puts it where it was pasted. */
export type PastedPicture = { file: File; place: (url: string) => void };

export type RichTextHandle = {
  /** To where the cursor was. */
  focus(): void;
};

export type RichTextProps = {
  /** What is written here: "Reply to Jane Smith". */
  label: string;
  /** Sends the HTML with its form. */
  name?: string;
  /** What it starts with; read once: another text is another `key`. */
  initialHtml?: string;
  placeholder?: string;
  /** A note is tinted as notes are in the thread. */
  tone?: "reply" | "note";
  /** The HTML after every change; "" when nothing is written. */
  onChange?: (html: string) => void;
  onFocus?: () => void;
  onBlur?: () => void;
  /** Where pictures can be pasted. */
  onPictures?: (pictures: PastedPicture[]) => void;
  /** Who can be mentioned with `@`; left out, nobody. */
  people?: readonly Named[];
  /** What `/` offers; left out, `/` is a slash. */
  canned?: () => Promise<CannedResponseChoice[]>;
  /** Given when the editor is there, and null when it goes. */
  onReady?: (handle: RichTextHandle | null) => void;
  /** Takes the keyboard as soon as it is there. */
  autoFocus?: boolean;
  /** The height of the text: `roomy` for pages that are all about writing. */
  size?: "snug" | "roomy";
  readOnly?: boolean;
  invalid?: boolean;
  describedBy?: string;
  /** Between text and tools: attached files. */
  below?: ReactNode;
  /** Further buttons in the row of tools. */
  tools?: ReactNode;
  /** At the end of that row: what sends it. */
  end?: ReactNode;
};
