"use client";

import { signOut } from "next-auth/react";
import type { ComponentProps } from "react";
import { AppShell } from "@/components/shell/app-shell";

/** Ends the session, then loads the sign-in page afresh: nothing of the panel stays in the browser's memory. */
async function leave() {
  // next-auth would lead to NEXTAUTH_URL, which need not be the address this browser knows us by.
  await signOut({ redirect: false });
  window.location.assign("/sign-in");
}

/** The frame with the one thing in it that only the browser can do: signing out. */
export function PanelShell(props: Omit<ComponentProps<typeof AppShell>, "signOut">) {
  return <AppShell {...props} signOut={leave} />;
}
