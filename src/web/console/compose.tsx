import type { Child } from 'hono/jsx';
import type { Role } from '../../domain/staff.ts';
import { countActive } from '../../storage/subscriber-search.ts';
import { type Composed, ComposeForm, type First } from './compose-form.tsx';
import { consolePath } from './console-path.ts';
import type { Fields } from './form.ts';
import { PreviewFaults } from './preview-place.tsx';
import { type Refused, refusedBy } from './refused.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';

/**
 * A form by which staff tell something, with a preview of it. `Subject` is what it is about, as it is
 * stored.
 */
type Composing<Subject> = Readonly<{
  /** Below the console, as routes: where the form stands, and where it is sent to. */
  form: string;
  action: string;
  /** The least role that may; responders where that is not said. */
  allows?: Role;
  read: (asked: StaffAsked) => Promise<Subject>;
  /** What the form begins with. */
  begin: (asked: StaffAsked, subject: Subject) => Fields | Promise<Fields>;
  compose: (asked: StaffAsked, subject: Subject) => Composed;
  /** Throws AppError as `send` would. */
  preview: (asked: StaffAsked, subject: Subject) => Child;
  /** Whom it may tell: then the form says how many there are. */
  tells?: 'subscribers';
  /** Does it. Returns where to go on, below the console. */
  send: (asked: StaffAsked, subject: Subject) => Promise<string>;
  /** What to do about each field. */
  wordings: (asked: StaffAsked) => Readonly<Record<string, string>>;
}>;

type Handle<Subject> = (composing: Composing<Subject>, asked: StaffAsked) => Promise<Answer>;

/** The ways to a form: it is shown, sent, shown again with its preview, and previewed alone. */
export function composeRoutes<Subject>(composing: Composing<Subject>): readonly ConsoleRoute[] {
  const { form, action, allows = 'responder' } = composing;
  const route = (method: 'GET' | 'POST', path: string, handle: Handle<Subject>): ConsoleRoute => ({
    ...{ method, path, allows },
    handle: (asked: StaffAsked) => handle(composing, asked),
  });
  return [
    route('GET', form, show),
    route('POST', action, send),
    route('POST', `${action}/preview`, showPreview),
    route('POST', `${action}/preview/part`, showPreviewAlone),
  ];
}

async function show<Subject>(composing: Composing<Subject>, asked: StaffAsked): Promise<Answer> {
  const subject = await composing.read(asked);
  const typed = asked.typed.size > 0 ? asked.typed : await composing.begin(asked, subject);
  return formPage(composing, { ...asked, typed }, subject, null, 'form');
}

async function send<Subject>(composing: Composing<Subject>, asked: StaffAsked): Promise<Answer> {
  try {
    const to = await composing.send(asked, await composing.read(asked));
    return { kind: 'go', to: consolePath + to, cookies: [] };
  } catch (error) {
    const refused = refusedBy(error, asked.texts, composing.wordings(asked));
    // Somebody else may have changed it, and then that is what is to be shown.
    return formPage(composing, asked, await composing.read(asked), refused, 'form');
  }
}

async function showPreview<Subject>(
  composing: Composing<Subject>,
  asked: StaffAsked,
): Promise<Answer> {
  const subject = await composing.read(asked);
  // Whoever reads another language finds the form as it was, and nothing is wrong with it yet.
  if (asked.query.has('language')) return formPage(composing, asked, subject, null, 'form');
  const { refused } = previewOf(composing, asked, subject);
  return formPage(composing, asked, subject, refused, refused ? 'form' : 'preview');
}

async function showPreviewAlone<Subject>(
  composing: Composing<Subject>,
  asked: StaffAsked,
): Promise<Answer> {
  const { shown } = previewOf(composing, asked, await composing.read(asked));
  return { kind: 'part', content: shown };
}

function previewOf<Subject>(
  composing: Composing<Subject>,
  asked: StaffAsked,
  subject: Subject,
): Readonly<{ shown: Child; refused: Refused | null }> {
  try {
    return { shown: composing.preview(asked, subject), refused: null };
  } catch (error) {
    const refused = refusedBy(error, asked.texts, composing.wordings(asked));
    const { faults, whole } = refused;
    const shown =
      faults.size > 0 ? (
        <PreviewFaults language={asked.language} faults={faults} />
      ) : (
        <p class="fault">{whole}</p>
      );
    return { shown, refused };
  }
}

/** The page with the form as it stands, and with its preview. */
async function formPage<Subject>(
  composing: Composing<Subject>,
  asked: StaffAsked,
  subject: Subject,
  refused: Refused | null,
  first: First,
): Promise<Answer> {
  const told = composing.tells ? await countActive(asked.db) : null;
  const composed = composing.compose(asked, subject);
  const preview = previewOf(composing, asked, subject);
  const isBegun = asked.fields.size === 0;
  const content = (
    <ComposeForm {...{ asked, composed, refused, first, told }}>
      {isBegun && preview.refused ? undefined : preview.shown}
    </ComposeForm>
  );
  return {
    ...{ kind: 'page', status: refused?.status ?? 200, title: composed.title, content },
    preview: `${composed.action}/preview`,
  };
}
