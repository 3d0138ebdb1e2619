"use server";

import { formAction } from "@/lib/http/form-action";
import { archiveMailbox, makeDefaultMailbox, restoreMailbox } from "@/lib/mailboxes/archive";
import { startConnecting } from "@/lib/mailboxes/connect";
import { createMailbox, updateMailbox } from "@/lib/mailboxes/save";
import { testIncoming, testOutgoing } from "@/lib/mailboxes/test";

export const create = formAction("administrator", async (context, values) => {
  const { name } = await createMailbox(context, values);
  return name;
});

export const update = formAction("administrator", async (context, values) => {
  const { name } = await updateMailbox(context, values);
  return name;
});

export const archive = formAction("administrator", async (context, values) => {
  await archiveMailbox(context, values);
});

export const restore = formAction("administrator", async (context, values) => {
  await restoreMailbox(context, values);
});

export const makeDefault = formAction("administrator", async (context, values) => {
  await makeDefaultMailbox(context, values);
});

export const tryOutgoing = formAction("administrator", (context, values) => testOutgoing(context, values));

export const tryIncoming = formAction("administrator", (context, values) => testIncoming(context, values));

export const connect = formAction("administrator", (context, values) => startConnecting(context, values));
