import autocannon from "autocannon";

/** One request to send again and again; `body` is made anew each time when it is a function of the count. */
export type Shot = {
  path: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: (count: number) => string;
};

/** Requests per second, and latencies in milliseconds. */
export type Measure = { rate: number; p50: number; p99: number };

const CONNECTIONS = 16;
let count = 0;

/**
 * Sends one request over 16 connections for some seconds.
 * @throws Error when an answer was not 2xx or a connection failed: such a figure would mean nothing
 */
export async function load(
  server: string,
  seconds: number,
  { path, method = "GET", headers = {}, body }: Shot,
): Promise<Measure> {
  const result = await autocannon({
    url: server + path,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method,
        path,
        headers,
        ...(body
          ? { setupRequest: (request: autocannon.Request) => ({ ...request, body: body(count++) }) }
          : {}),
      },
    ],
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${failed} of the requests to ${path} failed`);
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

/** The bare route and a call, measured in turns. */
export type Comparison = { bare: Measure; shot: Measure };

const TURNS = 3;

/** Measures a call and the bare route in turns of `seconds`: the median of each. */
export async function compare(server: string, seconds: number, bare: Shot, shot: Shot): Promise<Comparison> {
  const turns: Comparison[] = [];
  for (let turn = 0; turn < TURNS; turn++)
    turns.push({ bare: await load(server, seconds, bare), shot: await load(server, seconds, shot) });
  return { bare: median(turns.map((turn) => turn.bare)), shot: median(turns.map((turn) => turn.shot)) };
}

function median(measures: Measure[]): Measure {
  const middle = (key: keyof Measure) =>
    measures.map((measure) => measure[key]).sort((a, b) => a - b)[Math.floor(measures.length / 2)] ??
    Number.NaN;
  return { rate: middle("rate"), p50: middle("p50"), p99: middle("p99") };
}

/** Milliseconds that half, and 95 of 100, of some repeated work took. */
export type Spread = { p50: number; p95: number };

/** Fetches pages one after the other and reads them whole. */
export async function pages(
  server: string,
  paths: string[],
  rounds: number,
  cookie: string,
): Promise<Spread> {
  return repeat(paths, rounds, async (path) => {
    const response = await fetch(server + path, { headers: { cookie }, redirect: "manual" });
    await response.text();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  });
}

/** Does the work for each of `items`, `rounds` times, one after the other. */
export async function repeat<T>(
  items: T[],
  rounds: number,
  work: (item: T) => Promise<unknown>,
): Promise<Spread> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const item of items) {
      const started = performance.now();
      await work(item);
      times.push(performance.now() - started);
    }
  }
  return spreadOf(times);
}

/** Half of the times, and 95 of 100, are at most so long. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
