"use server";

import { revokeApiKey, setScope } from "@/lib/api-keys/change";
import { createApiKey } from "@/lib/api-keys/create";
import { formAction } from "@/lib/http/form-action";

/** The answer holds the secret, this once and nowhere else. No box ticked sends nothing: that is an empty list. */
export const createKey = formAction("administrator", async (context, values) => {
  const { label, secret } = await createApiKey(context, { scopes: [], ...values });
  return { label, secret, scopes: values.scopes ?? [] };
});

export const toggleScope = formAction("administrator", async (context, values) => {
  await setScope(context, values);
});

export const revokeKey = formAction("administrator", async (context, values) => {
  await revokeApiKey(context, values);
});
