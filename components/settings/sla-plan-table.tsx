import {
  type CatalogActions,
  type CatalogItem,
  CatalogMenu,
  CatalogState,
} from "@/components/settings/catalog-row";
import { graceWords } from "@/components/settings/grace-words";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";

export type SlaPlanRow = CatalogItem & { graceHours: number; departmentCount: number };

type SlaPlanTableProps = { plans: SlaPlanRow[]; actions: CatalogActions };

/** Settings → SLA plans. */
export function SlaPlanTable({ plans, actions }: SlaPlanTableProps) {
  const fallback = plans.find(({ isDefault }) => isDefault)?.name ?? "the default plan";
  return (
    <Table label="SLA plans">
      <TableHead>
        <Th>Name</Th>
        <Th width="25%">Grace time</Th>
        <Th width="7rem" align="end">
          Departments
        </Th>
        <Th width="8rem">State</Th>
        <Th width="3.5rem" hidden>
          Actions
        </Th>
      </TableHead>
      <TableBody>
        {plans.map((plan) => (
          <Tr key={plan.id} faded={plan.archived}>
            <Td card="title">
              <RowLink href={`/settings/sla-plans/${plan.id}`}>{plan.name}</RowLink>
            </Td>
            <Td label="Grace time">{graceWords(plan.graceHours)}</Td>
            <Td label="Departments" align="end">
              {plan.departmentCount.toLocaleString("en")}
            </Td>
            <Td card="meta" className="cards:empty:hidden">
              <CatalogState item={plan} />
            </Td>
            <Td card="corner" wrap className="relative text-end">
              <CatalogMenu
                item={plan}
                noun="SLA plan"
                editHref={`/settings/sla-plans/${plan.id}`}
                actions={actions}
                consequence={consequence(plan.departmentCount, fallback)}
              />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

const plural = new Intl.PluralRules("en");

function consequence(departments: number, fallback: string): string | undefined {
  if (departments === 0) return undefined;
  const who =
    plural.select(departments) === "one"
      ? "1 department carries it"
      : `${departments.toLocaleString("en")} departments carry it`;
  return `${who}: new tickets there now get “${fallback}”.`;
}
