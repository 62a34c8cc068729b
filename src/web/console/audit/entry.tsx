import { AppError } from '../../../domain/app-error.ts';
import type { Language } from '../../../domain/localized.ts';
import { type AuditTexts, auditTexts } from '../../../i18n/console/audit-texts.ts';
import { consoleTexts } from '../../../i18n/console/texts.ts';
import { incidentTexts } from '../../../i18n/incident-texts.ts';
import { maintenanceTexts } from '../../../i18n/maintenance-texts.ts';
import { texts } from '../../../i18n/texts.ts';
import { dayTime } from '../../../i18n/time.ts';
import { readAuditPage, type StoredAuditEntry } from '../../../storage/audit-entry.ts';
import { readAuditEntry } from '../../../storage/audit-search.ts';
import { FullTime } from '../../components/time.tsx';
import { consolePath } from '../console-path.ts';
import type { Answer, StaffAsked } from '../route.ts';
import { WideTable } from '../wide-table.tsx';
import { changesIn, type Leaf, type NotedChange } from './change.ts';
import { AuditSentence, namesOf } from './sentence.tsx';

/** So many earlier entries of the same subject are known when one is told. */
const mostEarlier = 100;

/** One entry, with what it changed. */
export async function showEntry(asked: StaffAsked): Promise<Answer> {
  const { db, param, watched, language, reading } = asked;
  const entry = await readAuditEntry(db, param('id'));
  if (entry === null) throw new AppError('not_found', 'There is no audit entry of this id.');
  const before = { before: entry.id, subject: entry.subject, limit: mostEarlier };
  const [earlier, names] = await Promise.all([
    readAuditPage(db, before),
    namesOf(db, watched, [entry]),
  ]);
  const { entry: labels } = auditTexts[language];
  const changes = changesIn(
    entry.detail,
    earlier.toReversed().map(({ detail }) => detail),
  );
  const content = (
    <>
      <p class="tap">
        <AuditSentence {...{ entry, names, language }} />
      </p>
      <p class="quiet">
        <FullTime instant={entry.at} language={language} reading={reading} />
      </p>
      <Changes {...{ asked, changes }} />
      <p>
        <a class="more" href={subjectAddress(entry)}>
          {labels.ofSubject}
        </a>
      </p>
    </>
  );
  return { kind: 'page', status: 200, title: labels.title, content };
}

function subjectAddress({ subject }: StoredAuditEntry): string {
  return `${consolePath}/audit?${new URLSearchParams({ subject })}`;
}

type ChangesProps = Readonly<{ asked: StaffAsked; changes: readonly NotedChange[] }>;

function Changes({ asked, changes }: ChangesProps) {
  const told = auditTexts[asked.language];
  const { caption, what, before, after, noted, nothing } = told.changes;
  if (changes.length === 0) return <p>{nothing}</p>;
  const isNew = changes.every((change) => change.before === undefined);
  return (
    <WideTable label={caption} columns={isNew ? [what, noted] : [what, before, after]}>
      {changes.map((change) => (
        <tr>
          <th scope="row">{nameOf(change.path, told)}</th>
          {!isNew && (
            <td>
              {change.before !== undefined && (
                <del>
                  <bdi>{printed(change.before, change, asked)}</bdi>
                </del>
              )}
            </td>
          )}
          <td>
            <ins>
              <bdi>{printed(change.after, change, asked)}</bdi>
            </ins>
          </td>
        </tr>
      ))}
    </WideTable>
  );
}

/** The names that lead to a value, in words; places in a list count from 1. */
function nameOf(path: readonly string[], { fields }: AuditTexts): string {
  return path
    .map((name) => {
      if (/^\d+$/.test(name)) return String(Number(name) + 1);
      return Object.hasOwn(fields, name) ? fields[name] : name;
    })
    .join(' · ');
}

const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

function printed(leaf: Leaf, { path }: NotedChange, { language, reading }: StaffAsked): string {
  const { yes, no, none } = auditTexts[language].changes;
  const word = wordingsOf(language).get(`${path.at(-1)} ${leaf}`);
  if (word !== undefined) return word;
  if (leaf === null || leaf === '') return none;
  if (typeof leaf === 'boolean') return leaf ? yes : no;
  if (typeof leaf === 'number') return String(leaf);
  return isoTime.test(leaf) ? dayTime(Date.parse(leaf), language, reading) : leaf;
}

/** What words of ours are called in the language of the reader, by the part of a detail that holds them. */
function wordingsOf(language: Language): ReadonlyMap<string, string> {
  const { status, impact, kind } = incidentTexts[language];
  const statuses = { ...texts[language].status, ...status, ...maintenanceTexts[language].status };
  const { role } = consoleTexts[language];
  return new Map(
    Object.entries({ status: statuses, impact, kind, role }).flatMap(([part, words]) =>
      Object.entries(words).map(([word, text]) => [`${part} ${word}`, text] as const),
    ),
  );
}
