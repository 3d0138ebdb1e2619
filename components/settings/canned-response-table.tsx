import type { CatalogActions, CatalogItem } from "@/components/settings/catalog-row";
import { CatalogTable } from "@/components/settings/catalog-table";
import { TargetName } from "@/components/settings/target-name";

export type CannedResponseRow = CatalogItem & {
  department: { name: string; archived: boolean } | null;
  /** The first words of its text. */
  beginning: string;
};

type CannedResponseTableProps = { responses: CannedResponseRow[]; actions: CatalogActions };

/** Settings → Canned responses. */
export function CannedResponseTable({ responses, actions }: CannedResponseTableProps) {
  return (
    <CatalogTable
      label="Canned responses"
      noun="Canned response"
      href="/settings/canned-responses"
      items={responses}
      columns={[
        {
          title: "Text",
          width: "30%",
          cell: ({ beginning }) => (
            <span dir="auto" className="text-muted" title={beginning}>
              {beginning}
            </span>
          ),
        },
        {
          title: "Department",
          width: "11rem",
          cell: ({ department }) => <TargetName target={department} fallback="All departments" />,
        },
      ]}
      actions={actions}
      consequence={() => "Nobody is offered it any more."}
    />
  );
}
