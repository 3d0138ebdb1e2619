import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ForgetRecent } from "@/components/palette/forget-recent";
import { PublicLayout } from "@/components/shell/public-layout";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Banner } from "@/components/ui/banner";
import { nextPath } from "@/lib/auth/next-path";
import { currentStaff } from "@/lib/auth/staff";
import { database } from "@/lib/db/client";
import { settings } from "@/lib/settings/read";

export const metadata: Metadata = { title: "Sign in" };

type SearchParams = Promise<Record<"next" | "email" | "from" | "error", string | string[] | undefined>>;

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

/** What brought the visitor here, where it deserves a word. */
const ARRIVALS: Record<string, string> = {
  invite: "Your password is set. Sign in with it.",
  everywhere: "You are signed out in every browser.",
};

/** Whoever is signed in is sent on, unless a one-time link for somebody else was just used in this browser. */
export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const given = await searchParams;
  const next = nextPath(one(given.next));
  const email = one(given.email);
  const staff = await currentStaff();
  if (staff && (!email || email === staff.email)) redirect(next);
  const { helpDeskName } = await settings.get(database());
  const from = one(given.from) ?? "";
  const arrival = Object.hasOwn(ARRIVALS, from) ? ARRIVALS[from] : undefined;
  return (
    <PublicLayout
      title="Sign in"
      description={`Staff of ${helpDeskName}`}
      footer="Forgotten your password? Ask an administrator for a one-time link to set a new one."
    >
      <ForgetRecent />
      <div className="flex flex-col gap-4">
        {arrival && <Banner tone="success">{arrival}</Banner>}
        {staff && (
          <Banner>This browser is signed in as {staff.actor.name}. Signing in below takes its place.</Banner>
        )}
        <SignInForm next={next} email={email ?? ""} failedBefore={given.error !== undefined} />
      </div>
    </PublicLayout>
  );
}
