import type { Words } from '../language/words.js';
import { nameNetwork } from '../networks/find-network.js';
import { proofLines } from './desk-lines.js';
import type { Report } from './report.js';

/** The report as a workbook: the counts, one row for each conversation, and the proof of reach on one page. */
export async function writeWorkbook({ counts, rows, proof, questions, broadcast }: Report, words: Words): Promise<Uint8Array> {
  // A large library that only workbooks need.
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const reach = book.addWorksheet('Reach', { pageSetup: { orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 1 } });
  reach.columns = [{ width: 24 }, { width: 60 }];
  reach.addRow([counts.id, broadcast.content.title]).font = { bold: true };
  for (const line of proofLines(proof, words)) reach.addRow(['', line]).alignment = { wrapText: true };
  for (const [name, value] of Object.entries(counts).filter(([one]) => one !== 'id')) reach.addRow([name, value]);
  const all = book.addWorksheet('Conversations', { views: [{ state: 'frozen', ySplit: 1 }] });
  all.columns = COLUMNS.map(([header, width]) => ({ header, width }));
  for (const { conversation, platform, network, state, reason, sentAt, seenBy, isRemoved, mayShowOlder } of rows) {
    all.addRow([conversation, platform, network === null ? '' : nameNetwork(network, words.language), state, reason ?? '', sentAt ?? '', seenBy.join(', '), isRemoved === null ? '' : isRemoved ? 'yes' : 'no', mayShowOlder ? 'yes' : '']);
  }
  const asked = book.addWorksheet('Questions');
  asked.columns = [{ header: 'number', width: 10 }, { header: 'conversation', width: 26 }, { header: 'language', width: 10 }, { header: 'question', width: 80 }];
  for (const { number, conversation, language, text } of questions) asked.addRow([`Q-${number}`, conversation, language, text]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const COLUMNS = [['conversation', 26], ['platform', 12], ['network', 28], ['state', 14], ['reason', 44], ['sent at', 26], ['seen by', 40], ['removed', 10], ['an older text may stand', 24]] as const;
