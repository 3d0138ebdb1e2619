import "server-only";
import { archiveItem, restoreItem } from "@/lib/catalog/archive";
import { makeItemDefault } from "@/lib/catalog/make-default";
import type { Context } from "@/lib/context";
import type { Department } from "@/lib/db/generated/client";
import { DEPARTMENT } from "./kind";

/**
 * Archives a department. Help topics that point at it stay as they are: their new tickets go to the default department
 * until it is restored.
 * @throws AppError forbidden, not_found, conflict (it is the default)
 */
export const archiveDepartment = (context: Context, input: unknown): Promise<Department> =>
  archiveItem(context, DEPARTMENT, (tx) => tx.department, input);

/** @throws AppError forbidden, not_found */
export const restoreDepartment = (context: Context, input: unknown): Promise<Department> =>
  restoreItem(context, DEPARTMENT, (tx) => tx.department, input);

/** Sends tickets that name no department here. @throws AppError forbidden, not_found, conflict (it is archived) */
export const makeDefaultDepartment = (context: Context, input: unknown): Promise<Department> =>
  makeItemDefault(context, DEPARTMENT, (tx) => tx.department, input);
