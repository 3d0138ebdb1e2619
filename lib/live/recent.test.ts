import { describe, expect, test } from "vitest";
import { CATCH_UP, mergeNews } from "./news";
import { RecentNews } from "./recent";

const news = (...tickets: number[]) => ({ tickets, presence: [], lists: false, catchUp: false });

describe("news", () => {
  test("of several pieces are one, each ticket once", () => {
    expect(mergeNews([news(1, 2), { presence: [7] }, { tickets: [2, 3], lists: true }])).toEqual({
      tickets: [1, 2, 3],
      presence: [7],
      lists: true,
      catchUp: false,
    });
  });

  test("that say nothing are none", () => {
    expect(mergeNews([])).toBeNull();
    expect(mergeNews([news(), { lists: false }])).toBeNull();
  });

  test("too many to name, or missed, are a reason to look at everything", () => {
    expect(mergeNews([news(1), { catchUp: true }])).toEqual(CATCH_UP);
    expect(mergeNews([news(...Array.from({ length: 1_001 }, (_, id) => id))])).toEqual(CATCH_UP);
  });
});

describe("recent news", () => {
  test("are those since the page was rendered", () => {
    const recent = new RecentNews(0);
    recent.add(news(1), 10_000);
    recent.add(news(2), 20_000);
    recent.add(news(3), 21_000);
    expect(recent.missed(500, 21_000)).toEqual(news(2, 3));
    expect(recent.missed(500, 60_000)).toBeNull();
  });

  test("can't tell what came before anybody listened", () => {
    const recent = new RecentNews(10_000);
    expect(recent.missed(1_000, 10_500)).toEqual(CATCH_UP);
    expect(recent.missed(1_000, 20_000)).toBeNull();
    expect(recent.missed(Number.NaN, 20_000)).toEqual(CATCH_UP);
  });

  test("are kept for a minute and never pile up", () => {
    const recent = new RecentNews(0);
    recent.add(news(1), 1_000);
    recent.add(news(2), 70_000);
    expect(recent.missed(72_000, 75_000)).toEqual(CATCH_UP);
    expect(recent.missed(10_000, 75_000)).toEqual(news(2));
    for (let id = 0; id < 3_000; id++) recent.add(news(id), 80_000);
    expect(recent.missed(5_000, 80_000)).toEqual(CATCH_UP);
  });
});
