import {
  AGREEMENT,
  EXPECTATION,
  type Home,
  likelihood,
  type SideQuotas,
  type StudyQuotas,
  scored,
  scoredWithin,
  YES_NO,
} from '../questions';

const MOOD = { retail: 0.1, bank: 0.05, telecom: -0.15, energy: -0.05, travel: 0 };

const home = (industry: keyof typeof MOOD, locale = 'en'): Home => ({
  locale,
  answers: { industry },
  mood: MOOD[industry],
});

const CHANNELS = ['web', 'app', 'chat', 'email', 'social', 'phone', 'store'];
const FOLLOW_UP = ['left_alone', 'won_back', 'no_problem'];
const WON_BACK = { item: 'won_back', is: ['won_back'] };

/** The answers that comments go with. */
const ABOUT = {
  waiting: { item: 'response_time', is: EXPECTATION.slice(2) },
  heard: { item: 'feeling_heard', is: EXPECTATION.slice(2) },
  knowledge: { item: 'problem_solved', is: EXPECTATION.slice(2) },
};

/**
 * 2,000 consumers. Published: 78 % once changed their opinion for good; about 75 % start digitally,
 * of whom 33 % end on the phone; 60 % take the phone with difficult matters; over 80 % expect a call
 * back; who was won back buys over twice as much.
 */
const CONSUMERS: SideQuotas = {
  homes: [
    [home('retail'), 420],
    [home('retail', 'pl'), 140],
    [home('bank'), 360],
    [home('bank', 'pl'), 120],
    [home('telecom'), 315],
    [home('telecom', 'pl'), 105],
    [home('energy'), 225],
    [home('energy', 'pl'), 75],
    [home('travel'), 180],
    [home('travel', 'pl'), 60],
  ],
  questions: [
    scored('response_time', EXPECTATION, [300, 620, 720, 270, 90], 0.7),
    scored('feeling_heard', EXPECTATION, [260, 560, 760, 310, 110], 0.7),
    scored('problem_solved', EXPECTATION, [240, 440, 820, 380, 120], 0.7),
    scored('simple_start', CHANNELS, [560, 420, 240, 230, 50, 420, 80]),
    scoredWithin('simple_start', 'simple_end', CHANNELS, {
      web: [300, 20, 25, 15, 0, 190, 10],
      app: [20, 250, 20, 5, 0, 120, 5],
      chat: [10, 5, 130, 5, 0, 85, 5],
      email: [10, 0, 5, 125, 0, 82, 8],
      social: [0, 0, 5, 5, 20, 18, 2],
      phone: [10, 5, 0, 8, 0, 385, 12],
      store: [0, 0, 0, 0, 0, 10, 70],
    }),
    scored('hard_start', CHANNELS, [130, 60, 190, 180, 20, 1200, 220]),
    scoredWithin('hard_start', 'hard_end', CHANNELS, {
      web: [30, 0, 0, 15, 0, 80, 5],
      app: [0, 15, 5, 0, 0, 35, 5],
      chat: [0, 0, 60, 20, 0, 105, 5],
      email: [5, 0, 0, 80, 0, 85, 10],
      social: [0, 0, 0, 5, 3, 12, 0],
      phone: [10, 10, 10, 60, 0, 1020, 90],
      store: [0, 0, 0, 10, 0, 30, 180],
    }),
    scored('callback_expected', AGREEMENT, [40, 90, 230, 760, 880], -0.1),
    scored('callback_infeasible', AGREEMENT, [300, 560, 520, 460, 160], 0.2),
    scored('lasting_opinion', YES_NO, [1560, 440], 0.1),
    scored('won_back', FOLLOW_UP, [700, 340, 960], 0.45),
    scored(
      'orders_before',
      [0, 1, 2, 3, 4, 5, 6, 8, 10, 12],
      [20, 60, 80, 60, 45, 25, 25, 10, 10, 5],
      0.2,
      WON_BACK,
    ),
    scored(
      'orders_after',
      [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 24],
      [14, 28, 36, 40, 36, 50, 46, 40, 24, 14, 8, 4],
      { orders_before: 0.7, contentment: 0.2 },
      WON_BACK,
    ),
    likelihood('recommend', [90, 50, 70, 100, 120, 260, 270, 370, 330, 190, 150]),
    {
      kind: 'written',
      item: 'comment',
      after: 'recommend',
      chance: 0.35,
      topics: ABOUT,
      texts: {
        en: [
          'Nobody ever called me back, so I left.',
          'The app sent me to the website and the website sent me to the phone.',
          'I only call when nothing else works, and then I wait half an hour.',
          'After that one call I closed my account.',
          'I had to start from the beginning with every person.',
          'The chat could not see what I had written in the app.',
          'A call back would have been enough.',
          'They made a mistake, but then one person took care of it to the end.',
          'The agent called me the next day to ask whether everything worked.',
          'I trust them more since they solved my problem.',
        ],
        pl: [
          'Trzy razy dzwoniłem i nikt nie oddzwonił.',
          'Musiałam powtarzać wszystko od początku.',
          'Czat nie rozumie prostych pytań.',
          'Miła obsługa, ale za długo się czeka.',
          'Konsultantka oddzwoniła i załatwiła wszystko od ręki.',
        ],
      },
    },
  ],
};

/** 100 organisations, one manager each. Published: most have too many calls to return them all. */
const MANAGERS: SideQuotas = {
  homes: [
    [home('retail'), 18],
    [home('retail', 'pl'), 6],
    [home('bank'), 17],
    [home('bank', 'pl'), 5],
    [home('telecom'), 17],
    [home('telecom', 'pl'), 5],
    [home('energy'), 12],
    [home('energy', 'pl'), 4],
    [home('travel'), 12],
    [home('travel', 'pl'), 4],
  ],
  questions: [
    scored('response_time', EXPECTATION, [3, 18, 48, 24, 7], 0.7),
    scored('feeling_heard', EXPECTATION, [2, 13, 50, 27, 8], 0.7),
    scored('problem_solved', EXPECTATION, [1, 10, 50, 30, 9], 0.7),
    scored('simple_start', CHANNELS, [34, 26, 14, 10, 0, 16, 0]),
    scoredWithin('simple_start', 'simple_end', CHANNELS, {
      web: [26, 0, 0, 0, 0, 8, 0],
      app: [0, 20, 0, 0, 0, 6, 0],
      chat: [0, 0, 14, 0, 0, 0, 0],
      email: [0, 0, 0, 10, 0, 0, 0],
      phone: [0, 0, 0, 0, 0, 16, 0],
    }),
    scored('hard_start', CHANNELS, [10, 0, 20, 20, 0, 42, 8]),
    scoredWithin('hard_start', 'hard_end', CHANNELS, {
      web: [5, 0, 0, 0, 0, 5, 0],
      chat: [0, 0, 12, 0, 0, 8, 0],
      email: [0, 0, 0, 14, 0, 6, 0],
      phone: [0, 0, 0, 0, 0, 42, 0],
      store: [0, 0, 0, 0, 0, 0, 8],
    }),
    scored('callback_expected', AGREEMENT, [4, 14, 20, 44, 18]),
    scored('callback_infeasible', AGREEMENT, [8, 18, 12, 40, 22], -0.2),
    scored('lasting_opinion', YES_NO, [46, 54]),
    scored('won_back', FOLLOW_UP, [14, 58, 28], 0.4),
    scored('orders_before', [1, 2, 3, 4, 5, 6], [4, 12, 16, 14, 8, 4], 0.2, WON_BACK),
    scored(
      'orders_after',
      [1, 2, 3, 4, 5, 6, 8],
      [3, 9, 14, 14, 9, 6, 3],
      { orders_before: 0.7, contentment: 0.2 },
      WON_BACK,
    ),
    likelihood('recommend', [0, 0, 1, 1, 2, 7, 11, 22, 26, 18, 12]),
    {
      kind: 'written',
      item: 'comment',
      after: 'recommend',
      chance: 0.8,
      topics: ABOUT,
      texts: {
        en: [
          'On Mondays we cannot return half of the calls we miss.',
          'We see every contact, but not the whole way of a customer.',
          'Since we follow up every complaint we lose fewer customers.',
        ],
        pl: ['Brakuje nam ludzi w godzinach szczytu.', 'Oddzwaniamy tego samego dnia.'],
      },
    },
  ],
};

export const LAST_LINE_OF_DEFENCE: StudyQuotas = {
  seed: 'last-line-of-defence/',
  fieldworkStart: '2025-03-03',
  sides: { consumer: CONSUMERS, manager: MANAGERS },
};
