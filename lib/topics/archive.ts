import "server-only";
import { archiveItem, restoreItem } from "@/lib/catalog/archive";
import type { Context } from "@/lib/context";
import type { HelpTopic } from "@/lib/db/generated/client";
import { TOPIC } from "./kind";

/** Archives a help topic: a call that names it is answered as if it did not exist. @throws AppError forbidden, not_found */
export const archiveTopic = (context: Context, input: unknown): Promise<HelpTopic> =>
  archiveItem(context, TOPIC, (tx) => tx.helpTopic, input);

/** @throws AppError forbidden, not_found */
export const restoreTopic = (context: Context, input: unknown): Promise<HelpTopic> =>
  restoreItem(context, TOPIC, (tx) => tx.helpTopic, input);
