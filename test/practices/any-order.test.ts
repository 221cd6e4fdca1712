import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FormValues } from '../../src/chat/form.js';
import { PracticeState } from '../../src/practices/practice.js';
import { SHIPPED_FORMS } from '../support/practice-forms.js';
import { WHOLE_PRACTICE } from '../support/sample-practice.js';
import { practiceRoom } from './room.js';

const FIELDS = SHIPPED_FORMS.formOf({ formVersion: 1 }, 'en').pages.flatMap((page) => page.fields.map(({ id }) => id));
const ACTIONS = ['practices.open', 'practices.new', 'practices.show', 'practices.submit', 'practices.overrule', 'practices.withdraw', 'practices.delete', 'practices.move-up'];
const WORDS = ['practice', 'practice new', 'practices', 'submit', 'skip', 'back', 'show', 'stop', 'mine', 'theirs', '1', '2, 3', 'Summary: x\nTitle: y', 'e-mail'];

const text = fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 60 }), fc.constant('x'.repeat(3_000)));
const value = fc.oneof(text, fc.array(fc.constantFrom('1', '5', '23', 'africa', 'KE', '<b>'), { maxLength: 4 }));
const values = fc.dictionary(fc.oneof(fc.constantFrom(...FIELDS), fc.constantFrom('role', '__proto__', 'constructor')), value, { maxKeys: 5 });
const who = fc.constantFrom('amina', 'ben', 'eve');
const which = fc.nat({ max: 3 });

const event = fc.oneof(
  fc.record({ kind: fc.constant('said' as const), who, text }),
  fc.record({ kind: fc.constant('pressed' as const), who, action: fc.constantFrom(...ACTIONS), which, field: fc.option(fc.constantFrom(...FIELDS, 'nothing'), { nil: undefined }) }),
  fc.record({ kind: fc.constant('turned' as const), who, which, page: fc.nat({ max: 9 }), to: fc.constantFrom('next' as const, 'back' as const), values }),
  fc.record({ kind: fc.constant('sent' as const), who, which, values: fc.oneof(values, fc.constant<FormValues>(WHOLE_PRACTICE)) }),
);
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

it('whatever comes in whatever order: no crash, no lost field, no right gained, every state one of ours', async () => {
  await fc.assert(fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 14 }), async (events) => {
    const room = await practiceRoom();
    try {
      const forms: { readonly id: string; readonly about: Readonly<Record<string, string>> }[] = [];
      for (const one of events) {
        const before = await room.practices();
        const { direct } = await happen(room, one, forms);
        if ('form' in direct) forms.push(direct.form);
        expectKept(before, await room.practices(), one);
      }
    } finally {
      await room.close();
    }
  }), { numRuns: Number(process.env['RUNS'] ?? 12) });
}, 240_000);

type Room = Awaited<ReturnType<typeof practiceRoom>>;

/** Eve is of another network: what she presses and sends names drafts of others. */
async function happen(room: Room, one: Event, forms: readonly { readonly id: string; readonly about: Readonly<Record<string, string>> }[]) {
  const where = { platform: 'web', network: one.who === 'eve' ? 'FR' : 'KE' } as const;
  if (one.kind === 'said') return room.says(one.who, one.text, where);
  const practice = (await room.practices())[one.which]?.id ?? 'none';
  if (one.kind === 'pressed') return room.does(one.who, { kind: 'pressed', action: one.action, value: { practice, ...(one.field === undefined ? {} : { field: one.field, inWords: true }) }, message: null }, where);
  const { id, about } = forms[one.which] ?? { id: 'practices.practice', about: { practice, draft: 'none' } };
  if (one.kind === 'turned') return room.does(one.who, { kind: 'turned', form: id, about: { ...about }, page: one.page, to: one.to, values: one.values }, where);
  return room.does(one.who, { kind: 'submitted', form: id, about: { ...about }, values: one.values }, where);
}

function expectKept(before: Awaited<ReturnType<Room['practices']>>, after: typeof before, { who: by, kind }: Event): void {
  for (const practice of after) expect(PracticeState.options).toContain(practice.state);
  for (const old of before) {
    const now = after.find(({ id }) => id === old.id);
    // Only who began a draft deletes it, and only a draft.
    if (now === undefined) expect([old.state, kind]).toEqual(['draft', 'pressed']);
    if (now === undefined) continue;
    if (by === 'eve' && old.network !== 'FR') expect(now).toEqual(old);
    if (old.state === 'submitted') expect(now.values).toEqual(old.values);
    for (const field of Object.keys(now.values)) expect(FIELDS).toContain(field);
  }
}
