import type { Language } from '../../domain/localized.ts';
import type { Act } from './subscription-act.ts';

type ActFormProps = Readonly<{
  language: Language;
  /** What the link of the subscription ends with. */
  token: string;
  act: Act | 'secret';
  label: string;
  /** Whether it is what one comes to the page for. */
  isMain?: boolean;
  /** The delivery that it is about; null of the subscription itself. */
  delivery?: string | null;
  /** Of the subscription as it was read, where what has changed since then is not to be done to. */
  version?: number;
  /** What it is about, for those who hear the button alone. */
  about?: string;
}>;

/** A button that does one thing with a subscription. */
export function ActForm(props: ActFormProps) {
  const { language, token, act, label, isMain = false, delivery = null, version, about } = props;
  return (
    <form method="post" action={`/${language}/subscriptions/${token}`}>
      {delivery !== null && <input type="hidden" name="delivery" value={delivery} />}
      {version !== undefined && <input type="hidden" name="version" value={String(version)} />}
      <button
        {...{ type: 'submit', name: 'act', value: act, class: isMain ? 'main' : undefined }}
        aria-label={about && `${label}: ${about}`}
      >
        {label}
      </button>
    </form>
  );
}
