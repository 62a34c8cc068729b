import type { Child } from 'hono/jsx';

/** A text around an element, such as "since" around a time. */
export function Around({
  before,
  after,
  children,
}: {
  before: string;
  after: string;
  children: Child;
}) {
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}
