import type { Setting } from '../domain/settings/setting.ts';
import {
  insertSettings,
  readSettingKeys,
  type SettingKey,
  settingsUnknown,
} from '../storage/setting.ts';
import type { Acting } from './change/acting.ts';
import { changeStanding } from './change/carry-out.ts';

/**
 * Stores what the files say of everything of which nothing is stored yet. What is stored stays as it
 * is, whatever the files say by now. Returns how many settings were stored.
 * @throws AppError `unavailable`.
 */
export function seedSettings(
  acting: Omit<Acting, 'site'>,
  said: readonly Setting[],
): Promise<number> {
  return changeStanding(
    acting,
    () => readSettingKeys(acting.db),
    (stored) => {
      const unknown = said.filter((one) => !stored.some((key) => isSame(key, one)));
      if (unknown.length === 0) return { unchanged: 0 };
      return {
        action: 'settings.seed',
        subject: 'settings',
        detail: unknown.map(({ kind, subject }) => ({ kind, subject })),
        guard: settingsUnknown(unknown),
        statements: (change) => [insertSettings(unknown, acting.now, change)],
        events: [],
        result: unknown.length,
      };
    },
  );
}

function isSame(one: SettingKey, other: SettingKey): boolean {
  return one.kind === other.kind && one.subject === other.subject;
}
