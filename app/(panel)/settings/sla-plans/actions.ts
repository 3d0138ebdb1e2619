"use server";

import { formAction } from "@/lib/http/form-action";
import { archiveSlaPlan, makeDefaultSlaPlan, restoreSlaPlan } from "@/lib/sla-plans/archive";
import { createSlaPlan } from "@/lib/sla-plans/create";
import { updateSlaPlan } from "@/lib/sla-plans/update";

export const create = formAction("administrator", async (context, values) => {
  const { name } = await createSlaPlan(context, values);
  return name;
});

export const update = formAction("administrator", async (context, values) => {
  const { name } = await updateSlaPlan(context, values);
  return name;
});

export const archive = formAction("administrator", async (context, values) => {
  await archiveSlaPlan(context, values);
});

export const restore = formAction("administrator", async (context, values) => {
  await restoreSlaPlan(context, values);
});

export const makeDefault = formAction("administrator", async (context, values) => {
  await makeDefaultSlaPlan(context, values);
});
