import { Command, CommanderError } from 'commander';
import { chatCommand } from './chat-command.js';
import { addDataCommands } from './cli/data-commands.js';
import { addDoctor, type SettingsForDoctor } from './cli/doctor.js';
import { CommandEnd, EXIT } from './cli/exit-codes.js';
import { addTime } from './cli/time.js';
import { readSettings, type Settings } from './config.js';
import { openGround } from './open-ground.js';
import { accountOf, Role } from './people/person.js';
import type { SettingFault } from './setting.js';
import { startBot } from './start.js';
import type { Terminal } from './terminal.js';
import { systemClock } from './time/clock.js';
import { InstantFromText, type Instant } from './time/instant.js';

/** Runs one command. Resolves with its exit code; known ends are one line, never a stack. */
export async function runProgram(words: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> {
  let exitCode: number = EXIT.done;
  const program = buildProgram(env, terminal, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    return endOf(error, terminal);
  }
}

function buildProgram(env: NodeJS.ProcessEnv, terminal: Terminal, setExit: (code: number) => void): Command {
  const program = new Command('imrf-bot').description('Answers when review milestones are, and reminds of them.');
  program.exitOverride().showHelpAfterError('Add --help to see how it is used.').configureOutput({ writeOut: (text) => terminal.print(text.trimEnd()), writeErr: (text) => terminal.tell(text.trimEnd()) });
  program.command('start').description('run the bot until it is stopped').action(() => runUntilStopped(settingsOf(env), terminal));
  program
    .command('chat')
    .description('talk with the bot at this terminal')
    .option('--as <who>', 'who you are: a name, or slack:TEAM/USER and the like', 'guest')
    .option('--role <role>', 'the role you take: member, focal-point, editor, approver')
    .option('--network <code>', 'the network you speak for, such as KE')
    .option('--locale <locale>', 'your language, such as fr')
    .option('--now <iso>', 'the pretended moment')
    .option('--json', 'one JSON object a line, in and out')
    .action(async (options: Record<string, string | true | undefined>) => setExit(await chat(options, settingsOf(env), terminal)));
  const tools = { openGround: () => openGround(settingsOf(env)), print: terminal.print, tell: terminal.tell, setExit };
  addDataCommands(program, tools);
  addTime(program, tools, () => systemClock(settingsOf(env).now ?? undefined).now());
  addDoctor(program, tools, () => settingsForDoctor(env), systemClock());
  return program;
}

function settingsForDoctor(env: NodeJS.ProcessEnv): SettingsForDoctor {
  const reading = readSettings(env);
  return reading.ok ? { faults: [], databaseUrl: reading.settings.databaseUrl } : { faults: reading.faults.map(tellFault), databaseUrl: null };
}

function tellFault({ name, wrong, mend }: SettingFault): string {
  return `${name} ${wrong}. ${mend}`;
}

async function chat(options: Readonly<Record<string, string | true | undefined>>, settings: Settings, terminal: Terminal): Promise<number> {
  const account = accountOf(textOf(options['as']) ?? 'guest');
  if (account === undefined) throw new CommandEnd(EXIT.usage, '--as: expected a name, slack:TEAM/USER, teams:TENANT/AAD, web:NAME or console:NAME.');
  const role = options['role'] === undefined ? null : Role.safeParse(options['role']).data;
  if (role === undefined) throw new CommandEnd(EXIT.usage, `--role: expected one of ${Role.options.join(', ')}.`);
  // Whoever has this terminal may practise every role here, but not give one to an account of a platform.
  if (role !== null && account.platform !== 'console') throw new CommandEnd(EXIT.usage, '--role: only for a console account. Use: imrf-bot people grant.');
  const now = options['now'] === undefined ? settings.now : readNow(textOf(options['now']));
  const ground = await openGround({ ...settings, now });
  try {
    const wish = { account, role, network: textOf(options['network']), locale: textOf(options['locale']), pretends: now !== null, json: options['json'] === true };
    return await chatCommand(ground, wish, terminal);
  } finally {
    await ground.store.close();
  }
}

function readNow(text: string | null): Instant {
  const now = InstantFromText.safeParse(text).data;
  if (now === undefined) throw new CommandEnd(EXIT.usage, '--now: expected an ISO date-time such as 2022-02-11T09:00:00Z.');
  return now;
}

function textOf(option: string | true | undefined): string | null {
  return typeof option === 'string' ? option : null;
}

function settingsOf(env: NodeJS.ProcessEnv): Settings {
  const reading = readSettings(env);
  if (reading.ok) return reading.settings;
  throw new CommandEnd(EXIT.setting, reading.faults.map(tellFault).join('\n'));
}

async function runUntilStopped(settings: Settings, { tell, print }: Terminal): Promise<void> {
  const bot = await startBot(settings, print);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  tell('Stopping: no new work, what is open ends first.');
  await bot.stop();
}

function endOf(error: unknown, { tell }: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof CommandEnd) {
    tell(error.message);
    return error.exitCode;
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(store|roadmap|http)\./.test(error.code)) {
    tell(error.message);
    return error.code === 'http.port-taken' || error.code.startsWith('store.') ? EXIT.setting : EXIT.refused;
  }
  tell(error instanceof Error ? (error.stack ?? error.message) : 'This failed. The fault is ours.');
  return EXIT.refused;
}
