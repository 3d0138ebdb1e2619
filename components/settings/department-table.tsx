import type { CatalogActions, CatalogItem } from "@/components/settings/catalog-row";
import { CatalogTable } from "@/components/settings/catalog-table";
import { TargetName } from "@/components/settings/target-name";

export type DepartmentRow = CatalogItem & {
  slaPlan: { name: string; archived: boolean } | null;
  topicCount: number;
};

type DepartmentTableProps = { departments: DepartmentRow[]; actions: CatalogActions };

/** Settings → Departments. */
export function DepartmentTable({ departments, actions }: DepartmentTableProps) {
  const fallback = departments.find(({ isDefault }) => isDefault)?.name ?? "the default department";
  return (
    <CatalogTable
      label="Departments"
      noun="Department"
      href="/settings/departments"
      items={departments}
      columns={[
        {
          title: "SLA plan",
          width: "30%",
          cell: ({ slaPlan }) => <TargetName target={slaPlan} fallback="Default plan" />,
        },
        {
          title: "Help topics",
          width: "7rem",
          align: "end",
          cell: ({ topicCount }) => topicCount.toLocaleString("en"),
        },
      ]}
      actions={actions}
      consequence={({ topicCount }) => consequence(topicCount, fallback)}
    />
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
