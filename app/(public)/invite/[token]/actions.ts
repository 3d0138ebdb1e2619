"use server";

import { redirect } from "next/navigation";
import { publicAction } from "@/lib/http/public-action";
import { setPasswordByLink } from "@/lib/staff/invite";

/** The link itself is the permission: setPasswordByLink checks its token. */
export const setPassword = publicAction(async (context, values) => {
  const { email } = await setPasswordByLink(context, values);
  redirect(`/sign-in?from=invite&email=${encodeURIComponent(email)}`);
});
