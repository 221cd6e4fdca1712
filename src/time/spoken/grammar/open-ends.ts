import { anyWord, longest, notBefore, of, once, seq, sign, skip, type Rule } from '../rules.js';
import type { Open } from '../spoken-time.js';
import type { Told } from '../told.js';
import { closed, introduced } from './ranges.js';
import { shifted } from './shifts.js';

function open(kind: Open, isPast = false): (told: Told) => Told {
  return (told) => ({ is: 'open', open: kind, of: told, isPast });
}

/** "Before the 2026 forum": the year belongs to the noun after it. */
const attributive: Rule<unknown> = (sentence, at) => (sentence.language === 'en' && sentence.tokens[at - 1]?.kind === 'digits' && !sentence.lexemesAt(at).some(({ kind }) => kind !== 'never') ? anyWord(sentence, at) : undefined);

const time: Rule<Told> = once(notBefore(longest<Told>(closed, introduced), attributive));

/** Since Monday, until May, from 2028 on, après le 5 mai, 周五之前. */
const opened: Rule<Told> = longest<Told>(
  seq([sign('since'), of, time], open('since', true)),
  seq([skip(sign('since')), time, of, sign('since-after')], open('since', true)),
  seq([sign('onwards'), of, time, skip(sign('onwards-after'))], open('since')),
  seq([skip(sign('from')), time, of, sign('onwards-after')], open('since')),
  seq([sign('by'), of, time], open('by')),
  seq([sign('until'), of, time, skip(sign('until-after'))], open('until')),
  seq([time, sign('until-after')], open('until')),
  seq([sign('before'), of, time], open('before')),
  seq([time, sign('before-after')], open('before')),
  seq([sign('after'), of, time], open('after')),
  seq([time, sign('after-after')], open('after')),
);

/** Every time that names days. */
export const anyTime: Rule<Told> = longest<Told>(shifted, closed, opened, introduced);
