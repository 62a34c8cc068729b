import type { Child } from 'hono/jsx';
import { consolePath } from './console-path.ts';

type BackLinkProps = Readonly<{
  /** Below the console. */
  to: string;
  children?: Child;
}>;

/** Leads to the page that this one is a part of. */
export function BackLink({ to, children }: BackLinkProps) {
  return (
    <p>
      <a class="back" href={consolePath + to}>
        {children}
      </a>
    </p>
  );
}
