const both = (text: string) => ({ consumer: { en: text }, manager: { en: text } });

const ORDERS = [
  ['phone', 'mail', 'chat'],
  ['mail', 'chat', 'phone'],
  ['chat', 'phone', 'mail'],
];

/** A study that asks for a score, for numbers and for an order alone, and by what it breaks. */
export function numberStudy() {
  const number = { kind: 'number', min: 0, step: 0.5 };
  const minutes = { ...number, max: 60, unit: 'minute', thresholds: [3, 10] };
  const items = [
    { key: 'advise', kind: 'nps', wording: both('Would you advise us?') },
    { key: 'wait', ...minutes, better: 'lower', wording: both('How long a wait?') },
    { key: 'talk', ...minutes, wording: both('How long a talk?') },
    { key: 'spent', ...number, unit: 'euro', wording: both('How much is spent?') },
    {
      key: 'order',
      kind: 'ranking',
      options: [
        { code: 'phone', label: { en: 'Phone' } },
        { code: 'mail', label: { en: 'Mail' } },
        { code: 'chat', label: { en: 'Chat' } },
      ],
      wording: both('What first?'),
    },
    {
      key: 'region',
      kind: 'single',
      segment: true,
      options: [
        { code: 'N', label: { en: 'North' } },
        { code: 'S', label: { en: 'South' } },
      ],
      wording: both('Where?'),
    },
  ];
  const page = [{ key: 'all', items: items.map(({ key }) => key) }];
  return {
    format: 'parallax.study/1',
    key: 'numbers',
    title: { en: 'Numbers' },
    locales: ['en'],
    audiences: { consumer: { label: { en: 'Consumers' } }, manager: { label: { en: 'Managers' } } },
    items,
    questionnaires: { consumer: page, manager: page },
  };
}

/** Forty of a side, of whom managers take consumers' waits for so many minutes shorter, in the South longer. */
export function numberAnswers(shorter: number) {
  return Array.from({ length: 80 }, (_, i) => {
    const isManager = i % 2 === 0;
    const region = i % 4 < 2 ? 'N' : 'S';
    const more = (i % 5) / 2;
    const own = shorter + (region === 'S' ? 0.5 : 0);
    return {
      audience: isManager ? 'manager' : 'consumer',
      answers: {
        advise: [10, 10, 8, 4, 9][i % 5],
        wait: (isManager ? 6 - own : 6) + more,
        talk: 12 + more,
        spent: 200 + 10 * more,
        order: ORDERS[region === 'N' ? 2 : i % 5 < 3 ? 0 : 1],
        region,
      },
    };
  });
}
