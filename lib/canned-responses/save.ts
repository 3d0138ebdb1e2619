import "server-only";
import type { z } from "zod";
import { changeCatalog, edited, existing, pointAt } from "@/lib/catalog/change";
import { differences } from "@/lib/catalog/differences";
import type { Context } from "@/lib/context";
import type { CannedResponse } from "@/lib/db/generated/client";
import { DEPARTMENT } from "@/lib/departments/kind";
import { AppError } from "@/lib/errors";
import { isBlank, sanitizeWritten } from "@/lib/html/sanitize";
import { nameKey } from "@/lib/names";
import { validate } from "@/lib/validate";
import { CANNED_RESPONSE } from "./kind";
import { CannedResponseChange, NewCannedResponse } from "./schema";
import { unknownVariables } from "./variables";

/** Adds a canned response. @throws AppError forbidden, invalid, conflict (the name is taken) */
export function createCannedResponse(context: Context, input: unknown): Promise<CannedResponse> {
  return changeCatalog(context, CANNED_RESPONSE, async (tx) => {
    const { name, departmentId, body } = readResponse(validate(NewCannedResponse, input));
    await pointAt("departmentId", DEPARTMENT, tx.department, departmentId);
    const row = await tx.cannedResponse.create({
      data: { name, nameKey: nameKey(name), departmentId, body },
    });
    return { row, action: "created", details: { departmentId } };
  });
}

/** Changes a canned response. @throws AppError forbidden, invalid, not_found, conflict (the name is taken) */
export function updateCannedResponse(context: Context, input: unknown): Promise<CannedResponse> {
  return changeCatalog(context, CANNED_RESPONSE, async (tx) => {
    const change = validate(CannedResponseChange, input);
    const { name, departmentId, body } = readResponse(change);
    const before = existing(
      CANNED_RESPONSE,
      await tx.cannedResponse.findUnique({ where: { id: change.id } }),
    );
    await pointAt("departmentId", DEPARTMENT, tx.department, departmentId, before.departmentId);
    const row = await tx.cannedResponse.update({
      where: { id: change.id },
      data: { name, nameKey: nameKey(name), departmentId, body },
    });
    return edited(row, {
      ...differences(before, { name, departmentId }),
      // That it was changed; both texts would make the audit trail unreadable.
      ...(before.body === body ? {} : { text: "changed" }),
    });
  });
}

const list = new Intl.ListFormat("en", { type: "conjunction" });

/** The text made safe. @throws AppError invalid: it is empty, or names a variable that does not exist */
function readResponse(given: z.output<typeof NewCannedResponse>): z.output<typeof NewCannedResponse> {
  const body = sanitizeWritten(given.body, { mentions: false, picture: () => null });
  if (isBlank(body)) throw refuse("is required.");
  const unknown = unknownVariables(body).map((name) => `{{${name}}}`);
  if (unknown.length > 0)
    throw refuse(
      `${list.format(unknown)} ${unknown.length > 1 ? "are no variables" : "is no variable"}; mend it.`,
    );
  return { ...given, body };
}

const refuse = (message: string) =>
  new AppError("invalid", message, { fields: [{ field: "body", message }] });
