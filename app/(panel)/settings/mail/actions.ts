"use server";

import { formAction } from "@/lib/http/form-action";
import { changeSettings } from "@/lib/settings/change";

export const saveMail = formAction("administrator", changeSettings);
