import { setTimeout as pause } from "node:timers/promises";

type Truthy<T> = Exclude<T, false | null | undefined | 0 | "">;

const isTruthy = <T>(value: T): value is T & Truthy<T> => Boolean(value);

/**
 * Waits for a condition: asks again until `read` answers something true, and answers that.
 * @throws Error with the last answer when it does not become true within `seconds`
 */
export async function until<T>(read: () => Promise<T> | T, seconds = 15): Promise<Truthy<T>> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await read();
    if (isTruthy(value)) return value;
    if (Date.now() > end) throw new Error(`Still ${JSON.stringify(value)} after ${seconds} s`);
    await pause(25);
  }
}
