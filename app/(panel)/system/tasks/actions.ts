"use server";

import { runTaskNow } from "@/lib/cron/run";
import { formAction } from "@/lib/http/form-action";

export const runNow = formAction("administrator", (context, { name }) => runTaskNow(context, String(name)));
