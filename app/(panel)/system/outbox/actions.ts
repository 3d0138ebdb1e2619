"use server";

import { retryMail } from "@/lib/delivery/retry";
import { formAction } from "@/lib/http/form-action";
import { readJson } from "@/lib/http/form-answer";

export const resendAction = formAction("administrator", (context, values) =>
  retryMail(context, readJson(values)),
);
