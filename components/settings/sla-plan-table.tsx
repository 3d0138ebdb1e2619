import type { CatalogActions, CatalogItem } from "@/components/settings/catalog-row";
import { CatalogTable } from "@/components/settings/catalog-table";
import { graceWords } from "@/components/settings/grace-words";

export type SlaPlanRow = CatalogItem & { graceHours: number; departmentCount: number };

type SlaPlanTableProps = { plans: SlaPlanRow[]; actions: CatalogActions };

/** Settings → SLA plans. */
export function SlaPlanTable({ plans, actions }: SlaPlanTableProps) {
  const fallback = plans.find(({ isDefault }) => isDefault)?.name ?? "the default plan";
  return (
    <CatalogTable
      label="SLA plans"
      noun="SLA plan"
      href="/settings/sla-plans"
      items={plans}
      columns={[
        { title: "Grace time", width: "25%", cell: ({ graceHours }) => graceWords(graceHours) },
        {
          title: "Departments",
          width: "7rem",
          align: "end",
          cell: ({ departmentCount }) => departmentCount.toLocaleString("en"),
        },
      ]}
      actions={actions}
      consequence={({ departmentCount }) => consequence(departmentCount, fallback)}
    />
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
