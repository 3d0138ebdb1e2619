import { useCallback, useEffect, useRef, useState } from "react";
import { ask, DeskError } from "@/components/desk/ask";
import type { DraftFile } from "@/lib/drafts/schema";
import type { PastedPicture } from "./rich-text-types";
import { upload } from "./upload";

/** A file beside the text, on its way or there. */
export type Attached = {
  key: string;
  name: string;
  size: number;
  contentType: string;
  state:
    | { is: "uploading"; share: number }
    | { is: "failed"; message: string }
    | { is: "there"; file: DraftFile };
};

/** Two at a time: a slow line gives each of twenty next to nothing, and none would be there soon. */
const AT_ONCE = 2;

type Options = {
  ticket: number | "new";
  initial: readonly DraftFile[];
  /** A file is there or gone, and with the first the draft may have come into being. */
  onChange: () => void;
};

type Job = { key: string; file: File; place?: (url: string) => void };

/** The files of a draft: uploads with progress, cancelling, trying again and removing. */
export function useFiles({ ticket, initial, onChange }: Options) {
  const [files, setFiles] = useState<Attached[]>(() => initial.map(there));
  const jobs = useRef(new Map<string, Job>());
  const waiting = useRef<Job[]>([]);
  const running = useRef(new Map<string, () => void>());
  /** Pictures pasted into the text; one that was deleted from it is not to be sent along. */
  const inline = useRef(new Set<number>());
  const changed = useRef(onChange);
  useEffect(() => {
    changed.current = onChange;
  });

  const patch = useCallback((key: string, state: Attached["state"]) => {
    setFiles((files) => files.map((file) => (file.key === key ? { ...file, state } : file)));
  }, []);

  const next = useCallback(() => {
    while (running.current.size < AT_ONCE) {
      const job = waiting.current.shift();
      if (!job) return;
      const { done, cancel } = upload(ticket, job.file, (share) =>
        patch(job.key, { is: "uploading", share }),
      );
      running.current.set(job.key, cancel);
      done
        .then((file) => {
          jobs.current.delete(job.key);
          if (job.place) {
            inline.current.add(file.id);
            job.place(file.url);
          }
          patch(job.key, { is: "there", file });
          changed.current();
        })
        .catch((error) => {
          if (error instanceof DeskError && error.code === "cancelled") return;
          const message = error instanceof Error ? error.message : "The upload failed.";
          patch(job.key, { is: "failed", message });
        })
        .finally(() => {
          running.current.delete(job.key);
          next();
        });
    }
  }, [ticket, patch]);

  const start = useCallback(
    (job: Job) => {
      jobs.current.set(job.key, job);
      waiting.current.push(job);
      next();
    },
    [next],
  );

  const add = useCallback(
    (added: readonly { file: File; place?: PastedPicture["place"] }[]) => {
      const begun = added.map(({ file, place }) => ({
        key: crypto.getRandomValues(new Uint32Array(2)).join(),
        file,
        place,
      }));
      setFiles((files) => [...files, ...begun.map(({ key, file }) => onItsWay(key, file))]);
      for (const job of begun) start(job);
    },
    [start],
  );

  const retry = useCallback(
    (key: string) => {
      const job = jobs.current.get(key);
      if (!job) return;
      patch(key, { is: "uploading", share: 0 });
      start(job);
    },
    [patch, start],
  );

  const remove = useCallback((attached: Attached) => {
    running.current.get(attached.key)?.();
    waiting.current = waiting.current.filter(({ key }) => key !== attached.key);
    jobs.current.delete(attached.key);
    setFiles((files) => files.filter(({ key }) => key !== attached.key));
    if (attached.state.is !== "there") return;
    ask(`/desk/draft-files/${attached.state.file.id}`, { method: "DELETE" })
      .then(() => changed.current())
      .catch((error) => {
        // Gone already is gone; anything else would be sent along unseen.
        if (!(error instanceof DeskError && error.code === "not_found"))
          setFiles((files) => [...files, attached]);
      });
  }, []);

  /** Shows what a draft has, instead of what was here. */
  const replace = useCallback((files: readonly DraftFile[]) => {
    for (const cancel of running.current.values()) cancel();
    waiting.current = [];
    jobs.current.clear();
    setFiles(files.map(there));
  }, []);

  /** Deletes pictures that were pasted and then deleted from the text. */
  const dropUnused = useCallback(
    async (body: string) => {
      const unused = files.flatMap(({ state }) =>
        state.is === "there" && inline.current.has(state.file.id) && !holds(body, state.file)
          ? [state.file]
          : [],
      );
      await Promise.all(
        unused.map(({ id }) => ask(`/desk/draft-files/${id}`, { method: "DELETE" }).catch(() => undefined)),
      );
    },
    [files],
  );

  /** Those that are beside the text and not in it, as far as `body` shows. */
  const beside = (body: string): Attached[] =>
    files.filter(
      ({ state }) => state.is !== "there" || !(holds(body, state.file) || inline.current.has(state.file.id)),
    );

  return { files, beside, add, retry, remove, replace, dropUnused };
}

const holds = (body: string, { url }: DraftFile) => body.includes(`"${url}"`) || body.includes(`"${url}?`);

const there = (file: DraftFile): Attached => ({
  key: `file-${file.id}`,
  name: file.name,
  size: file.size,
  contentType: file.contentType,
  state: { is: "there", file },
});

const onItsWay = (key: string, file: File): Attached => ({
  key,
  name: file.name || "file",
  size: file.size,
  contentType: file.type,
  state: { is: "uploading", share: 0 },
});
