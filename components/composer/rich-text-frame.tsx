import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import type { RichTextProps } from "./rich-text-types";

type FrameProps = Pick<RichTextProps, "below" | "end" | "size"> & {
  text: ReactNode;
  toolbar: ReactNode;
};

const heights = { snug: "min-h-24 max-h-[38dvh]", roomy: "min-h-48 max-h-[60dvh]" };

/** Text, what is attached, and one row of tools; as high before the editor is there as after. */
export function RichTextFrame({ text, toolbar, below, end, size = "snug" }: FrameProps) {
  return (
    <>
      <div className={cx("grid overflow-y-auto overscroll-contain", heights[size])}>{text}</div>
      {below}
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1 px-2 py-1.5">
        <div className="flex min-w-0 flex-wrap items-center gap-x-1">{toolbar}</div>
        {end && <div className="ml-auto flex items-center gap-2">{end}</div>}
      </div>
    </>
  );
}
