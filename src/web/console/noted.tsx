import type { Child } from 'hono/jsx';

/** What every field has: its name, which is its id, too; its label; and what is said below it. */
export type Labelled = Readonly<{
  name: string;
  label: string;
  hint?: Child;
  fault?: string | undefined;
  /** The name under which that is said once below several fields, instead of below this one. */
  notedAs?: string;
  /** The language in which something is to be typed, where that is not the one of the page. */
  lang?: string | undefined;
}>;

/** What stands around a field: its label, and what is wrong with it or how to fill it in. */
export function Noted(props: Labelled & Readonly<{ children?: Child }>) {
  const { name, label, notedAs, children } = props;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {children}
      {notedAs === undefined && <Note {...props} />}
    </div>
  );
}

type NoteProps = Pick<Labelled, 'name' | 'hint' | 'fault'>;

/** What is wrong, or how to fill it in. */
export function Note({ name, hint, fault }: NoteProps) {
  if (!isSaid({ hint, fault })) return null;
  return (
    <p id={`${name}-note`} class={fault === undefined ? 'hint' : 'fault'}>
      {fault ?? hint}
    </p>
  );
}

/** The attributes by which a field says what is wrong with it, and where more is said. */
export function describedBy({ name, hint, fault, notedAs = name }: Labelled) {
  return {
    'aria-invalid': fault === undefined ? undefined : ('true' as const),
    'aria-describedby': isSaid({ hint, fault }) ? `${notedAs}-note` : undefined,
  };
}

function isSaid({ hint, fault }: Pick<Labelled, 'hint' | 'fault'>): boolean {
  return fault !== undefined || hint !== undefined;
}
