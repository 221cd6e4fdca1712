import type { Command } from 'commander';
import { answerLine, BatchQuestion } from '../answers/batch.js';
import { findNetwork } from '../networks/find-network.js';
import type { Ledger } from '../roadmap/facts.js';
import { gatherLedger } from '../roadmap/gather-facts.js';
import { InstantFromText, type Instant } from '../time/instant.js';
import { readBatch } from './batch-file.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import type { OutputOptions } from './output.js';

interface AskOptions extends OutputOptions {
  readonly batch?: string;
  readonly now?: string;
  readonly network?: string;
}

/** `ask "…"` answers one question; `ask --batch FILE.jsonl` a file of them, a line each. Nothing is written. */
export function addAsk(program: Command, tools: CommandTools): void {
  program.command('ask').argument('[question]', 'the question, in any of the six languages').description('answer a question from the ledger')
    .option('--batch <file>', 'questions as lines of JSON: id, now, question, network').option('--now <iso>', 'the moment at which it is asked').option('--network <code>', 'the network that asks, such as KE').option('--json', 'one JSON value')
    .action((question: string | undefined, options: AskOptions) => ask(question, options, tools));
}

async function ask(question: string | undefined, options: AskOptions, tools: CommandTools): Promise<void> {
  if ((question === undefined) === (options.batch === undefined)) throw new CommandEnd(EXIT.usage, 'ask: give a question, or --batch FILE.jsonl.');
  if (options.batch !== undefined) return askBatch(readBatch(options.batch, BatchQuestion), tools);
  const now = options.now === undefined ? undefined : readNow(options.now);
  await onGround(tools, async (ground) => {
    const network = readNetwork(options.network, ground);
    const answer = answerLine({ id: 'ask', now: now ?? ground.clock.now(), question: question ?? '', network }, await gatherLedger(ground.store.reads, network), ground.networks, await ground.store.reads.requests.knowledge());
    tools.print(options.json === true ? JSON.stringify(answer) : answer.text);
  });
}

async function askBatch(questions: readonly BatchQuestion[], tools: CommandTools): Promise<void> {
  await onGround(tools, async ({ store, networks }) => {
    const knowledge = await store.reads.requests.knowledge();
    const ledgers = new Map<string | null, Ledger>();
    for (const question of questions) {
      const network = question.network ?? null;
      const ledger = ledgers.get(network) ?? (await gatherLedger(store.reads, network));
      ledgers.set(network, ledger);
      tools.print(JSON.stringify(answerLine(question, ledger, networks, knowledge)));
    }
  });
}

function readNow(text: string): Instant {
  const now = InstantFromText.safeParse(text).data;
  if (now === undefined) throw new CommandEnd(EXIT.usage, '--now: expected an ISO date-time such as 2022-02-11T09:00:00Z.');
  return now;
}

function readNetwork(text: string | undefined, { networks }: CommandGround): string | null {
  if (text === undefined) return null;
  const network = findNetwork(text, networks);
  if (network === undefined) throw new CommandEnd(EXIT.usage, `--network: ${text} is no network. Give a code such as KE.`);
  return network.code;
}
