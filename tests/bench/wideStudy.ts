const text = (en: string) => ({ en });
const both = (en: string) => ({ consumer: text(en), manager: text(en) });
const coded = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, i) => ({
    code: `${prefix}${i + 1}`,
    label: text(`${prefix} ${i + 1}`),
  }));

/** Items beside the one of the segments, and the segments. */
const ITEMS = 59;
const SEGMENTS = 12;
const KINDS = ['scale', 'scale', 'scale', 'multiple', 'scale', 'number', 'single', 'nps'] as const;
const kindOf = (place: number) => KINDS[place % KINDS.length] ?? 'scale';

function item(place: number) {
  const asked = {
    key: `item_${place + 1}`,
    wording: both(`How was it with subject ${place + 1}?`),
  };
  const kind = kindOf(place);
  if (kind === 'scale') return { ...asked, kind, scale: 'agree' };
  if (kind === 'multiple') return { ...asked, kind, options: coded(6, 'way') };
  if (kind === 'single')
    return { ...asked, kind, options: coded(5, 'choice'), favourable: ['choice1', 'choice2'] };
  if (kind === 'number')
    return { ...asked, kind, unit: 'minute', min: 0, max: 60, thresholds: [1, 5], better: 'lower' };
  return { ...asked, kind };
}

/** A study of 60 items that both sides are asked, one of which has 12 segments. */
export function wideDocument() {
  const items = [
    ...Array.from({ length: ITEMS }, (_, place) => item(place)),
    {
      key: 'region',
      kind: 'single',
      segment: true,
      options: coded(SEGMENTS, 'region'),
      wording: both('Where?'),
    },
  ];
  const pages = [{ key: 'all', items: items.map(({ key }) => key) }];
  return {
    format: 'parallax.study/1',
    key: 'wide',
    title: text('A wide study'),
    locales: ['en'],
    audiences: { consumer: { label: text('Consumers') }, manager: { label: text('Managers') } },
    scales: {
      agree: {
        options: Array.from({ length: 5 }, (_, i) => ({
          code: `a${i + 1}`,
          value: i + 1,
          label: text(`Level ${i + 1}`),
        })),
        favourable: ['a4', 'a5'],
      },
    },
    items,
    questionnaires: { consumer: pages, manager: pages },
    index: ['item_1', 'item_2', 'item_3'],
  };
}

/** So many responses to that study, every segment on both sides among them. */
export function wideAnswers(count: number): object[] {
  return Array.from({ length: count }, (_, i) => ({
    audience: i % 4 === 0 ? 'manager' : 'consumer',
    answers: {
      region: `region${1 + (Math.floor(i / 4) % SEGMENTS)}`,
      ...Object.fromEntries(
        Array.from({ length: ITEMS }, (_, place) => [`item_${place + 1}`, answer(place, i)]),
      ),
    },
  }));
}

function answer(place: number, i: number) {
  const spread = i * (7 + 2 * place) + Math.floor(i / 5) + (i % 4 === 0 ? place : 0);
  const kind = kindOf(place);
  if (kind === 'scale') return `a${1 + (spread % 5)}`;
  if (kind === 'multiple') return [`way${1 + (spread % 6)}`];
  if (kind === 'single') return `choice${1 + (spread % 5)}`;
  return kind === 'number' ? spread % 61 : spread % 11;
}
