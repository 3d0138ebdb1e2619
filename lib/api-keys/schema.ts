import { z } from "zod";
import { idFromText } from "@/lib/id-schema";
import { isScope } from "./scopes";

const scope = z.string().refine(isScope, "is not a permission.");

export const NewApiKey = z.object({
  label: z
    .string()
    .trim()
    .min(1, "is required: name the service that will use this key, such as “CRM Integration”.")
    .max(100, "must be at most 100 characters."),
  scopes: z.array(scope).min(1, "Choose at least one permission."),
});

export const KeyScope = z.object({ id: idFromText, scope, allowed: z.stringbool() });
export const KeyId = z.object({ id: idFromText });
