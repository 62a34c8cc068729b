import type { Language } from '../../domain/localized.ts';
import { texts } from '../../i18n/texts.ts';
import type { Notice } from '../public/view.ts';

/** Says that nothing here is real, where that is so. */
export function SandboxNotice({ notice, language }: { notice: Notice; language: Language }) {
  const { title, text } = texts[language].sandbox;
  if (notice !== 'sandbox') return null;
  return (
    <p class="notice">
      <strong>{title}</strong> {text}
    </p>
  );
}
