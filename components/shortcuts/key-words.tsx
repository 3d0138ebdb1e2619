"use client";

import { Fragment, useSyncExternalStore } from "react";
import { Kbd } from "@/components/ui/kbd";
import { keyWords } from "./keys";

const nothing = () => () => undefined;
const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** The keys of a shortcut, one box each: "Ctrl K", "G then I". */
export function KeyWords({ keys }: { keys: string }) {
  const mac = useSyncExternalStore(nothing, isMac, () => false);
  return (
    <span className="inline-flex items-center gap-1">
      {keyWords(keys, mac).map((stroke, place) => (
        <Fragment key={`${place} ${stroke.join("+")}`}>
          {place > 0 && <span className="text-muted text-xs">then</span>}
          {stroke.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
