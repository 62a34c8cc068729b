import type { Child } from 'hono/jsx';
import { type Language, languages, type Words } from '../../domain/localized.ts';
import { languageTags } from '../../i18n/language-tags.ts';
import { Field, TextField } from './field.tsx';
import { type Fields, typedOr } from './form.ts';
import { Note } from './noted.tsx';

type WordsFieldProps = Readonly<{
  /** The fields are `NAME.zh` and `NAME.en`. */
  name: string;
  label: Readonly<Record<Language, string>>;
  typed: Fields;
  /** What stands there before anybody has typed. */
  beginning: Words;
  /** How many lines; 1 for a field of one line. */
  rows: number;
  hint?: Child;
  fault?: string | undefined;
}>;

/**
 * A text in both languages, side by side where there is room; one of them is enough. What is to be
 * said of it stands below both, once.
 */
export function WordsField({ name, label, typed, beginning, rows, hint, fault }: WordsFieldProps) {
  return (
    <>
      <div class="pair">
        {languages.map((language) => {
          const shared = {
            ...{ name: `${name}.${language}`, label: label[language], optional: true },
            ...{ value: typedOr(typed, `${name}.${language}`, beginning[language] ?? '') },
            ...{ lang: languageTags[language], hint, fault, notedAs: name },
          };
          return rows === 1 ? (
            <Field {...shared} type="text" />
          ) : (
            <TextField {...shared} rows={rows} />
          );
        })}
      </div>
      <Note {...{ name, hint, fault }} />
    </>
  );
}
