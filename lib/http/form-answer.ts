import "server-only";
import type { Database } from "@/lib/db/client";
import { AppError, toAppError } from "@/lib/errors";
import { log } from "@/lib/logs/write";
import type { FormState } from "./form-state";

/** What a form sent: a text a name, a list for a name ending in `[]`, without Next's own hidden fields. */
export type FormValues = Record<string, string | string[]>;

/** What a page's script put into a form's one field `json`. @throws AppError malformed */
export function readJson({ json }: FormValues): unknown {
  try {
    return JSON.parse(typeof json === "string" ? json : "");
  } catch (cause) {
    throw new AppError("malformed", "The page sent something unreadable; reload it and try again.", {
      cause,
    });
  }
}

/** Never sent back: the form keeps what was typed by itself, and nobody wants a password in a page. */
const SECRET = /^(password|current|repeated|smtpPassword|clientSecret|refreshToken)$/;

type Refused = Extract<FormState<never>, { status: "failed" }>;

/** Reads a form's texts; files and Next's own hidden fields are left out. */
export function readForm(form: FormData): FormValues {
  const values: FormValues = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const texts = form.getAll(name).filter((value) => typeof value === "string");
    if (name.endsWith("[]")) values[name.slice(0, -2)] = texts;
    else values[name] = texts.at(-1) ?? "";
  }
  return values;
}

/** What a form shows when its action threw: the fields to mend, or a request id that System → Logs knows. */
export function refuse(
  { db, ip }: { db: Database; ip: string | null },
  thrown: unknown,
  given: FormValues,
): Refused {
  const error = toAppError(thrown);
  const values = Object.fromEntries(Object.entries(given).filter(([name]) => !SECRET.test(name)));
  if (error.code !== "internal") return mend(error, values);
  const requestId = crypto.randomUUID();
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
  void log(db, {
    level: "error",
    area: "panel",
    message: cause.message,
    requestId,
    ip,
    details: { stack: cause.stack ?? "" },
  });
  return {
    status: "failed",
    code: error.code,
    message: `Something went wrong and nothing was saved. Try again; request id ${requestId}.`,
    fields: {},
    values,
  };
}

function mend(error: AppError, values: FormValues): Refused {
  const fields = Object.fromEntries(error.fields.map(({ field, message }) => [field, sentence(message)]));
  const message =
    error.fields.length > 0 && error.code === "invalid" ? "Please mend the fields below." : error.message;
  return { status: "failed", code: error.code, message, fields, values };
}

/** API messages follow their field's name; beside the field itself they begin a sentence. */
const sentence = (message: string) => message.charAt(0).toUpperCase() + message.slice(1);
