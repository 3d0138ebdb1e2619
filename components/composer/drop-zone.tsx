"use client";

import { Paperclip } from "lucide-react";
import { type DragEvent, type ReactNode, useRef, useState } from "react";

type DropZoneProps = { onFiles: (files: File[]) => void; children: ReactNode };

/** Takes files that are dropped anywhere on it, the editor included. */
export function DropZone({ onFiles, children }: DropZoneProps) {
  const [over, setOver] = useState(false);
  // Leaving one child is entering the next; only the difference says whether the pointer is gone.
  const depth = useRef(0);
  const leave = () => {
    depth.current = 0;
    setOver(false);
  };
  return (
    <div
      className="relative"
      onDragEnterCapture={(event) => {
        if (!brings(event)) return;
        depth.current++;
        setOver(true);
      }}
      onDragOverCapture={(event) => {
        if (!brings(event)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onDragLeaveCapture={(event) => {
        if (!brings(event)) return;
        depth.current--;
        if (depth.current <= 0) leave();
      }}
      onDropCapture={(event) => {
        if (!brings(event)) return;
        // The editor would take pictures for text.
        event.preventDefault();
        event.stopPropagation();
        leave();
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && (
        <div className="pointer-events-none absolute inset-1 z-10 flex items-center justify-center gap-2 rounded-md border-2 border-accent border-dashed bg-accent-soft font-medium text-accent [&_svg]:size-4">
          <Paperclip />
          Drop to attach
        </div>
      )}
    </div>
  );
}

const brings = (event: DragEvent) => event.dataTransfer.types.includes("Files");
