import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { offeredFilters } from '../../app/comments/filters';
import { masked } from '../../app/comments/masking';
import { PhraseCounts, saidWords, wordsIn } from '../../app/comments/phrases';
import { commentDimensions, valueReader } from '../../app/comments/sources';
import { stopWords } from '../../app/comments/stopWords';
import { numberOf } from '../../app/gap/driverQuestion';
import { illustratedIn, illustratedSides } from '../../app/gap/illustrations';
import { gapReport } from '../../app/gap/report';
import { meets, type Reproduced } from '../../app/gap/reproduction';
import { tally } from '../../app/gap/tally';
import { INPUT_NAMES, ruleOf, startOf } from '../../app/money/inputs';
import type { Inputs } from '../../app/money/moneyResult';
import { assumed, workedExample } from '../../app/money/published';
import { exactly } from '../../app/money/range';
import { moneyResults } from '../../app/money/results';
import { answersSchema } from '../../app/study/answers';
import { visible } from '../../app/study/conditions';
import { AUDIENCES, type Item, type Study } from '../../app/study/document';
import { publications } from '../../seeds/publications';
import { type ResponseDocument, respondentsOf } from '../../seeds/respondents';
import { response } from '../gap/responses';
import { altered, computed, statementsOf } from './fromAnswers';
import publishedFigures from './published-figures.json';

const all = publications().map((publication) => ({ ...publication, name: publication.key }));

/** Consumers and managers, as published or, where that is not, as many as make a sensible study. */
const BASES: Record<string, [number, number]> = {
  'brand-loyalty': [400, 100],
  'last-line-of-defence': [2000, 100],
  'moment-of-truth': [3000, 100],
  'gold-mine-or-black-hole': [1000, 100],
  'face-of-the-company': [1000, 100],
};

/** What follows from what is published: those who did not say yes, and what stands before a third place. */
const FOLLOWING: Record<string, string[]> = {
  'brand-loyalty': [
    'consumer switched.favourable',
    'consumer switched.share.no',
    'manager channels.rank_position.email',
    'manager channels.rank_position.web',
  ],
  'last-line-of-defence': ['consumer lasting_opinion.share.no'],
  'moment-of-truth': ['consumer bad_experience.favourable', 'consumer bad_experience.share.no'],
  'gold-mine-or-black-hole': [
    'consumer leave_after.favourable',
    'consumer abandon_loved.favourable',
    'consumer abandon_loved.share.no',
    'consumer want_human.share.no',
  ],
  'face-of-the-company': [
    'consumer contacted.share.no',
    'consumer would_stop.favourable',
    'consumer would_stop.share.no',
    'consumer posted.share.no',
  ],
};

describe.each(all)('the study $name', (publication) => {
  const { key, study, figures, quotas } = publication;
  let people: ResponseDocument[];
  let found: Map<string, Reproduced>;
  beforeAll(() => {
    people = respondentsOf(quotas);
    found = computed(publication, people);
  });
  const side = (audience: string) => people.filter((person) => person.audience === audience);

  it('has every text in English, in the language of its publication and in Swedish', () => {
    const [first, own = '', ...more] = study.locales;
    expect([first, ...more]).toEqual(own === 'sv' ? ['en'] : ['en', 'sv']);
    const localized = (value: unknown): unknown[] =>
      typeof value !== 'object' || value === null
        ? []
        : 'en' in value || own in value
          ? [value]
          : Object.values(value).flatMap(localized);
    const text = z.strictObject(
      Object.fromEntries(study.locales.map((locale) => [locale, z.string().min(1)])),
    );
    const texts = localized(study);
    expect(texts.length).toBeGreaterThan(60);
    for (const candidate of texts) expect(text.safeParse(candidate).error).toBeUndefined();
  });

  it('asks both sides, and nobody more than twenty questions', () => {
    for (const audience of AUDIENCES) {
      const asked = study.items.filter(({ wording }) => wording[audience]).length;
      expect(asked).toBeGreaterThan(8);
      expect(asked).toBeLessThanOrEqual(20);
    }
    const unpaired = study.items.filter(({ wording }) => !wording.consumer || !wording.manager);
    expect(unpaired.map((item) => item.key)).toEqual([]);
  });

  it('has as many respondents as were asked, each under a name of their own', () => {
    expect([side('consumer').length, side('manager').length]).toEqual(BASES[key]);
    expect(new Set(people.map(({ respondent }) => respondent)).size).toBe(people.length);
    expect(people.every(({ locale }) => study.locales.includes(locale))).toBe(true);
  });

  it('has answers that its items take, and none to a hidden item', () => {
    for (const { audience, answers } of people)
      expect(answersSchema(study, audience).parse(answers)).toEqual(answers);
  });

  it('has everybody answer what they saw but the comment, and nobody with "don\'t know"', () => {
    for (const { audience, answers } of people) {
      const seen = [...visible(study, audience, answers).items].filter(
        (item) => item !== 'comment',
      );
      expect(seen.filter((item) => answers[item] === undefined || answers[item] === 'dk')).toEqual(
        [],
      );
    }
  });

  it('has hundreds of comments, no two alike, of both sides and in every language spoken', () => {
    const comments = people.flatMap(({ answers }) => answers.comment ?? []);
    expect(new Set(comments).size).toBe(comments.length);
    const by = (audience: string) => side(audience).filter(({ answers }) => answers.comment);
    expect(by('consumer').length).toBeGreaterThan(300);
    expect(by('manager').length).toBeGreaterThan(70);
    const spoken = new Set(people.map(({ audience, locale }) => `${audience} ${locale}`));
    const written = ({ audience, locale }: ResponseDocument) => `${audience} ${locale}`;
    const writing = new Set([...by('consumer'), ...by('manager')].map(written));
    expect(writing).toEqual(spoken);
    // Nothing is left to be filled in, and of names and numbers only those that are meant.
    for (const comment of comments.map(String)) {
      expect(comment).not.toMatch(/[{}]|undefined/);
      if (!/204 418 733|Anna|Karin/.test(comment)) expect(masked(comment)).toBe(comment);
    }
  });

  it('has comments of both sides that can be compared, and filtered by segment and rating', () => {
    const writing = (audience: string) => side(audience).filter(({ answers }) => answers.comment);
    const stops = stopWords(study.locales);
    const [managers = [], consumers = []] = ['manager', 'consumer'].map((audience) => {
      const counts = new PhraseCounts();
      for (const { locale, answers } of writing(audience))
        counts.add(saidWords(wordsIn(masked(String(answers.comment)), locale), stops));
      return counts.saidBy(5).map(({ phrase }) => phrase);
    });
    expect(managers.filter((phrase) => consumers.includes(phrase)).length).toBeGreaterThan(7);
    const dimensions = commentDimensions(study, 'consumer');
    const profiles = writing('consumer').map(({ answers }) => ({
      values: dimensions.map((dimension) => valueReader(study, dimension)(answers[dimension.item])),
      people: 1,
    }));
    const offered = offeredFilters(dimensions, profiles, 5).map(({ kind }) => kind);
    expect(offered).toEqual(expect.arrayContaining(['segment', 'rating']));
  });

  it('has comments that fit their writers: the content write otherwise than the discontented', () => {
    const of = (isContent: boolean) => {
      const words = side('consumer')
        .filter(({ answers }) => Number(answers.recommend) >= 7 === isContent)
        .flatMap(({ answers }) => (answers.comment ? [String(answers.comment)] : []));
      const thankful = words.filter((text) => /Thank you|Tack!|Dziękuję|Спасибо/.test(text));
      return thankful.length / words.length;
    };
    expect(of(true)).toBeGreaterThan(of(false) + 0.05);
  });

  it.each(AUDIENCES)('has a %s who is content be so throughout', (audience) => {
    const keys = [...(study.index ?? []), 'recommend'];
    const columns = keys.map((item) => {
      const number = numberOf(study, itemOf(study, item));
      return side(audience).map(({ answers }) => number?.(answers[item]) ?? Number.NaN);
    });
    for (const [place, one] of columns.entries())
      for (const [step, other] of columns.slice(place + 1).entries())
        expect(
          correlation(one, other),
          `${keys[place]} and ${keys[place + 1 + step]}`,
        ).toBeGreaterThan(0.1);
  });

  it('gives every published figure', () => {
    const missed = [...found].filter(([, { met }]) => !met);
    expect(missed).toEqual([]);
    expect(found.size).toBe(figures.figures.length + figures.derived.length);
  });

  it('gives an interval with every figure that holds it, or says why there is none', () => {
    for (const [id, { computed, interval }] of found) {
      if (typeof interval === 'string') continue;
      const { low, high } = interval;
      expect([id, low <= Number(computed), high >= Number(computed), low < high]).toEqual([
        id,
        true,
        true,
        true,
      ]);
    }
    const without = [...found].flatMap(([id, { interval }]) =>
      typeof interval === 'string' ? [`${id}: ${interval}`] : [],
    );
    expect(without.filter((text) => !/: place$/.test(text))).toEqual(
      {
        'last-line-of-defence': ['recovered-loyalty.consumer: same_people'],
        'face-of-the-company': ['top-drivers: order'],
      }[key as string] ?? [],
    );
  });

  it('gives other figures from other answers, for none is written in', () => {
    const others = computed(publication, altered(publication, people));
    const same = [...found].filter(
      ([id, { computed }]) => JSON.stringify(others.get(id)?.computed) === JSON.stringify(computed),
    );
    expect(same.map(([id]) => id)).toEqual([]);
  });

  it('labels as an illustration every figure that no publication states, and none that one does', () => {
    const by = study.items.flatMap((item) =>
      item.kind === 'single' && item.segment ? [[item.key]] : [],
    );
    const { rows } = gapReport(study, [...tally(study, people.map(response)).values()], {
      confidence: 0.95,
      adjust: 'holm',
      weighted: false,
      minimumBase: 5,
      equivalenceMargin: 0.1,
      by,
    });
    const named = rows.flatMap((row) => {
      const made = illustratedIn(publication.illustrations, row);
      const name = [row.item, row.measure, row.option ?? []].flat().join('.');
      return AUDIENCES.filter((audience) => row[audience] && !made.includes(audience)).map(
        (audience) => `${audience} ${name}${row.segment ? ' in a segment' : ''}`,
      );
    });
    const stated = figures.figures.map(({ audience, item, measure, option }) =>
      [`${audience} ${item}`, measure, option ?? []].flat().join('.'),
    );
    expect(rows.some(({ segment }) => segment !== null)).toBe(true);
    expect([...named].sort()).toEqual([...stated, ...(FOLLOWING[key] ?? [])].sort());
  });

  it('titles a question as one that was asked only where a publication states something of it', () => {
    for (const { key: item, wording } of study.items)
      for (const audience of AUDIENCES.filter((side) => wording[side])) {
        const isStated = figures.figures.some(
          (figure) => figure.item === item && figure.audience === audience,
        );
        const made = illustratedSides(publication.illustrations, item).includes(audience);
        expect([item, audience, made]).toEqual([item, audience, !isStated]);
      }
  });
});

function itemOf(study: Study, key: string): Item {
  const found = study.items.find((item) => item.key === key);
  if (!found) throw new Error(`no item ${key}`);
  return found;
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (list: readonly number[]) =>
    list.reduce((sum, value) => sum + value, 0) / list.length;
  const [a, b] = [mean(one), mean(other)];
  const products = (x: readonly number[], xs: number, y: readonly number[], ys: number) =>
    x.reduce((sum, value, place) => sum + (value - xs) * ((y[place] ?? Number.NaN) - ys), 0);
  return (
    products(one, a, other, b) / Math.sqrt(products(one, a, one, a) * products(other, b, other, b))
  );
}

it('two calls give the same respondents', () => {
  for (const { quotas } of all.slice(0, 1))
    expect(respondentsOf(quotas)).toEqual(respondentsOf(quotas));
});

it('56 figures are listed, each once: 47 findings, three worked examples, six assumptions', () => {
  const findings = all.flatMap((publication) => statementsOf(publication).map(({ id }) => id));
  const calculated = all.flatMap(({ figures }) => figures.calculated);
  const ids = [...findings, ...calculated.map(({ id }) => id)];
  expect(new Set(ids).size).toBe(56);
  expect(findings).toHaveLength(47);
  expect(calculated.filter(({ kind }) => kind === 'example')).toHaveLength(3);
  expect(calculated.filter(({ kind }) => kind === 'assumption')).toHaveLength(6);
});

/** What the publications state, in the words and units of the list that they were read into. */
const listed = z
  .object({
    publications: z.array(
      z.object({
        key: z.string(),
        base: z.number().optional(),
        figures: z.array(
          z.object({
            id: z.string(),
            audience: z.enum(AUDIENCES).optional(),
            value: z.union([z.number(), z.array(z.number()), z.array(z.string())]),
            unit: z.string().optional(),
            approx: z.string().optional(),
          }),
        ),
      }),
    ),
  })
  .parse(publishedFigures);

it.each(listed.publications)('$key states what was read in it, and nothing else', (read) => {
  const publication = all.find(({ key }) => key === read.key);
  if (!publication) throw new Error(`no publication ${read.key}`);
  const { figures, study } = publication;
  const stated = [...statementsOf(publication), ...figures.calculated];
  expect(stated.map(({ id }) => id).sort()).toEqual(read.figures.map(({ id }) => id).sort());
  const labelOf = (key: string) => study.items.find((item) => item.key === key)?.label?.en;
  for (const { id, audience = null, value, unit, approx = null } of read.figures) {
    const own = stated.find((figure) => figure.id === id);
    const inPercent = unit === undefined || unit === '2 in 3' || unit.startsWith('percent');
    const scaled = [value].flat().map((one) => (inPercent ? Number(one) / 100 : one));
    const values = own
      ? [own.value]
          .flat()
          .map((one) => (typeof one === 'string' ? labelOf(one)?.toLowerCase() : one))
      : [];
    expect([id, values.map(rounded)]).toEqual([id, scaled.map(rounded)]);
    if (own && 'approx' in own) expect([id, own.approx]).toEqual([id, approx]);
    // Whom word of mouth is counted among, its publication does not say: those who tell are consumers.
    if (own && 'audience' in own && id !== 'word-of-mouth')
      expect([id, own.audience]).toEqual([id, audience]);
  }
  const { bases } = figures;
  expect('both' in bases ? bases.both : bases.consumer).toBe(read.base);
});

function rounded<Value>(value: Value): Value | string {
  return typeof value === 'number' ? value.toFixed(9) : value;
}

const calculated = all.flatMap(({ figures }) => figures.calculated);
const ends = (value: number | [number, number]) => (Array.isArray(value) ? value : [value, value]);

it('the calculator, as it starts, gives the worked examples and takes the assumptions', () => {
  for (const figure of calculated) {
    const range = figure.kind === 'example' ? workedExample(figure.result) : assumed(figure.id);
    const [low, high] = ends(figure.value);
    expect([figure.id, meets(low ?? 0, null, range?.low ?? null, 0)]).toEqual([figure.id, true]);
    expect([figure.id, meets(high ?? 0, null, range?.high ?? null, 0)]).toEqual([figure.id, true]);
  }
});

it('every assumption is computed with: another one gives other results', () => {
  const starts = Object.fromEntries(INPUT_NAMES.map((name) => [name, startOf(name)])) as Inputs;
  const results = (inputs: Inputs) =>
    JSON.stringify(
      moneyResults(inputs, { managers: null, isOwnChurn: false }).results.map(({ range }) => range),
    );
  for (const { id, kind } of calculated) {
    if (kind !== 'assumption') continue;
    const name = INPUT_NAMES.find((input) => ruleOf(input).assumption?.id === id);
    expect([id, name]).not.toEqual([id, undefined]);
    if (name)
      expect([id, results({ ...starts, [name]: exactly(3) })]).not.toEqual([id, results(starts)]);
  }
});
