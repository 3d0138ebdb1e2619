import type { CatalogActions, CatalogItem } from "@/components/settings/catalog-row";
import { CatalogTable } from "@/components/settings/catalog-table";
import { TargetName } from "@/components/settings/target-name";

export type TopicRow = CatalogItem & {
  department: { name: string; archived: boolean } | null;
  priority: string | null;
};

type TopicTableProps = { topics: TopicRow[]; actions: CatalogActions };

/** Settings → Help topics. */
export function TopicTable({ topics, actions }: TopicTableProps) {
  return (
    <CatalogTable
      label="Help topics"
      noun="Help topic"
      href="/settings/topics"
      items={topics}
      columns={[
        {
          title: "Department",
          width: "32%",
          cell: ({ department }) => <TargetName target={department} fallback="Default department" />,
        },
        {
          title: "Priority",
          width: "9rem",
          cell: ({ priority }) =>
            priority ? (
              <span className="capitalize">{priority}</span>
            ) : (
              <span className="text-muted">Default</span>
            ),
        },
      ]}
      actions={actions}
      consequence={() => "Calls that name it now get 404."}
    />
  );
}
