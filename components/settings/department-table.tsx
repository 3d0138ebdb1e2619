import {
  type CatalogActions,
  type CatalogItem,
  CatalogMenu,
  CatalogState,
} from "@/components/settings/catalog-row";
import { TargetName } from "@/components/settings/target-name";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";

export type DepartmentRow = CatalogItem & {
  slaPlan: { name: string; archived: boolean } | null;
  topicCount: number;
};

type DepartmentTableProps = { departments: DepartmentRow[]; actions: CatalogActions };

/** Settings → Departments. */
export function DepartmentTable({ departments, actions }: DepartmentTableProps) {
  const fallback = departments.find(({ isDefault }) => isDefault)?.name ?? "the default department";
  return (
    <Table label="Departments">
      <TableHead>
        <Th>Name</Th>
        <Th width="30%">SLA plan</Th>
        <Th width="7rem" align="end">
          Help topics
        </Th>
        <Th width="8rem">State</Th>
        <Th width="3.5rem" hidden>
          Actions
        </Th>
      </TableHead>
      <TableBody>
        {departments.map((department) => (
          <Tr key={department.id} faded={department.archived}>
            <Td card="title">
              <RowLink href={`/settings/departments/${department.id}`}>{department.name}</RowLink>
            </Td>
            <Td label="SLA plan">
              <TargetName target={department.slaPlan} fallback="Default plan" />
            </Td>
            <Td label="Help topics" align="end">
              {department.topicCount.toLocaleString("en")}
            </Td>
            <Td card="meta" className="cards:empty:hidden">
              <CatalogState item={department} />
            </Td>
            <Td card="corner" wrap className="relative text-end">
              <CatalogMenu
                item={department}
                noun="Department"
                editHref={`/settings/departments/${department.id}`}
                actions={actions}
                consequence={consequence(department.topicCount, fallback)}
              />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

const plural = new Intl.PluralRules("en");

function consequence(topics: number, fallback: string): string | undefined {
  if (topics === 0) return undefined;
  const who =
    plural.select(topics) === "one"
      ? "1 help topic points at it"
      : `${topics.toLocaleString("en")} help topics point at it`;
  return `${who}: new tickets now go to “${fallback}”.`;
}
