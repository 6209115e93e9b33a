import type { Quotas } from './random';

type Locale = 'en' | 'sv';

/** Where somebody lives or works, and in which language they answered. */
export interface Home {
  country: 'US' | 'GB' | 'DE' | 'AT' | 'CH' | 'NORDICS';
  locale: Locale;
}

/**
 * An item's answers in the order that contentment goes up, and how strongly they go with it
 * (-1 to 1; the square is the share of the score's variance).
 */
export interface Question<Value> {
  answers: Quotas<Value>;
  contentment: number;
}

/** `after` counts those who switched. */
export interface Switching {
  switched: Question<'yes' | 'no'>;
  after: Quotas<string>;
}

/** All that makes the synthetic respondents of one side. */
export interface SideQuotas {
  homes: Quotas<Home>;
  scored: Readonly<Record<string, Question<string | number>>>;
  recommend: Question<number>;
  switching: Switching | null;
  /** How many put each channel first, and the weights that the second and third are drawn by. */
  channels: { first: Quotas<string>; next: Quotas<string> };
  /** How many choose train and hire, and the weights that the rest is drawn by. */
  priorities: { train: number; hire: number; further: Quotas<string> };
  /** Texts of discontented people first, of content ones last. */
  comments: Readonly<Record<Locale, readonly string[]>>;
  /** What those who choose the priority "other" write. */
  others: Readonly<Record<Locale, readonly string[]>>;
}

const home = (country: Home['country'], locale: Locale = 'en'): Home => ({ country, locale });

function points<Value>(values: readonly Value[], counts: readonly number[]): Quotas<Value> {
  return values.map((value, place) => [value, counts[place] ?? 0]);
}

const EXPECTATION = ['far_below', 'below', 'meets', 'exceeds', 'far_exceeds'];
const AGREEMENT = ['strongly_disagree', 'disagree', 'neither', 'agree', 'strongly_agree'];
const CHANNELS = ['phone', 'email', 'web', 'chat', 'app', 'social'];

function rated<Value>(values: readonly Value[], counts: readonly number[], contentment: number) {
  return { answers: points(values, counts), contentment };
}

/** Counts of the answers 0 to 10. */
const nps = (counts: readonly number[]) => ({
  answers: points([...counts.keys()], counts),
  contentment: 0.75,
});

/** 400 consumers. Published: 37, 45, 45, 97 % favourable, 60 % switched, 70 % train, 58 % hire. */
export const CONSUMERS: SideQuotas = {
  homes: [
    [home('US'), 132],
    [home('GB'), 88],
    [home('DE'), 76],
    [home('AT'), 24],
    [home('CH'), 28],
    [home('NORDICS'), 30],
    [home('NORDICS', 'sv'), 22],
  ],
  scored: {
    human_access: rated(EXPECTATION, [92, 160, 104, 34, 10], 0.75),
    response_time: rated(EXPECTATION, [72, 148, 126, 42, 12], 0.75),
    feeling_heard: rated(EXPECTATION, [66, 154, 128, 40, 12], 0.75),
    wait_phone: rated(
      [0.5, 1, 2, 3, 4, 5, 7, 8, 10, 15, 20],
      [10, 62, 82, 76, 12, 90, 6, 6, 40, 12, 4],
      0.2,
    ),
    loyalty_impact: rated(AGREEMENT, [2, 4, 6, 170, 218], -0.2),
  },
  recommend: nps([16, 8, 14, 20, 24, 52, 50, 74, 70, 40, 32]),
  switching: {
    switched: rated(['yes', 'no'], [240, 160], 0.5),
    after: points(['one', 'couple', 'several', 'many'], [52, 96, 70, 22]),
  },
  channels: {
    first: points(CHANNELS, [318, 24, 22, 24, 8, 4]),
    next: points(CHANNELS, [20, 24, 16, 20, 9, 5]),
  },
  priorities: {
    train: 280,
    hire: 232,
    further: [
      ['faster_answers', 28],
      ['easier_human', 32],
      ['better_self_service', 10],
      ['no_repeating', 22],
      ['other', 3],
    ],
  },
  comments: {
    en: [
      'Forty minutes on hold, then the line went dead.',
      'I had to explain the same problem to four different people.',
      'The menu never let me speak to anyone.',
      'Nobody called me back, although they promised.',
      'The chatbot kept sending me in circles.',
      'Please put your phone number on the website.',
      'I would rather wait than be passed around.',
      'It took three e-mails to get one answer.',
      'Friendly people, but far too few of them.',
      'Fine in the morning, hopeless in the evening.',
      'The agent knew what she was doing. Getting to her was the hard part.',
      'Once I got through, it was sorted in two minutes.',
      'The call-back option is great, more companies should have it.',
      'Very helpful and kind. Thank you!',
    ],
    sv: [
      'Jag satt i kö i en halvtimme och blev sedan bortkopplad.',
      'Låt mig prata med en människa direkt.',
      'Trevlig personal, men lång väntetid.',
      'Snabb och vänlig hjälp, tack!',
    ],
  },
  others: {
    en: [
      'Longer opening hours',
      'Do what you promise',
      'Call back when you say you will',
      'Pay the staff better',
      'Clearer information online',
    ],
    sv: ['Längre öppettider'],
  },
};

/** 100 managers. Published: 80, 79, 84, 98, 88 % favourable; the phone third, after e-mail and web. */
export const MANAGERS: SideQuotas = {
  homes: [
    [home('US'), 34],
    [home('GB'), 22],
    [home('DE'), 17],
    [home('AT'), 7],
    [home('CH'), 8],
    [home('NORDICS'), 7],
    [home('NORDICS', 'sv'), 5],
  ],
  scored: {
    human_access: rated(EXPECTATION, [3, 17, 42, 28, 10], 0.75),
    response_time: rated(EXPECTATION, [4, 17, 45, 26, 8], 0.75),
    feeling_heard: rated(EXPECTATION, [2, 14, 44, 29, 11], 0.75),
    wait_phone: rated([1, 2, 3, 4, 5, 7, 8, 10, 15, 20], [6, 14, 20, 5, 29, 2, 3, 16, 4, 1], 0.2),
    loyalty_impact: rated(AGREEMENT, [0, 1, 1, 38, 60], 0),
    revenue_impact: rated(AGREEMENT, [1, 3, 8, 44, 44], 0),
  },
  recommend: nps([0, 0, 1, 1, 2, 6, 10, 20, 26, 20, 14]),
  switching: null,
  channels: {
    first: points(CHANNELS, [14, 46, 30, 7, 2, 1]),
    next: points(CHANNELS, [26, 64, 36, 16, 8, 5]),
  },
  priorities: {
    train: 46,
    hire: 33,
    further: [
      ['faster_answers', 24],
      ['easier_human', 8],
      ['better_self_service', 40],
      ['no_repeating', 16],
      ['other', 3],
    ],
  },
  comments: {
    en: [
      'We know the queues are too long, but the budget is fixed.',
      'Our agents need one system instead of six.',
      'Customers want self-service as long as it works.',
      'We have worked hard on response times this year.',
    ],
    sv: ['Det är svårt att hitta personal.', 'Vi följer upp varje missnöjd kund.'],
  },
  others: {
    en: ['One system for all channels', 'Better forecasts', 'Fix the causes of the calls'],
    sv: ['Bättre systemstöd'],
  },
};
