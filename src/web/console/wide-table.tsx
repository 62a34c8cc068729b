import type { Child } from 'hono/jsx';

type WideTableProps = Readonly<{
  /** Says what it is to whoever cannot see where it stands. */
  label: string;
  columns: readonly string[];
  /** Its rows. */
  children?: Child;
}>;

/** A table that is moved sideways in its place where it is wider than that, also by keyboard. */
export function WideTable({ label, columns, children }: WideTableProps) {
  return (
    <section class="wide" aria-label={label} tabindex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
