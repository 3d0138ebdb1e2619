import {
  type CatalogActions,
  type CatalogItem,
  CatalogMenu,
  CatalogState,
} from "@/components/settings/catalog-row";
import { TargetName } from "@/components/settings/target-name";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";

export type TopicRow = CatalogItem & {
  department: { name: string; archived: boolean } | null;
  priority: string | null;
};

type TopicTableProps = { topics: TopicRow[]; actions: CatalogActions };

/** Settings → Help topics. */
export function TopicTable({ topics, actions }: TopicTableProps) {
  return (
    <Table label="Help topics">
      <TableHead>
        <Th>Name</Th>
        <Th width="32%">Department</Th>
        <Th width="9rem">Priority</Th>
        <Th width="8rem">State</Th>
        <Th width="3.5rem" hidden>
          Actions
        </Th>
      </TableHead>
      <TableBody>
        {topics.map((topic) => (
          <Tr key={topic.id} faded={topic.archived}>
            <Td card="title">
              <RowLink href={`/settings/topics/${topic.id}`}>{topic.name}</RowLink>
            </Td>
            <Td label="Department">
              <TargetName target={topic.department} fallback="Default department" />
            </Td>
            <Td label="Priority">
              {topic.priority ? (
                <span className="capitalize">{topic.priority}</span>
              ) : (
                <span className="text-muted">Default</span>
              )}
            </Td>
            <Td card="meta" className="cards:empty:hidden">
              <CatalogState item={topic} />
            </Td>
            <Td card="corner" wrap className="relative text-end">
              <CatalogMenu
                item={topic}
                noun="Help topic"
                editHref={`/settings/topics/${topic.id}`}
                actions={actions}
                consequence="Calls that name it now get 404."
              />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
