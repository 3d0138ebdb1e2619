import type { ReactNode } from "react";
import {
  type CatalogActions,
  type CatalogItem,
  CatalogMenu,
  CatalogState,
} from "@/components/settings/catalog-row";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";

type Column<T> = { title: string; width: string; align?: "start" | "end"; cell: (item: T) => ReactNode };

type CatalogTableProps<T extends CatalogItem> = {
  label: string;
  /** "Department", as a sentence begins with it. */
  noun: string;
  /** The list's address; an item's is below it. */
  href: string;
  items: readonly T[];
  /** What stands between an item's name and its state. */
  columns: readonly Column<T>[];
  actions: CatalogActions;
  /** What archiving an item means for those that point at it. */
  consequence: (item: T) => string | undefined;
};

/** The table of departments, help topics or SLA plans: name, their own columns, state, row menu. */
export function CatalogTable<T extends CatalogItem>(props: CatalogTableProps<T>) {
  const { label, noun, href, items, columns, actions, consequence } = props;
  return (
    <Table label={label}>
      <TableHead>
        <Th>Name</Th>
        {columns.map(({ title, width, align }) => (
          <Th key={title} width={width} align={align}>
            {title}
          </Th>
        ))}
        <Th width="8rem">State</Th>
        <Th width="3.5rem" hidden>
          Actions
        </Th>
      </TableHead>
      <TableBody>
        {items.map((item) => (
          <Tr key={item.id} faded={item.archived}>
            <Td card="title">
              <RowLink href={`${href}/${item.id}`}>{item.name}</RowLink>
            </Td>
            {columns.map(({ title, align, cell }) => (
              <Td key={title} label={title} align={align}>
                {cell(item)}
              </Td>
            ))}
            <Td card="meta" className="cards:empty:hidden">
              <CatalogState item={item} />
            </Td>
            <Td card="corner" wrap className="relative text-end">
              <CatalogMenu
                item={item}
                noun={noun}
                editHref={`${href}/${item.id}`}
                actions={actions}
                consequence={consequence(item)}
              />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
