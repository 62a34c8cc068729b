import type { Child } from 'hono/jsx';

type WhatItIsProps = Readonly<{
  title: string;
  /** What is known of it, each with its name. */
  lines: readonly (readonly [name: string, value: Child])[];
}>;

/** What something is, as a list of facts. */
export function WhatItIs({ title, lines }: WhatItIsProps) {
  return (
    <section aria-labelledby="what">
      <h2 id="what">{title}</h2>
      <dl class="facts">
        {lines.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
