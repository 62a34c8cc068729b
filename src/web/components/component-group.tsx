import type { Language } from '../../domain/localized.ts';
import type { Reading } from '../../i18n/time.ts';
import type { GroupView } from '../public/view.ts';
import { ComponentRow } from './component-row.tsx';

type ComponentGroupProps = Readonly<{ group: GroupView; language: Language; reading: Reading }>;

/** A group of components under its heading. */
export function ComponentGroup({ group, language, reading }: ComponentGroupProps) {
  return (
    <section class={group.kind} aria-labelledby={`group-${group.slug}`}>
      <h2 id={`group-${group.slug}`}>
        <bdi>{group.name[language]}</bdi>
      </h2>
      <ul>
        {group.components.map((component) => (
          <ComponentRow
            component={component}
            detail={group.kind === 'channels' ? 'full' : 'brief'}
            language={language}
            reading={reading}
          />
        ))}
      </ul>
    </section>
  );
}
