import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { FormValues } from '../../../src/chat/form.js';
import type { Language } from '../../../src/language/language.js';
import { packageRoot } from '../../../src/package-root.js';

const line = z.string().min(1);
const Texts = z.strictObject({
  title: line, mainImplementers: line, subRegions: line, countries: line, countryCodes: z.array(line), local: line, 'practiceType-text': line, 'unsdcf-text': line, 'callId-text': line,
  summary: line, benefitImpact: line, keyLessons: line, remainingChallenges: line, recommendations: line, innovation: line, otherOrganizations: line, partners: line,
  submitterName: line, submitterOrganization: line, implementerFocalPoint: line, comment: line, more: line, reason: line,
});

/** A practice as somebody would write it in her language, and what a reviewer says of it. Invented: no such practice is known, and no country has it. */
export interface PracticeTexts {
  readonly title: string;
  /** What is typed, page by page of the form. */
  readonly pages: readonly FormValues[];
  readonly comment: string;
  /** The sentence that mends what the comment asks for. */
  readonly more: string;
  /** Why a warning may stand. */
  readonly reason: string;
  readonly countryCodes: readonly string[];
}

/** The texts of this language. */
export function practiceTexts(language: Language): PracticeTexts {
  const texts = Texts.parse(JSON.parse(readFileSync(join(packageRoot, `test/support/practice-texts/${language}.json`), 'utf8')));
  const of = (...names: readonly (keyof typeof texts)[]): FormValues => Object.fromEntries(names.map((name) => [name, [texts[name]].flat().join('\n')]));
  return {
    title: texts.title, comment: texts.comment, more: texts.more, reason: texts.reason, countryCodes: texts.countryCodes,
    pages: [
      { ...of('title'), submissionLanguage: language, ...of('mainImplementers'), geographicScope: 'local', regions: ['americas', 'europe'], ...of('subRegions', 'countries', 'local') },
      { primaryObjectives: ['16', '22'], secondaryObjectives: ['5'], guidingPrinciples: ['people-centred', 'human-rights'], sdgs: ['8', '10'] },
      { startDate: '2015', endDate: '2024-06', practiceType: 'other', ...of('practiceType-text'), unsdcf: 'yes', ...of('unsdcf-text'), callId: 'call', ...of('callId-text') },
      of('summary', 'benefitImpact'),
      of('keyLessons', 'remainingChallenges', 'recommendations', 'innovation'),
      { ...of('otherOrganizations', 'partners'), resources: 'https://example.org/report\nhttps://example.org/film', files: 'https://example.org/annex.pdf' },
      { ...of('submitterName'), submitterEmail: 'focal.point@example.org', ...of('submitterOrganization', 'implementerFocalPoint'), consentToPublish: 'yes' },
    ],
  };
}

/** Five mistakes of five kinds, each on its page: what is needed is missing, an objective stands twice, the end is before the Compact, a text is too long, a link is none of the web. */
export function mistaken(pages: readonly FormValues[]): FormValues[] {
  const summary = String(pages[3]?.['summary']);
  const wrong: Readonly<Record<number, FormValues>> = {
    0: { title: '' }, 1: { secondaryObjectives: ['5', '16'] }, 2: { endDate: '2018-03' }, 3: { summary: `${summary} `.repeat(Math.ceil(2_501 / summary.length)).slice(0, 2_600) }, 5: { resources: 'https://example.org/report\nftp://example.org/film' },
  };
  return pages.map((page, at) => ({ ...page, ...wrong[at] }));
}
