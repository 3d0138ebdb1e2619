"use client";

import { RotateCw, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type ErrorStateProps = {
  title?: string;
  children?: ReactNode;
  /** Finds the entry in System → Logs. */
  requestId?: string;
  onRetry?: () => void;
  retrying?: boolean;
  action?: ReactNode;
  /** `h1` where it is the whole page. */
  heading?: "h1" | "h2";
};

/** Stands where a page or a list would, when it failed: what happened, what to do, and the id to tell. */
export function ErrorState(props: ErrorStateProps) {
  const { title = "This page could not be loaded", children, requestId, onRetry, retrying, action } = props;
  const Heading = props.heading ?? "h2";
  return (
    <div role="alert" className="flex flex-col items-center px-6 py-16 text-center">
      <span className="mb-3 grid size-10 place-items-center rounded-lg bg-danger-soft text-danger">
        <TriangleAlert className="size-5" />
      </span>
      <Heading className="font-semibold">{title}</Heading>
      <div className="mt-1 max-w-[52ch] text-muted">
        {children ?? "Nothing is lost. Try again; if it keeps failing, tell an administrator."}
      </div>
      {requestId && (
        <p className="mt-2 text-muted text-sm">
          Request id <code className="select-all font-mono text-text text-xs">{requestId}</code>
        </p>
      )}
      <div className="mt-4 flex flex-wrap justify-center gap-2 empty:hidden">
        {onRetry && (
          <Button icon={<RotateCw />} onClick={onRetry} pending={retrying}>
            Try again
          </Button>
        )}
        {action}
      </div>
    </div>
  );
}
