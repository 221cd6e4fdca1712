import type { FormValues } from '../../src/chat/form.js';

/** A practice as a focal point writes it, page by page. Invented: no such project is known. */
export const PRACTICE: readonly FormValues[] = [
  {
    title: 'One-stop centre for migrant workers in Busia & Malaba', submissionLanguage: 'en', mainImplementers: 'County Government of Busia\nMigrant Workers <Support> Association',
    geographicScope: 'national', regions: ['africa'], subRegions: 'Eastern Africa', countries: 'Kenya, Uganda',
  },
  { primaryObjectives: ['5', '16'], secondaryObjectives: ['6'], guidingPrinciples: ['people-centred', 'human-rights'], sdgs: ['8', '10'] },
  { startDate: '2019', endDate: '2023-06', practiceType: 'service-or-tool', unsdcf: 'yes', 'unsdcf-text': 'Kenya UNSDCF 2022–2026, outcome 2', callId: 'general' },
  { summary: 'A centre at the border gives advice, permits and health checks in one place. '.repeat(6).trim(), benefitImpact: '4,200 people were advised in the first year; waiting fell from nine days to two, as the register shows.' },
  { keyLessons: 'Hours that suit traders matter more than new forms.', remainingChallenges: 'Interpreters are scarce.', recommendations: 'Begin with the two papers that people need most.', innovation: 'Two countries share one register.' },
  { otherOrganizations: 'Uganda Revenue Authority', partners: 'A donor', resources: 'https://example.org/report\nhttps://example.org/film', files: 'https://example.org/letter.pdf' },
  { submitterName: 'Amina', submitterEmail: 'amina@example.org', submitterOrganization: 'County Government of Busia', consentToPublish: 'yes' },
];

/** The same as it is kept: options by their ids, and long enough that the checks have nothing to say. */
export const WHOLE_PRACTICE: FormValues = {
  ...PRACTICE.reduce<FormValues>((whole, page) => ({ ...whole, ...page }), {}),
  countries: ['KE', 'UG'],
  'unsdcf-text': 'Cooperation framework of Kenya 2022–2026, outcome 2',
  benefitImpact: '4,200 people were advised in the first year; waiting fell from nine days to two, as the register shows. Traders save a day a week, and the two offices share one queue. A survey of 300 of them was made twice, a year apart.',
  keyLessons: 'Hours that suit traders matter more than new forms. A desk that speaks the languages of the border is used twice as often as one that has more papers. '.repeat(2).trim(),
  recommendations: 'Begin with the two papers that people need most. Agree on one register before the first day, and tell people on the market, not in the paper. '.repeat(2).trim(),
};
