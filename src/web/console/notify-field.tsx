import { composeTexts } from '../../i18n/console/compose-texts.ts';
import type { ActiveCounts } from '../../storage/subscriber-search.ts';
import { CheckField } from './field.tsx';
import { typedIn } from './form.ts';
import type { StaffAsked } from './route.ts';

/** How many there are to be told; null where nobody looked. */
export type ToldProps = Readonly<{ told: ActiveCounts | null }>;

/** Whether subscribers hear of it, and how many there are. */
export function NotifyField({ asked, told }: ToldProps & Readonly<{ asked: StaffAsked }>) {
  const { notify, subscribed } = composeTexts[asked.language];
  const isChecked = typedIn(asked.typed, 'notify') === 'on';
  return (
    <>
      <CheckField {...{ name: 'notify', label: notify, isChecked }} />
      {told && <p class="hint">{subscribed(told)}</p>}
    </>
  );
}
