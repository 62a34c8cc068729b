import type { SettingOf, Stored } from '../domain/settings/setting.ts';
import { type Acting, demandComponent, demandWrite } from './change/acting.ts';
import { changeSetting } from './change/change-setting.ts';
import { changedContact } from './input/contact.ts';
import { parseWritten } from './written/parse.ts';

/**
 * Changes the official way in that is shown for a component, or takes it away.
 * @param version that must still be the newest, 0 where it is as the files say; null takes any.
 * @throws AppError `forbidden`, `invalid`, `not_found`, `reused`, `stale`, `unavailable`.
 */
export async function changeContact(
  acting: Acting,
  component: string,
  version: number | null,
  input: unknown,
): Promise<Stored<SettingOf<'contact'>>> {
  demandWrite(acting, 'settings');
  demandComponent(acting, component);
  const { contact } = parseWritten(changedContact, input);
  return changeSetting(acting, {
    ...{ kind: 'contact', subject: component, version, action: 'contact.change' },
    next: () => ({ kind: 'contact', subject: component, value: contact }),
    detail: () => ({ component, contact }),
  });
}
