import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { ScrollRegion } from "@/components/ui/scroll-region";

/*
 * What every row and cell has is in globals.css (`table-line`, `cell`): spelled out, it would be most of a long list.
 *
 * The roles repeat what the elements mean because `display: grid` on a phone takes the meaning away in some
 * browsers. Widths are fixed per column (Th `width`), so that text is cut, rows never wrap, and nothing moves
 * when data arrives.
 */

const role = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  cell: { role: "cell" },
} as const;

type TableProps = {
  /** What the table lists, for screen readers: "API keys". */
  label: string;
  children: ReactNode;
  /** `cards`: in a narrow column each row becomes a card. `scroll`: the table scrolls sideways. */
  narrow?: "cards" | "scroll";
  className?: string;
};

/** A dense table: 36 px rows, a header that sticks, cut text with a title. */
export function Table({ label, children, narrow = "cards", className }: TableProps) {
  return (
    <div className={cx("@container", className)} data-narrow={narrow}>
      <ScrollRegion label={label} className={narrow === "scroll" ? "@max-3xl:overflow-x-auto" : undefined}>
        <table
          {...role.table}
          aria-label={label}
          className={cx(
            "w-full table-fixed border-separate border-spacing-0 text-sm",
            narrow === "cards" ? "cards:block" : "@max-3xl:min-w-168",
          )}
        >
          {children}
        </table>
      </ScrollRegion>
    </div>
  );
}

/** The header row of a Table; holds Th. */
export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead {...role.rowgroup} className="cards:sr-only">
      <tr {...role.row}>{children}</tr>
    </thead>
  );
}

/** The rows of a Table; holds Tr. */
export function TableBody({ children }: { children: ReactNode }) {
  return (
    <tbody {...role.rowgroup} className="cards:block">
      {children}
    </tbody>
  );
}

type ThProps = {
  children?: ReactNode;
  /** A CSS width ("8rem", "20%"); columns without one share what is left. */
  width?: string;
  align?: "start" | "end";
  /** For a column of buttons: the words are for screen readers only. */
  hidden?: boolean;
  sort?: "ascending" | "descending";
  /** Leaves the column out while the table is narrower than 56rem (`medium`) or 72rem (`wide`). Same on its Tds. */
  from?: ColumnFrom;
};

/** A column's name. */
export function Th({ children, width, align = "start", hidden = false, sort, from }: ThProps) {
  return (
    <th
      {...role.columnheader}
      scope="col"
      aria-sort={sort}
      style={{ width }}
      className={cx(
        "sticky top-(--sticky-top) z-10 @max-3xl:static h-8 truncate border-line border-b bg-surface px-2 font-medium text-muted text-xs first:pl-4 last:pr-4",
        align === "end" ? "text-end" : "text-start",
        from && headFrom[from],
      )}
    >
      {hidden ? <span className="sr-only">{children}</span> : children}
    </th>
  );
}

type TrProps = {
  children: ReactNode;
  selected?: boolean /** Sets the row back: revoked, inactive. */;
  faded?: boolean;
};

/** A row. Put a RowLink in its first cell to make the whole row lead somewhere. */
export function Tr({ children, selected = false, faded = false }: TrProps) {
  return (
    <tr
      {...role.row}
      data-selected={selected || undefined}
      data-faded={faded || undefined}
      className="group/row table-line"
    >
      {children}
    </tr>
  );
}

type TdProps = Omit<ComponentProps<"td">, "align"> & {
  /** On a card: `title` heads it, `corner` sits at its top right, `meta` joins a line of its likes, `hidden` is left out. Default: a line of its own, label and value. */
  card?: "title" | "corner" | "meta" | "hidden";
  /** The column's name, shown beside the value on a card. */
  label?: string;
  align?: "start" | "end";
  /** Lets the cell hold more than one line; text is cut otherwise. */
  wrap?: boolean;
  from?: ColumnFrom;
};

const cards: Record<NonNullable<TdProps["card"]> | "line", string> = {
  title: "cards:order-0 cards:flex-1 cards:min-w-0",
  corner: "cards:order-1",
  meta: "cards:order-3 cards:min-w-0",
  hidden: "cards:hidden",
  line: "cards:order-4 cards:block cards:basis-full",
};

/** From how wide a table on a column shows; a card shows it in any case, unless it is `hidden`. */
export type ColumnFrom = "medium" | "wide";

const headFrom: Record<ColumnFrom, string> = { medium: "@max-4xl:hidden", wide: "@max-6xl:hidden" };
const cellFrom: Record<ColumnFrom, string> = {
  medium: "@min-3xl:@max-4xl:hidden",
  wide: "@min-3xl:@max-6xl:hidden",
};

/** A cell. A string that is cut shows itself whole on hover. */
export function Td({
  card,
  label,
  align = "start",
  wrap = false,
  from,
  className,
  children,
  ...rest
}: TdProps) {
  return (
    <td
      {...role.cell}
      title={typeof children === "string" ? children : undefined}
      data-label={card ? undefined : label}
      {...rest}
      className={cx(
        "cell",
        wrap && "py-1.5 cards:py-0",
        // A corner holds buttons: an ellipsis beside one would be noise.
        !wrap && card !== "corner" && "truncate",
        align === "end" && "tabular text-end cards:text-start",
        !card &&
          label &&
          "cards:before:float-left cards:before:mr-3 cards:before:w-24 cards:before:text-muted cards:before:content-[attr(data-label)]",
        cards[card ?? "line"],
        from && cellFrom[from],
        className,
      )}
    >
      {children}
    </td>
  );
}
