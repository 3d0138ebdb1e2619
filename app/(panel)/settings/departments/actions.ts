"use server";

import { archiveDepartment, makeDefaultDepartment, restoreDepartment } from "@/lib/departments/archive";
import { createDepartment } from "@/lib/departments/create";
import { updateDepartment } from "@/lib/departments/update";
import { formAction } from "@/lib/http/form-action";

export const create = formAction("administrator", async (context, values) => {
  const { name } = await createDepartment(context, values);
  return name;
});

export const update = formAction("administrator", async (context, values) => {
  const { name } = await updateDepartment(context, values);
  return name;
});

export const archive = formAction("administrator", async (context, values) => {
  await archiveDepartment(context, values);
});

export const restore = formAction("administrator", async (context, values) => {
  await restoreDepartment(context, values);
});

export const makeDefault = formAction("administrator", async (context, values) => {
  await makeDefaultDepartment(context, values);
});
