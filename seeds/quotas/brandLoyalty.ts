import {
  AGREEMENT,
  EXPECTATION,
  type Home,
  likelihood,
  points,
  type SideQuotas,
  type StudyQuotas,
  scored,
  YES_NO,
} from '../questions';

const MOOD = { US: 0.05, GB: -0.1, DE: -0.15, AT: 0.05, CH: 0.15, NORDICS: 0.1 };

const home = (country: keyof typeof MOOD, locale = 'en'): Home => ({
  locale,
  answers: { country },
  mood: MOOD[country],
});

const CHANNELS = ['phone', 'email', 'web', 'chat', 'app', 'social'];

/** The answers that comments go with. */
const ABOUT = {
  waiting: { item: 'response_time', is: EXPECTATION.slice(2) },
  human: { item: 'human_access', is: EXPECTATION.slice(2) },
  heard: { item: 'feeling_heard', is: EXPECTATION.slice(2) },
};

/** 400 consumers. Published: 37, 45, 45, 97 % favourable, 60 % switched, 70 % train, 58 % hire. */
const CONSUMERS: SideQuotas = {
  homes: [
    [home('US'), 132],
    [home('GB'), 88],
    [home('DE'), 76],
    [home('AT'), 24],
    [home('CH'), 28],
    [home('NORDICS'), 30],
    [home('NORDICS', 'sv'), 22],
  ],
  questions: [
    scored('human_access', EXPECTATION, [92, 160, 104, 34, 10], 0.75),
    scored('response_time', EXPECTATION, [72, 148, 126, 42, 12], 0.75),
    scored('feeling_heard', EXPECTATION, [66, 154, 128, 40, 12], 0.75),
    scored(
      'wait_phone',
      [0.5, 1, 2, 3, 4, 5, 7, 8, 10, 15, 20],
      [10, 62, 82, 76, 12, 90, 6, 6, 40, 12, 4],
      0.2,
    ),
    scored('loyalty_impact', AGREEMENT, [2, 4, 6, 170, 218], -0.2),
    scored('revenue_impact', AGREEMENT, [10, 34, 76, 188, 92], -0.2),
    {
      kind: 'ranking',
      item: 'channels',
      stream: 'first channel',
      first: points(CHANNELS, [318, 24, 22, 24, 8, 4]),
      next: points(CHANNELS, [20, 24, 16, 20, 9, 5]),
      places: 3,
    },
    likelihood('recommend', [16, 8, 14, 20, 24, 52, 50, 74, 70, 40, 32]),
    scored('switched', YES_NO, [240, 160], 0.5),
    scored('switched_after', ['one', 'couple', 'several', 'many'], [52, 96, 70, 22], 0.2, {
      item: 'switched',
      is: ['yes'],
    }),
    {
      kind: 'chosen',
      item: 'priorities',
      // The discontented ask for more and better staff a little more often.
      exact: [
        { code: 'train', count: 280, with: 0.15 },
        { code: 'hire', count: 232, with: 0.15 },
      ],
      further: [
        ['faster_answers', 28],
        ['easier_human', 32],
        ['better_self_service', 10],
        ['no_repeating', 22],
        ['other', 3],
      ],
      most: 3,
      none: { code: 'none', chance: 0.1 },
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
    },
    {
      kind: 'written',
      item: 'comment',
      after: 'recommend',
      chance: 0.8,
      topics: ABOUT,
      texts: {
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
    },
  ],
};

/** 100 managers. Published: 80, 79, 84, 98, 88 % favourable; the phone third, after e-mail and web. */
const MANAGERS: SideQuotas = {
  homes: [
    [home('US'), 34],
    [home('GB'), 22],
    [home('DE'), 17],
    [home('AT'), 7],
    [home('CH'), 8],
    [home('NORDICS'), 7],
    [home('NORDICS', 'sv'), 5],
  ],
  questions: [
    scored('human_access', EXPECTATION, [3, 17, 42, 28, 10], 0.75),
    scored('response_time', EXPECTATION, [4, 17, 45, 26, 8], 0.75),
    scored('feeling_heard', EXPECTATION, [2, 14, 44, 29, 11], 0.75),
    scored(
      'wait_phone',
      [1, 2, 3, 4, 5, 7, 8, 10, 15, 20],
      [6, 14, 20, 5, 29, 2, 3, 16, 4, 1],
      0.2,
    ),
    scored('loyalty_impact', AGREEMENT, [0, 1, 1, 38, 60]),
    scored('revenue_impact', AGREEMENT, [1, 3, 8, 44, 44]),
    scored('switched', YES_NO, [38, 62], 0.5),
    scored('switched_after', ['one', 'couple', 'several', 'many'], [5, 12, 14, 7], 0.2, {
      item: 'switched',
      is: ['yes'],
    }),
    {
      kind: 'ranking',
      item: 'channels',
      stream: 'first channel',
      first: points(CHANNELS, [14, 46, 30, 7, 2, 1]),
      next: points(CHANNELS, [26, 64, 36, 16, 8, 5]),
      places: 3,
    },
    likelihood('recommend', [0, 0, 1, 1, 2, 6, 10, 20, 26, 20, 14]),
    {
      kind: 'chosen',
      item: 'priorities',
      exact: [
        { code: 'train', count: 46, with: 0.15 },
        { code: 'hire', count: 33, with: 0.15 },
      ],
      further: [
        ['faster_answers', 24],
        ['easier_human', 8],
        ['better_self_service', 40],
        ['no_repeating', 16],
        ['other', 3],
      ],
      most: 3,
      none: { code: 'none', chance: 0.1 },
      others: {
        en: ['One system for all channels', 'Better forecasts', 'Fix the causes of the calls'],
        sv: ['Bättre systemstöd'],
      },
    },
    {
      kind: 'written',
      item: 'comment',
      after: 'recommend',
      chance: 0.8,
      topics: ABOUT,
      texts: {
        en: [
          'We know the queues are too long, but the budget is fixed.',
          'Our agents need one system instead of six.',
          'Customers want self-service as long as it works.',
          'We have worked hard on response times this year.',
        ],
        sv: ['Det är svårt att hitta personal.', 'Vi följer upp varje missnöjd kund.'],
      },
    },
  ],
};

export const BRAND_LOYALTY: StudyQuotas = {
  seed: '',
  fieldworkStart: '2025-09-15',
  sides: { consumer: CONSUMERS, manager: MANAGERS },
};
