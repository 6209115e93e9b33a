import {
  EXPECTATION,
  type Home,
  likelihood,
  points,
  type SideQuotas,
  type StudyQuotas,
  scored,
  TENURE,
  YES_NO,
} from '../questions';

const MOOD = { phone: 0.05, email: -0.1, chat: 0.05, self_service: 0 };

const home = (channel: keyof typeof MOOD, locale = 'sv'): Home => ({
  locale,
  answers: { channel },
  mood: MOOD[channel],
});

const LEAVE_AFTER = ['one', 'couple', 'several', 'never'];
const ACCEPTABLE = ['time_told', 'call_back', 'alternatives', 'complex', 'simple', 'place_told'];

/** The answers that comments go with. */
const ABOUT = {
  waiting: { item: 'speed', is: EXPECTATION.slice(2) },
  heard: { item: 'friendliness', is: EXPECTATION.slice(2) },
  knowledge: { item: 'knowledge', is: EXPECTATION.slice(2) },
};

/**
 * 1,000 consumers; the publication states no base. Published: 70 % leave after one bad experience,
 * 32 % even a loved brand; 64, 62, 55, 52 and 48 % for reasons; 60 % wait a minute at most on the
 * phone, 45 % four hours for an e-mail; 82 % want a human; 15 people hear of it.
 */
const CONSUMERS: SideQuotas = {
  homes: [
    [home('phone'), 330],
    [home('phone', 'en'), 130],
    [home('email'), 120],
    [home('email', 'en'), 60],
    [home('chat'), 110],
    [home('chat', 'en'), 60],
    [home('self_service'), 130],
    [home('self_service', 'en'), 60],
  ],
  questions: [
    scored('tenure', TENURE, [180, 450, 370], 0.1),
    scored('speed', EXPECTATION, [170, 330, 340, 120, 40], 0.7),
    scored('knowledge', EXPECTATION, [110, 240, 440, 160, 50], 0.7),
    scored('friendliness', EXPECTATION, [90, 200, 460, 190, 60], 0.7),
    scored(
      'wait_phone',
      [0.5, 1, 2, 3, 4, 5, 7, 10, 15, 20],
      [120, 480, 140, 100, 10, 90, 8, 38, 10, 4],
      0.1,
    ),
    scored(
      'waited_phone',
      [0.5, 1, 2, 3, 4, 5, 7, 8, 10, 15, 20, 30, 45],
      [30, 70, 120, 130, 40, 180, 40, 30, 160, 100, 60, 30, 10],
      { speed: -0.5 },
    ),
    scored(
      'wait_email',
      [1, 2, 3, 4, 6, 8, 12, 24, 48, 72],
      [120, 150, 30, 150, 40, 60, 50, 320, 70, 10],
      { wait_phone: 0.3 },
    ),
    scored(
      'waited_email',
      [1, 2, 4, 6, 8, 12, 24, 36, 48, 72, 96, 120],
      [40, 50, 80, 40, 60, 70, 310, 40, 160, 90, 40, 20],
      { speed: -0.4 },
    ),
    {
      kind: 'several',
      item: 'acceptable_when',
      with: 0.1,
      sizes: points([0, 1, 2, 3, 4], [60, 300, 380, 200, 60]),
      weights: points(ACCEPTABLE, [34, 30, 18, 20, 6, 16]),
      none: 'nothing',
    },
    scored('want_human', YES_NO, [820, 180]),
    scored('leave_after', LEAVE_AFTER, [700, 190, 70, 40], 0.3),
    scored('abandon_loved', YES_NO, [320, 680], { leave_after: 0.5 }),
    {
      kind: 'chosen',
      item: 'leave_reasons',
      exact: [
        { code: 'wait', count: 640, with: 0.1 },
        { code: 'repeat', count: 620, with: 0.1 },
        { code: 'rude', count: 550, with: 0.1 },
        { code: 'ignorant', count: 520, with: 0.1 },
        { code: 'inconsistent', count: 480, with: 0.1 },
      ],
      further: [
        ['price', 20],
        ['other', 1],
      ],
      chance: 0.4,
      most: 6,
      others: {
        sv: ['Att de inte håller vad de lovar', 'Fel på fakturan gång på gång'],
        en: ['Broken promises'],
      },
    },
    scored(
      'told',
      [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 80, 100, 200],
      [60, 40, 80, 90, 60, 150, 30, 40, 150, 20, 60, 70, 20, 40, 10, 30, 5, 40, 5],
      -0.2,
    ),
    likelihood('recommend', [50, 25, 35, 55, 60, 135, 130, 180, 160, 95, 75]),
    {
      kind: 'written',
      item: 'comment',
      after: 'recommend',
      chance: 0.5,
      topics: ABOUT,
      texts: {
        sv: [
          'Fyrtio minuter i kö och sedan bröts samtalet.',
          'Jag fick berätta samma sak för fyra personer.',
          'De svarade olika varje gång jag ringde.',
          'Ingen lyssnade på vad jag sa.',
          'Säg hur lång tid det tar, så väntar jag gärna.',
          'Snälla människor, men för få av dem.',
          'De ringde upp precis när de lovat.',
          'Kunnig och trevlig. Tack!',
        ],
        en: [
          'I waited three days for an e-mail of one line.',
          'Tell me how long it takes and I will wait.',
          'They knew their subject and called back.',
        ],
      },
    },
  ],
};

/** 100 managers, whom no publication asked. */
const MANAGERS: SideQuotas = {
  homes: [
    [home('phone'), 28],
    [home('phone', 'en'), 12],
    [home('email'), 14],
    [home('email', 'en'), 6],
    [home('chat'), 12],
    [home('chat', 'en'), 6],
    [home('self_service'), 14],
    [home('self_service', 'en'), 8],
  ],
  questions: [
    scored('tenure', TENURE, [20, 40, 40]),
    scored('speed', EXPECTATION, [3, 19, 50, 21, 7], 0.7),
    scored('knowledge', EXPECTATION, [1, 9, 48, 31, 11], 0.7),
    scored('friendliness', EXPECTATION, [1, 6, 46, 34, 13], 0.7),
    scored('wait_phone', [1, 2, 3, 4, 5, 7, 10, 15], [12, 16, 24, 4, 26, 2, 13, 3], 0.1),
    scored('waited_phone', [0.5, 1, 2, 3, 4, 5, 7, 8, 10, 15], [6, 16, 22, 22, 5, 16, 2, 2, 7, 2], {
      speed: -0.5,
    }),
    scored('wait_email', [2, 4, 8, 12, 24, 48], [6, 14, 12, 8, 46, 14], { wait_phone: 0.3 }),
    scored('waited_email', [1, 2, 4, 8, 12, 24, 48], [4, 10, 18, 16, 10, 34, 8], { speed: -0.4 }),
    {
      kind: 'several',
      item: 'acceptable_when',
      with: 0,
      sizes: points([0, 1, 2, 3], [4, 40, 40, 16]),
      weights: points(ACCEPTABLE, [20, 22, 26, 20, 16, 30]),
      none: 'nothing',
    },
    scored('want_human', YES_NO, [58, 42]),
    scored('leave_after', LEAVE_AFTER, [16, 40, 32, 12], 0.2),
    scored('abandon_loved', YES_NO, [10, 90], { leave_after: 0.4 }),
    {
      kind: 'chosen',
      item: 'leave_reasons',
      exact: [
        { code: 'wait', count: 58, with: 0 },
        { code: 'repeat', count: 30, with: 0 },
        { code: 'rude', count: 26, with: 0 },
        { code: 'ignorant', count: 30, with: 0 },
        { code: 'inconsistent', count: 24, with: 0 },
      ],
      further: [['price', 1]],
      most: 6,
    },
    scored('told', [1, 2, 3, 4, 5, 8, 10, 15, 20], [6, 14, 20, 8, 24, 6, 14, 4, 4], -0.2),
    likelihood('recommend', [0, 0, 1, 1, 2, 7, 12, 22, 25, 18, 12]),
    {
      kind: 'written',
      item: 'comment',
      after: 'recommend',
      chance: 0.8,
      topics: ABOUT,
      texts: {
        sv: ['Vi mäter svarstid men inte om kunden fick hjälp.', 'Budgeten styr, inte kunden.'],
        en: ['Nobody knows what a lost customer costs us.'],
      },
    },
  ],
};

export const GOLD_MINE_OR_BLACK_HOLE: StudyQuotas = {
  seed: 'gold-mine-or-black-hole/',
  fieldworkStart: '2025-02-03',
  sides: { consumer: CONSUMERS, manager: MANAGERS },
};
