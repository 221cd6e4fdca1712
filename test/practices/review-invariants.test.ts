import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PracticeState, PracticeStep, stateAfter, type Practice } from '../../src/practices/practice.js';
import { isWebAddress, planReview, type ReviewSight } from '../../src/practices/review-plan.js';
import { REVIEW_STEPS, type ReviewStep } from '../../src/practices/review-step.js';
import { takeReviewStep } from '../../src/practices/review-take.js';
import type { Instant } from '../../src/time/instant.js';
import { SHIPPED_FORMS } from '../support/practice-forms.js';
import { practiceRoom } from '../support/practice-room.js';

const FIELDS = new Set(['title', 'summary']);
const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom('', ' ', 'Which year?', 'ا'.repeat(2_001), '<!channel>'));
const address = fc.oneof(fc.webUrl(), text, fc.constantFrom('javascript:alert(1)', 'https://', 'http://localhost', 'ftp://example.org', 'https://migrationnetwork.un.org/p/1'));

/** Any step, with any words. */
function anyStep(others: readonly string[]): fc.Arbitrary<ReviewStep> {
  const other = fc.constantFrom(...others, 'none', '');
  return fc.oneof(
    fc.record({ step: fc.constant('comment' as const), field: fc.constantFrom('title', 'summary', 'colour', '__proto__'), text }),
    fc.record({ step: fc.constantFrom('request-changes' as const, 'approve' as const) }),
    fc.record({ step: fc.constant('reject' as const), reason: text }),
    fc.record({ step: fc.constantFrom('merge' as const, 'duplicate' as const), other }),
    fc.record({ step: fc.constant('assign' as const), to: fc.constantFrom('slack:T1/ana', 'slack:T1/ben', 'slack:T1/mariam', 'nobody', '') }),
    fc.record({ step: fc.constant('publish' as const), address }),
  );
}

const AT = '2026-12-08T09:00:00.000Z' as Instant;
const practiceIn = (state: PracticeState, id: string, revises: string | null = null): Practice => ({
  id, kind: 'practice', state, revision: 3, formVersion: 1, language: 'en', network: 'KE', submitter: 'p', conversation: null, revises, values: {}, overruled: [], begunAt: AT, changedAt: AT, submittedAt: AT,
});
const sight: fc.Arbitrary<ReviewSight> = fc.record({
  practice: fc.option(fc.constantFrom(...PracticeState.options).map((state) => practiceIn(state, 'one', 'old')), { nil: undefined }),
  other: fc.option(fc.record({ state: fc.constantFrom(...PracticeState.options), id: fc.constantFrom('one', 'other') }).map(({ state, id }) => practiceIn(state, id)), { nil: undefined }),
  revised: fc.option(fc.constantFrom(...PracticeState.options).map((state) => practiceIn(state, 'old')), { nil: undefined }),
  seen: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }), mayReview: fc.boolean(), untold: fc.nat({ max: 2 }), isReviewer: fc.boolean(), fields: fc.constant(FIELDS),
});

it('plans only arrows of the drawing, for those who may, from what stands now', () => {
  fc.assert(fc.property(anyStep(['one', 'other']), sight, (step, seen) => {
    const plan = planReview(step, seen, 'one');
    if (plan.kind === 'refused') return;

    expect(seen.mayReview).toBe(true);
    expect(seen.seen ?? 3).toBe(3);
    expect(plan.practice).toBe(seen.practice);
    const drawn = PracticeStep.safeParse(step.step).data;
    expect(plan.to).toBe(drawn === undefined ? null : stateAfter(plan.practice.state, drawn));
    if (plan.supersedes !== null) expect(stateAfter(plan.supersedes.state, 'supersede')).toBe('superseded');
    if (step.step === 'request-changes') expect(seen.untold).toBeGreaterThan(0);
    if (step.step === 'publish') expect(isWebAddress(step.address)).toBe(true);
  }), { numRuns: 2_000 });
});

it('plans each step somewhere: the rule above is not empty', () => {
  const ready = { practice: practiceIn('submitted', 'one'), other: practiceIn('approved', 'other'), revised: undefined, seen: 3, mayReview: true, untold: 1, isReviewer: true, fields: FIELDS };
  const all: readonly ReviewStep[] = [
    { step: 'comment', field: 'title', text: 'Which?' }, { step: 'request-changes' }, { step: 'approve' }, { step: 'reject', reason: 'A plan.' }, { step: 'merge', other: 'other' }, { step: 'duplicate', other: 'other' }, { step: 'assign', to: 'slack:T1/ana' },
    { step: 'publish', address: 'https://example.org/1' },
  ];

  const planned = all.map((step) => planReview(step, step.step === 'publish' ? { ...ready, practice: practiceIn('approved', 'one') } : ready, 'one').kind);

  expect(all.map(({ step }) => step).sort()).toEqual([...REVIEW_STEPS].sort());
  expect(planned).toEqual(all.map(() => 'done'));
});

it('leaves every practice in a drawn state whatever reviewers, submitters and stale cards do in any order, tells each step once and refuses who may not', { timeout: 120_000 }, async () => {
  const one = fc.record({ kind: fc.constant('review' as const), by: fc.constantFrom('ana', 'ben', 'mariam'), at: fc.nat({ max: 2 }), back: fc.nat({ max: 2 }) });
  const resubmit = fc.record({ kind: fc.constant('submit' as const), at: fc.nat({ max: 2 }) });
  await fc.assert(fc.asyncProperty(fc.array(fc.oneof({ weight: 5, arbitrary: one }, { weight: 1, arbitrary: resubmit }), { minLength: 5, maxLength: 25 }), fc.array(anyStep(['0', '1', '2']), { minLength: 25, maxLength: 25 }), async (deeds, steps) => {
    const room = await practiceRoom();
    try {
      const ids = [await room.submitted({ title: 'One' }), await room.submitted({ title: 'Two' }), await room.submitted({ title: 'Three' })];
      const idAt = (at: number): string => ids[at] ?? 'none';
      const taken: string[] = [];
      for (const [nth, deed] of deeds.entries()) {
        const before = await room.store.reads.practices.findPractice(idAt(deed.at));
        if (before === undefined) throw new Error('a practice is gone');
        if (deed.kind === 'submit') {
          if (before.state === 'changes-requested') await room.store.transact((tx) => tx.practices.stepPractice(before.id, before.revision, { state: 'submitted', submittedAt: room.clock.now(), at: room.clock.now() }));
          continue;
        }
        const drawn = steps[nth] ?? { step: 'approve' };
        const step: ReviewStep = 'other' in drawn && /^[012]$/.test(drawn.other) ? { ...drawn, other: idAt(Number(drawn.other)) } : drawn;
        const seen = before.revision - deed.back;
        const wanted = { practice: before.id, step, seen };
        const done = await room.store.transact((tx) => takeReviewStep(wanted, { by: `slack:T1/${deed.by}`, mayReview: deed.by !== 'mariam' }, FIELDS, { ...room.tools, tx, practiceForms: SHIPPED_FORMS, networks: new Map() }));
        const after = await room.store.reads.practices.findPractice(before.id);
        if (done.kind === 'refused') {
          expect(after).toEqual(before);
          continue;
        }
        expect([deed.by === 'mariam', deed.back]).toEqual([false, 0]);
        const arrow = PracticeStep.safeParse(step.step).data;
        expect(after?.state).toBe(arrow === undefined ? before.state : stateAfter(before.state, arrow));
        if (arrow !== undefined || (step.step === 'assign' && before.state === 'submitted')) taken.push(`practice:${before.id}:${after?.revision}:${step.step}`);
      }
      const told = (await room.store.reads.deliveries.deliveries({ limit: 999 })).map(({ key }) => key).filter((key) => key.startsWith('practice:'));
      expect(told.sort()).toEqual([...new Set(taken)].sort());
    } finally {
      await room.close();
    }
  }), { numRuns: 15 });
});
