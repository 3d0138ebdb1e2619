import "server-only";
import { archiveItem, restoreItem } from "@/lib/catalog/archive";
import { makeItemDefault } from "@/lib/catalog/make-default";
import type { Context } from "@/lib/context";
import type { SlaPlan } from "@/lib/db/generated/client";
import { SLA_PLAN } from "./kind";

/**
 * Archives an SLA plan. Departments that carry it stay as they are: their new tickets get the default plan until it is
 * restored.
 * @throws AppError forbidden, not_found, conflict (it is the default)
 */
export const archiveSlaPlan = (context: Context, input: unknown): Promise<SlaPlan> =>
  archiveItem(context, SLA_PLAN, (tx) => tx.slaPlan, input);

/** @throws AppError forbidden, not_found */
export const restoreSlaPlan = (context: Context, input: unknown): Promise<SlaPlan> =>
  restoreItem(context, SLA_PLAN, (tx) => tx.slaPlan, input);

/** Gives this plan to tickets whose department carries none. @throws AppError forbidden, not_found, conflict (it is archived) */
export const makeDefaultSlaPlan = (context: Context, input: unknown): Promise<SlaPlan> =>
  makeItemDefault(context, SLA_PLAN, (tx) => tx.slaPlan, input);
