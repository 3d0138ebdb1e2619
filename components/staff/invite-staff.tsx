"use client";

import { useActionState, useEffect, useRef } from "react";
import type { FormAction } from "@/components/forms/send";
import { InviteForm } from "@/components/staff/invite-form";
import { type MadeLink, OneTimeLink } from "@/components/staff/one-time-link";
import { LinkButton } from "@/components/ui/link-button";

/** The form, and afterwards the link in its place; leaving the page loses the link. */
export function InviteStaff({ action, linkHours }: { action: FormAction<MadeLink>; linkHours: number }) {
  const [state, submit] = useActionState(action, { status: "idle" });
  const heading = useRef<HTMLHeadingElement>(null);
  const invited = state.status === "saved";

  // The form that had the focus is gone; reading goes on here.
  useEffect(() => {
    if (invited) heading.current?.focus();
  }, [invited]);

  if (state.status !== "saved") return <InviteForm state={state} submit={submit} />;
  return (
    <section className="flex flex-col gap-4 rounded-lg border border-line p-4">
      <h2 ref={heading} tabIndex={-1} className="font-semibold text-lg outline-none [overflow-wrap:anywhere]">
        <bdi>{state.result.name}</bdi> is invited
      </h2>
      <OneTimeLink link={state.result} linkHours={linkHours} />
      <div>
        <LinkButton href="/settings/staff">Done</LinkButton>
      </div>
    </section>
  );
}
