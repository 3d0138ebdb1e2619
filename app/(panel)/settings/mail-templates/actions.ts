"use server";

import { formAction } from "@/lib/http/form-action";
import { resetTemplate, saveTemplate } from "@/lib/mail-templates/save";
import { sendTestMail } from "@/lib/mail-tests/send-test";

export const save = formAction("administrator", (context, values) => saveTemplate(context, values));

export const reset = formAction("administrator", (context, values) => resetTemplate(context, values));

export const sendTest = formAction("administrator", (context, values) => sendTestMail(context, values));
