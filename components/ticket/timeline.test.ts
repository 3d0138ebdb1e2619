import { describe, expect, it } from "vitest";
import { withEarlier, withNewest } from "./known-thread";
import { timeline } from "./timeline";

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const day = (date: Date) => date.toISOString().slice(0, 10);
const ben = { id: 1, name: "Ben" };

describe("timeline", () => {
  it("puts events among the messages, those of one person within a minute together", () => {
    const items = timeline(
      [
        { id: 1, createdAt: at("08:00") },
        { id: 2, createdAt: at("10:00") },
      ],
      [
        { id: 5, at: at("08:00"), type: "priority", staff: null, apiKey: null },
        { id: 6, at: at("09:00"), type: "priority", staff: ben, apiKey: null },
        { id: 7, at: at("09:01"), type: "tags", staff: ben, apiKey: null },
        { id: 8, at: at("09:02"), type: "tags", staff: ben, apiKey: null },
      ],
      day,
    );
    expect(
      items.map((item) => (item.kind === "events" ? item.events.map(({ id }) => id) : item.key)),
    ).toEqual(["message-1", [5], [6, 7], [8], "message-2"]);
  });

  it("draws a line where another day begins", () => {
    const next = new Date("2026-11-24T00:00:00Z");
    const items = timeline(
      [
        { id: 1, createdAt: at("23:00") },
        { id: 2, createdAt: next },
      ],
      [],
      day,
    );
    expect(items.map(({ kind }) => kind)).toEqual(["message", "day", "message"]);
  });
});

const page = (ids: number[], earlier: number) => ({
  messages: ids.map((id) => ({ id })),
  events: [{ id: ids[0] ?? 0 }],
  earlier,
});

describe("what the page knows", () => {
  it("keeps what slid out of the newest stretch", () => {
    const known = withEarlier(page([4, 5], 3), page([2, 3], 1));
    expect(known).toMatchObject({ messages: [{ id: 2 }, { id: 3 }, { id: 4 }, { id: 5 }], earlier: 1 });
    expect(withNewest(known, page([5, 6], 4))).toMatchObject({
      messages: [{ id: 2 }, { id: 3 }, { id: 4 }, { id: 5 }, { id: 6 }],
      earlier: 1,
    });
  });

  it("drops what was taken back, and what it can't be sure of", () => {
    expect(withNewest(page([4, 5, 6], 0), page([4, 5], 0)).messages).toEqual([{ id: 4 }, { id: 5 }]);
    expect(withNewest(page([1, 2], 0), page([8, 9], 7)).messages).toEqual([{ id: 8 }, { id: 9 }]);
    expect(withNewest(page([2, 3, 4], 1), page([4, 5], 1)).messages).toEqual([{ id: 4 }, { id: 5 }]);
  });
});
