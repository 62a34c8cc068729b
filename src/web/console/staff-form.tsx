import type { Child } from 'hono/jsx';
import { newId } from '../../storage/id.ts';
import { consolePath } from './console-path.ts';
import { FormNote } from './field.tsx';
import type { StaffAsked } from './route.ts';

type StaffFormProps = Readonly<{
  asked: StaffAsked;
  /** Below the console: where the form is sent to. */
  action: string;
  /** Below the console: the page on which the form stands, to come back to. */
  page: string;
  /** The version of what is changed, as it was read; another one since then is told. */
  version?: number;
  /** Where a page is for this form. */
  id?: string;
  /** Where it comes back with what was typed, which is stored nowhere. */
  holds?: 'unsent';
  /** Where a file goes with it. */
  sends?: 'file';
  children?: Child;
}>;

/**
 * A form of the staff. What is sent twice is done once, and what is sent when the session is over
 * comes back after signing in: so use it for everything that is typed.
 */
export function StaffForm({
  asked,
  action,
  page,
  version,
  id,
  holds,
  sends,
  children,
}: StaffFormProps) {
  // The browser sends files best by itself.
  const whole = sends && ({ enctype: 'multipart/form-data', 'hx-boost': 'false' } as const);
  return (
    <form method="post" action={consolePath + action} {...{ id, 'data-holds': holds }} {...whole}>
      <input type="hidden" name="once" value={newId()} />
      {/* Not `form`: a script would find it in the place of the form of a form. */}
      <input type="hidden" name="page" value={page} />
      {asked.draft !== null && <input type="hidden" name="draft" value={asked.draft} />}
      {version !== undefined && <input type="hidden" name="version" value={String(version)} />}
      {children}
    </form>
  );
}

/** The version that a form names; null where it names none that can be. */
export function versionIn({ fields }: Pick<StaffAsked, 'fields'>): number | null {
  const text = fields.get('version') ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Keeps the form for later, as a draft; for a place beside the button that sends it. */
export function KeepButton({ asked: { texts, query } }: Readonly<{ asked: StaffAsked }>) {
  const { keep, kept } = texts.drafts;
  const how = (['draft', 'apart', 'carried'] as const).find((one) => one === query.get('kept'));
  return (
    <>
      <button type="submit" formaction={`${consolePath}/drafts`} formnovalidate>
        {keep}
      </button>
      {how && <FormNote>{kept[how]}</FormNote>}
    </>
  );
}
