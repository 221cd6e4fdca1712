import type { Command } from 'commander';
import { z } from 'zod';
import { readFilter } from '../audit/read-filter.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult } from './output.js';

const Options = z.object({
  since: z.string().optional(), who: z.string().optional(), what: z.string().optional(), about: z.string().optional(), refused: z.literal(true).optional(),
  limit: z.coerce.number().int().min(1).max(100_000), json: z.literal(true).optional(),
});
type Options = z.infer<typeof Options>;

/** `audit list`: who did what to what, when, from where. Whoever has this machine has the trail anyway, so nobody is asked. */
export function addAudit(program: Command, tools: CommandTools): void {
  const audit = program.command('audit').description('who did what to what, when, from where');
  audit.command('list').description('the newest first').option('--since <day>', 'from this day on, such as 2026-12-01').option('--who <who>', 'by this account').option('--what <action>', 'an action such as support.done, or all of support')
    .option('--about <subject>', 'of this, such as R-7').option('--refused', 'only what was refused').option('--limit <number>', 'at most so many', '1000').option('--json', 'one JSON value')
    .action((options: unknown) => list(readOptions(options), tools));
}

function readOptions(options: unknown): Options {
  const read = Options.safeParse(options);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new CommandEnd(EXIT.usage, `--${issue?.path.join('.') ?? 'option'}: ${issue?.message ?? 'cannot be read'}`);
}

/** As JSON: `id`, `at`, `by`, `action`, `subject`, `outcome`, `from` (null for what the house did by itself), `before`, `after`. */
function list({ since, who, what, about, refused, limit, json }: Options, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store, secretariatZone }) => {
    const named = Object.entries({ since, who, what, about }).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
    const filter = readFilter([...named, ...(refused === true ? ['refused'] : [])].join(' '), secretariatZone);
    if ('unread' in filter) throw new CommandEnd(EXIT.usage, `--${filter.unread}: cannot be read. Days are written 2026-12-01, actions support or support.done.`);
    const entries = (await store.reads.records.trail({ ...filter, limit })).map((entry) => ({ ...entry, from: entry.from ?? null }));
    printResult(tools, json === true ? { json } : {}, entries, entries, {
      AT: (one) => one.at, WHO: (one) => one.by, WHAT: (one) => one.action, 'TO WHAT': (one) => one.subject, OUTCOME: (one) => one.outcome, FROM: (one) => one.from ?? 'by itself',
    });
  });
}
