import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersSchema } from '../../app/study/answers';
import { type Answers, holds } from '../../app/study/conditions';
import { fromForm, toForm } from '../../app/study/form';
import { parseStudy } from '../../app/study/parse';
import { responseSchema } from '../../app/study/response';
import { stepsOf, visibleSteps } from '../../app/study/steps';
import { everyKind, everyKindStudy } from './fixtures';

const study = everyKindStudy();

/** The stored answers, or each fault as "field: message". */
function check(answers: Record<string, unknown>, audience: 'consumer' | 'manager' = 'consumer') {
  const parsed = answersSchema(study, audience).safeParse(answers);
  return parsed.success
    ? parsed.data
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('answers', () => {
  it('of every kind are stored as they were given', () => {
    const answers: Answers = {
      booking: 'easy',
      returned: 'no',
      why: 'noise',
      uses: ['app', 'phone'],
      order: ['sleep', 'price'],
      minutes: 7.5,
      advise: 10,
      words: 'Thank you',
      region: 'N',
    };
    expect(check(answers)).toEqual(answers);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ booking: 'simple' }, 'booking: unknown code "simple"'],
    [{ booking: ['easy'] }, 'booking: must be one code'],
    [{ returned: 'dk' }, 'returned: unknown code "dk"'],
    [{ uses: 'app' }, 'uses: must be a list of codes'],
    [{ uses: ['app', 'app'] }, 'uses: "app" is chosen twice'],
    [{ uses: ['app', 'none'] }, 'uses: "none" cannot be combined with other options'],
    [{ uses: ['dk', 'app'] }, 'uses: "dk" cannot be combined with other answers'],
    [{ order: ['price', 'place', 'sleep'] }, 'order: takes at most 2 options'],
    [{ minutes: '7' }, 'minutes: must be a number'],
    [{ minutes: 61 }, 'minutes: must be at most 60'],
    [{ minutes: -1 }, 'minutes: must be at least 0'],
    [{ minutes: 7.2 }, 'minutes: must go in steps of 0.5'],
    [{ minutes: Number.NaN }, 'minutes: must be a number'],
    [{ advise: 11 }, 'advise: must be at most 10'],
    [{ advise: 3.5 }, 'advise: must go in steps of 1'],
    [{ words: 'a\u0000b' }, 'words: holds a character that cannot be stored'],
    [{ words: '\ud800' }, 'words: holds a character that cannot be stored'],
    [{ words: 'x'.repeat(10_001) }, 'words: must be at most 10000 characters'],
    [{ 'returned.other': 'hm' }, 'returned.other: is given though its option is not chosen'],
    [{ 'booking.other': 'hm' }, 'booking.other: unknown item'],
    [{ ghost: 1 }, 'ghost: unknown item'],
    [{ constructor: 1 }, 'constructor: unknown item'],
  ])('%j is refused', (answers, expected) => {
    expect(check(answers)).toEqual([expected]);
  });

  it('of a number are stored as the number on its grid', () => {
    const fine = parseStudy({
      ...everyKind(),
      items: everyKind().items.map((item) =>
        item.key === 'minutes' ? { ...item, min: -1, max: 1, step: 0.1, thresholds: [0.3] } : item,
      ),
    });
    if (!('study' in fine)) throw new Error('the study has faults');
    const stored = (minutes: number) =>
      answersSchema(fine.study, 'consumer').safeParse({ minutes }).data?.minutes;
    expect(stored(0.1 + 0.2)).toBe(0.3);
    expect(stored(0.3)).toBe(0.3);
    expect(stored(-0.7)).toBe(-0.7);
    expect(stored(-0)).toBe(0);
    expect(stored(0.31)).toBeUndefined();
    expect(stored(0.3000005)).toBeUndefined();
  });

  it('of a number without limits stay where squares can be summed', () => {
    const open = parseStudy({
      ...everyKind(),
      items: everyKind().items.map((item) => {
        const {
          min: _min,
          max: _max,
          thresholds: _thresholds,
          ...rest
        } = { min: 0, max: 0, thresholds: [], ...item };
        return item.key === 'minutes' ? { ...rest, step: 1 } : item;
      }),
    });
    if (!('study' in open)) throw new Error('the study has faults');
    const schema = answersSchema(open.study, 'consumer');
    expect(schema.safeParse({ minutes: 1e12 }).success).toBe(true);
    expect(schema.safeParse({ minutes: 1e80 }).success).toBe(false);
  });

  it('to an item that is not asked of the audience are refused', () => {
    expect(check({ why: 'cost' }, 'manager')).toEqual(['why: is not asked of this audience']);
  });

  it('name all their faults at once', () => {
    expect(check({ booking: 'x', advise: 12, ghost: 1 })).toHaveLength(3);
  });

  it('that are empty are no answers', () => {
    expect(check({ booking: null, uses: [], words: '  ', order: [] })).toEqual({});
  });

  it('to an item that a condition hides are discarded', () => {
    expect(check({ returned: 'yes', why: 'cost' })).toEqual({ returned: 'yes' });
    expect(check({ why: 'cost' })).toEqual({});
  });

  it('on a page that a condition hides are discarded', () => {
    expect(check({ minutes: 55, advise: 9 }, 'manager')).toEqual({ minutes: 55 });
  });

  it('keep the text of "other" with its option', () => {
    const answers = { returned: 'else', 'returned.other': 'perhaps' };
    expect(check(answers)).toEqual(answers);
  });
});

describe('conditions', () => {
  it.each([
    [{ item: 'a', is: ['x'] }, { a: 'x' }, true],
    [{ item: 'a', is: ['x'] }, { a: ['y', 'x'] }, true],
    [{ item: 'a', is: ['x'] }, {}, false],
    [{ item: 'a', answered: true as const }, { a: 'dk' }, false],
    [{ item: 'a', answered: true as const }, { a: 0 }, true],
    [{ item: 'a', atLeast: 5 }, { a: 5 }, true],
    [{ item: 'a', atLeast: 5 }, { a: 'dk' }, false],
    [{ item: 'a', atMost: 5 }, { a: 6 }, false],
    [{ item: 'a', atMost: 5 }, {}, false],
    [{ not: { item: 'a', atMost: 5 } }, {}, true],
    [
      {
        all: [
          { item: 'a', is: ['x'] },
          { item: 'b', is: ['y'] },
        ],
      },
      { a: 'x' },
      false,
    ],
    [
      {
        any: [
          { item: 'a', is: ['x'] },
          { item: 'b', is: ['y'] },
        ],
      },
      { a: 'x' },
      true,
    ],
  ])('%j with %j is %s', (condition, answers, expected) => {
    expect(holds(condition, answers as Answers)).toBe(expected);
  });
});

describe('a questionnaire', () => {
  it('shows an item that depends on its own page on the next step', () => {
    expect(stepsOf(study, 'consumer').map(({ id, items }) => [id, items])).toEqual([
      ['stay', ['booking', 'minutes']],
      ['after', ['returned', 'uses', 'order']],
      ['after.1', ['why']],
      ['end', ['advise', 'words', 'region']],
    ]);
  });

  it('leaves out the steps that the answers hide', () => {
    const ids = (answers: Answers) =>
      visibleSteps(study, 'consumer', answers).map((step) => step.id);
    expect(ids({})).toEqual(['stay', 'after', 'end']);
    expect(ids({ returned: 'no' })).toEqual(['stay', 'after', 'after.1', 'end']);
  });
});

it('a page of items that each look at the two before is laid out at once', () => {
  const keys = Array.from({ length: 60 }, (_, i) => `i${i}`);
  const options = [
    { code: 'a', label: { en: 'A' } },
    { code: 'b', label: { en: 'B' } },
  ];
  const parsed = parseStudy({
    format: 'parallax.study/1',
    key: 'deep',
    title: { en: 'Deep' },
    locales: ['en'],
    audiences: { consumer: { label: { en: 'C' } }, manager: { label: { en: 'M' } } },
    items: keys.map((key) => ({
      key,
      kind: 'single',
      options,
      wording: { consumer: { en: key } },
    })),
    questionnaires: {
      consumer: [
        {
          key: 'p',
          items: keys.map((key, i) =>
            i < 2
              ? key
              : {
                  item: key,
                  when: {
                    any: [keys[i - 1], keys[i - 2]].map((item) => ({ item, answered: true })),
                  },
                },
          ),
        },
      ],
      manager: [],
    },
  });
  if (!('study' in parsed)) throw new Error(JSON.stringify(parsed.faults));
  expect(stepsOf(parsed.study, 'consumer')).toHaveLength(59);
});

describe('a form', () => {
  const read = (fields: string) =>
    fromForm(
      study,
      study.items.map((item) => item.key),
      new URLSearchParams(fields),
    );

  it('gives raw answers of every kind', () => {
    const { raw, faults } = read(
      'booking=easy&uses=app&uses=desk&order.sleep=1&order.price=2&order.place=&minutes=7,5&advise=9&words=Hi&returned=else&returned.other=hm',
    );
    expect(faults).toEqual([]);
    expect(raw).toEqual({
      booking: 'easy',
      uses: ['app', 'desk'],
      order: ['sleep', 'price'],
      minutes: 7.5,
      advise: 9,
      words: 'Hi',
      returned: 'else',
      'returned.other': 'hm',
    });
  });

  it('with two options on one place is refused', () => {
    expect(read('order.sleep=1&order.price=1').faults).toEqual([
      { field: 'order', fault: { code: 'tied_ranks', values: { rank: 1 } } },
    ]);
  });

  it('takes a text beside an unticked "other" for that option', () => {
    expect(read('returned.other=hm').raw).toEqual({ returned: 'else', 'returned.other': 'hm' });
  });

  it('filled with stored answers gives them back', () => {
    const codes = (list: string[]) => fc.subarray(list, { minLength: 1 });
    const answers = fc.record(
      {
        booking: fc.constantFrom('hard', 'fair', 'easy', 'dk'),
        uses: codes(['app', 'desk', 'phone']),
        order: fc.shuffledSubarray(['price', 'place', 'sleep'], { minLength: 1, maxLength: 2 }),
        minutes: fc.integer({ min: 0, max: 120 }).map((half) => half / 2),
        advise: fc.integer({ min: 0, max: 10 }),
        words: fc.stringMatching(/^[a-zåäöж]{1,20}$/),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(answers, (given) => {
        const { raw, faults } = fromForm(
          study,
          study.items.map((item) => item.key),
          toForm(study, given),
        );
        expect(faults).toEqual([]);
        expect(check(raw)).toEqual(given);
      }),
    );
  });
});

describe('a response from outside', () => {
  const now = new Date('2026-10-01T00:00:00Z');
  const schema = responseSchema(study, now);

  it('needs only its audience and answers', () => {
    expect(schema.parse({ audience: 'manager', answers: {} })).toEqual({
      audience: 'manager',
      respondent: null,
      locale: null,
      submittedAt: now,
      weight: null,
      cluster: null,
      answers: {},
    });
  });

  it.each([
    [{ audience: 'boss', answers: {} }, 'audience'],
    [{ audience: 'manager', answers: {}, weight: 0 }, 'weight'],
    [{ audience: 'manager', answers: {}, weight: 1e200 }, 'weight'],
    [{ audience: 'manager', answers: {}, weight: 1e-300 }, 'weight'],
    [{ audience: 'manager', answers: {}, locale: '<b>' }, 'locale'],
    [{ audience: 'manager', answers: {}, submittedAt: '0000-01-01T00:00:00Z' }, 'submittedAt'],
    [{ audience: 'manager', answers: {}, submittedAt: '9999-12-31T23:59:59-12:00' }, 'submittedAt'],
    [{ audience: 'manager', answers: {}, submittedAt: 'yesterday' }, 'submittedAt'],
    [{ audience: 'manager', answers: {}, extra: 1 }, ''],
    [{ audience: 'manager' }, 'answers'],
    [{ audience: 'manager', answers: { booking: 'x' } }, 'answers.booking'],
  ])('%j is refused at %s', (response, path) => {
    const parsed = schema.safeParse(response);
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues[0]?.path.join('.')).toBe(path);
  });
});
