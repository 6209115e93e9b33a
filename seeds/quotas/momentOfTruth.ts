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

const home = (country: 'US' | 'GB'): Home => ({
  locale: 'en',
  answers: { country },
  mood: country === 'US' ? 0.08 : -0.08,
});

const CHANNELS = ['phone', 'email', 'chat', 'web', 'app', 'social', 'store'];
/** In the order in which contentment goes up: who is content sees fewer differences. */
const DIFFERS = ['strongly_agree', 'agree', 'neither', 'disagree', 'strongly_disagree'];
const REACTIONS = points(['not_buy', 'tell', 'complain', 'post', 'review'], [30, 34, 20, 8, 12]);
const CHANNELS_USED = points(CHANNELS, [34, 26, 18, 22, 14, 6, 16]);

/** The answers that comments go with. */
const ABOUT = {
  waiting: { item: 'service_phone', is: EXPECTATION.slice(2) },
  human: { item: 'service_chat', is: EXPECTATION.slice(2) },
  knowledge: { item: 'first_contact', is: ['yes'] },
};

/**
 * 3,000 consumers. Published: 96 % would react, 77 % had a bad experience, 80 % use two channels or
 * more, 39 % see service differ by channel, 2 in 3 name staff without knowledge.
 */
const CONSUMERS: SideQuotas = {
  homes: [
    [home('US'), 1500],
    [home('GB'), 1500],
  ],
  questions: [
    scored('tenure', TENURE, [540, 1320, 1140], 0.1),
    {
      kind: 'several',
      item: 'channels_used',
      with: 0,
      sizes: points([1, 2, 3, 4, 5], [600, 1050, 850, 400, 100]),
      weights: CHANNELS_USED,
    },
    {
      kind: 'ranking',
      item: 'channels',
      first: points(CHANNELS, [1150, 520, 480, 330, 220, 90, 210]),
      next: points(CHANNELS, [24, 24, 20, 18, 12, 5, 9]),
      places: 3,
    },
    scored('service_differs', DIFFERS, [330, 840, 780, 720, 330], 0.4),
    scored('service_phone', EXPECTATION, [300, 760, 1180, 580, 180], 0.7),
    scored('service_email', EXPECTATION, [380, 900, 1150, 440, 130], 0.65),
    scored('service_chat', EXPECTATION, [420, 940, 1100, 410, 130], 0.6),
    scored('first_contact', ['no', 'yes'], [1260, 1740], 0.5),
    {
      kind: 'chosen',
      item: 'bad_service',
      exact: [
        { code: 'knowledge', count: 2000, with: 0.1 },
        { code: 'waits', count: 1710, with: 0.1 },
        { code: 'repeating', count: 1230, with: 0.1 },
        { code: 'rude', count: 1380, with: 0.1 },
        { code: 'no_human', count: 1140, with: 0.1 },
      ],
      further: [
        ['transfers', 20],
        ['other', 1],
      ],
      most: 6,
      others: {
        en: ['Being lied to', 'Promises that nobody keeps', 'A bill that is wrong twice'],
      },
    },
    scored('bad_experience', YES_NO, [2310, 690], 0.5),
    {
      kind: 'several',
      item: 'reactions',
      with: -0.1,
      sizes: points([0, 1, 2, 3, 4, 5], [120, 900, 1080, 600, 240, 60]),
      weights: REACTIONS,
      none: 'nothing',
    },
    likelihood('recommend', [150, 80, 110, 160, 190, 420, 410, 540, 480, 260, 200]),
    {
      kind: 'written',
      item: 'comment',
      after: 'recommend',
      chance: 0.25,
      topics: ABOUT,
      texts: {
        en: [
          'The shop said one thing and the hotline another.',
          'Nobody there knew their own product.',
          'I told everybody at work about it.',
          'I was cut off twice and called elsewhere the third time.',
          'Chat is quick, but they only read out the website.',
          'By phone they are kind, by e-mail they are rude.',
          'A refund and an apology would have kept me.',
          'It depends entirely on who picks up.',
          'They answered in a minute and knew what to do.',
          'Best service I have had in years.',
        ],
      },
    },
  ],
};

/** 100 managers, whom no publication asked. */
const MANAGERS: SideQuotas = {
  homes: [
    [home('US'), 50],
    [home('GB'), 50],
  ],
  questions: [
    scored('tenure', TENURE, [18, 42, 40]),
    {
      kind: 'several',
      item: 'channels_used',
      with: 0,
      sizes: points([1, 2, 3, 4], [34, 40, 20, 6]),
      weights: CHANNELS_USED,
    },
    {
      kind: 'ranking',
      item: 'channels',
      first: points(CHANNELS, [38, 24, 14, 14, 6, 2, 2]),
      next: points(CHANNELS, [20, 30, 20, 22, 12, 4, 4]),
      places: 3,
    },
    scored('service_differs', DIFFERS, [4, 16, 22, 42, 16], 0.3),
    scored('service_phone', EXPECTATION, [1, 9, 50, 30, 10], 0.7),
    scored('service_email', EXPECTATION, [3, 17, 52, 22, 6], 0.65),
    scored('service_chat', EXPECTATION, [3, 15, 50, 25, 7], 0.6),
    scored('first_contact', ['no', 'yes'], [24, 76], 0.4),
    {
      kind: 'chosen',
      item: 'bad_service',
      exact: [
        { code: 'knowledge', count: 44, with: 0 },
        { code: 'waits', count: 66, with: 0 },
        { code: 'repeating', count: 34, with: 0 },
        { code: 'rude', count: 36, with: 0 },
        { code: 'no_human', count: 24, with: 0 },
      ],
      further: [['transfers', 1]],
      most: 6,
    },
    scored('bad_experience', YES_NO, [38, 62], 0.4),
    {
      kind: 'several',
      item: 'reactions',
      with: 0,
      sizes: points([0, 1, 2, 3], [16, 50, 26, 8]),
      weights: REACTIONS,
      none: 'nothing',
    },
    likelihood('recommend', [0, 0, 1, 1, 2, 6, 11, 22, 26, 19, 12]),
    {
      kind: 'written',
      item: 'comment',
      after: 'recommend',
      chance: 0.8,
      topics: ABOUT,
      texts: {
        en: [
          'Each channel has its own system and its own team.',
          'Training takes us three weeks, then people leave.',
          'Our customers know what to expect from us.',
        ],
      },
    },
  ],
};

export const MOMENT_OF_TRUTH: StudyQuotas = {
  seed: 'moment-of-truth/',
  fieldworkStart: '2025-05-12',
  sides: { consumer: CONSUMERS, manager: MANAGERS },
};
