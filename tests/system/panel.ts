import { randomFrom } from '../../seeds/random';

const SCALE = ['far_below', 'below', 'meets', 'exceeds', 'far_exceeds'];
const COUNTRIES = ['SE', 'NO', 'DK', 'FI', 'DE', 'PL'];
const SECTORS = ['retail', 'bank', 'energy', 'travel'];
const CHANNELS = ['phone', 'email', 'chat', 'app', 'store'];
const options = (codes: readonly string[]) => codes.map((code) => ({ code, label: { en: code } }));
const both = (text: string) => ({ consumer: { en: text }, manager: { en: text } });

/** A study as panels answer it: fifteen items, two of them segments. */
export function panelStudy() {
  const items = [
    ...Array.from({ length: 7 }, (_, i) => ({
      key: `rating_${i + 1}`,
      kind: 'scale',
      scale: 'expectation',
      wording: both(`Rating ${i + 1}`),
      dontKnow: true,
    })),
    { key: 'switched', kind: 'single', options: options(['yes', 'no']), wording: both('Switched') },
    { key: 'uses', kind: 'multiple', options: options(CHANNELS), wording: both('Uses') },
    { key: 'order', kind: 'ranking', options: options(CHANNELS), wording: both('Order') },
    { key: 'wait', kind: 'number', min: 0, max: 600, step: 0.5, wording: both('Wait') },
    { key: 'advise', kind: 'nps', wording: both('Advise') },
    { key: 'why', kind: 'text', wording: both('Why') },
    {
      key: 'country',
      kind: 'single',
      segment: true,
      options: options(COUNTRIES),
      wording: both('Country'),
    },
    {
      key: 'sector',
      kind: 'single',
      segment: true,
      options: options(SECTORS),
      wording: both('Sector'),
    },
  ];
  const page = [{ key: 'all', items: items.map(({ key }) => key) }];
  return {
    format: 'parallax.study/1',
    key: 'panel',
    title: { en: 'A panel' },
    locales: ['en'],
    audiences: { consumer: { label: { en: 'Consumers' } }, manager: { label: { en: 'Managers' } } },
    scales: {
      expectation: {
        options: SCALE.map((code, i) => ({ code, value: i + 1, label: { en: code } })),
        favourable: ['meets', 'exceeds', 'far_exceeds'],
      },
    },
    items,
    questionnaires: { consumer: page, manager: page },
    index: ['rating_1', 'rating_2', 'rating_3'],
  };
}

export interface PanelFile {
  rows: number;
  /** Whether each row names its respondent. */
  named?: boolean;
  /** Rows (from 1) whose first rating is no code. */
  bad?: readonly number[];
  seed?: number;
}

/** A CSV file of the panel's answers, chunk by chunk. */
export function* panelCsv({
  rows,
  named = true,
  bad = [],
  seed = 1,
}: PanelFile): Generator<string> {
  const random = randomFrom(String(seed));
  const pick = (codes: readonly string[]) => codes[Math.floor(random() * codes.length)] ?? '';
  const keys = panelStudy().items.map(({ key }) => key);
  let chunk = `audience,respondent,submitted_at,weight,${keys.join(',')}\n`;
  const faulty = new Set(bad);
  for (let row = 1; row <= rows; row += 1) {
    const ratings = Array.from({ length: 7 }, () => pick(SCALE));
    if (faulty.has(row)) ratings[0] = 'superb';
    const cells = [
      row % 10 === 0 ? 'manager' : 'consumer',
      named ? `panel-${String(row).padStart(7, '0')}` : '',
      '2026-10-01T12:00:00Z',
      '1',
      ...ratings,
      pick(['yes', 'no']),
      CHANNELS.filter(() => random() < 0.4).join('|'),
      `${pick(['phone', 'email'])}|${pick(['chat', 'app', 'store'])}`,
      String(Math.floor(random() * 60) / 2),
      String(Math.floor(random() * 11)),
      row % 20 === 0 ? '"They were kind, and ""quick""\nin the end"' : '',
      pick(COUNTRIES),
      pick(SECTORS),
    ];
    chunk += `${cells.join(',')}\n`;
    if (chunk.length > 60_000) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}
