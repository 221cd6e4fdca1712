import { describe, expect, it } from 'vitest';
import { renderErrors, renderForm } from '../../../adapters/slack/render-form.js';
import { readState } from '../../../adapters/slack/view-state.js';
import { renderHome } from '../../../adapters/slack/render-home.js';
import type { FormValues } from '../../../src/chat/form.js';
import { LANGUAGES } from '../../../src/language/language.js';
import { everyField } from '../../support/sample-form.js';
import { faultsIn, textsIn, ViewPayload } from '../../support/slack/block-kit.js';

const at = { conversation: 'C1', kind: 'channel', thread: null, turn: 0 } as const;
const filled = { name: 'Ana', story: 'x'.repeat(2_999), few: 'o1', more: 'o39', long: 'o7', several: ['o1', 'o9'], many: ['o99'], countries: ['Kenya', 'Chad'], day: '2026-05-05', site: 'https://example.org', mail: 'a@example.org' };

const PAGES = [0, 1];

describe('a page of a form as a modal', () => {
  it.each(LANGUAGES)('is taken by Slack in %s, empty, filled in and with errors', (language) => {
    const form = everyField(language);

    const views = PAGES.flatMap((page) => [renderForm({ form, page, values: {} }, at), renderForm({ form, page, values: filled, errors: { name: 'This is *needed*.', day: 'Give a day.' } }, { ...at, turn: 3 })]);

    expect(views.flatMap((view) => faultsIn(ViewPayload, view))).toEqual([]);
  });

  it('shows titles over the limit whole', () => {
    const form = everyField('ru');

    const texts = textsIn(PAGES.map((page) => renderForm({ form, page, values: {} }, at).blocks)).join(' ');

    expect(texts).toContain(form.title);
    expect(texts).toContain(form.submitLabel);
    expect(texts).toContain(form.pages[0]!.title);
  });

  it('names every input after its field, page and turn, and offers more than 100 options as text', () => {
    const form = everyField('en');

    const inputs = PAGES.flatMap((page) => renderForm({ form, page, values: { few: 'o1' } }, { ...at, turn: page }).blocks.flatMap((block) => ('element' in block ? [[block.block_id, block.element.type]] : [])));

    expect(inputs).toEqual([
      ['name.p0.t0', 'plain_text_input'], ['story.p0.t0', 'plain_text_input'], ['few.p0.t0', 'radio_buttons'], ['more.p0.t0', 'static_select'], ['worded.p0.t0', 'plain_text_input'], ['long.p0.t0', 'plain_text_input'],
      ['several.p1.t1', 'checkboxes'], ['many.p1.t1', 'multi_static_select'], ['countries.p1.t1', 'plain_text_input'], ['day.p1.t1', 'datepicker'], ['site.p1.t1', 'url_text_input'], ['mail.p1.t1', 'email_text_input'], ['paper.p1.t1', 'plain_text_input'],
    ]);
  });

  it('goes on from every page but the last, back from every page but the first, and carries nothing that was typed', () => {
    const form = everyField('en');

    const [first, last] = PAGES.map((page) => renderForm({ form, page, values: filled }, at));

    expect([first?.submit?.text, last?.submit?.text]).toEqual(['Go on', `${form.submitLabel.slice(0, 23).trimEnd()}…`]);
    expect([first, last].map((view) => JSON.stringify(view?.blocks).includes('form.back'))).toEqual([false, true]);
    expect(first?.private_metadata).not.toContain('Ana');
  });

  it('leaves out what an answer of an earlier page has settled', () => {
    const asked = (values: FormValues) => renderForm({ form: everyField('en'), page: 1, values }, at).blocks.some((block) => 'block_id' in block && block.block_id === 'mail.p1.t0');

    expect([asked({ few: 'o1' }), asked({ few: 'o2' })]).toEqual([true, false]);
  });

  it('does not make an input of words longer than Slack shows, so that they stay as they are', () => {
    const view = renderForm({ form: everyField('en'), page: 0, values: { story: 'y'.repeat(3_500) } }, at);

    expect(faultsIn(ViewPayload, view)).toEqual([]);
    expect(view.blocks.some((block) => 'block_id' in block && block.block_id === 'story.p0.t0')).toBe(false);
    expect(textsIn(view.blocks).join('')).toContain('y'.repeat(2_000));
  });

  it('refuses a page that no modal can hold', () => {
    const form = everyField('en');
    const [page] = form.pages;
    const long = { ...form, pages: [{ title: 'Long', fields: Array.from({ length: 20 }, () => page!.fields).flat() }] };

    expect(() => renderForm({ form: long, page: 0, values: {} }, at)).toThrow('a modal takes 100');
  });

  it('shows errors beside their inputs, and one of an unknown field beside the first', () => {
    expect(renderErrors({ day: 'Give a day.', other: 'Something else.' }, ['name.p0.t0', 'day.p0.t0'])).toEqual({ 'day.p0.t0': 'Give a day.', 'name.p0.t0': 'Something else.' });
  });
});

describe('what was filled in', () => {
  it('is read by field; what was emptied is empty, what Slack leaves out is absent', () => {
    const values = readState({
      'name.p0.t0': { name: { type: 'plain_text_input', value: 'Ana <b>' } },
      'story.p0.t0': { story: { type: 'plain_text_input', value: null } },
      'few.p0.t0': { few: { type: 'radio_buttons', selected_option: { value: 'o1' } } },
      'more.p0.t0': { more: { type: 'static_select', selected_option: null } },
      'several.p1.t0': { several: { type: 'checkboxes', selected_options: [{ value: 'o1' }, { value: 'o2' }] } },
      'day.p1.t0': { day: { type: 'datepicker', selected_date: '2026-05-05' } },
    });

    expect(values).toEqual({ name: 'Ana <b>', story: '', few: 'o1', more: '', several: ['o1', 'o2'], day: '2026-05-05' });
  });
});

describe('the Home tab', () => {
  it.each(LANGUAGES)('is taken by Slack in %s, and not blank', (language) => {
    const view = renderHome(language);

    expect(faultsIn(ViewPayload, view)).toEqual([]);
    expect(textsIn(view.blocks).join('').length).toBeGreaterThan(100);
  });
});
