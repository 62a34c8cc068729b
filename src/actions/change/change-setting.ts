import {
  type SettingKind,
  type SettingOf,
  type Settings,
  type Stored,
  settingIn,
} from '../../domain/settings/setting.ts';
import { putSetting, readSettings, settingUnchanged } from '../../storage/setting.ts';
import type { Acting } from './acting.ts';
import { changeNewest, onlyOnce } from './carry-out.ts';
import { changesNothing } from './changes-nothing.ts';

/** What is changed, and how that is told. */
type Changing<Kind extends SettingKind> = Readonly<{
  kind: Kind;
  subject: string;
  /** The version that must still be the newest, 0 of what is not stored yet; null takes any. */
  version: number | null;
  /** As in `hours.change`. */
  action: string;
  /** What it becomes, given all that is stored; throws what is refused. */
  next: (settings: Settings) => SettingOf<Kind>;
  /** What the audit keeps of it. */
  detail: (after: SettingOf<Kind>) => unknown;
}>;

/**
 * Changes one setting, and returns it as it is stored then; what is so already changes nothing.
 * @throws AppError `reused`, `stale`, `unavailable`, and what `next` throws.
 */
export function changeSetting<Kind extends SettingKind>(
  acting: Acting,
  { kind, subject, version, action, next, detail }: Changing<Kind>,
): Promise<Stored<SettingOf<Kind>>> {
  const read = async () => {
    const settings = await readSettings(acting.db);
    const before = settingIn(settings, kind, subject);
    return { settings, before, version: before?.version ?? 0 };
  };
  return onlyOnce(acting, () =>
    changeNewest(acting, read, version, ({ settings, before, version: counted }) => {
      const wanted = next(settings);
      const after = { ...wanted, version: counted + 1, updatedAt: acting.now };
      if (before && changesNothing(before, after)) return { unchanged: before };
      return {
        ...{ action, subject: subject || kind, detail: detail(wanted) },
        guard: settingUnchanged({ kind, subject, version: counted }),
        statements: (change) => [putSetting(after, change)],
        events: [],
        result: after,
      };
    }),
  );
}
