import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Language } from '../src/language/language.js';
import type { Practice } from '../src/practices/practice.js';
import { Instant } from '../src/time/instant.js';

const File = z.object({ about: z.string(), samples: z.array(z.object({ language: Language, title: z.string(), text: z.string(), question: z.string() })) });

/** Sixty invented practices, each with a question that asks for it. */
export const { samples: SAMPLES } = File.parse(JSON.parse(readFileSync(new URL('./practice-samples.json', import.meta.url), 'utf8')));

const NETWORKS = ['KE', 'UG', 'PE', 'FR', 'KZ', 'JO', 'PH', 'MA', 'SN', 'MX'];
const REGIONS = ['africa', 'americas', 'asia', 'europe', 'oceania'];
const WORDS_OF_OTHERS = 90;

/**
 * So many approved practices: the samples first, then others of words drawn from all samples of a language, each of them long.
 * The same count gives the same practices.
 */
export function samplePractices(count: number): Practice[] {
  const chance = seeded(count);
  const wordsIn = new Map(Language.options.map((language) => [language, SAMPLES.filter((sample) => sample.language === language).flatMap(({ title, text }) => wordsOf(`${title} ${text}`, language))]));
  return Array.from({ length: count }, (_, at): Practice => {
    const sample = SAMPLES[at];
    const language = sample?.language ?? Language.options[at % Language.options.length] ?? 'en';
    const drawn = (many: number) => Array.from({ length: many }, () => wordsIn.get(language)?.[Math.floor(chance() ** 2 * (wordsIn.get(language)?.length ?? 1))] ?? '').join(language === 'zh' ? '' : ' ');
    const other = { title: `${drawn(2)} ${at}`, text: `${filler(language, at)} ${drawn(6)} ${filler(language, at + 7)}` };
    return practiceOf(at, language, sample ?? other);
  });
}

function practiceOf(at: number, language: Language, { title, text }: { readonly title: string; readonly text: string }): Practice {
  const day = Instant.parse(new Date(Date.UTC(2019, 0, 1) + at * 3_600_000).toISOString());
  const objective = (more: number) => String(((at + more) % 23) + 1);
  const values = {
    title, submissionLanguage: language, summary: text, benefitImpact: text, keyLessons: text, recommendations: text, innovation: text, mainImplementers: `Organization ${at}`, geographicScope: 'national', regions: [REGIONS[at % REGIONS.length] ?? 'africa'],
    primaryObjectives: [objective(0), objective(5)], secondaryObjectives: [objective(11)], sdgs: [String((at % 17) + 1)], guidingPrinciples: ['people-centred'], practiceType: 'project-programme', startDate: '2019', endDate: '2023', submitterName: 'A. Sample', submitterEmail: 'sample@example.org', consentToPublish: 'yes',
  };
  return {
    id: `s${String(at).padStart(6, '0')}`, kind: 'practice', state: 'approved', revision: 2, formVersion: 1, language, network: NETWORKS[at % NETWORKS.length] ?? null, submitter: null, conversation: null, revises: null, values, overruled: [], begunAt: day, changedAt: day, submittedAt: day,
  };
}

/** Words that stand in every text of this kind, of which a word rarely tells anything. */
const FILLERS: Record<Language, readonly string[]> = {
  en: ['programme', 'ministry', 'partners', 'community', 'support', 'training', 'services', 'project', 'region', 'national'], fr: ['programme', 'ministère', 'partenaires', 'communauté', 'appui', 'formation', 'services', 'projet', 'région', 'national'],
  es: ['programa', 'ministerio', 'socios', 'comunidad', 'apoyo', 'formación', 'servicios', 'proyecto', 'región', 'nacional'], ru: ['программа', 'министерство', 'партнёры', 'община', 'поддержка', 'обучение', 'услуги', 'проект', 'регион', 'национальный'],
  ar: ['برنامج', 'وزارة', 'شركاء', 'مجتمع', 'دعم', 'تدريب', 'خدمات', 'مشروع', 'إقليم', 'وطني'], zh: ['方案', '部委', '伙伴', '社区', '支持', '培训', '服务', '项目', '区域', '国家'],
};

function filler(language: Language, at: number): string {
  return Array.from({ length: WORDS_OF_OTHERS / 2 }, (_, n) => FILLERS[language][(at * 7 + n * 3) % 10] ?? '').join(language === 'zh' ? '' : ' ');
}

function wordsOf(text: string, language: Language): string[] {
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike === true).map(({ segment }) => segment);
}

/** Numbers from 0 up to 1, the same each time. */
function seeded(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
