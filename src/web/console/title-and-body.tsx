import { composeTexts } from '../../i18n/console/compose-texts.ts';
import type { FieldFaults } from './refused.ts';
import type { StaffAsked } from './route.ts';
import { WordsField } from './words-field.tsx';

type FieldsProps = Readonly<{ asked: StaffAsked; faults: FieldFaults; hint?: string }>;

/** A title in both languages. */
export function TitleField({ asked: { language, typed }, faults, hint }: FieldsProps) {
  return (
    <WordsField
      {...{ name: 'title', label: composeTexts[language].titleLabel, typed, beginning: {} }}
      {...{ rows: 1, fault: faults.get('title'), hint }}
    />
  );
}

/** A text in both languages. */
export function BodyField({ asked: { language, typed }, faults, hint }: FieldsProps) {
  const { bodyLabel, markdown } = composeTexts[language];
  return (
    <WordsField
      {...{ name: 'body', label: bodyLabel, typed, beginning: {}, rows: 6 }}
      {...{ hint: hint ?? markdown, fault: faults.get('body') }}
    />
  );
}
