"use server";

import { env } from "@/lib/env";
import { formAction } from "@/lib/http/form-action";
import { changeRole, deactivateStaff, reactivateStaff } from "@/lib/staff/change";
import { changeStaffDepartments } from "@/lib/staff/departments";
import { inviteStaff, type Link, renewLink } from "@/lib/staff/invite";

/** The answer holds the one-time link, this once: only its hash is stored. */
export const invite = formAction("administrator", async (context, values) =>
  toShown(await inviteStaff(context, values)),
);

export const makeNewLink = formAction("administrator", async (context, values) =>
  toShown(await renewLink(context, values)),
);

// A row of the table is no answer: it holds hashes.
export const setRole = formAction("administrator", async (context, values) => {
  await changeRole(context, values);
});

export const deactivate = formAction("administrator", async (context, values) => {
  await deactivateStaff(context, values);
});

export const reactivate = formAction("administrator", async (context, values) => {
  await reactivateStaff(context, values);
});

export const setDepartments = formAction("administrator", async (context, values) => {
  await changeStaffDepartments(context, values);
});

const toShown = ({ staff, token }: Link) => ({
  name: staff.name,
  email: staff.email,
  url: new URL(`/invite/${token}`, env().NEXTAUTH_URL).href,
});
