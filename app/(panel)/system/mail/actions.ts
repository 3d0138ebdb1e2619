"use server";

import { formAction } from "@/lib/http/form-action";
import { readJson } from "@/lib/http/form-answer";
import { releaseMail, retryMail } from "@/lib/ledger/again";

export const retryMailAction = formAction("administrator", (context, values) =>
  retryMail(context, readJson(values)),
);

export const releaseMailAction = formAction("administrator", (context, values) =>
  releaseMail(context, readJson(values)),
);
