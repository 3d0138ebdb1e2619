import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { LastMessage } from "./composer-types";

/** What the writer has seen of the thread: a message that comes while they write is news until they look at it. */
export function useSeen(last: LastMessage | null, writing: boolean) {
  const router = useRouter();
  const [seen, setSeen] = useState(last?.id ?? null);
  const [looking, setLooking] = useState(false);
  const newest = last?.id ?? null;
  if (newest !== seen && (!writing || last?.mine)) setSeen(newest);

  useEffect(() => {
    if (!looking || newest === null || newest === seen) return;
    setLooking(false);
    setSeen(newest);
    showMessage(newest);
  }, [looking, newest, seen]);

  return {
    seen,
    /** What came meanwhile; null when the writer knows all. */
    news: last && newest !== seen && !last.mine ? last : null,
    /** Goes to what came; fetches it when it is not on the page yet. */
    look: () => {
      setLooking(true);
      if (newest === seen) router.refresh();
    },
  };
}

/** Brings a message of the thread into view, when it is there. */
export function showMessage(id: number): void {
  document.getElementById(`message-${id}`)?.scrollIntoView({ block: "center", behavior: "smooth" });
}
