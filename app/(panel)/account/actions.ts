"use server";

import { redirect } from "next/navigation";
import { formAction } from "@/lib/http/form-action";
import { changePassword, changeProfile } from "@/lib/staff/change";
import { changeOwnDepartments } from "@/lib/staff/departments";
import { changeNotices, changeSignature } from "@/lib/staff/mail-preferences";
import { StaffId as SessionId } from "@/lib/staff/schema";
import { endAllOwnSessions, endOwnSession } from "@/lib/staff/session";
import { validate } from "@/lib/validate";

export const saveProfile = formAction("agent", (context, values) => changeProfile(context, values));

export const saveDepartments = formAction("agent", (context, values) =>
  changeOwnDepartments(context, values),
);

export const saveNotices = formAction("agent", (context, values) => changeNotices(context, values));

export const saveSignature = formAction("agent", (context, values) => changeSignature(context, values));

/** This browser stays signed in, all others do not. */
export const savePassword = formAction("agent", (context, values) =>
  changePassword(context, values, context.sessionId),
);

export const endSession = formAction("agent", (context, values) =>
  endOwnSession(context, validate(SessionId, values).id),
);

export const signOutEverywhere = formAction("agent", async (context) => {
  await endAllOwnSessions(context);
  redirect("/sign-in?from=everywhere");
});
