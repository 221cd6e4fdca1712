import type { Meaning } from './meanings.js';
import type { Spot } from './spot.js';
import type { Token } from './tokens.js';

const ABOUT_TO = /(?:快|就要|要|将|马上|还(?:有|剩|差|要|得)|再过|轮到)(?!.*[已曾过早])|[几多].*就(?!.*[已曾过早])/u;

/** "还剩几天就开了", "快开了吗", "再过几天": what is about to happen is not past, whatever its 了 or 过 says. */
export function isImminent({ at, end, meanings }: Spot, tokens: readonly Token[]): boolean {
  if (!meanings.includes('past')) return false;
  const begins = tokens.findLastIndex(({ begins: isFirst }, place) => place <= at && isFirst);
  const [before, said] = [textOf(tokens.slice(begins, at)), textOf(tokens.slice(at, end))];
  // 接下来最先召开的是哪个
  if (said.endsWith('的')) return /接下来|最先|下一|下次|今后|今年还|未来/u.test(before);
  if (!/^(?:了吗?|过)$/u.test(said)) return false;
  // 再过几天, 过两周
  if (tokens[at]?.text === '过') return tokens[at - 1]?.text === '再' || /^[几多\d两二三四五六七八九十]/u.test(tokens[end]?.text ?? '');
  // 都安排了什么: what is arranged may lie ahead.
  if (tokens[at - 1]?.text === '排') return true;
  return ABOUT_TO.test(before);
}

/** "我国代表拟出席…，请告知日期": that somebody goes there is told, where the day is asked and not who. */
export function isToldAttendance({ at, end, meanings }: Spot, tokens: readonly Token[], asks: readonly Spot[]): boolean {
  if (!meanings.includes('detail') || !/^(?:出席|参会|与会|代表)$/u.test(textOf(tokens.slice(at, end)))) return false;
  const ways = new Set<Meaning>(asks.flatMap((way) => way.meanings));
  return (ways.has('when') || ways.has('count')) && !ways.has('who') && !ways.has('how-much') && /[拟将要想准备打算计划派我本敝]/u.test(textOf(tokens.slice(Math.max(0, at - 4), at)));
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}
