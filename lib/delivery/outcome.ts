import type { Recipient } from "@/lib/outbox/recipients";
import type { Failure } from "./failure";

/** What came of an attempt. */
export type Outcome = {
  /** What became of each recipient tried. */
  recipients: Recipient[];
  failure: Failure | null;
  response: string | null;
  /** Addresses that the server says do not exist. */
  unknown: { email: string; message: string }[];
  /** This process is told to stop: the next one tries at once. */
  interrupted?: boolean;
};

export const isOpen = ({ sentAt, error }: Recipient) => !sentAt && !error;

/**
 * Writes beside each recipient what came of them; who is only deferred stays open.
 * @param failure what came of the attempt for everybody whom `rejections` does not name; null: they have got it
 */
export function settle(
  tried: readonly Recipient[],
  rejections: ReadonlyMap<string, Failure>,
  failure: Failure | null,
  response: string | null = null,
): Outcome {
  const sentAt = new Date().toISOString();
  const unknown: Outcome["unknown"] = [];
  let deferred: Failure | null = null;
  const recipients = tried.map((recipient): Recipient => {
    if (!isOpen(recipient)) return recipient;
    const why = rejections.get(recipient.email.toLowerCase()) ?? failure;
    if (!why) return { ...recipient, sentAt };
    if (why.unknownAddress) unknown.push({ email: recipient.email, message: why.message });
    if (!why.temporary) return { ...recipient, error: why.message };
    deferred = why;
    return recipient;
  });
  const [firstRejection = null] = rejections.values();
  return { recipients, failure: deferred ?? failure ?? firstRejection, response, unknown };
}

/** The same failure for everybody whom it was tried for. */
export const failed = (tried: readonly Recipient[], message: string, temporary: boolean): Outcome =>
  settle(tried, new Map(), { message, temporary, unknownAddress: false });
