import { everyKindStudy } from '../study/fixtures';

type Form = Record<string, string>;

/** What the forms of a study's editor send, each of them from every page of it. */
export const STUDY_FORMS: readonly Form[] = [
  {
    'title en': 'Theirs',
    edit: JSON.stringify({ do: 'item.add', label: 'Theirs', kind: 'nps', asked: 'both' }),
  },
  { intent: 'undo' },
  { intent: 'redo' },
  { intent: 'library', pick: 'brand-loyalty human_access' },
  { intent: 'translations', file: 'text,en\r\n' },
  { intent: 'publish' },
  { intent: 'replace', document: JSON.stringify({ ...everyKindStudy(), title: { en: 'x' } }) },
  { intent: 'reset' },
  { intent: 'delete', confirm: 'every-kind' },
].map((form) => ({ revision: '1', ...form }));

/**
 * Every action of the staff's pages, by the pattern of the address: what whoever may would send.
 * @param ids of what is really there
 */
export function staffForms(ids: {
  reader: string;
  benchmark: string;
  mail: string;
  invitation: string;
  key: string;
  response: string;
}): Record<string, readonly Form[]> {
  const figure = { row: 'share.poor', label: 'Theirs', source: 'Theirs', manager: '1' };
  return {
    '/account': [
      { intent: 'name', name: 'Theirs' },
      { intent: 'end', session: 'theirs' },
      { intent: 'end_others' },
    ],
    '/account/password': [
      { current: 'x', next: 'long enough, it is', again: 'long enough, it is' },
    ],
    '/account/second-step': ['begin', 'confirm', 'renew', 'remove'].map((intent) => ({
      intent,
      password: 'x',
      code: '000000',
    })),
    '/benchmarks': [{ remove: ids.benchmark }, { ...figure, about: 'item:booking' }],
    '/studies': [
      { title: 'Theirs', key: 'theirs', locales: 'en', from: 'every-kind' },
      { intent: 'import', document: JSON.stringify({ ...everyKindStudy(), key: 'theirs' }) },
    ],
    '/keys': [{ name: 'Theirs', role: 'admin' }, { revoke: ids.key }],
    '/outbox': [{ again: ids.mail }],
    '/provider': [
      { intent: 'save', issuer: 'https://x.test', client: 'c', secret: 's', label: 'L', role: '' },
      { intent: 'remove' },
    ],
    '/users': [
      { email: 'theirs@y.z', name: 'Theirs', role: 'administrator' },
      { again: ids.invitation },
      { withdraw: ids.invitation },
    ],
    '/users/:id': [
      { intent: 'save', name: 'Theirs', role: 'administrator' },
      ...['waves', 'end', 'reset', 'factor', 'disable', 'enable'].map((intent) => ({ intent })),
    ],
    '/waves/new': [
      { key: 'theirs', title: 'Theirs', minimumBase: '5', equivalenceMargin: '10' },
      { intent: 'plan', 'consumer.target': '10' },
    ],
    '/waves/:id/settings': [
      { title: 'Theirs', minimumBase: '1', equivalenceMargin: '10' },
      { intent: 'plan', 'consumer.target': '10' },
      ...['open', 'closed', 'archived'].map((status) => ({ intent: 'status', status })),
      { intent: 'give', user: ids.reader },
      { intent: 'withdraw', user: ids.reader },
      { intent: 'delete', confirm: 'theirs' },
    ],
    '/waves/:id/links': [{ remove: 'all' }],
    '/waves/:id/responses': ['flag', 'unflag', 'erase'].map((intent) => ({
      intent,
      id: ids.response,
    })),
    '/studies/:study/preview/:audience': [{ _go: 'next', _step: 'stay', _lang: 'en' }],
  };
}
