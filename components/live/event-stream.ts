export type StreamEvent = { event: string; data: string };

/**
 * Reads server-sent events from a response's body. Null stands for a sign of life without content. Not EventSource: that
 * one tells neither a 401 from a lost line, nor a silent line from a dead one.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent | null> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += decoder.decode(value, { stream: true });
    const blocks = rest.split("\n\n");
    rest = blocks.pop() ?? "";
    yield null;
    for (const block of blocks) {
      const event = field(block, "event");
      if (event) yield { event, data: field(block, "data") };
    }
  }
}

const field = (block: string, name: string) =>
  block
    .split("\n")
    .filter((line) => line.startsWith(`${name}: `))
    .map((line) => line.slice(name.length + 2))
    .join("\n");
