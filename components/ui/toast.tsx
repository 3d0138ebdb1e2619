"use client";

import { Toast as Base } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { type ReactNode, useCallback } from "react";
import { buttonClass } from "@/components/ui/button-class";

export type ToastOptions = {
  /** Names the thing and the fact: "Key “CRM Integration” revoked. Requests with it now get 401." */
  message: string;
  tone?: "success" | "danger";
  /** Undo, or one next step; then it stays for ten seconds, or for as long as that can be done. */
  action?: { label: string; onClick: () => void; ms?: number };
};

const plainMs = 5_000;
const undoMs = 10_000;

/** Says that something happened. Errors that belong to a field stay beside the field. */
export function useToast(): (options: ToastOptions) => void {
  const { add, close } = Base.useToastManager();
  return useCallback(
    ({ message, tone = "success", action }: ToastOptions) => {
      const id = add({
        title: message,
        type: tone,
        priority: tone === "danger" ? "high" : "low",
        timeout: action ? (action.ms ?? undoMs) : plainMs,
        actionProps: action && {
          children: action.label,
          onClick: () => {
            close(id);
            action.onClick();
          },
        },
      });
    },
    [add, close],
  );
}

/** Holds the toasts of the whole product; stands once, in the root layout. F6 moves into them. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider limit={4}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed inset-x-4 bottom-4 z-70 flex flex-col gap-2 outline-none sm:left-auto sm:w-90">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList() {
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className="rounded-lg border border-line bg-raised text-text shadow-raised transition-[opacity,translate] data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Base.Content className="flex items-start gap-2.5 py-2 pr-2 pl-3">
        {toast.type === "danger" ? (
          <CircleAlert className="mt-1.5 size-4 text-danger" />
        ) : (
          <CircleCheck className="mt-1.5 size-4 text-success" />
        )}
        <Base.Title className="min-w-0 flex-1 py-1 [overflow-wrap:anywhere]" />
        {toast.actionProps && <Base.Action className={buttonClass({ variant: "secondary", size: "sm" })} />}
        <Base.Close
          aria-label="Dismiss"
          className={buttonClass({ variant: "ghost", size: "sm", iconOnly: true })}
        >
          <X />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
