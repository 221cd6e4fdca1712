import { writeFileSync } from 'node:fs';
import type { Broadcast } from '../broadcasts/broadcast.js';
import { broadcastCode } from '../broadcasts/broadcast.js';
import { checkDates } from '../broadcasts/check-dates.js';
import { audienceText, countsLine, headLine, languageLines, proofLines, unconfirmedLines } from '../broadcasts/desk-lines.js';
import { findAudience } from '../broadcasts/find-audience.js';
import { refuse } from '../broadcasts/refusal.js';
import { readReport, type Report } from '../broadcasts/report.js';
import { textFor } from '../broadcasts/text-for.js';
import { findUnconfirmed } from '../broadcasts/unconfirmed.js';
import { writeMail } from '../broadcasts/write-mail.js';
import { writeWorkbook } from '../broadcasts/write-workbook.js';
import { Language, LANGUAGES } from '../language/language.js';
import { wordsIn } from '../language/words.js';
import { gatherLedger } from '../roadmap/gather-facts.js';
import { dayIn } from '../time/zone.js';
import { readId, refuseStep } from './broadcast-tools.js';
import { unreachableLines } from './broadcast-write.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import type { OutputOptions } from './output.js';
import { tableLines } from './table.js';

export interface ShowOptions extends OutputOptions {
  readonly language?: string;
  readonly text?: true;
  readonly eml?: string;
}

export interface ReportOptions extends OutputOptions {
  readonly xlsx?: string;
  readonly proof?: true;
}

const words = wordsIn('en');

/** `show ID`: what an approver reads before her word. */
export function showBroadcast(id: string, options: ShowOptions, tools: CommandTools): Promise<void> {
  const language = readLanguage(options.language);
  return onGround(tools, async (ground) => {
    const broadcast = await find(id, ground, options, tools);
    if (options.eml !== undefined) writeFileSync(options.eml, await writeMail(broadcast.content, language ?? broadcast.content.language));
    else if (options.text === true) tools.print(textFor(broadcast.content, language ?? broadcast.content.language).text.plain);
    else await printShown(broadcast, language, ground, options, tools);
  });
}

async function printShown(broadcast: Broadcast, language: Language | null, { store, networks, clock }: CommandGround, { json }: OutputOptions, { print }: CommandTools): Promise<void> {
  const { content, state, hash } = broadcast;
  const meant = await findAudience(content.audience, store.reads, networks);
  const audience = { conversations: meant.length, unreachable: meant.filter(({ reason }) => reason !== null).length };
  const unconfirmed = await findUnconfirmed(meant, store.reads.people, dayIn('UTC', clock.now()));
  const dates = checkDates(content, await gatherLedger(store.reads, null), dayIn('UTC', clock.now()));
  if (json === true) {
    const conversations = meant.map(({ conversation, reason }) => ({ conversation: conversation.id, platform: conversation.address.platform, network: conversation.network, reason }));
    print(JSON.stringify({ id: broadcastCode(broadcast.number), state, hash, title: content.title, writers: broadcast.writers, approval: broadcast.approval, schedule: broadcast.schedule, audience, unconfirmed, filters: audienceText(content.audience), milestones: content.milestones, buttons: content.buttons, dates, texts: Object.fromEntries(Object.entries(content.texts).map(([one, text]) => [one, text.plain])), conversations }));
    return;
  }
  const lines = [
    headLine(broadcast, state, words), `hash ${hash}`, `written by ${broadcast.writers.join(', ')}${broadcast.approval === null ? '' : `, approved by ${broadcast.approval.by}`}`,
    words.say('broadcast.audience', { audience: audienceText(content.audience), ...audience }), ...unconfirmedLines(unconfirmed, words), ...unreachableLines(meant), ...languageLines(content, words),
    ...dates.map((one) => `${one.language}: “${one.text}”: ${one.verdict}${one.milestone === null ? '' : ` (${one.milestone})`}`),
    ...LANGUAGES.filter((one) => content.texts[one] !== undefined && (language === null || language === one)).flatMap((one) => ['', `# ${one}`, ...(content.texts[one]?.plain ?? '').split('\n')]),
  ];
  for (const line of lines) print(line);
}

/** `report ID`: as JSON the counts alone; on the screen who was not reached and why, who has not seen it, what was asked. */
export function reportBroadcast(id: string, options: ReportOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => {
    const report = await readReport(await find(id, ground, options, tools), ground.store.reads, ground.clock.machineNow());
    if (options.xlsx !== undefined) writeFileSync(options.xlsx, await writeWorkbook(report, words));
    if (options.json === true) tools.print(JSON.stringify(report.counts));
    else if (options.proof === true) for (const line of proofLines(report.proof, words)) tools.print(line);
    else for (const line of reportLines(report)) tools.print(line);
  });
}

function reportLines({ broadcast, counts, rows, questions, proof }: Report): string[] {
  const missed = rows.filter(({ state, isRemoved, mayShowOlder }) => state !== 'sent' || isRemoved === false || mayShowOlder);
  const unseen = counts.sent - rows.filter(({ state, seenBy }) => state === 'sent' && seenBy.length > 0).length;
  const table = missed.map(({ conversation, platform, network, state, reason, isRemoved, mayShowOlder }) => [conversation, platform, network ?? '', mayShowOlder ? 'an older text may stand' : isRemoved === false ? 'not removed' : state, reason ?? '']);
  return [
    headLine(broadcast, counts.state, words), countsLine(counts, counts.seen, words), ...proofLines(proof, words),
    ...(broadcast.content.buttons.includes('seen') ? [`Not seen yet: ${unseen}`] : []),
    ...(table.length === 0 ? [] : tableLines(['CONVERSATION', 'PLATFORM', 'NETWORK', 'STATE', 'REASON'], table)),
    ...questions.map(({ number, text }) => `Q-${number}: ${text}`),
  ];
}

async function find(id: string, { store }: CommandGround, options: OutputOptions, tools: CommandTools): Promise<Broadcast> {
  return (await store.reads.broadcasts.find(readId(id))) ?? refuseStep(refuse('unknown', id), options, tools);
}

function readLanguage(text: string | undefined): Language | null {
  if (text === undefined) return null;
  const language = Language.safeParse(text.toLowerCase()).data;
  if (language === undefined) throw new CommandEnd(EXIT.usage, `--language: expected one of ${LANGUAGES.join(', ')}.`);
  return language;
}
