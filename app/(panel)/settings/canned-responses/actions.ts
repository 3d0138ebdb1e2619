"use server";

import { archiveCannedResponse, restoreCannedResponse } from "@/lib/canned-responses/archive";
import { createCannedResponse, updateCannedResponse } from "@/lib/canned-responses/save";
import { formAction } from "@/lib/http/form-action";

export const create = formAction("administrator", async (context, values) => {
  const { name } = await createCannedResponse(context, values);
  return name;
});

export const update = formAction("administrator", async (context, values) => {
  const { name } = await updateCannedResponse(context, values);
  return name;
});

export const archive = formAction("administrator", async (context, values) => {
  await archiveCannedResponse(context, values);
});

export const restore = formAction("administrator", async (context, values) => {
  await restoreCannedResponse(context, values);
});
