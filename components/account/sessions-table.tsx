import { MonitorCheck } from "lucide-react";
import { EndSession } from "@/components/account/end-session";
import type { FormAction } from "@/components/forms/send";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";

export type ListedSession = {
  id: number;
  browser: string;
  userAgent: string | null;
  ip: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  current: boolean;
};

type SessionsTableProps = { sessions: readonly ListedSession[]; endSession: FormAction };

/** One's own signed-in browsers, the one in use marked; every other one can be ended. */
export function SessionsTable({ sessions, endSession }: SessionsTableProps) {
  return (
    <Table label="My sessions" className="-mx-4">
      <TableHead>
        <Th>Browser</Th>
        <Th width="24%">Address</Th>
        <Th width="16%">Signed in</Th>
        <Th width="16%">Last seen</Th>
        <Th width="6rem" hidden>
          End
        </Th>
      </TableHead>
      <TableBody>
        {sessions.map((session) => (
          <Tr key={session.id}>
            <Td card="title" title={session.userAgent ?? undefined}>
              <span className="flex min-w-0 items-center gap-2">
                <span className="truncate font-medium">{session.browser}</span>
                {session.current && (
                  <Badge tone="success" icon={<MonitorCheck />} className="shrink-0">
                    This browser
                  </Badge>
                )}
              </span>
            </Td>
            <Td label="Address">{session.ip ?? "unknown"}</Td>
            <Td label="Signed in">
              <RelativeTime value={session.createdAt} />
            </Td>
            <Td label="Last seen">
              <RelativeTime value={session.lastSeenAt} />
            </Td>
            <Td card="corner" align="end">
              {!session.current && (
                <EndSession action={endSession} id={session.id} browser={session.browser} />
              )}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
