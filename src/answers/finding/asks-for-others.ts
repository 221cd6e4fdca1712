import type { Language } from '../../language/language.js';
import type { Question } from '../reading/read-question.js';
import { headsOf } from './find-events.js';
import { unheardIn } from './unheard.js';

const WHICH: Readonly<Record<Language, RegExp>> = {
  en: /^(?:which|what|whose)$/u,
  fr: /^(?:quel|quelle|quels|quelles)$/u,
  es: /^(?:que|cual|cuales)$/u,
  ru: /^(?:какои|какая|какое|какие|каких|какую|чеи|чья|чье)$/u,
  ar: /^(?:اي|ايه|ما|من)$/u,
  zh: /^(?:哪|些|个|位|家|国|么)$/u,
};

const DAY = /^(?:da(?:y|te)s?|jours?|dates?|dias?|fechas?|день|дни|дня|дат\p{L}*|числ\p{L}*|ال?يوم|ال?تاريخ|ال?ايام|ال?موعد|天|日|号|年|月)$/u;

// "Which parts does the Forum consist of" asks how it runs.
const PART = /^(?:parts?|segments?|sections?|elements?|components?|parties|volets?|partes|segmentos?|част\p{L}+|сегмент\p{L}*|اجزاء?|اقسام|部|分)$/u;

// Bodies that come to events: a city or country in which one is held stands after a preposition.
const BODY: Readonly<Record<Language, RegExp>> = {
  en: /^(?:organi[sz]ations?|institutions?|agenc\p{L}+|countr\p{L}+|companies|delegations?|people|persons?|groups?)$/u,
  fr: /^(?:organisations?|associations?|institutions?|pays|entreprises|delegations?|personnes?|agences?|groupes?)$/u,
  es: /^(?:organizacion(?:es)?|asociacion(?:es)?|instituci\p{L}+|pais(?:es)?|empresas?|delegaci\p{L}+|personas?|agencias?|grupos?)$/u,
  ru: /^(?:организац\p{L}+|учрежден\p{L}+|стран\p{L}*|государств\p{L}*|делегац\p{L}+|компани\p{L}+|люди|групп\p{L}*)$/u,
  ar: /^(?:ال)?(?:منظمات|منظمه|جمعيات|دول|دوله|بلدان|بلد|مؤسسات|مءسسات|شركات|وفود|وفد|جهات|جهه)$/u,
  zh: /^(?:组|机|国|代|团)$/u,
};
const WHERE: ReadonlySet<string> = new Set(['in', 'dans', 'en', 'a', 'в', 'во', 'في', '在']);

// Whom an event is for: "which NGOs were accredited" asks for them.
const AUDIENCE: ReadonlySet<string> = new Set(['civil-society', 'governments', 'stakeholders', 'local-governments', 'regional-networks']);

/** Whether it asks which people or things had to do with an event: "which ambassadors facilitated the declaration", "哪些组织获得认证". */
export function asksForOthers(question: Question, isInLedger: (word: string) => boolean = () => false): boolean {
  const { tokens, language, about } = question;
  if (headsOf(question).size === 0) return false;
  const unheard = unheardIn(question, isInLedger);
  return tokens.some(({ text }, at) => {
    const next = at + 1;
    if (!WHICH[language].test(text) || tokens[next]?.begins !== false) return false;
    return isAudience(next, about) || isBody(at, question) || isUnheardThing(next, question, unheard);
  });
}

function isBody(at: number, { tokens, language }: Question): boolean {
  const isPlace = WHERE.has(tokens[at - 1]?.text ?? '') || WHERE.has(tokens[at - 2]?.text ?? '');
  const body = tokens[at + 1]?.text ?? '';
  return BODY[language].test(body) && !(isPlace && (language === 'zh' ? body === '国' : true));
}

/** "Which states", but not "which stakeholder consultations". */
function isAudience(at: number, about: Question['about']): boolean {
  const audience = about.find((one) => one.at === at && one.meanings.every((meaning) => AUDIENCE.has(meaning)));
  return audience !== undefined && !about.some((one) => one.at === audience.end);
}

/** A noun nobody here has heard of; before a day or an event it is an adjective ("which bloody day"). */
function isUnheardThing(at: number, { tokens, language, about }: Question, unheard: ReadonlySet<number>): boolean {
  if (language === 'zh') return unheard.has(at) && unheard.has(at + 1);
  if (!unheard.has(at) || (tokens[at]?.text.length ?? 0) < 4 || PART.test(tokens[at]?.text ?? '')) return false;
  const [next, later] = [tokens[at + 1]?.text ?? '', tokens[at + 2]?.text ?? ''];
  return !DAY.test(next) && !DAY.test(later) && !about.some((one) => one.at === at + 1 && language !== 'ar');
}
