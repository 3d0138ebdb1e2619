import "server-only";
import { archiveItem, restoreItem } from "@/lib/catalog/archive";
import type { Context } from "@/lib/context";
import type { CannedResponse } from "@/lib/db/generated/client";
import { CANNED_RESPONSE } from "./kind";

/** Archives a canned response: nobody is offered it any more. @throws AppError forbidden, not_found */
export const archiveCannedResponse = (context: Context, input: unknown): Promise<CannedResponse> =>
  archiveItem(context, CANNED_RESPONSE, (tx) => tx.cannedResponse, input);

/** @throws AppError forbidden, not_found */
export const restoreCannedResponse = (context: Context, input: unknown): Promise<CannedResponse> =>
  restoreItem(context, CANNED_RESPONSE, (tx) => tx.cannedResponse, input);
