import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { DraftSave, SavedDraft } from "@/lib/drafts/schema";
import { type DraftContent, DraftSaver, type SaveStatus } from "./draft-saver";

const text = (body: string): DraftContent => ({ kind: "reply", body, fields: {} });
const saved = (revision: number): SavedDraft => ({ id: 7, revision, updatedAt: "2026-11-23T09:00:00Z" });

class Refused extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** A server whose answers the test gives, one a call. */
function stage(base: { id: number; revision: number } | null = null) {
  const calls: { save: DraftSave; answer: (saved: SavedDraft) => void; refuse: (code: string) => void }[] =
    [];
  const kept: (string | null)[] = [];
  const said: SaveStatus["is"][] = [];
  const saver = new DraftSaver(
    {
      put: (save) =>
        new Promise((resolve, reject) => {
          calls.push({ save, answer: resolve, refuse: (code) => reject(new Refused(code)) });
        }),
      keep: (copy) => kept.push(copy ? copy.content.body : null),
      failure: (thrown) => ({ code: thrown instanceof Refused ? thrown.code : "internal", message: "No." }),
      told: ({ is }) => said.push(is),
    },
    base,
  );
  return { calls, kept, said, saver };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("saving", () => {
  test("waits until the keys are quiet, and sends the newest words once", async () => {
    const { saver, calls, said } = stage();
    saver.change(text("H"));
    await vi.advanceTimersByTimeAsync(500);
    saver.change(text("Hi"));
    await vi.advanceTimersByTimeAsync(699);
    expect(calls).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls.map(({ save }) => save)).toEqual([{ ...text("Hi"), revision: null }]);
    calls[0]?.answer(saved(1));
    await settle();
    expect(said.at(-1)).toBe("saved");
    expect(saver.base).toEqual({ id: 7, revision: 1 });
  });

  test("never has two calls on the way, and what was written meanwhile goes with the next revision", async () => {
    const { saver, calls } = stage({ id: 7, revision: 4 });
    saver.change(text("one"));
    const flushed = saver.flush();
    saver.change(text("two"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(calls).toHaveLength(1);
    calls[0]?.answer(saved(5));
    await settle();
    expect(calls[1]?.save).toEqual({ ...text("two"), revision: 5 });
    calls[1]?.answer(saved(6));
    expect(await flushed).toEqual({ is: "saved" });
  });

  test("nothing left to keep is nothing to say", async () => {
    const { saver, calls, said } = stage({ id: 7, revision: 4 });
    saver.change(text(""));
    void saver.flush();
    calls[0]?.answer(null);
    await settle();
    expect([saver.base, said.at(-1)]).toEqual([null, "none"]);
  });
});

describe("failing", () => {
  test("offline: kept in the browser, tried again by itself, and the copy dropped once it is there", async () => {
    const { saver, calls, kept, said } = stage();
    saver.change(text("Hi"));
    void saver.flush();
    calls[0]?.refuse("offline");
    await settle();
    expect([kept.at(-1), said.at(-1)]).toEqual(["Hi", "kept"]);
    saver.change(text("Hi there"));
    expect(kept.at(-1)).toBe("Hi there");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(calls[1]?.save.body).toBe("Hi there");
    calls[1]?.answer(saved(1));
    await settle();
    expect([kept.at(-1), said.at(-1)]).toEqual([null, "saved"]);
  });

  test("flush ends when it could not be saved", async () => {
    const { saver, calls } = stage();
    saver.change(text("Hi"));
    const flushed = saver.flush();
    calls[0]?.refuse("offline");
    expect(await flushed).toMatchObject({ is: "kept", offline: true });
  });

  test("what is refused as it is, is not sent again until it changes", async () => {
    const { saver, calls } = stage();
    saver.change(text("far too long"));
    void saver.flush();
    calls[0]?.refuse("invalid");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
    saver.change(text("short"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(calls).toHaveLength(2);
  });
});

describe("another window", () => {
  async function disputed() {
    const all = stage({ id: 7, revision: 4 });
    all.saver.change(text("mine"));
    void all.saver.flush();
    all.calls[0]?.refuse("conflict");
    await settle();
    return all;
  }

  test("a conflict stops saving until somebody chooses; what is typed on is kept in the browser", async () => {
    const { saver, calls, kept, said } = await disputed();
    expect(said.at(-1)).toBe("conflict");
    saver.change(text("mine, longer"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await saver.flush()).toEqual({ is: "conflict" });
    expect(calls).toHaveLength(1);
    expect(kept.at(-1)).toBe("mine, longer");
  });

  test("keeping mine overwrites, once", async () => {
    const { saver, calls } = await disputed();
    const chosen = saver.keepMine();
    expect(calls[1]?.save).toEqual({ ...text("mine"), revision: 4, force: true });
    calls[1]?.answer(saved(9));
    expect(await chosen).toEqual({ is: "saved" });
    saver.change(text("and on"));
    void saver.flush();
    expect(calls[2]?.save).toEqual({ ...text("and on"), revision: 9 });
  });

  test("using theirs goes on from their revision", async () => {
    const { saver, calls, kept } = await disputed();
    saver.reset({ id: 7, revision: 6 });
    expect(kept.at(-1)).toBeNull();
    saver.change(text("theirs and more"));
    void saver.flush();
    expect(calls[1]?.save.revision).toBe(6);
  });
});

describe("leaving", () => {
  test("what is not saved is on its way at once", () => {
    const { saver, calls, kept } = stage();
    saver.change(text("Hi"));
    saver.leave();
    expect(calls[0]?.save.body).toBe("Hi");
    expect(kept).toEqual([]);
  });

  test("what can't be on its way any more is kept in the browser", () => {
    const { saver, kept } = stage();
    saver.change(text("Hi"));
    void saver.flush();
    saver.change(text("Hi there"));
    saver.leave();
    expect(kept).toEqual(["Hi there"]);
  });
});
