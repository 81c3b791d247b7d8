import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";

export interface Column<Row> {
  key: string;
  label: string;
  render: (row: Row) => ReactNode;
  /** Money and counts: aligned right, tabular figures. */
  amount?: boolean;
  /** The cell that names the row. */
  rowHeader?: boolean;
}

interface Props<Row> {
  caption: string;
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  footer?: ReactNode;
  /** On a phone each row becomes a card (default); false keeps the grid and scrolls it. */
  asCards?: boolean;
}

export function DataTable<Row>(props: Props<Row>) {
  const { asCards = true } = props;
  const wrap = useRef<HTMLDivElement>(null);
  const scrolls = useOverflow(wrap);
  return (
    <div
      ref={wrap}
      className="table-wrap"
      role="group"
      aria-label={props.caption}
      tabIndex={scrolls ? 0 : undefined}
    >
      <table className={`data ${asCards ? "as-cards" : ""}`}>
        <caption className={props.captionHidden ? "visually-hidden" : undefined}>
          {props.caption}
        </caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.key} scope="col" className={column.amount ? "amount" : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              {props.columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {props.footer && <tfoot>{props.footer}</tfoot>}
      </table>
    </div>
  );
}

/** A table that is wider than its place scrolls, and must then be reached by keyboard (WCAG 2.1.1). */
function useOverflow(box: RefObject<HTMLElement | null>): boolean {
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element || !("ResizeObserver" in window)) return;
    const observer = new ResizeObserver(() =>
      setOverflows(element.scrollWidth > element.clientWidth),
    );
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [box]);
  return overflows;
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = column.amount ? "amount" : undefined;
  if (column.rowHeader)
    return (
      <th scope="row" className={className}>
        {column.render(row)}
      </th>
    );
  return (
    <td className={className} data-label={column.label}>
      {column.render(row)}
    </td>
  );
}
