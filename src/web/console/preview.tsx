import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Language, languages } from '../../domain/localized.ts';
import { supportStatus } from '../../domain/status/support-status.ts';
import type { StaffWords } from '../../domain/words/staff-words.ts';
import { previewTexts } from '../../i18n/console/preview-texts.ts';
import { languageTags } from '../../i18n/language-tags.ts';
import { ComponentGroup } from '../components/component-group.tsx';
import { Verdict } from '../components/verdict.tsx';
import { type PublicView, publicView } from '../public/view.ts';
import type { Asked } from './route.ts';

/**
 * What the status page would show now if this were all that staff say, but for the past: no preview
 * shows that, and it takes long to work out.
 */
export function viewIf({ watched, facts, now }: Asked, words: StaffWords): PublicView {
  const told = { ...facts, transitions: [], coverage: [], words };
  return publicView(watched, supportStatus(watched, told, now), 'none');
}

type PreviewProps = Readonly<{
  /** Of the reader; what is previewed comes in both. */
  language: Language;
  /** As customers will see it, printed by the components of their page. */
  show: (language: Language) => Child;
}>;

/** What customers will see, in both languages side by side. */
export function Preview({ language, show }: PreviewProps) {
  const texts = previewTexts[language];
  return (
    <div class="preview">
      {languages.map((one) =>
        pictureOf(
          <section lang={languageTags[one]} aria-label={texts.in[one]}>
            <p class="quiet" lang={languageTags[language]}>
              {texts.in[one]}
            </p>
            {show(one)}
          </section>,
          one,
        ),
      )}
    </div>
  );
}

/**
 * What is shown, with ids of its own and as nothing but a picture: whoever taps on it must not lose what they
 * type, and it is not read out while they do. Texts are escaped, so only a tag can hold `="`.
 */
function pictureOf(content: Child, language: Language) {
  return raw(
    String(content)
      .replaceAll(/ (href|aria-live|aria-atomic)="[^"]*"/g, '')
      .replaceAll(/ (id|aria-labelledby)="/g, ` $1="${language}-`),
  );
}

type ConcernedProps = Readonly<{
  view: PublicView;
  /** Slugs of the components that are to be seen. */
  components: readonly string[];
  /** What stands between the verdict and the rows. */
  children?: Child;
  language: Language;
}>;

/** The status page, as far as it concerns some components. */
export function ConcernedPage({ view, components, children, language }: ConcernedProps) {
  const groups = view.groups.map((group) => ({
    ...group,
    components: group.components
      .filter(({ slug }) => components.includes(slug))
      .map((component) => ({ ...component, history: null })),
  }));
  return (
    <>
      <Verdict words={view.verdict[language]} language={language} />
      {children}
      {groups
        .filter((group) => group.components.length > 0)
        .map((group) => (
          <ComponentGroup group={group} language={language} reading={view.reading} />
        ))}
    </>
  );
}
