import { ShieldCheck, UserRound } from "lucide-react";
import { type StaffActions, StaffMenu } from "@/components/staff/staff-menu";
import { StaffStateBadge } from "@/components/staff/staff-state";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Truncate } from "@/components/ui/truncate";
import type { ListedStaff } from "@/lib/staff/state";

type StaffTableProps = {
  staff: readonly ListedStaff[];
  /** Who is looking: nobody demotes or shuts out himself by a slip. */
  ownId: number;
  linkHours: number;
  actions: StaffActions;
};

/** Everybody who is or was staff. */
export function StaffTable({ staff, ownId, linkHours, actions }: StaffTableProps) {
  return (
    <Table label="Staff">
      <TableHead>
        <Th>Name</Th>
        <Th>E-mail</Th>
        <Th width="8rem">Role</Th>
        <Th width="20%" from="medium">
          Departments
        </Th>
        <Th width="7.5rem">State</Th>
        <Th width="6.5rem">Last sign-in</Th>
        <Th width="3rem" hidden>
          Actions
        </Th>
      </TableHead>
      <TableBody>
        {staff.map((member) => (
          <Tr key={member.id} faded={member.state === "deactivated"}>
            <Td card="title" title={member.name}>
              <span className="flex min-w-0 items-center gap-2">
                <Avatar name={member.name} size="sm" />
                <bdi className="truncate font-medium">{member.name}</bdi>
                {member.id === ownId && <span className="shrink-0 text-muted">(you)</span>}
              </span>
            </Td>
            <Td label="E-mail" title={member.email}>
              <span className="min-w-0 truncate">{member.email}</span>
            </Td>
            <Td label="Role">
              {member.role === "administrator" ? (
                <Badge icon={<ShieldCheck />} plain>
                  Administrator
                </Badge>
              ) : (
                <Badge icon={<UserRound />} plain>
                  Agent
                </Badge>
              )}
            </Td>
            <Td label="Departments" from="medium">
              {member.departments.length > 0 ? (
                <Truncate>{member.departments.join(", ")}</Truncate>
              ) : (
                <span className="text-muted">All</span>
              )}
            </Td>
            <Td label="State">
              <StaffStateBadge state={member.state} />
            </Td>
            <Td label="Last sign-in">
              {member.lastSignInAt ? (
                <RelativeTime value={member.lastSignInAt} />
              ) : (
                <span className="text-muted">never</span>
              )}
            </Td>
            <Td card="corner" align="end" className="overflow-visible!">
              <StaffMenu member={member} own={member.id === ownId} linkHours={linkHours} actions={actions} />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
