/** What an event of the roadmap can be about. Titles and questions are both read as sets of these. */
export const SUBJECTS = [
  'forum', 'review', 'hearing', 'accreditation', 'secretary-general', 'report', 'biennial', 'roundtable', 'plenary', 'policy-debate', 'townhall',
  'declaration', 'negotiation', 'adoption', 'endorsement', 'final-text', 'written-comments', 'gfmd', 'summit', 'hlpf', 'sdg', 'idm', 'dialogue',
  'migration-week', 'migrants-day', 'annual-meeting', 'mptf', 'consultative-forum', 'technical-window', 'pledging', 'voluntary-review', 'workplan',
  'hub', 'launch', 'gcm-talk', 'saving-lives', 'humanitarian', 'indicators', 'training', 'practices', 'data', 'questionnaire', 'consultation',
  'pre-consultation', 'briefing', 'registration', 'side-event', 'advisory-group', 'missing-migrants', 'routes', 'champion', 'guidance',
  'local-coalition', 'local-governments', 'civil-society', 'stakeholders', 'governments', 'preparatory', 'ecowas', 'iscm', 'rcp', 'inputs',
  'modalities', 'compact', 'assembly', 'assembly-president', 'coordinator', 'un-system', 'regional-networks', 'network', 'migration-report',
  'hundred-days', 'discussion-space', 'rapporteur', 'summary', 'chair', 'programme', 'executive-committee', 'notification', 'principals', 'thematic',
  'measuring',
] as const;

/** Review regions, as data/reference.json names them. */
export const REGIONS = [
  'africa', 'arab-states', 'asia-pacific', 'latin-america-caribbean', 'europe-north-america-central-asia',
] as const;

/** Cities in which events of the roadmap were held. */
export const PLACES = [
  'new-york', 'geneva', 'cairo', 'addis-ababa', 'bangkok', 'santiago', 'riohacha', 'dubai', 'abuja',
] as const;

/** What no event of the roadmap is: a detail that the ledger lacks, and other people's events. */
export const STRANGE = ['detail', 'foreign'] as const;

/** What people tell beside their question: what they need the answer for, where they sit, the paper they hold. Its words ask for nothing. */
export const TOLD_BESIDE = 'told-beside';

/** Something that has to be handed in. */
export const DEADLINE = 'deadline';

/** How and what is asked, and whom it concerns. */
export const ASKS = [
  'when', 'count', 'next', 'what-next', 'list', 'past', 'future', 'moved', 'check', 'since', 'what-changed', 'former', 'still-open', 'happened',
  'who', 'latest', 'before', 'compare', 'week-of', 'why', 'how-much', 'where', 'hour', 'our-region', 'our', 'for-us', 'for',
  'elsewhere', 'case', 'case-topic', 'me', 'last-day', 'manner', 'published',
] as const;

/** Ordinal numbers in words: `o2` is second. */
export const ORDINALS = [
  'o1', 'o2', 'o3', 'o4', 'o5', 'o6', 'o7', 'o8', 'o9', 'o10', 'o11', 'o12', 'o13', 'o14', 'o15', 'o16',
] as const;

export const MEANINGS = [...SUBJECTS, ...REGIONS, ...PLACES, ...STRANGE, TOLD_BESIDE, DEADLINE, ...ASKS, ...ORDINALS, 'filler'] as const;
export type Meaning = (typeof MEANINGS)[number];
export type Subject = (typeof SUBJECTS)[number];
export type Region = (typeof REGIONS)[number];
export type Ask = (typeof ASKS)[number];
