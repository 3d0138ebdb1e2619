"use server";

import { formAction } from "@/lib/http/form-action";
import { archiveTeam, restoreTeam } from "@/lib/teams/archive";
import { createTeam } from "@/lib/teams/create";
import { updateTeam } from "@/lib/teams/update";

export const create = formAction("administrator", async (context, values) => {
  const { name } = await createTeam(context, values);
  return name;
});

export const update = formAction("administrator", async (context, values) => {
  const { name } = await updateTeam(context, values);
  return name;
});

export const archive = formAction("administrator", async (context, values) => {
  await archiveTeam(context, values);
});

export const restore = formAction("administrator", async (context, values) => {
  await restoreTeam(context, values);
});
