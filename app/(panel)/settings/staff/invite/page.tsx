import type { Metadata } from "next";
import { InviteStaff } from "@/components/staff/invite-staff";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { LINK_HOURS } from "@/lib/staff/invite";
import { invite } from "../actions";

export const metadata: Metadata = { title: "Invite staff" };

/** Adds a member of staff and shows the one-time link to hand over. */
export default async function InviteStaffPage() {
  await requireSignedIn("administrator");
  return (
    <>
      <PageHeader title="Invite staff" back={{ href: "/settings/staff", label: "Staff" }} />
      <PageBody width="form">
        <InviteStaff action={invite} linkHours={LINK_HOURS} />
      </PageBody>
    </>
  );
}
