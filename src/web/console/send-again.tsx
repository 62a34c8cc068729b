import type { ConsoleTexts } from '../../i18n/console/texts.ts';
import { Field } from './field.tsx';
import type { Known } from './printed.tsx';

/** What was sent, to be sent once more; with its key, so that it is done once all the same. */
export function SendAgain({ known, texts }: Readonly<{ known: Known; texts: ConsoleTexts }>) {
  const { request, form } = known;
  if (request.method !== 'POST') return null;
  const secrets = new Map([
    ['password', texts.password],
    ['current', texts.account.currentPassword],
    ['code', texts.code.label],
  ]);
  return (
    <form method="post" action={new URL(request.url).pathname}>
      {[...form.fields].map(([name, value]) => {
        const label = secrets.get(name);
        // What proves who somebody is never comes back; it is typed once more.
        if (label !== undefined) return <Field {...{ name, label, type: 'password' }} />;
        return (
          <textarea name={name} hidden>
            {`\n${value}`}
          </textarea>
        );
      })}
      <button class="main" type="submit">
        {texts.sendAgain}
      </button>
    </form>
  );
}
