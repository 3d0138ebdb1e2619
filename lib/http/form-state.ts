import type { ErrorCode } from "@/lib/errors";

/** Where a form stands: untouched, saved (with what the action answered), or refused with what to mend. */
export type FormState<T = unknown> =
  | { status: "idle" }
  /** `at` is new at every save, so that saving twice is seen twice. */
  | { status: "saved"; result: T; at: number }
  | {
      status: "failed";
      code: ErrorCode;
      message: string;
      fields: Record<string, string>;
      values: Record<string, string | string[]>;
    };
