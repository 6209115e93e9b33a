import {
  type Home,
  type Loadings,
  type SideQuotas,
  type StudyQuotas,
  scored,
  scoredWithin,
  YES_NO,
} from '../questions';

const MOOD = { moscow: -0.05, petersburg: 0.05, volga: 0.05, south: 0, urals_siberia: -0.05 };

const home = (region: keyof typeof MOOD, locale = 'ru'): Home => ({
  locale,
  answers: { region },
  mood: MOOD[region],
});

const RATING = ['very_poor', 'poor', 'fair', 'good', 'very_good'];
const SATISFACTION = [
  'very_dissatisfied',
  'dissatisfied',
  'neither',
  'satisfied',
  'very_satisfied',
];
const SOLVED = ['unsolved', 'later', 'first'];
const POINTS = [...Array(11).keys()];
const REASONS = ['price', 'offer', 'service', 'product', 'life', 'other'];
/** How strongly the ratings go with satisfaction and with loyalty. */
const SATISFIES: Loadings = {
  being_heard: 0.5,
  communication: 0.3,
  consistent_info: 0.22,
  answer_speed: 0.1,
  product_quality: 0.1,
  price: 0.06,
};
const BINDS: Loadings = {
  being_heard: 0.15,
  communication: 0.12,
  consistent_info: 0.1,
  answer_speed: 0.08,
  product_quality: 0.33,
  price: 0.3,
  brand_trust: 0.29,
};

/** The answers that comments go with. */
const ABOUT = {
  waiting: { item: 'answer_speed', is: RATING.slice(3) },
  heard: { item: 'being_heard', is: RATING.slice(3) },
  repeating: { item: 'consistent_info', is: RATING.slice(3) },
};

/**
 * 1,000 consumers; the publication states no base. Published: 16 and 15 % moved for the service and
 * the product, 43 % of the importance for loyalty is service, 61 % were in contact, 16 % would stop,
 * 21 % have posted; 14 % more likely to recommend after a quick solution, 31 % less loyal after a
 * bad experience.
 */
const CONSUMERS: SideQuotas = {
  homes: [
    [home('moscow'), 210],
    [home('moscow', 'en'), 30],
    [home('petersburg'), 140],
    [home('volga'), 250],
    [home('south'), 160],
    [home('urals_siberia'), 210],
  ],
  questions: [
    scored('contacted', YES_NO, [610, 390]),
    scored('resolution', SOLVED, [90, 230, 290], 0.5, { item: 'contacted', is: ['yes'] }),
    scored('bad_experience', YES_NO, [240, 760], 0.5),
    scored('being_heard', RATING, [60, 150, 320, 340, 130], 0.55),
    scored('communication', RATING, [50, 140, 310, 370, 130], 0.55),
    scored('consistent_info', RATING, [70, 180, 340, 310, 100], 0.55),
    scored('answer_speed', RATING, [100, 220, 340, 260, 80], 0.5),
    scored('product_quality', RATING, [30, 80, 250, 450, 190], 0.4),
    scored('price', RATING, [80, 190, 370, 280, 80], 0.3),
    scored('brand_trust', RATING, [50, 120, 320, 370, 140], 0.45),
    scored('satisfaction', SATISFACTION, [60, 140, 250, 410, 140], SATISFIES),
    scoredWithin(
      'bad_experience',
      'loyalty',
      POINTS,
      {
        yes: [16, 11, 16, 22, 17, 48, 36, 32, 24, 10, 8],
        no: [8, 6, 10, 16, 22, 60, 78, 140, 190, 130, 100],
      },
      BINDS,
    ),
    scoredWithin(
      'resolution',
      'recommend',
      POINTS,
      {
        first: [3, 2, 3, 4, 6, 20, 28, 44, 84, 54, 42],
        later: [8, 5, 7, 10, 13, 34, 32, 48, 38, 23, 12],
        unsolved: [10, 5, 7, 9, 9, 16, 12, 10, 7, 4, 1],
        '': [12, 5, 7, 10, 14, 46, 52, 88, 80, 44, 32],
      },
      { satisfaction: 0.5, loyalty: 0.3 },
    ),
    scored('would_stop', YES_NO, [160, 840], { loyalty: 0.4 }),
    scored('moved', YES_NO, [200, 800], { loyalty: 0.2 }),
    scored('moved_reason', REASONS, [68, 40, 32, 30, 26, 4], 0, { item: 'moved', is: ['yes'] }),
    scored('posted', YES_NO, [210, 790]),
    {
      kind: 'written',
      item: 'comment',
      after: 'recommend',
      chance: 0.5,
      topics: ABOUT,
      texts: {
        ru: [
          'Оператор читал по бумажке и не слушал.',
          'Каждый раз отвечают по-разному.',
          'Полчаса музыки в трубке, потом обрыв связи.',
          'Хотелось бы говорить с живым человеком.',
          'Хороший продукт, но дозвониться трудно.',
          'Вежливо, но без результата.',
          'Решили вопрос за пять минут.',
          'Меня выслушали и сразу помогли. Спасибо!',
        ],
        en: ['The agent really listened.'],
      },
    },
  ],
};

/** 100 managers, whom no publication asked. */
const MANAGERS: SideQuotas = {
  homes: [
    [home('moscow'), 29],
    [home('moscow', 'en'), 5],
    [home('petersburg'), 18],
    [home('volga'), 20],
    [home('south'), 12],
    [home('urals_siberia'), 16],
  ],
  questions: [
    scored('contacted', YES_NO, [74, 26]),
    scored('resolution', SOLVED, [4, 24, 72], 0.4),
    scored('bad_experience', YES_NO, [12, 88], 0.4),
    scored('being_heard', RATING, [0, 4, 22, 50, 24], 0.55),
    scored('communication', RATING, [0, 4, 20, 52, 24], 0.55),
    scored('consistent_info', RATING, [1, 7, 26, 46, 20], 0.55),
    scored('answer_speed', RATING, [2, 10, 28, 42, 18], 0.5),
    scored('product_quality', RATING, [0, 5, 22, 51, 22], 0.4),
    scored('price', RATING, [3, 13, 38, 36, 10], 0.3),
    scored('brand_trust', RATING, [0, 4, 24, 52, 20], 0.45),
    scored('satisfaction', SATISFACTION, [0, 6, 18, 56, 20], SATISFIES),
    scored('loyalty', POINTS, [0, 0, 1, 1, 2, 8, 14, 26, 28, 14, 6], BINDS),
    scored('recommend', POINTS, [0, 0, 1, 1, 2, 7, 11, 22, 26, 18, 12], {
      satisfaction: 0.5,
      loyalty: 0.3,
    }),
    scored('would_stop', YES_NO, [22, 78]),
    scored('moved', YES_NO, [30, 70]),
    scored('moved_reason', REASONS, [14, 8, 1, 3, 3, 1], 0, { item: 'moved', is: ['yes'] }),
    scored('posted', YES_NO, [34, 66]),
    {
      kind: 'written',
      item: 'comment',
      after: 'recommend',
      chance: 0.8,
      topics: ABOUT,
      texts: {
        ru: ['Нам не хватает единой базы знаний.', 'Клиенты уходят из-за цены.'],
      },
    },
  ],
};

export const FACE_OF_THE_COMPANY: StudyQuotas = {
  seed: 'face-of-the-company/',
  fieldworkStart: '2025-06-02',
  sides: { consumer: CONSUMERS, manager: MANAGERS },
};
