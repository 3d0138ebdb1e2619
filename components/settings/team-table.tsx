import type { CatalogActions, CatalogItem } from "@/components/settings/catalog-row";
import { CatalogTable } from "@/components/settings/catalog-table";
import { Truncate } from "@/components/ui/truncate";

export type TeamRow = CatalogItem & { members: { id: number; name: string }[] };

type TeamTableProps = { teams: TeamRow[]; actions: CatalogActions };

/** Settings → Teams. */
export function TeamTable({ teams, actions }: TeamTableProps) {
  return (
    <CatalogTable
      label="Teams"
      noun="Team"
      href="/settings/teams"
      items={teams}
      columns={[
        {
          title: "Members",
          width: "45%",
          cell: ({ members }) =>
            members.length === 0 ? (
              <span className="text-muted">Nobody yet</span>
            ) : (
              <Truncate>{members.map(({ name }) => name).join(", ")}</Truncate>
            ),
        },
        {
          title: "People",
          width: "5rem",
          align: "end",
          cell: ({ members }) => members.length.toLocaleString("en"),
        },
      ]}
      actions={actions}
      consequence={() => "Tickets assigned to it stay with it until somebody assigns them anew."}
    />
  );
}
