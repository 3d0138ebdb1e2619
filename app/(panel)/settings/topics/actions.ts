"use server";

import { formAction } from "@/lib/http/form-action";
import { archiveTopic, restoreTopic } from "@/lib/topics/archive";
import { createTopic } from "@/lib/topics/create";
import { updateTopic } from "@/lib/topics/update";

export const create = formAction("administrator", async (context, values) => {
  const { name } = await createTopic(context, values);
  return name;
});

export const update = formAction("administrator", async (context, values) => {
  const { name } = await updateTopic(context, values);
  return name;
});

export const archive = formAction("administrator", async (context, values) => {
  await archiveTopic(context, values);
});

export const restore = formAction("administrator", async (context, values) => {
  await restoreTopic(context, values);
});
