import "server-only";
import { archiveItem, restoreItem } from "@/lib/catalog/archive";
import { makeItemDefault } from "@/lib/catalog/make-default";
import type { Context } from "@/lib/context";
import type { Mailbox } from "@/lib/db/generated/client";
import { MAILBOX } from "./kind";

/**
 * Archives a mailbox: nothing is fetched from it, and its tickets are answered by the default one.
 * @throws AppError forbidden, not_found, conflict (it is the default)
 */
export const archiveMailbox = (context: Context, input: unknown): Promise<Mailbox> =>
  archiveItem(context, MAILBOX, (tx) => tx.mailbox, input);

/** @throws AppError forbidden, not_found */
export const restoreMailbox = (context: Context, input: unknown): Promise<Mailbox> =>
  restoreItem(context, MAILBOX, (tx) => tx.mailbox, input);

/** Sends what no mailbox of its own sends. @throws AppError forbidden, not_found, conflict (it is archived) */
export const makeDefaultMailbox = (context: Context, input: unknown): Promise<Mailbox> =>
  makeItemDefault(context, MAILBOX, (tx) => tx.mailbox, input);
