import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { KeyChange } from "@/lib/api-keys/rules";

/** A key's audit trail: who changed what, when and from where. */
export function KeyHistory({ history }: { history: readonly KeyChange[] }) {
  return (
    <section>
      <h2 className="pb-2 font-semibold">History</h2>
      {history.length === 0 ? (
        <p className="text-muted">Nothing is recorded of this key. Changes of it will be listed here.</p>
      ) : (
        <Table label="History" className="-mx-4">
          <TableHead>
            <Th>What</Th>
            <Th width="18%">Who</Th>
            <Th width="18%">From</Th>
            <Th width="7rem">When</Th>
          </TableHead>
          <TableBody>
            {history.map((change) => (
              <Tr key={change.id}>
                <Td card="title">{change.what}</Td>
                <Td label="Who">{change.who ?? "the system"}</Td>
                <Td label="From">{change.ip ?? "unknown address"}</Td>
                <Td label="When">
                  <RelativeTime value={change.at} />
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}
