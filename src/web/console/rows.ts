import type { Fields } from './form.ts';

/** The numbers of the rows of a list in a form, whose fields are `LIST.NUMBER.…`, in order. */
export function rowsOf(fields: Fields, list: string): readonly number[] {
  const rows = [...fields.keys()].flatMap((name) => {
    const [first, row = ''] = name.split('.');
    return first === list && /^\d{1,3}$/.test(row) ? [Number(row)] : [];
  });
  return [...new Set(rows)].sort((a, b) => a - b);
}
