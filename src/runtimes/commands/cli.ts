import path from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { type Language, languages } from '../../domain/localized.ts';
import { roles } from '../../domain/staff.ts';
import { SandboxError } from '../../sandbox/sandbox-error.ts';
import { ConfigError, readConfig } from '../config.ts';
import { DefinitionError } from '../definitions/resolve.ts';
import { loadEnvironmentFile } from '../node/environment-file.ts';
import { packageRoot } from '../node/package-root.ts';
import type { Beside } from '../node/serve.ts';
import { terminalLanguage } from '../terminal-language.ts';
import { UsageError } from '../usage-error.ts';

const defaults = { monitorsDir: path.join(packageRoot, 'monitors') };

/**
 * Runs one command and sets the exit code: 0 done, 1 failed, 2 used wrongly. Errors are one clear
 * sentence each on standard error. Commands are loaded only when they are called.
 * @param beside what `serve` shows besides the public pages; in production nothing.
 */
export async function main(args: readonly string[], beside?: Beside): Promise<void> {
  try {
    loadEnvironmentFile();
    await program(beside).parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = isWrongUse(error) ? 2 : 1;
  }
}

function isWrongUse(error: unknown): boolean {
  if (error instanceof SandboxError) return error.kind.startsWith('unknown_');
  return (
    error instanceof UsageError || error instanceof ConfigError || error instanceof DefinitionError
  );
}

function program(beside?: Beside): Command {
  const helplight = new Command('helplight')
    .description('A status page for customer support.')
    .exitOverride()
    .showHelpAfterError('Add --help to see how it is used.');
  helplight
    .command('serve')
    .description('serve the page, and probe every monitor')
    .action(async () =>
      (await import('./serve.ts')).serveUntilStopped(process.env, defaults, beside),
    );
  helplight
    .command('check [monitor]')
    .description('look once at every monitor, or at one; exit 1 if any is down')
    .option('--trace', 'show phases, certificate and evidence', false)
    .addOption(
      new Option('--language <language>', 'zh or en, by default that of the terminal')
        .choices(languages)
        .default(terminalLanguage(process.env)),
    )
    .action(
      async (monitor: string | undefined, options: { trace: boolean; language: Language }) => {
        const { check } = await import('./check.ts');
        const { text, anyDown } = await check(process.env, defaults, monitor, options);
        console.log(text);
        process.exitCode = anyDown ? 1 : 0;
      },
    );
  helplight
    .command('migrate')
    .description('bring the database up to date')
    .option('--new-secret', 'let this SECRET replace the one that was lost')
    .action(async (options: { newSecret?: boolean }) =>
      console.log(await (await import('./migrate.ts')).migrateNow(config(), options)),
    );
  helplight
    .command('doctor')
    .description('look for what is wrong or missing in this installation')
    .action(async () => {
      const { text, anyFault } = await (await import('./doctor.ts')).doctor(process.env, defaults);
      console.log(text);
      process.exitCode = anyFault ? 1 : 0;
    });
  addToken(helplight);
  addStaff(helplight);
  addSeed(helplight);
  addExport(helplight);
  addImport(helplight);
  addSandbox(helplight);
  return helplight;
}

function addToken(helplight: Command): void {
  const commands = () => import('./token.ts');
  const token = helplight.command('token').description('make and revoke tokens of the API');
  token
    .command('create')
    .description('make a token; it is printed this once, alone on standard output')
    .requiredOption('--name <name>', 'who uses it')
    .requiredOption('--scope <scope...>', '*, NOUN:read or NOUN:write; may be repeated')
    .option('--expires <end>', 'days, or an instant such as 2027-01-31T00:00:00Z; by default never')
    .action(async (options: { name: string; scope: string[]; expires?: string }) => {
      const { secret, told } = await (await commands()).createTokenNow(config(), options);
      console.error(told);
      console.log(secret);
    });
  token
    .command('list')
    .description('all tokens: id, name, scopes and use')
    .action(async () => console.log(await (await commands()).listTokens(config())));
  token
    .command('revoke <id>')
    .description('have a token refused from now on')
    .action(async (id: string) =>
      console.log(await (await commands()).revokeTokenNow(config(), id)),
    );
}

function addStaff(helplight: Command): void {
  const commands = () => import('./staff.ts');
  const staff = helplight.command('staff').description('who may sign in to the console');
  const hand = ({ link, told }: Readonly<{ link: string; told: string }>) => {
    console.error(told);
    console.log(link);
  };
  staff
    .command('add <email>')
    .description('make a link to join by; it is printed this once, alone on standard output')
    .addOption(new Option('--role <role>', 'what they may do').choices(roles).default('responder'))
    .action(async (email: string, { role }: { role: string }) =>
      hand(await (await commands()).addStaff(config(), { email, role })),
    );
  staff
    .command('reset <email>')
    .description('make a link to choose a new password by')
    .action(async (email: string) => hand(await (await commands()).resetStaff(config(), email)));
  staff
    .command('list')
    .description('all of the staff: address, name, role and how they sign in')
    .action(async () => console.log(await (await commands()).listStaff(config())));
  staff
    .command('disable-2fa <email>')
    .description('have somebody sign in by password alone again')
    .action(async (email: string) =>
      console.log(await (await commands()).disableStaffSecondFactor(config(), email)),
    );
  staff
    .command('remove <email>')
    .description('remove somebody, and end all their sessions')
    .action(async (email: string) =>
      console.log(await (await commands()).removeStaffNow(config(), email)),
    );
}

function addSeed(helplight: Command): void {
  helplight
    .command('seed')
    .description('make up a past of the shipped site: a quiet quarter and a lively fortnight')
    .option('--until <instant>', 'when it ends, such as 2026-11-22T06:26:10Z; by default now')
    .option('--go-on', 'take a database that has checks, and go on from the newest of them', false)
    .option('--real-targets', 'write it also where targets are set, under their real names', false)
    .action(async (options: { until?: string; goOn: boolean; realTargets: boolean }) => {
      const { seed } = await import('./seed.ts');
      console.log(await seed(process.env, defaults, options));
    });
}

function addExport(helplight: Command): void {
  helplight
    .command('export <dir>')
    .description('write the public site as files that any host can serve')
    .option('--follow', 'keep running, and write again with each change', false)
    .action(async (dir: string, options: { follow: boolean }) => {
      const { exportFollowing, exportOnce } = await import('./export.ts');
      const run = options.follow ? exportFollowing : exportOnce;
      console.log(await run(process.env, defaults, dir));
    });
}

function addImport(helplight: Command): void {
  helplight
    .command('import')
    .description('take over what others have published')
    .command('calendar <file>')
    .description('turn the text of a State Council notice on holidays into a calendar')
    .requiredOption('--url <url>', 'where the notice was published')
    .action(async (file: string, { url }: { url: string }) => {
      const { importCalendar } = await import('./import-calendar.ts');
      console.log(await importCalendar({ file, url, monitorsDir: config().monitorsDir }));
    });
}

function addSandbox(helplight: Command): void {
  const commands = () => import('./sandbox.ts');
  const sandbox = helplight
    .command('sandbox')
    .description('see, break and heal the sandbox of the running process');
  sandbox
    .command('status', { isDefault: true })
    .description('how each channel is')
    .action(async () => console.log(await (await commands()).sandboxStatus(config().dataDir)));
  sandbox
    .command('break <channel> <mode>')
    .description('break a channel: refuse, silent, slow, garbage, close or error; email also: lose')
    .action(async (channel: string, mode: string) =>
      console.log(await (await commands()).breakChannel(config().dataDir, channel, mode)),
    );
  sandbox
    .command('heal [channel]')
    .description('heal one channel, or all')
    .action(async (channel?: string) =>
      console.log(await (await commands()).healChannel(config().dataDir, channel)),
    );
}

function config() {
  return readConfig(process.env, defaults);
}
