import { expect, it } from 'vitest';
import { pastedAddresses } from '../../app/accounts/pastedAddresses';

it('reads a pasted list as mail programs and spreadsheets write it, and nobody twice', () => {
  const list = [
    'Ann Ek <ann@x.org>; "Bo Al" <bo@x.org>',
    'Cia Dal\tcia@x.org',
    'dan@x.org, eva@x.org',
    '',
    'ANN@x.org',
    'nobody at all',
  ].join('\r\n');
  expect(pastedAddresses(list)).toEqual([
    { email: 'ann@x.org', name: 'Ann Ek' },
    { email: 'bo@x.org', name: 'Bo Al' },
    { email: 'cia@x.org', name: 'Cia Dal' },
    { email: 'dan@x.org', name: 'dan' },
    { email: 'eva@x.org', name: 'eva' },
    { email: 'nobody at all', name: '' },
  ]);
});
