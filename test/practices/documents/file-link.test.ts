import { expect, it } from 'vitest';
import { openGrant, sealGrant, type FileGrant } from '../../../src/practices/documents/file-link.js';
import { instantFromMs } from '../../../src/time/instant.js';

const GRANT: FileGrant = { file: { draft: 'd1', name: 'مركز.docx' }, account: { platform: 'teams', tenant: 'T', user: 'amina' }, conversation: 'c1', until: instantFromMs(1_000) };

it('opens what it sealed, until it is over, and nothing that was changed or sealed by somebody else', () => {
  const sealed = sealGrant(GRANT, 'key');
  const [text = '', signature = ''] = sealed.split('.');
  const other = Buffer.from(Buffer.from(text, 'base64url').toString('utf8').replace('"d1"', '"d2"')).toString('base64url');

  expect(openGrant(sealed, 'key', instantFromMs(999))).toEqual(GRANT);
  expect(openGrant(sealed, 'key', instantFromMs(1_000))).toBeUndefined();
  expect(openGrant(`${other}.${signature}`, 'key', instantFromMs(1))).toBeUndefined();
  expect(openGrant(sealed, 'another key', instantFromMs(1))).toBeUndefined();
  for (const rubbish of ['', '.', text, `${text}.`, `.${signature}`]) expect(openGrant(rubbish, 'key', instantFromMs(1))).toBeUndefined();
});
