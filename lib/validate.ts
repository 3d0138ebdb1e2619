import type { z } from "zod";
import { AppError, type FieldIssue } from "./errors";

/**
 * Parses `input`, or throws `invalid` naming every wrong field at once (one issue a field, the first).
 */
export function validate<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: FieldIssue[] = [];
  for (const issue of result.error.issues) {
    const field = issue.path.join(".");
    if (!fields.some((seen) => seen.field === field)) fields.push({ field, message: issue.message });
  }
  throw new AppError("invalid", summary(fields), { fields });
}

function summary(fields: FieldIssue[]): string {
  return fields.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join(" ");
}
