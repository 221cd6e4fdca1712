import type { Language } from '../../language/language.js';
import type { Spot } from './spot.js';
import type { Token } from './tokens.js';

/** How a question for the day begins in each language; verbs of time ("was held", "se celebra") only go along with one. */
const OUTRIGHT: Readonly<Record<Language, RegExp>> = {
  en: /^(?:when|what|which|how|until (?:when|what|which)|exact|first day|last day)\b/u,
  fr: /^(?:quand|quel|quelle|quels|quelles|a quel|a quelle|jusqu a quelle|jusqu a quand|du (?:combien|quel)|de quel|de quand|le combien|c est (?:le combien|quand)|pour quelle|d ici quelle|date exacte|dates exactes|kan|qd)\b/u,
  es: /^(?:cuando|que (?:dia|dias|fecha|fechas|mes|ano|semana|trimestre)|en que|hasta (?:cuando|que)|de (?:cuando|que)|desde que|para (?:cuando|que)|cual|cuales|fecha exacta|fechas exactas|a partir de que|q dia|q fecha)\b/u,
  ru: /^(?:когда|число как|как(?:ого|ие|ое|ои|ая|ую|их)|в как|с как|до как|по как|на как|к как|точн)/u,
  ar: /^(?:متي|اي|في اي|ما (?:هو )?(?:تاريخ|موعد|يوم)|ايمتي|امتي|وقتيش|كم)/u,
  zh: /[哪几何啥]|什么|多少/u,
};

/** Whether the day is asked for outright: "in March, right? Which days exactly?" asks no longer whether March is right. */
export function asksOutright({ ways, tokens, language }: { readonly ways: readonly Spot[]; readonly tokens: readonly Token[]; readonly language: Language }): boolean {
  return ways.filter(({ meanings }) => meanings.includes('when')).some(({ at, end }) => OUTRIGHT[language].test(tokens.slice(at, end).map(({ text }) => text).join(language === 'zh' ? '' : ' ')));
}
