import type { Metadata } from "next";
import { PublicLayout } from "@/components/shell/public-layout";
import { LinkPasswordForm } from "@/components/staff/link-password-form";
import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/link-button";
import { currentStaff } from "@/lib/auth/staff";
import { database } from "@/lib/db/client";
import { settings } from "@/lib/settings/read";
import { findLinkOwner, LINK_HOURS } from "@/lib/staff/invite";
import { setPassword } from "./actions";

/** The address is a secret while the link works: no other site may learn it as a referrer. */
export const metadata: Metadata = { title: "Set your password", referrer: "same-origin" };

const days = new Intl.NumberFormat("en", { style: "unit", unit: "day", unitDisplay: "long" });

/** Where a one-time link leads: somebody invited, or somebody who forgot the password, sets a new one. */
export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const db = database();
  const [owner, staff, { helpDeskName }] = await Promise.all([
    findLinkOwner(db, token),
    currentStaff(),
    settings.get(db),
  ]);
  if (!owner) return <SpentLink />;
  return (
    <PublicLayout title="Set your password" description={`${owner.name}, staff of ${helpDeskName}`}>
      <div className="flex flex-col gap-4">
        {staff && staff.actor.id !== owner.id && (
          <Banner>
            This browser is signed in as {staff.actor.name}. The link is for {owner.name}.
          </Banner>
        )}
        <LinkPasswordForm action={setPassword} token={token} email={owner.email} />
      </div>
    </PublicLayout>
  );
}

function SpentLink() {
  return (
    <PublicLayout title="This link no longer works">
      <div className="flex flex-col gap-4">
        <p>
          It has been used, was replaced by a newer one, or is older than {days.format(LINK_HOURS / 24)}. If
          you have set your password already, sign in. If not, ask an administrator for a new link (Settings →
          Staff).
        </p>
        <LinkButton href="/sign-in" variant="primary">
          Sign in
        </LinkButton>
      </div>
    </PublicLayout>
  );
}
