import type { Subject } from '../reading/meanings.js';
import type { Milestone } from '../../roadmap/milestone.js';

/** What a milestone is: `own` says it apart from others, `also` may be said of it without being missed. */
export interface Identity {
  readonly own: ReadonlySet<Subject>;
  readonly also: ReadonlySet<Subject>;
}

/** Said of many events, beside what they are: they narrow nothing down alone, and nobody misses them. */
export const BESIDE: ReadonlySet<Subject> = new Set<Subject>([
  'forum', 'review', 'compact', 'network', 'assembly', 'stakeholders', 'civil-society', 'governments', 'biennial', 'thematic', 'principals', 'measuring',
  'secretary-general', 'executive-committee', 'humanitarian', 'summary', 'data', 'launch', 'guidance',
]);

/** Asked for, they must be there; not asked for, they set nothing apart. */
export const SILENT: ReadonlySet<Subject> = new Set<Subject>(['summit', 'adoption']);

/** Where a title says too much or too little: by id, since these series follow their names. */
export const SPECIAL: readonly { readonly ids: RegExp; readonly own?: readonly Subject[]; readonly also?: readonly Subject[] }[] = [
  { ids: /^gfmd-prep-/, own: ['gfmd', 'preparatory'], also: ['consultation', 'roundtable', 'chair'] },
  { ids: /^gcm-endorsed-/, also: ['adoption'] },
  { ids: /^progress-declaration-endorsed-|^progress-declaration-\d+-endorsement/, own: ['declaration', 'endorsement'], also: ['adoption', 'assembly'] },
  { ids: /^progress-declaration-\d{4}$/, own: ['declaration', 'adoption'], also: ['forum'] },
  { ids: /^(?:imrf-\d+-)?sg-report/, own: ['report'], also: ['secretary-general', 'biennial', 'plenary', 'launch', 'compact'] },
  { ids: /^imrf-dialogues-/, own: ['dialogue'], also: ['roundtable', 'preparatory'] },
  { ids: /^network-annual-meeting-/, own: ['annual-meeting'], also: ['network', 'mptf', 'consultative-forum'] },
  { ids: /^imrf-\d+-voluntary-reviews-and-pledges$/, own: [], also: ['voluntary-review', 'pledging'] },
  { ids: /^multi-stakeholder-hearing-/, own: ['hearing'], also: ['stakeholders', 'civil-society', 'forum'] },
  { ids: /^progress-declaration-townhall-/, own: ['townhall'], also: ['declaration', 'stakeholders', 'negotiation', 'consultation', 'forum'] },
  { ids: /^(?:special-accreditation-|imrf-\d+-accreditation)/, own: ['accreditation'], also: ['forum', 'registration', 'civil-society'] },
  { ids: /^imrf-\d+-declaration-negotiation$/, own: ['declaration', 'negotiation'], also: ['forum', 'consultation'] },
  { ids: /^pledging-initiative-launch/, also: ['compact'] },
  { ids: /^migrants-day-/, own: ['migrants-day'], also: ['migration-report'] },
  { ids: /^roundtable-\d-inputs/, own: ['roundtable', 'inputs'], also: ['consultation', 'written-comments'] },
  { ids: /^champion-guidance-inputs/, own: ['champion'], also: ['guidance', 'inputs', 'compact', 'written-comments', 'consultation'] },
  { ids: /^un-system-training/, own: ['training'], also: ['un-system'] },
  { ids: /^unece-100-days-briefing/, own: ['briefing', 'hundred-days'], also: ['forum', 'governments'] },
  { ids: /^hlpf-imrf-side-event/, own: ['hlpf', 'side-event'], also: ['declaration', 'forum'] },
  { ids: /^(?:lac|unece|africa|arab|asia-pacific)-(?:hearing|side-events|stakeholder-consultation|registration)/, also: ['review', 'consultation', 'stakeholders'] },
  { ids: /^progress-declaration-hub-inputs/, own: ['declaration', 'written-comments'], also: ['hub', 'inputs', 'consultation'] },
  { ids: /^civil-society-prep-day/, also: ['consultation', 'forum'] },
  { ids: /^gfmd-civil-society-day/, own: ['gfmd', 'civil-society'], also: ['consultation', 'preparatory', 'stakeholders', 'chair'] },
  { ids: /^unece-hub-discussion/, own: ['discussion-space'], also: ['hub', 'stakeholders', 'consultation'] },
  { ids: /^unece-stakeholder-report/, own: ['rapporteur'], also: ['report', 'summary', 'stakeholders'] },
  { ids: /^call-for-practices/, own: ['practices'], also: ['data', 'hub', 'inputs'] },
  { ids: /^mptf-technical-window/, own: ['technical-window'], also: ['mptf'] },
  { ids: /^mptf-consultative-forum/, own: ['consultative-forum'], also: ['mptf'] },
  { ids: /^workplan-finalized/, own: ['workplan'], also: ['network', 'principals', 'final-text', 'adoption'] },
  { ids: /^wca-workplan-consultation/, own: ['workplan', 'consultation'] },
  { ids: /^gcm-talks-launch/, own: ['gcm-talk'], also: ['indicators', 'measuring', 'launch'] },
  { ids: /^gcm-talk-saving-lives/, own: ['gcm-talk', 'saving-lives'], also: ['humanitarian'] },
  { ids: /^arab-stakeholder-group/, own: ['advisory-group'], also: ['stakeholders'] },
  { ids: /^arab-iscm-dialogue/, own: ['iscm'], also: ['dialogue', 'consultation'] },
  { ids: /^lac-rcp-consultation/, own: ['rcp'], also: ['consultation'] },
  { ids: /^regional-networks-routes/, own: ['routes'], also: ['regional-networks', 'consultation', 'executive-committee'] },
  { ids: /^regional-networks-meeting/, own: ['regional-networks'], also: [] },
  { ids: /^gcm-indicators-/, own: ['indicators'], also: ['consultation'] },
  { ids: /^missing-migrants-/, own: ['missing-migrants'], also: ['consultation', 'humanitarian'] },
  { ids: /^side-event-notification/, own: ['side-event', 'notification'], also: ['forum'] },
  { ids: /^imrf-modalities/, own: ['modalities'], also: ['adoption', 'assembly', 'forum', 'endorsement'] },
  { ids: /^imrf-registration-closed/, own: ['registration'], also: ['forum'] },
  { ids: /^pledge-annual-report/, own: ['pledging', 'report'] },
  { ids: /^hub-launch/, own: ['hub'], also: ['coordinator', 'briefing', 'launch'] },
  { ids: /^coordinator-briefing/, own: ['coordinator', 'workplan'], also: ['briefing'] },
  { ids: /^local-coalition-launch/, own: ['local-coalition'], also: ['local-governments', 'launch'] },
  { ids: /^lrg-briefing/, own: ['local-governments', 'briefing'], also: ['forum'] },
  { ids: /^imrf-\d+-briefing/, own: ['briefing'], also: ['forum', 'preparatory'] },
  { ids: /^arab-imrf-briefing/, own: ['briefing'], also: ['forum', 'preparatory'] },
  { ids: /^ecowas-consultation/, own: ['ecowas'], also: ['consultation', 'forum', 'preparatory'] },
  { ids: /^pga-hearing-consultation/, own: ['consultation', 'hearing', 'assembly-president'], also: ['stakeholders'] },
  { ids: /^progress-declaration-final-text/, own: ['final-text'], also: ['declaration'] },
  { ids: /^progress-declaration-adopted/, own: ['declaration', 'adoption'], also: ['forum'] },
  { ids: /^voluntary-reviews-/, own: ['voluntary-review'], also: ['forum', 'report', 'preparatory'] },
  { ids: /^asia-pacific-questionnaire/, own: ['questionnaire'], also: ['stakeholders', 'review'] },
  { ids: /^asia-pacific-stakeholder-briefing/, own: ['briefing'], also: ['stakeholders', 'review'] },
  { ids: /^imrf-\d+-plenary$/, own: ['plenary'], also: ['forum'] },
  { ids: /^imrf-\d+-policy-debate$/, own: ['policy-debate'], also: ['forum'] },
  { ids: /^imrf-\d+-roundtable/, own: ['roundtable'], also: ['forum'] },
  { ids: /^imrf-\d{4}$/, own: ['forum'], also: [] },
  { ids: /^gfmd-summit-/, own: ['gfmd', 'summit'], also: ['chair'] },
  { ids: /^gfmd-colombia-chair/, own: ['gfmd', 'chair'], also: [] },
  { ids: /^gfmd-programme-launch/, own: ['gfmd', 'programme'], also: ['launch', 'workplan', 'chair'] },
  { ids: /^idm-/, own: ['idm'], also: [] },
];

/** A title's subjects, mended where the ids of a series tell better what it is. */
export function identityOf({ id }: Pick<Milestone, 'id'>, inTitle: ReadonlySet<Subject>): Identity {
  const special = SPECIAL.find(({ ids }) => ids.test(id));
  const also = special?.own?.length === 0 ? (special.also ?? []) : [...(special?.also ?? []), ...inTitle];
  return { own: new Set(special?.own ?? inTitle), also: new Set(also) };
}
