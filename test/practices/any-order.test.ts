import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FormValues } from '../../src/chat/form.js';
import type { Practice, PracticeState } from '../../src/practices/practice.js';
import { SHIPPED_FORMS } from '../support/practice-forms.js';
import { WHOLE_PRACTICE } from '../support/sample-practice.js';
import { practiceRoom, type Got } from './room.js';

const FIELDS = SHIPPED_FORMS.formOf({ formVersion: 1 }, 'en').pages.flatMap((page) => page.fields.map(({ id }) => id));
const OPENING = ['practices.open', 'practices.new', 'practices.show', 'practices.submit', 'practices.overrule', 'practices.withdraw', 'practices.delete', 'practices.move-up', 'practices.seen', 'practices.revise'];
// Nobody here reviews: whatever these name, nothing comes of them.
const REVIEWING = ['review.step', 'review.form', 'review.show', 'review.queue'];
const REVIEW_FORMS = ['practices.review-comment', 'practices.review-reject', 'practices.review-publish'];
const WORDS = ['practice', 'practice new', 'practices', 'submit', 'skip', 'back', 'show', 'stop', 'mine', 'theirs', '1', '2, 3', 'Summary: x\nTitle: y', 'e-mail', 'review', 'pratique', '提交'];

const text = fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 60 }), fc.constant('x'.repeat(3_000)), fc.constantFrom('\u202Eabc', '<!channel> <at>x</at>', '=1+1', '{{title}}', '𠮷'.repeat(80), '\0', 'ي'.repeat(151)));
const value = fc.oneof(text, fc.array(fc.constantFrom('1', '5', '23', 'africa', 'KE', '<b>'), { maxLength: 4 }));
const values = fc.dictionary(fc.oneof(fc.constantFrom(...FIELDS), fc.constantFrom('role', 'state', '__proto__', 'constructor')), value, { maxKeys: 5 });
const who = fc.constantFrom('amina', 'ben', 'eve');
const which = fc.nat({ max: 3 });
// A double click, or what Slack sends again.
const twice = fc.boolean();

const event = fc.oneof(
  fc.record({ kind: fc.constant('said' as const), who, text, twice }),
  fc.record({ kind: fc.constant('pressed' as const), who, action: fc.constantFrom(...OPENING, ...REVIEWING), which, field: fc.option(fc.constantFrom(...FIELDS, 'nothing'), { nil: undefined }), step: fc.constantFrom('approve', 'assign', 'request-changes'), revision: fc.integer({ min: 1, max: 4 }), twice }),
  fc.record({ kind: fc.constant('turned' as const), who, which, page: fc.nat({ max: 9 }), to: fc.constantFrom('next' as const, 'back' as const), values, twice }),
  fc.record({ kind: fc.constant('sent' as const), who, which, form: fc.option(fc.constantFrom(...REVIEW_FORMS, 'practices.overrule'), { nil: undefined, freq: 5 }), values: fc.oneof(values, fc.constant<FormValues>(WHOLE_PRACTICE)), twice }),
);
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;
/** A form that somebody was shown: it comes back later, however stale, and from whoever has got hold of it. */
interface ShownForm {
  readonly id: string;
  readonly about: Readonly<Record<string, string>>;
}

it('whatever comes in whatever order, double, stale and forged: no crash, no lost field, no right gained, every state one of ours', async () => {
  await fc.assert(fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 14 }), async (events) => {
    const room = await practiceRoom();
    try {
      const forms: ShownForm[] = [];
      for (const one of events) {
        for (const again of one.twice ? [false, true] : [false]) {
          const before = await room.practices();
          const { direct } = await happen(room, one, forms);
          if ('form' in direct && !again) forms.push(direct.form);
          expectKept(before, await room.practices(), one);
        }
      }
    } finally {
      await room.close();
    }
  }), { numRuns: Number(process.env['RUNS'] ?? 12) });
});

const page = fc.record({ who: fc.constantFrom('amina' as const, 'ben' as const), field: fc.constantFrom('title', 'mainImplementers', 'subRegions'), text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((one) => one.trim() !== ''), opensAnew: fc.boolean() });

it('two who write the same page in any order: nothing that one has not seen is overwritten by the other', async () => {
  await fc.assert(fc.asyncProperty(fc.array(page, { minLength: 2, maxLength: 10 }), async (turns) => {
    const room = await practiceRoom();
    try {
      await room.does('amina', { kind: 'said', text: 'practice' }, { platform: 'web', network: 'KE' });
      const practice = (await standing(room)).id;
      const open = async (user: string): Promise<Screen> => {
        const { direct } = await room.presses(user, 'practices.open', { practice });
        if (direct.kind !== 'open-form') throw new Error('no form was opened');
        return { about: direct.form.about, seen: (await standing(room)).values };
      };
      const screens = { amina: await open('amina'), ben: await open('ben') };
      const waiting = { amina: new Set<string>(), ben: new Set<string>() };
      for (const { who: user, field, text: typed, opensAnew } of turns) {
        if (opensAnew) screens[user] = stillUnseen(await open(user), screens[user].seen, waiting[user]);
        const { about, seen } = screens[user];
        const before = (await standing(room)).values;
        const { direct } = await room.does(user, { kind: 'turned', form: 'practices.practice', about, page: 0, to: 'back', values: { [field]: typed } });
        const after = (await standing(room)).values;
        if (before[field] !== seen[field] && before[field] !== typed.trim()) {
          // Somebody wrote there since: hers waits for her choice, and she is shown why.
          expect(after).toEqual(before);
          expect(errorsOf(direct)).toEqual([field]);
          waiting[user].add(field);
        } else {
          expect(after).toEqual({ ...before, [field]: typed.trim() });
          waiting[user].delete(field);
        }
        screens[user] = { about, seen: after };
      }
    } finally {
      await room.close();
    }
  }), { numRuns: Number(process.env['RUNS'] ?? 12) });
});

interface Screen {
  readonly about: Readonly<Record<string, string>>;
  readonly seen: FormValues;
}

/** Where her own text waits for her choice, it is what she is shown again: what somebody else wrote there since she has not seen. */
function stillUnseen({ about, seen }: Screen, before: FormValues, waiting: ReadonlySet<string>): Screen {
  const old = [...waiting].map((field) => [field, before[field]] as const);
  return { about, seen: { ...seen, ...Object.fromEntries(old.flatMap(([field, value]) => (value === undefined ? [] : [[field, value]]))) } };
}

type Room = Awaited<ReturnType<typeof practiceRoom>>;

async function standing(room: Room): Promise<Practice> {
  const [first] = await room.practices();
  if (first === undefined) throw new Error('the draft is gone');
  return first;
}

function errorsOf(direct: Got['direct']): string[] {
  return direct.kind === 'form-errors' ? Object.keys(direct.errors) : [];
}

/** Eve is of another network: what she presses and sends names drafts of others. */
async function happen(room: Room, one: Event, forms: readonly ShownForm[]): Promise<Got> {
  const where = { platform: 'web', network: one.who === 'eve' ? 'FR' : 'KE' } as const;
  if (one.kind === 'said') return room.says(one.who, one.text, where);
  const practice = (await room.practices())[one.which]?.id ?? 'none';
  if (one.kind === 'pressed') return room.does(one.who, { kind: 'pressed', action: one.action, value: { practice, step: one.step, form: 'reject', page: 1, revision: one.revision, ...(one.field === undefined ? {} : { field: one.field, inWords: true }) }, message: null }, where);
  const { id, about } = forms[one.which] ?? { id: 'practices.practice', about: { practice, draft: 'none' } };
  if (one.kind === 'turned') return room.does(one.who, { kind: 'turned', form: id, about: { ...about }, page: one.page, to: one.to, values: one.values }, where);
  return room.does(one.who, { kind: 'submitted', form: one.form ?? id, about: one.form === undefined ? { ...about } : { practice, revision: '1' }, values: one.values }, where);
}

const OF_WRITERS: readonly PracticeState[] = ['draft', 'submitted', 'withdrawn'];

function expectKept(before: readonly Practice[], after: readonly Practice[], one: Event): void {
  const { who: by, kind } = one;
  for (const practice of after) expect(OF_WRITERS).toContain(practice.state);
  for (const old of before) {
    const now = after.find(({ id }) => id === old.id);
    // Only who began a draft deletes it, and only a draft.
    if (now === undefined) expect([old.state, kind]).toEqual(['draft', 'pressed']);
    if (now === undefined) continue;
    if (by === 'eve' && old.network !== 'FR') expect(now).toEqual(old);
    if (old.state !== 'draft') expect(now.values).toEqual(old.values);
    for (const field of Object.keys(now.values)) expect(FIELDS).toContain(field);
    // A button writes nothing, and a page only what stands on it.
    const mayChange = kind === 'pressed' ? [] : kind === 'said' ? FIELDS : Object.keys(one.values);
    for (const [field, value] of Object.entries(old.values)) if (!mayChange.includes(field)) expect([field, now.values[field]]).toEqual([field, value]);
  }
}
