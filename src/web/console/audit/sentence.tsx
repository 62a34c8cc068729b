import type { Child } from 'hono/jsx';
import { siteComponents } from '../../../domain/component.ts';
import type { Language, Words } from '../../../domain/localized.ts';
import type { Watched } from '../../../domain/watched.ts';
import { auditTexts } from '../../../i18n/console/audit-texts.ts';
import type { StoredAuditEntry } from '../../../storage/audit-entry.ts';
import type { Database } from '../../../storage/database.ts';
import { readSubjectNames } from '../../../storage/subject-name.ts';
import { Around } from '../../components/around.tsx';
import { SaidLine } from '../../components/words.tsx';
import { consolePath } from '../console-path.ts';

/** What the subjects of entries are called, by id or slug. */
export type Names = ReadonlyMap<string, Words>;

/** Reads what the subjects of these entries are called. */
export async function namesOf(
  db: Database,
  watched: Watched,
  entries: readonly StoredAuditEntry[],
): Promise<Names> {
  const components = siteComponents(watched.site).map(({ slug, name }) => [slug, name] as const);
  const ids = entries.map(({ subject }) => subject);
  return new Map<string, Words>([...components, ...(await readSubjectNames(db, ids))]);
}

type SentenceProps = Readonly<{ entry: StoredAuditEntry; names: Names; language: Language }>;

/** Who did what to what. */
export function AuditSentence(props: SentenceProps) {
  const { entry, language } = props;
  const { actions } = auditTexts[language];
  // An action of a version to come is told by its own name.
  const did = Object.hasOwn(actions, entry.action) ? actions[entry.action] : undefined;
  return (
    <>
      <Actor entry={entry} language={language} />
      {language === 'zh' && entry.actorName === null ? '' : ' '}
      {typeof did === 'string' ? (
        did
      ) : (
        <Around {...(did ?? { before: `${entry.action} “`, after: '”' })}>
          <SubjectLink {...props} />
        </Around>
      )}
    </>
  );
}

/** Who it was; leads to all that they did. */
export function Actor({ entry, language }: Omit<SentenceProps, 'names'>) {
  const { actorKind, actorId, actorName } = entry;
  const { actors, token } = auditTexts[language];
  switch (actorKind) {
    case 'clock':
    case 'subscriber':
    case 'terminal':
      return actors[actorKind];
    case 'token':
    case 'staff': {
      const search = new URLSearchParams({ who: `${actorKind}:${actorId}` });
      const link = (
        <a href={`${consolePath}/audit?${search}`}>
          <bdi>{actorName}</bdi>
        </a>
      );
      return actorKind === 'staff' ? link : <Around {...token}>{link}</Around>;
    }
  }
}

/** What it was done to; leads to where that is, as far as there is such a page. */
function SubjectLink({ entry, names, language }: SentenceProps): Child {
  const key = keyOf(entry);
  const words = names.get(key) ?? { zh: key, en: key };
  const path = pathOf(entry);
  const name = <SaidLine words={words} language={language} />;
  return path === null ? name : <a href={consolePath + path}>{name}</a>;
}

/** An override is about a component, which only its detail names. */
function keyOf({ action, subject, detail }: StoredAuditEntry): string {
  if (!action.startsWith('override.')) return subject;
  const isNamed = typeof detail === 'object' && detail !== null && 'component' in detail;
  return isNamed ? String(detail.component) : subject;
}

function pathOf(entry: StoredAuditEntry): string | null {
  const { action, subject } = entry;
  const [noun] = action.split('.');
  switch (noun) {
    case 'incident':
    case 'maintenance':
    case 'announcement':
    case 'template':
    case 'monitor':
    case 'webhook':
    case 'subscriber':
      return `/${noun}s/${encodeURIComponent(subject)}`;
    case 'override':
      return `/components/${encodeURIComponent(keyOf(entry))}`;
    case 'hours':
      return `/hours/${encodeURIComponent(subject)}`;
    case 'holidays':
      return `/holidays/${subject.replace(/-(\d+)$/, '/$1')}`;
    case 'contact':
    case 'brand':
    case 'logo':
      return '/settings';
    case 'staff':
      return '/staff';
    case 'token':
      return '/tokens';
    default:
      return null;
  }
}
