import type { Command } from 'commander';
import { gatherFacts } from '../roadmap/gather-facts.js';
import { linesOf } from '../weekly/tell-week.js';
import { lastMonday } from '../weekly/week.js';
import { readWeek } from '../weekly/week-facts.js';
import { onGround, type CommandTools } from './command-tools.js';
import { printResult, type OutputOptions } from './output.js';

/** `weekly preview`: the Secretariat's week as it would be told now; writes nothing. */
export function addWeekly(program: Command, tools: CommandTools): void {
  const weekly = program.command('weekly').description('what waits for the Secretariat, told each Monday where somebody typed: weekly on');
  weekly.command('preview').description('the lines as they would be told now; writes nothing').option('--json', 'one JSON value').action((options: OutputOptions) => preview(options, tools));
}

/** As JSON: `monday`, `zone`, `readers` (how many conversations are told) and `lines`, each with `list`, `count` and `text`. */
function preview(options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store, clock, networks, secretariatZone: zone }) => {
    const now = clock.now();
    const lines = linesOf(await readWeek(store.reads, await gatherFacts(store.reads, { network: null, zone }, 'en', networks, now)));
    const value = { monday: lastMonday(now, zone).monday, zone, readers: (await store.reads.weekly.readers()).length, lines };
    printResult(tools, options, value, lines, { LIST: ({ list }) => list, COUNT: ({ count }) => String(count), TEXT: ({ text }) => text });
  });
}
