"use client";

import { BookmarkPlus, Ellipsis, Lock, Pencil, Trash2, UsersRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { type FormAction, sendJson } from "@/components/forms/send";
import { filterChips } from "@/components/list/filter-words";
import { ViewDialog } from "@/components/list/view-dialog";
import { isEdited, viewListQuery, viewParameters, viewUrl } from "@/components/list/view-url";
import type { ViewVerbs } from "@/components/list/view-verbs";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { type ListQuery, listUrl } from "@/lib/tickets/list-query";
import type { ViewLine } from "@/lib/views/schema";

type ViewActionsProps = {
  query: ListQuery;
  view: ViewLine | null;
  verbs: ViewVerbs;
  go: (query: ListQuery) => void;
};

/** Keeps the list as a view; on a view, says what was edited and changes or deletes it. */
export function ViewActions({ query, view, verbs, go }: ViewActionsProps) {
  const router = useRouter();
  const toast = useToast();
  const [pending, startTransition] = useTransition();
  const [dialog, setDialog] = useState<"new" | "rename" | null>(null);
  const edited = view !== null && isEdited(query, view);
  const filtered = filterChips(query, NO_NAMES).length > 0 || query.q !== "" || query.columns !== null;

  function run<T>(action: FormAction<T>, input: unknown, done: (result: T) => void) {
    startTransition(async () => {
      const answer = await sendJson(action, input);
      if (answer.status === "saved") done(answer.result);
      else if (answer.status === "failed") toast({ message: answer.message, tone: "danger" });
    });
  }

  function remove(gone: ViewLine) {
    run(verbs.remove, { id: gone.id }, (kept) => {
      router.replace(listUrl({ ...query, view: null }), { scroll: false });
      toast({
        message: `View “${gone.name}” deleted.`,
        action: {
          label: "Undo",
          onClick: () =>
            run(verbs.save, kept, (again) => {
              toast({ message: `View “${again.name}” is back.` });
              router.replace(viewUrl(again), { scroll: false });
            }),
        },
      });
    });
  }

  return (
    <div className="flex shrink-0 items-center gap-1 empty:hidden">
      {edited && (
        <span role="status" className="px-1 text-muted text-sm">
          Edited
        </span>
      )}
      {edited && view.changeable && (
        <Button
          size="sm"
          pending={pending}
          onClick={() =>
            run(verbs.change, { id: view.id, query: viewParameters(query) }, ({ name }) =>
              toast({ message: `View “${name}” saved.` }),
            )
          }
        >
          Save
        </Button>
      )}
      {edited && (
        <Button variant="ghost" size="sm" onClick={() => go(viewListQuery(view))}>
          Reset
        </Button>
      )}
      {(edited || (view === null && filtered)) && (
        <Button
          variant="ghost"
          size="sm"
          className="text-muted!"
          icon={<BookmarkPlus />}
          onClick={() => setDialog("new")}
        >
          {edited ? "Save as new" : "Save view"}
        </Button>
      )}
      {view?.changeable && (
        <Menu
          label={`Actions for view “${view.name}”`}
          trigger={
            <IconButton
              label={`Actions for view “${view.name}”`}
              icon={<Ellipsis />}
              size="sm"
              tooltip={false}
              className="text-muted!"
            />
          }
          items={[
            { label: "Rename", icon: <Pencil />, onSelect: () => setDialog("rename") },
            view.shared
              ? {
                  label: "Keep private",
                  icon: <Lock />,
                  onSelect: () =>
                    run(verbs.change, { id: view.id, shared: false }, ({ name }) =>
                      toast({ message: `View “${name}” is its owner’s only now.` }),
                    ),
                }
              : {
                  label: "Share with everybody",
                  icon: <UsersRound />,
                  onSelect: () =>
                    run(verbs.change, { id: view.id, shared: true }, ({ name }) =>
                      toast({ message: `View “${name}” is in everybody’s side bar now.` }),
                    ),
                },
            { separator: true },
            { label: "Delete view", icon: <Trash2 />, tone: "danger", onSelect: () => remove(view) },
          ]}
        />
      )}
      {dialog && (
        <ViewDialog
          view={dialog === "rename" ? view : null}
          query={viewParameters(query)}
          verbs={verbs}
          close={() => setDialog(null)}
          saved={(line) => {
            setDialog(null);
            toast({
              message:
                dialog === "rename" ? `View is called “${line.name}” now.` : `View “${line.name}” saved.`,
            });
            if (dialog === "new") router.replace(viewUrl(line), { scroll: false });
          }}
        />
      )}
    </div>
  );
}

const NO_NAMES = { staff: [], teams: [], departments: [], topics: [], customer: null };
