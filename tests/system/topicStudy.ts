import { randomFrom } from '../../seeds/random';

const CHANNELS = ['web', 'app', 'chat', 'phone', 'store'];
const LEVELS = ['bad', 'poor', 'good', 'excellent'];
const REASONS = ['wait', 'repeat', 'rude', 'price'];
const HELPS = ['time_told', 'call_back', 'alternatives', 'complex'];
const ACTS = ['not_buy', 'tell', 'complain', 'nothing'];

const named = (code: string) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ');
const options = (codes: readonly string[]) =>
  codes.map((code) => ({ code, label: { en: named(code) } }));
const item = (key: string, given: object) => ({
  key,
  label: { en: named(key) },
  wording: { consumer: { en: `${named(key)}?` }, manager: { en: `${named(key)}, you believe?` } },
  ...given,
});

/** A study with an item for every part of the pages of channels, waiting and loyalty. */
export function topicStudy() {
  const journeys = ['simple', 'hard'].flatMap((matter) =>
    (['start', 'end'] as const).map((end) =>
      item(`${matter}_${end}`, {
        kind: 'single',
        role: `journey_${end}`,
        options: options(CHANNELS),
      }),
    ),
  );
  const items = [
    item('order', { kind: 'ranking', options: options(CHANNELS) }),
    ...journeys,
    ...['phone', 'chat', 'store'].map((channel) =>
      item(`service_${channel}`, { kind: 'scale', scale: 'level', role: 'channel_service' }),
    ),
    ...['phone', 'mail'].flatMap((channel) => {
      const unit = channel === 'phone' ? 'minute' : 'hour';
      const thresholds = channel === 'phone' ? [1, 5, 10] : [1, 4, 24];
      return [
        item(`accept_${channel}`, { kind: 'number', min: 0, max: 96, unit, thresholds }),
        item(`waited_${channel}`, { kind: 'number', min: 0, max: 96, unit, thresholds }),
      ];
    }),
    item('helps', { kind: 'multiple', role: 'wait_condition', options: options(HELPS) }),
    item('reacts', {
      kind: 'multiple',
      role: 'reaction',
      options: ACTS.map((code) => ({
        code,
        label: { en: named(code) },
        ...(code === 'nothing' ? { exclusive: true } : {}),
      })),
      nets: [{ code: 'acts', label: { en: 'At least one action' }, any: ACTS.slice(0, 3) }],
    }),
    item('leaves_after', {
      kind: 'single',
      role: 'switching',
      options: options(['one', 'couple', 'many']),
      nets: [{ code: 'few', label: { en: 'A couple or fewer' }, any: ['one', 'couple'] }],
    }),
    item('reasons', { kind: 'multiple', role: 'leaving_reason', options: options(REASONS) }),
    item('told', {
      kind: 'number',
      role: 'word_of_mouth',
      min: 0,
      max: 100,
      thresholds: [0, 5, 20],
    }),
    item('solved', {
      kind: 'single',
      role: 'resolution',
      options: options(['first', 'later', 'never']),
      favourable: ['first'],
    }),
    ...['heard', 'clear'].map((key) =>
      item(key, { kind: 'scale', scale: 'level', role: 'service' }),
    ),
    ...['price', 'quality'].map((key) => item(key, { kind: 'scale', scale: 'level' })),
    item('advise', { kind: 'nps' }),
  ];
  const page = [{ key: 'all', items: items.map(({ key }) => key) }];
  return {
    format: 'parallax.study/1',
    key: 'topics',
    title: { en: 'Channels, waiting, loyalty' },
    locales: ['en'],
    audiences: { consumer: { label: { en: 'Consumers' } }, manager: { label: { en: 'Managers' } } },
    scales: {
      level: {
        options: LEVELS.map((code, at) => ({ code, value: at + 1, label: { en: named(code) } })),
        favourable: ['good', 'excellent'],
        favourableLabel: { en: 'good or excellent' },
      },
    },
    items,
    questionnaires: { consumer: page, manager: page },
    index: ['heard', 'clear', 'price', 'quality'],
  };
}

/** Answers to it: consumers leave for the wait and end on the phone, managers believe otherwise. */
export function topicAnswers(consumers: number, managers: number): object[] {
  const random = randomFrom('topics');
  const pick = (codes: readonly string[], weights: readonly number[]) => {
    let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [at, code] of codes.entries()) {
      left -= weights[at] ?? 0;
      if (left < 0) return code;
    }
    return codes[0] ?? '';
  };
  const some = (codes: readonly string[], shares: readonly number[]) => {
    const chosen = codes.filter((_, at) => random() < (shares[at] ?? 0));
    return chosen.length > 0 ? chosen : codes.slice(0, 1);
  };
  const around = (middle: number) => Math.min(96, Math.round(middle * (0.3 + 1.7 * random())));
  const one = (audience: 'consumer' | 'manager') => {
    const isConsumer = audience === 'consumer';
    const journey = (matter: string, digital: number) => {
      const start = pick(CHANNELS, [4 * digital, 2 * digital, digital, 3, 1]);
      const stays = random() < (isConsumer ? 0.5 : 0.85);
      return {
        [`${matter}_start`]: start,
        [`${matter}_end`]: stays ? start : pick(CHANNELS, [1, 0.2, 0.5, 6, 0.4]),
      };
    };
    const level = () => Math.min(3, Math.floor(random() * (isConsumer ? 4 : 5)));
    const [heard, clear, price, quality] = [level(), level(), level(), level()];
    const solved = pick(['first', 'later', 'never'], isConsumer ? [5, 3, 2] : [8, 2, 0.3]);
    const liking =
      2 * heard + clear + (isConsumer ? 0.5 : 1.5) * price + quality + (solved === 'first' ? 3 : 0);
    const first = isConsumer
      ? ['phone', 'web', 'store', 'chat', 'app']
      : ['web', 'app', 'chat', 'phone', 'store'];
    return {
      audience,
      answers: {
        order: random() < 0.6 ? first : [...first].sort(() => random() - 0.5),
        ...journey('simple', 1),
        ...journey('hard', 0.3),
        service_phone: LEVELS[level()],
        service_chat: LEVELS[Math.max(0, level() - 1)],
        service_store: LEVELS[level()],
        accept_phone: around(isConsumer ? 2 : 6),
        waited_phone: around(isConsumer ? 9 : 4),
        accept_mail: around(isConsumer ? 6 : 20),
        waited_mail: around(isConsumer ? 30 : 12),
        helps: some(HELPS, isConsumer ? [0.7, 0.5, 0.3, 0.4] : [0.4, 0.7, 0.3, 0.2]),
        reacts: random() < 0.05 ? ['nothing'] : some(ACTS.slice(0, 3), [0.6, 0.7, 0.2]),
        leaves_after: pick(['one', 'couple', 'many'], isConsumer ? [3, 3, 2] : [1, 2, 6]),
        reasons: some(REASONS, isConsumer ? [0.64, 0.62, 0.55, 0.3] : [0.3, 0.2, 0.3, 0.8]),
        told: around(isConsumer ? 15 : 6),
        solved,
        heard: LEVELS[heard],
        clear: LEVELS[clear],
        price: LEVELS[price],
        quality: LEVELS[quality],
        advise: Math.max(0, Math.min(10, Math.round(liking * 0.65 + 2 * random() - 1))),
      },
    };
  };
  return [
    ...Array.from({ length: consumers }, () => one('consumer')),
    ...Array.from({ length: managers }, () => one('manager')),
  ];
}
