import { expect, test } from "vitest";
import { readEvents } from "./event-stream";

const bodyOf = (chunks: (string | Uint8Array)[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks)
        controller.enqueue(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);
      controller.close();
    },
  });

async function events(...chunks: (string | Uint8Array)[]) {
  return (await Array.fromAsync(readEvents(bodyOf(chunks)))).filter((event) => event !== null);
}

test("events are read whole, wherever the line cuts them", async () => {
  expect(
    await events("retry: 2000\n\nevent: rea", 'dy\ndata: {}\n\nevent: news\ndata: {"a"', ":1}\n\n"),
  ).toEqual([
    { event: "ready", data: "{}" },
    { event: "news", data: '{"a":1}' },
  ]);
  const [euro = 0, ...rest] = new TextEncoder().encode("€\n\n");
  expect(await events("event: news\ndata: ", Uint8Array.of(euro), Uint8Array.from(rest))).toEqual([
    { event: "news", data: "€" },
  ]);
});

test("a comment is a sign of life, and what has no end yet is nothing", async () => {
  const read = await Array.fromAsync(readEvents(bodyOf([": still here\n\n", "event: news\ndata: {}\n"])));
  expect(read).toEqual([null, null]);
});
