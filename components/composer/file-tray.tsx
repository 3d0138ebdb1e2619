"use client";

import { CircleAlert, File as FileIcon, FileText, Image as ImageIcon, RotateCw, X } from "lucide-react";
import { fileSize } from "@/components/tickets/file-size";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import type { Attached } from "./use-files";

type FileTrayProps = {
  files: readonly Attached[];
  onRetry: (key: string) => void;
  onRemove: (file: Attached) => void;
};

/** The files that go with a message: how far each is, and what can be done about it. */
export function FileTray({ files, onRetry, onRemove }: FileTrayProps) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Files to send" className="flex max-h-36 flex-wrap gap-2 overflow-y-auto px-3.5 pt-1 pb-2">
      {files.map((file) => (
        <li
          key={file.key}
          className={cx(
            "relative flex h-11 max-w-full items-center gap-2 overflow-hidden rounded-md border bg-surface pr-1 pl-2.5 text-sm sm:max-w-72 [&>svg]:size-4",
            file.state.is === "failed" ? "border-danger" : "border-line",
          )}
        >
          <Sign file={file} />
          <span className="min-w-0 flex-1">
            <span dir="auto" title={file.name} className="block truncate font-medium">
              {file.name}
            </span>
            <Fact file={file} />
          </span>
          {file.state.is === "failed" && (
            <IconButton
              label={`Upload ${file.name} again`}
              icon={<RotateCw />}
              size="sm"
              onClick={() => onRetry(file.key)}
            />
          )}
          <IconButton
            label={`${file.state.is === "uploading" ? "Cancel" : "Remove"} ${file.name}`}
            icon={<X />}
            size="sm"
            onClick={() => onRemove(file)}
          />
          {file.state.is === "uploading" && <Bar name={file.name} share={file.state.share} />}
        </li>
      ))}
    </ul>
  );
}

function Fact({ file: { state, size } }: { file: Attached }) {
  if (state.is === "failed") {
    return (
      <span role="alert" title={state.message} className="block truncate text-danger text-xs">
        {state.message}
      </span>
    );
  }
  return (
    <span className="tabular block truncate text-muted text-xs">
      {fileSize(size)}
      {state.is === "uploading" && ` · ${percent.format(state.share)}`}
    </span>
  );
}

const percent = new Intl.NumberFormat("en", { style: "percent" });

function Bar({ name, share }: { name: string; share: number }) {
  return (
    <span
      role="progressbar"
      aria-label={`Uploading ${name}`}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      className="absolute inset-x-0 bottom-0 h-0.5 bg-line"
    >
      <span
        className="block h-full origin-left bg-accent-solid transition-transform rtl:origin-right"
        style={{ transform: `scaleX(${share})` }}
      />
    </span>
  );
}

function Sign({ file: { state, contentType } }: { file: Attached }) {
  if (state.is === "failed") return <CircleAlert className="text-danger" />;
  if (contentType.startsWith("image/")) return <ImageIcon className="text-muted" />;
  return /^text\/|pdf|document/.test(contentType) ? (
    <FileText className="text-muted" />
  ) : (
    <FileIcon className="text-muted" />
  );
}
