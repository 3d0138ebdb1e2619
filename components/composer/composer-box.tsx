"use client";

import { ChevronDown, Trash2 } from "lucide-react";
import { type KeyboardEvent, useCallback, useEffect, useRef } from "react";
import { usePresence } from "@/components/live/presence";
import { cx } from "@/components/ui/cx";
import { FormStatus } from "@/components/ui/form-status";
import { IconButton } from "@/components/ui/icon-button";
import type { Named } from "@/lib/tickets/views";
import { AttachButton } from "./attach-button";
import { cannedFor } from "./canned";
import type { ComposerTicket, LastMessage } from "./composer-types";
import { DropZone } from "./drop-zone";
import { FileTray } from "./file-tray";
import { KindTabs } from "./kind-tabs";
import { NO_MAIL } from "./no-mail";
import { Blocked, DraftConflict, Meanwhile } from "./notices";
import { RichText } from "./rich-text";
import { SaveWords } from "./save-words";
import { SendButtons } from "./send-buttons";
import type { useSending } from "./use-sending";
import type { Writing } from "./use-writing";

type ComposerBoxProps = {
  ticket: ComposerTicket;
  me: Named;
  staff: readonly Named[];
  writing: Writing;
  sending: ReturnType<typeof useSending>;
  /** What came while the reader was writing. */
  news: LastMessage | null;
  autoFocus: boolean;
  onWrite: () => void;
  onLook: () => void;
  onClose: () => void;
  onDiscard: () => void;
};

/** The open composer. */
export function ComposerBox(props: ComposerBoxProps) {
  const { ticket, me, staff, writing, sending, news, autoFocus, onWrite, onLook, onClose, onDiscard } = props;
  const { kind, files, version } = writing;
  const note = kind === "note";
  const resolvable = ticket.state === "open" || ticket.state === "pending";
  const canned = useCallback(() => cannedFor({ ticket: String(ticket.id) }), [ticket.id]);
  // Asked for before `/` is typed, so that the list is there at once.
  useEffect(() => void canned(), [canned]);
  const attach = (added: File[]) => files.add(added.map((file) => ({ file })));

  /** Whether a list stood open when the key went down: Escape is for that one then. */
  const listOpen = useRef(false);
  const press = (event: KeyboardEvent) => {
    listOpen.current = event.target instanceof Element && event.target.hasAttribute("aria-controls");
    if (event.nativeEvent.isComposing || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    // Before the editor, which would break the line.
    event.preventDefault();
    event.stopPropagation();
    sending.send({ after: event.shiftKey && resolvable ? "resolve" : "stay", next: false });
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing || listOpen.current) return;
    // Menus and the link's window are elsewhere in the page, but React brings their keys here too.
    const { target, currentTarget } = event;
    if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return;
    // The editor says that of every Escape.
    if (event.defaultPrevented && !target.isContentEditable) return;
    event.preventDefault();
    onClose();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what is inside, all of which has other ways too.
    <div
      onKeyDownCapture={press}
      onKeyDown={leave}
      className={cx(
        "rounded-lg border shadow-raised focus-within:border-accent max-sm:rounded-none max-sm:border-x-0",
        note ? "border-note-line bg-note" : "border-control-line bg-surface",
      )}
    >
      <DropZone onFiles={attach}>
        <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 px-2 pt-1.5">
          <KindTabs label="Kind of message" kind={kind} onChange={writing.setKind} />
          <p dir="auto" className="min-w-0 flex-1 truncate text-muted text-sm">
            {note ? "Only staff see this" : `${NO_MAIL} · ${ticket.customerName}`}
          </p>
          <div className="flex items-center gap-1">
            <Repliers ticketId={ticket.id} />
            <SaveWords status={writing.status} />
            {writing.filled && (
              <IconButton label="Discard draft" icon={<Trash2 />} size="sm" onClick={onDiscard} />
            )}
            <IconButton
              label="Close (Esc), the draft is kept"
              icon={<ChevronDown />}
              size="sm"
              onClick={onClose}
            />
          </div>
        </div>
        {writing.status.is === "conflict" && (
          <DraftConflict onTheirs={writing.useTheirs} onMine={writing.keepMine} />
        )}
        {sending.blocked ? (
          <Blocked
            message={sending.blocked}
            pending={sending.pending}
            onAnyway={sending.sendAnyway}
            onLook={onLook}
          />
        ) : (
          news && <Meanwhile message={news} onShow={onLook} />
        )}
        <RichText
          key={version}
          label={note ? "Note" : `Reply to ${ticket.customerName}`}
          placeholder={
            note
              ? "Write a note. @ mentions a colleague, / inserts a canned response."
              : "Write a reply. / inserts a canned response."
          }
          initialHtml={writing.body}
          tone={kind}
          autoFocus={autoFocus}
          readOnly={sending.pending}
          onReady={writing.onReady}
          onChange={(html) => {
            writing.setBody(html);
            onWrite();
          }}
          onBlur={writing.saveNow}
          onPictures={files.add}
          people={note ? staff.filter(({ id }) => id !== me.id) : undefined}
          canned={canned}
          below={
            <>
              <FileTray
                files={files.beside(writing.body)}
                onRetry={(key) => {
                  sending.forget();
                  files.retry(key);
                }}
                onRemove={(file) => {
                  sending.forget();
                  files.remove(file);
                }}
              />
              {sending.problem && (
                <div className="px-3.5 pb-1">
                  <FormStatus tone="danger" message={sending.problem} />
                </div>
              )}
            </>
          }
          tools={<AttachButton onFiles={attach} />}
          end={
            <SendButtons
              kind={kind}
              resolvable={resolvable}
              pending={sending.pending}
              onSend={sending.send}
            />
          }
        />
      </DropZone>
    </div>
  );
}

/** Colleagues who write on this ticket at the same time. */
function Repliers({ ticketId }: { ticketId: number }) {
  const names = usePresence(ticketId).others.flatMap(({ name, replying }) => (replying ? [name] : []));
  if (names.length === 0) return null;
  return (
    <p
      className="max-w-48 truncate px-1 font-medium text-warning text-xs max-sm:hidden"
      title={names.join(", ")}
    >
      {names.length === 1 ? `${names[0]} is replying` : `${names.length} colleagues are replying`}
    </p>
  );
}
