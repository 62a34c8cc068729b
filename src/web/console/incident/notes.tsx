import { addIncidentNote } from '../../../actions/add-incident-note.ts';
import { isAtLeast } from '../../../domain/staff.ts';
import type { IncidentNote } from '../../../domain/words/incident-note.ts';
import { consoleIncidentTexts } from '../../../i18n/console/incident-texts.ts';
import { FullTime } from '../../components/time.tsx';
import { consolePath } from '../console-path.ts';
import { FormFault, TextField } from '../field.tsx';
import { typedIn } from '../form.ts';
import { type Refused, refusedBy } from '../refused.ts';
import type { Answer, StaffAsked } from '../route.ts';
import { StaffForm } from '../staff-form.tsx';

/** Writes down what was typed; returns why it was not, where it was not. */
export async function addNote(asked: StaffAsked): Promise<Answer | Refused> {
  const { acting, fields, param, language, texts } = asked;
  const id = param('id');
  try {
    await addIncidentNote(acting, id, { text: typedIn(fields, 'text') });
    return { kind: 'go', to: `${consolePath}/incidents/${id}?done=saved`, cookies: [] };
  } catch (error) {
    return refusedBy(error, texts, consoleIncidentTexts[language].faults);
  }
}

type NotesProps = Readonly<{
  asked: StaffAsked;
  notes: readonly IncidentNote[];
  refused: Refused | null;
}>;

/** What colleagues told each other, and a form for more. */
export function Notes({ asked, notes, refused }: NotesProps) {
  const { language, reading, visitor, typed, param } = asked;
  const texts = consoleIncidentTexts[language].one;
  const path = `/incidents/${param('id')}`;
  return (
    <section>
      <h2>{texts.notes}</h2>
      {notes.length === 0 && <p class="quiet">{texts.noNotes}</p>}
      <ul class="rows">
        {notes.map(({ text, author, createdAt }) => (
          <li>
            <p class="asis" dir="auto">
              {text}
            </p>
            <p class="quiet">
              <bdi>{author}</bdi> <FullTime instant={createdAt} {...{ language, reading }} />
            </p>
          </li>
        ))}
      </ul>
      {isAtLeast(visitor.role, 'responder') && (
        <StaffForm asked={asked} action={`${path}/notes`} page={path}>
          {refused && <FormFault>{refused.whole}</FormFault>}
          <TextField
            {...{ name: 'text', label: texts.note, value: typedIn(typed, 'text'), rows: 3 }}
            {...{ hint: texts.noteHint, fault: refused?.faults.get('text') }}
          />
          <div class="acts">
            <button type="submit">{texts.addNote}</button>
          </div>
        </StaffForm>
      )}
    </section>
  );
}
