"use server";

import { formAction } from "@/lib/http/form-action";
import { readJson } from "@/lib/http/form-answer";
import { deleteView } from "@/lib/views/delete";
import { changeView, saveView } from "@/lib/views/save";

export const saveViewAction = formAction("agent", (context, values) => saveView(context, readJson(values)));

export const changeViewAction = formAction("agent", (context, values) =>
  changeView(context, readJson(values)),
);

export const deleteViewAction = formAction("agent", (context, values) =>
  deleteView(context, readJson(values)),
);
