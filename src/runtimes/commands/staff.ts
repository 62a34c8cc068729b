import type { ActingOnce } from '../../actions/change/acting.ts';
import { nobodySuch } from '../../actions/change/keep-staff.ts';
import { disableSecondFactor } from '../../actions/disable-second-factor.ts';
import { inviteStaff } from '../../actions/invite-staff.ts';
import type { IssuedLink } from '../../actions/issue-staff-link.ts';
import { offerReset } from '../../actions/offer-reset.ts';
import { removeStaff } from '../../actions/remove-staff.ts';
import { timestamp } from '../../domain/time/timestamp.ts';
import { readStaff, readStaffBy } from '../../storage/staff.ts';
import { linkTo } from '../../web/console/link.ts';
import { baseUrlOf, type Config } from '../config.ts';
import { table } from '../table.ts';
import { asUsage } from '../usage-error.ts';
import { atTerminal } from './at-terminal.ts';

/** A link that is shown this once, and a sentence about it. */
type Handed = Readonly<{ link: string; told: string }>;

/**
 * Makes a link by which somebody of an address joins the staff.
 * @throws UsageError when the address or the role is wrong; Error when somebody has the address.
 */
export function addStaff(
  config: Config,
  input: Readonly<{ email: string; role: string }>,
): Promise<Handed> {
  return atTerminal(config, Date.now(), async (acting) => {
    const issued = await inviteStaff(acting, input).catch(asUsage);
    return handed(config, issued, `joins as ${issued.link.role}`);
  });
}

/** Makes a link by which somebody chooses a new password, and signs them out everywhere. */
export function resetStaff(config: Config, email: string): Promise<Handed> {
  return atTerminal(config, Date.now(), async (acting) => {
    const issued = await offerReset(acting, await idOf(acting, email));
    const { link, told } = handed(config, issued, 'chooses a new password');
    const signedOut = `${issued.link.email} is signed out everywhere; the old password works until then.`;
    return { link, told: `${told}\n${signedOut}` };
  });
}

/** Has somebody sign in by password alone again. */
export function disableStaffSecondFactor(config: Config, email: string): Promise<string> {
  return atTerminal(config, Date.now(), async (acting) => {
    await disableSecondFactor(acting, await idOf(acting, email));
    return `${email} signs in by password alone from now on, and is signed out everywhere.`;
  });
}

/** Removes somebody from the staff. */
export function removeStaffNow(config: Config, email: string): Promise<string> {
  return atTerminal(config, Date.now(), async (acting) => {
    await removeStaff(acting, await idOf(acting, email));
    return `${email} is removed, and signed out everywhere.`;
  });
}

/** Lists the staff. */
export function listStaff(config: Config): Promise<string> {
  return atTerminal(config, Date.now(), async ({ db }) => {
    const people = await readStaff(db);
    if (people.length === 0) return 'There is nobody; add somebody with `helplight staff add`.';
    return table(
      people.map(({ email, name, role, twoFactorEnabled }) => [
        ...[email, name, role, twoFactorEnabled ? 'with a code' : 'by password'],
      ]),
    );
  });
}

async function idOf({ db }: Pick<ActingOnce, 'db'>, email: string): Promise<string> {
  const found = await readStaffBy(db, email.trim().toLowerCase());
  if (!found) throw nobodySuch();
  return found.id;
}

function handed(config: Config, { link, secret }: IssuedLink, does: string): Handed {
  const until = timestamp(link.expiresAt);
  return {
    link: linkTo(baseUrlOf(config), secret),
    told: `With this link ${link.email} ${does}, once, until ${until}; it is shown this once.`,
  };
}
