import type { keysEn } from './keys.en';

export const keysSv: Record<keyof typeof keysEn, string> = {
  'keys.title': 'API-nycklar',
  'keys.count':
    '{count, plural, =0 {Inget program har någon nyckel.} one {# nyckel används.} other {# nycklar används.}}',
  'keys.docs': 'Vad program kan göra med en nyckel',
  'keys.list': 'Nycklar',
  'keys.admin': 'Administratör: får göra allt',
  'keys.analyst': 'Analytiker: får bara läsa',
  'keys.collector': 'Insamlare: får bara lagra svar',
  'keys.admin_short': 'Administratör',
  'keys.analyst_short': 'Analytiker',
  'keys.collector_short': 'Insamlare',
  'keys.made_at': 'Skapad {moment}',
  'keys.used': 'senast använd {moment}',
  'keys.unused': 'inte använd än',
  'keys.revoked': 'återkallad',
  'keys.revoked_at': 'återkallad {moment}',
  'keys.revoke': 'Återkalla',
  'keys.revoke_named': 'Återkalla nyckeln ”{name}”',
  'keys.revoke_follows': 'Det som använder nyckeln nekas från och med då. Det går inte att ångra.',
  'keys.new': 'Ny nyckel',
  'keys.name': 'Namn',
  'keys.name_hint':
    'Vad som ska använda den. Granskningsloggen visar under det namnet vad den gör.',
  'keys.role': 'Roll',
  'keys.role_hint': 'Ge inte mer än programmet behöver.',
  'keys.make': 'Skapa nyckeln',
  'keys.made':
    'Nyckeln ”{name}” är skapad. Kopiera den nu: den visas bara den här gången och sparas ingenstans.',
  'keys.done_revoked': 'Nyckeln är återkallad.',
};
