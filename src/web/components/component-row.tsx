import type { Language } from '../../domain/localized.ts';
import type { Reading } from '../../i18n/time.ts';
import type { ComponentView } from '../public/view.ts';
import { ComponentLine, type Detail } from './component-line.tsx';
import { ComponentReason } from './component-reason.tsx';
import { ComponentSaid } from './component-said.tsx';
import { ComponentWord } from './component-word.tsx';
import { ContactLink } from './contact-link.tsx';
import { Lamp } from './lamp.tsx';
import { Strip } from './strip.tsx';

type ComponentRowProps = Readonly<{
  component: ComponentView;
  detail: Detail;
  language: Language;
  reading: Reading;
}>;

/** One component: lamp, name with its contact, status, one line that helps, and its last 90 days. */
export function ComponentRow({ component, detail, language, reading }: ComponentRowProps) {
  const { slug, status, reachability, lamp, name, contact, said, history } = component;
  return (
    <li
      data-component={slug}
      data-status={status}
      data-reachability={reachability}
      id={`component-${slug}`}
      class={lamp}
    >
      <Lamp kind={lamp} />
      <h3>
        <a class="name" href={`/${language}/components/${slug}`}>
          <bdi>{name[language]}</bdi>
        </a>
        {contact && <ContactLink contact={contact} language={language} />}
      </h3>
      <ComponentWord component={component} language={language} />
      <ComponentLine component={component} detail={detail} language={language} reading={reading} />
      <ComponentReason component={component} language={language} />
      <ComponentSaid said={said} language={language} reading={reading} />
      {history && (
        <Strip component={component} history={history} language={language} reading={reading} />
      )}
    </li>
  );
}
