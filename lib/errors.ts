/**
 * Every way a request can fail, with the HTTP status it has in our own API. A dialect may answer another
 * status where its contract asks for one. The table is closed: branch on a code, never on a message.
 */
export const ERROR_STATUS = {
  malformed: 400,
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One wrong field: its name as the caller wrote it, and what to do about it. */
export type FieldIssue = { field: string; message: string };

type Options = { fields?: FieldIssue[]; retryAfter?: number; cause?: unknown };

/** A failure with a message for the reader of the answer; `cause` is for the log alone. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly fields: FieldIssue[];
  /** Seconds after which a `rate_limited` caller may try again. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, { fields = [], retryAfter, cause }: Options = {}) {
    super(message, { cause });
    this.code = code;
    this.fields = fields;
    this.retryAfter = retryAfter;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}

/** What nobody foresaw becomes `internal`: its text stays in the log, the caller gets a request id. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError(
    "internal",
    "Something went wrong on our side. Try again; if it keeps failing, ask the help desk's administrator to look up the request id in System → Logs.",
    { cause: error },
  );
}
