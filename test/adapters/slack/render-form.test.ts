import { describe, expect, it } from 'vitest';
import { renderErrors, renderForm } from '../../../adapters/slack/render-form.js';
import { readState } from '../../../adapters/slack/view-state.js';
import { renderHome } from '../../../adapters/slack/render-home.js';
import { LANGUAGES } from '../../../src/language/language.js';
import { everyField } from '../../support/sample-form.js';
import { faultsIn, textsIn, ViewPayload } from '../../support/slack/block-kit.js';

const at = { conversation: 'C1', kind: 'channel', thread: null } as const;
const filled = { name: 'Ana', story: 'x'.repeat(2_999), few: 'o1', more: 'o39', long: 'o7', several: ['o1', 'o9'], many: ['o99'], countries: ['Kenya', 'Chad'], day: '2026-05-05', site: 'https://example.org', mail: 'a@example.org' };

describe('a form as a modal', () => {
  it.each(LANGUAGES)('is taken by Slack in %s, empty and filled in', (language) => {
    const form = everyField(language);

    expect(faultsIn(ViewPayload, renderForm(form, {}, at))).toEqual([]);
    expect(faultsIn(ViewPayload, renderForm(form, filled, at))).toEqual([]);
  });

  it('shows titles over the limit whole', () => {
    const form = everyField('ru');

    const texts = textsIn(renderForm(form, {}, at).blocks).join(' ');

    expect(texts).toContain(form.title);
    expect(texts).toContain(form.submitLabel);
    expect(texts).toContain(form.pages[0]!.title);
  });

  it('names every input after its field and page, and offers more than 100 options as text', () => {
    const view = renderForm(everyField('en'), {}, at);

    const inputs = view.blocks.flatMap((block) => ('element' in block ? [[block.block_id, block.element.type]] : []));

    expect(inputs).toEqual([
      ['name.p0', 'plain_text_input'], ['story.p0', 'plain_text_input'], ['few.p0', 'radio_buttons'], ['more.p0', 'static_select'], ['worded.p0', 'plain_text_input'], ['long.p0', 'plain_text_input'],
      ['several.p1', 'checkboxes'], ['many.p1', 'multi_static_select'], ['countries.p1', 'plain_text_input'], ['day.p1', 'datepicker'], ['site.p1', 'url_text_input'], ['mail.p1', 'email_text_input'], ['paper.p1', 'plain_text_input'],
    ]);
  });

  it('does not make an input of words longer than Slack shows, so that they stay as they are', () => {
    const view = renderForm(everyField('en'), { story: 'y'.repeat(3_500) }, at);

    expect(faultsIn(ViewPayload, view)).toEqual([]);
    expect(view.blocks.some((block) => 'block_id' in block && block.block_id === 'story.p0')).toBe(false);
    expect(textsIn(view.blocks).join('')).toContain('y'.repeat(2_000));
  });

  it('refuses a form that no modal can hold', () => {
    const form = everyField('en');
    const long = { ...form, pages: Array.from({ length: 20 }, () => form.pages[0]!) };

    expect(() => renderForm(long, {}, at)).toThrow('a modal takes 100');
  });

  it('shows errors beside their inputs, and one of an unknown field beside the first', () => {
    expect(renderErrors({ day: 'Give a day.', other: 'Something else.' }, ['name.p0', 'day.p1'])).toEqual({ 'day.p1': 'Give a day.', 'name.p0': 'Something else.' });
  });
});

describe('what was filled in', () => {
  it('is read by field; what was emptied is empty, what Slack leaves out is absent', () => {
    const values = readState({
      'name.p0': { name: { type: 'plain_text_input', value: 'Ana <b>' } },
      'story.p0': { story: { type: 'plain_text_input', value: null } },
      'few.p0': { few: { type: 'radio_buttons', selected_option: { value: 'o1' } } },
      'more.p0': { more: { type: 'static_select', selected_option: null } },
      'several.p1': { several: { type: 'checkboxes', selected_options: [{ value: 'o1' }, { value: 'o2' }] } },
      'day.p1': { day: { type: 'datepicker', selected_date: '2026-05-05' } },
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
