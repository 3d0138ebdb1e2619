"use client";

import { useOptimistic, useTransition } from "react";
import { learnTags } from "@/components/desk/use-choices";
import { type FormAction, sendJson } from "@/components/forms/send";
import { belongs } from "@/components/list/belongs";
import { type BulkAction, doneWords, patched, seenIn } from "@/components/list/bulk-actions";
import { ticketCount } from "@/components/list/words";
import { useToast } from "@/components/ui/toast";
import type { ChangedTicket, ChangeResult, TicketChange } from "@/lib/tickets/change-schema";
import type { ListQuery } from "@/lib/tickets/list-query";
import type { MergeResult } from "@/lib/tickets/merge";
import type { TicketLine } from "@/lib/tickets/views";

/** The server actions that the list needs; they take their input as JSON. */
export type TicketVerbs = {
  change: FormAction<ChangeResult>;
  merge: FormAction<MergeResult>;
  unmerge: FormAction<{ ids: number[] }>;
};

/** A change of one or many tickets; `ids` are taken from the lines as they are shown. */
type Step = { ids: readonly number[]; action: BulkAction } | { ids: readonly number[]; gone: true };

/** Changes tickets from the list: shown at once, sent in one call, told in one toast, undone by another call. */
export function useBulk(lines: readonly TicketLine[], query: ListQuery, me: number, verbs: TicketVerbs) {
  const toast = useToast();
  const [pending, startTransition] = useTransition();
  const [shown, show] = useOptimistic(lines, (before, step: Step) =>
    before.flatMap((line) => {
      if (!step.ids.includes(line.id)) return [line];
      if ("gone" in step) return [];
      const after = patched(line, step.action);
      return belongs(line, query, me) && !belongs(after, query, me) ? [] : [after];
    }),
  );
  const fail = (message: string, again?: () => void) =>
    toast({
      message,
      tone: "danger",
      ...(again ? { action: { label: "Change anyway", onClick: again } } : {}),
    });

  function run(action: BulkAction, ids: readonly number[]) {
    const of = lines.filter(({ id }) => ids.includes(id));
    const changes = of.map((line) => ({ id: line.id, set: action.set, seen: seenIn(line, action.set) }));
    if (changes.length > 0) send(action, changes);
  }

  function send(action: BulkAction, changes: TicketChange[]) {
    const anyway = (left: readonly number[]) => () =>
      send(
        action,
        changes.filter(({ id }) => left.includes(id)).map(({ id, set }) => ({ id, set })),
      );
    startTransition(async () => {
      show({ ids: changes.map(({ id }) => id), action });
      const answer = await sendJson(verbs.change, { changes });
      if (answer.status === "failed") {
        const conflict = answer.code === "conflict" && Object.keys(answer.fields).length > 0;
        fail(answer.message, conflict ? anyway(changes.map(({ id }) => id)) : undefined);
      } else if (answer.status === "saved") told(action, answer.result, anyway);
    });
  }

  function told(action: BulkAction, result: ChangeResult, anyway: (ids: readonly number[]) => () => void) {
    const { changed, conflicts } = result;
    const ids = changed.map(({ id }) => id);
    learnTags(action.set.addTags ?? []);
    if (ids.length > 0)
      toast({
        message: doneWords(action, ids),
        action: { label: "Undo", onClick: () => undo(changed) },
      });
    else if (conflicts.length === 0) toast({ message: "Nothing changed: it was so already." });
    if (conflicts.length > 0)
      fail(conflictWords(conflicts), anyway(conflicts.map(({ field }) => Number.parseInt(field, 10))));
  }

  function undo(changed: readonly ChangedTicket[]) {
    const changes = changed.map(({ id, before, after }) => ({ id, set: before, seen: after }));
    startTransition(async () => {
      const answer = await sendJson(verbs.change, { changes });
      if (answer.status === "failed") fail(`Not undone. ${answer.message}`);
      else if (answer.status === "saved") {
        const { changed: undone, conflicts } = answer.result;
        if (undone.length > 0) toast({ message: `${ticketCount(undone.length)} as before.` });
        if (conflicts.length > 0) fail(`Not undone. ${conflictWords(conflicts)}`);
      }
    });
  }

  function merge(targetId: number, ids: readonly number[]) {
    startTransition(async () => {
      show({ ids, gone: true });
      const answer = await sendJson(verbs.merge, { targetId, ids });
      if (answer.status === "failed") fail(answer.message);
      else if (answer.status === "saved") {
        const { merged } = answer.result;
        toast({
          message: `${ticketCount(merged.length)} merged into #${targetId}.`,
          action: { label: "Undo", onClick: () => unmerge(merged) },
        });
      }
    });
  }

  function unmerge(ids: readonly number[]) {
    startTransition(async () => {
      const answer = await sendJson(verbs.unmerge, { ids });
      if (answer.status === "failed") fail(answer.message);
      else toast({ message: `${ticketCount(ids.length)} separate again.` });
    });
  }

  return { shown, pending, run, merge };
}

/** Names the first few; a toast is no list. */
function conflictWords(conflicts: readonly { message: string }[]): string {
  const rest = conflicts.length - 3;
  const named = conflicts.slice(0, 3).map(({ message }) => message);
  return [...named, ...(rest > 0 ? [`And ${rest} more.`] : [])].join(" ");
}
