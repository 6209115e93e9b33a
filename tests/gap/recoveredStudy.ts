import type { Answers } from '../../app/study/conditions';
import { parseStudy } from '../../app/study/parse';

const text = (en: string) => ({ en });
const labelled = (codes: readonly string[]) => codes.map((code) => ({ code, label: text(code) }));
const consumer = { consumer: text('?') };
const both = { ...consumer, manager: text('?') };

export const CODES = { region: ['N', 'S', 'E'], sex: ['f', 'm'] };
export const SCORES = { bad: 1, fair: 2, good: 4 };

/**
 * Two segment items and questions of every kind; follow-ups of an answer, of an option that is ticked,
 * and of region N, and a comment on a bad rating. Nothing is compulsory. Managers are asked one of them, and predict it.
 */
export const study = (() => {
  const single = (key: string, codes: readonly string[], more: object = {}) => ({
    key,
    kind: 'single',
    options: labelled(codes),
    wording: consumer,
    ...more,
  });
  const parsed = parseStudy({
    format: 'parallax.study/1',
    key: 'recovered',
    title: text('Recovered'),
    locales: ['en'],
    audiences: { consumer: { label: text('C') }, manager: { label: text('M') } },
    scales: {
      quality: {
        options: Object.entries(SCORES).map(([code, value]) => ({
          code,
          value,
          label: text(code),
        })),
        favourable: ['good'],
      },
    },
    items: [
      single('region', CODES.region, { segment: true }),
      single('sex', CODES.sex, { segment: true }),
      single('stays', ['yes', 'no', 'else'], {
        favourable: ['yes'],
        nets: [{ code: 'not_yes', any: ['no', 'else'], label: text('Not yes') }],
      }),
      single('why', ['cost', 'noise']),
      single('local', ['bus', 'train']),
      {
        key: 'uses',
        kind: 'multiple',
        options: [
          ...labelled(['app', 'desk']),
          { code: 'none', label: text('None'), exclusive: true },
        ],
        nets: [
          { code: 'any_of_them', any: ['app', 'desk'], label: text('Any') },
          { code: 'both', atLeast: 2, label: text('Both') },
        ],
        wording: consumer,
      },
      single('best', ['speed', 'looks']),
      { key: 'rated', kind: 'scale', scale: 'quality', wording: both },
      {
        ...{ key: 'minutes', kind: 'number', unit: 'minute', min: 0, max: 60 },
        ...{ thresholds: [5], wording: consumer },
      },
      {
        key: 'order',
        kind: 'ranking',
        options: labelled(['price', 'place', 'sleep']),
        wording: consumer,
      },
      { key: 'advise', kind: 'nps', wording: consumer },
      { key: 'remark', kind: 'text', wording: consumer },
      {
        key: 'guess',
        kind: 'number',
        unit: 'percent',
        min: 0,
        max: 100,
        predicts: { item: 'rated' },
        wording: { manager: text('?') },
      },
    ],
    questionnaires: {
      consumer: [
        {
          key: 'all',
          items: [
            'region',
            'sex',
            'stays',
            { item: 'why', when: { item: 'stays', is: ['no'] } },
            { item: 'local', when: { item: 'region', is: ['N'] } },
            'uses',
            { item: 'best', when: { item: 'uses', is: ['app'] } },
            'rated',
            { item: 'remark', when: { item: 'rated', is: ['bad', 'fair'] } },
            'minutes',
            'order',
            'advise',
          ],
        },
      ],
      manager: [{ key: 'all', items: ['rated', 'guess'] }],
    },
    index: ['rated'],
  });
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.study;
})();

const given = (answers: Record<string, Answers[string] | undefined>): Answers =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

/** Every way to answer an item, not answering it included. */
const ways = (key: string, ...values: Answers[string][]): Answers[] =>
  [...values, undefined].map((value) => given({ [key]: value }));

const SEGMENTS = ways('region', ...CODES.region).flatMap((region) =>
  ways('sex', ...CODES.sex).map((sex) => ({ ...region, ...sex })),
);

/** Every way to answer items whose conditions look at each other. */
function family(...answers: (readonly Answers[] | ((before: Answers) => readonly Answers[]))[]) {
  return answers.reduce<Answers[]>(
    (kinds, next) =>
      kinds.flatMap((kind) =>
        (typeof next === 'function' ? next(kind) : next).map((more) => ({ ...kind, ...more })),
      ),
    SEGMENTS,
  );
}

const NOT_ASKED: readonly Answers[] = [{}];

/**
 * The questions in families with no condition between them, each with every way to answer it and the
 * segment items. Since any of them may be left unanswered, what is shown of one family says of another
 * only what it says of the segments, which are part of each: families can be looked at one by one.
 */
export const FAMILIES: Answers[][] = [
  family(ways('stays', 'yes', 'no', 'else'), ({ stays }) =>
    stays === 'no' ? ways('why', 'cost', 'noise') : NOT_ASKED,
  ),
  family(({ region }) => (region === 'N' ? ways('local', 'bus', 'train') : NOT_ASKED)),
  family(ways('uses', ['app'], ['desk'], ['app', 'desk'], ['none']), ({ uses }) =>
    Array.isArray(uses) && uses.includes('app') ? ways('best', 'speed', 'looks') : NOT_ASKED,
  ),
  family(ways('rated', ...Object.keys(SCORES)), ({ rated }) =>
    rated === 'bad' || rated === 'fair' ? ways('remark', 'slow') : NOT_ASKED,
  ),
  family(ways('minutes', 0, 5, 12)),
  family(ways('order', ['price'], ['place', 'price'], ['sleep', 'place', 'price'])),
  family(ways('advise', 2, 7, 10)),
];
