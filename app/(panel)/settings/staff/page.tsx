import { UserPlus } from "lucide-react";
import type { Metadata } from "next";
import { StaffTable } from "@/components/staff/staff-table";
import { LinkButton } from "@/components/ui/link-button";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { listStaff } from "@/lib/staff/find";
import { LINK_HOURS } from "@/lib/staff/invite";
import { deactivate, makeNewLink, reactivate, setRole } from "./actions";

export const metadata: Metadata = { title: "Staff" };

/** Who works here. There is always somebody: whoever reads this. */
export default async function StaffPage() {
  const { actor, db } = await requireSignedIn("administrator");
  const staff = await listStaff(db);
  return (
    <>
      <PageHeader
        title="Staff"
        count={staff.length}
        actions={
          <LinkButton href="/settings/staff/invite" variant="primary" icon={<UserPlus />}>
            Invite staff
          </LinkButton>
        }
      />
      <PageBody>
        <StaffTable
          staff={staff}
          ownId={actor.id}
          linkHours={LINK_HOURS}
          actions={{ makeNewLink, setRole, deactivate, reactivate }}
        />
      </PageBody>
    </>
  );
}
