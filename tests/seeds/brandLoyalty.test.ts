import { expect, test } from 'vitest';
import { z } from 'zod';
import { AUDIENCES, type Audience, optionsOf } from '../../app/study/document';
import { publications } from '../../seeds/publications';
import { BRAND_LOYALTY } from '../../seeds/quotas/brandLoyalty';
import { type ResponseDocument, respondentsOf } from '../../seeds/respondents';

const INDEX = ['human_access', 'response_time', 'feeling_heard'];
const CHANNELS = ['phone', 'email', 'web', 'chat', 'app', 'social'];

const [publication] = publications();
if (publication?.key !== 'brand-loyalty') throw new Error('it is the first publication');
const { study } = publication;
const responses = respondentsOf(BRAND_LOYALTY);
const consumers = responses.filter(({ audience }) => audience === 'consumer');
const managers = responses.filter(({ audience }) => audience === 'manager');

function side(audience: Audience): ResponseDocument[] {
  return audience === 'consumer' ? consumers : managers;
}

function item(key: string) {
  const found = study.items.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no item ${key}`);
  return found;
}

/** How many gave one of the codes. */
function count(people: ResponseDocument[], key: string, codes: readonly string[]): number {
  return people.filter(({ answers }) => {
    const answer = answers[key];
    return Array.isArray(answer)
      ? codes.some((code) => answer.includes(code))
      : codes.some((code) => code === answer);
  }).length;
}

function favourable(people: ResponseDocument[], key: string): number {
  const asked = item(key);
  const scale = asked.kind === 'scale' ? study.scales?.[asked.scale] : undefined;
  if (!scale) throw new Error(`${key} is no scale item`);
  return count(people, key, scale.favourable);
}

function ranking({ answers }: ResponseDocument): string[] {
  return z.array(z.string()).parse(answers.channels);
}

function firstChoice(people: ResponseDocument[], channel: string): number {
  return people.filter((person) => ranking(person)[0] === channel).length;
}

/** Mean ranks where a channel that was not ranked counts as the given place. */
function meanRanks(people: ResponseDocument[], unranked: number): Record<string, number> {
  return Object.fromEntries(
    CHANNELS.map((channel) => {
      const ranks = people.map((person) => ranking(person).indexOf(channel) + 1 || unranked);
      return [channel, ranks.reduce((sum, rank) => sum + rank, 0) / people.length];
    }),
  );
}

function inOrder(ranks: Record<string, number>): string[] {
  return Object.entries(ranks)
    .sort(([, one], [, other]) => one - other)
    .map(([channel]) => channel);
}

/** An answer as a number: a scale's value, a number itself, 1 for "no" to having switched. */
function values(people: ResponseDocument[], key: string): number[] {
  const asked = item(key);
  const scale = asked.kind === 'scale' ? study.scales?.[asked.scale] : undefined;
  return people.map(({ answers }) => {
    const answer = answers[key];
    if (asked.kind === 'single') return answer === 'no' ? 1 : 0;
    return z
      .number()
      .parse(scale ? scale.options.find(({ code }) => code === answer)?.value : answer);
  });
}

function correlation(one: number[], other: number[]): number {
  const centred = (list: number[]) => {
    const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
    return list.map((value) => value - mean);
  };
  const products = (a: number[], b: number[]) =>
    a.reduce((sum, value, place) => sum + value * (b[place] ?? Number.NaN), 0);
  const [a, b] = [centred(one), centred(other)];
  return products(a, b) / Math.sqrt(products(a, a) * products(b, b));
}

test('100 managers and 400 consumers answered, each under a name of their own', () => {
  expect([managers.length, consumers.length]).toEqual([100, 400]);
  expect(managers[0]?.respondent).toBe('demo-m-001');
  expect(consumers[0]?.respondent).toBe('demo-c-001');
  expect(new Set(responses.map(({ respondent }) => respondent)).size).toBe(500);
});

test('consumers give the published shares exactly', () => {
  expect(INDEX.map((key) => favourable(consumers, key))).toEqual([148, 180, 180]);
  expect(favourable(consumers, 'loyalty_impact')).toBe(388);
  expect(firstChoice(consumers, 'phone')).toBe(318);
  expect(count(consumers, 'priorities', ['train'])).toBe(280);
  expect(count(consumers, 'priorities', ['hire'])).toBe(232);
});

test('240 consumers switched, and most of them after one bad experience or a couple', () => {
  expect(count(consumers, 'switched', ['yes'])).toBe(240);
  expect(count(consumers, 'switched', ['no'])).toBe(160);
  expect(count(consumers, 'switched_after', ['one', 'couple', 'several', 'many'])).toBe(240);
  expect(count(consumers, 'switched_after', ['one', 'couple'])).toBe(148);
});

test('managers give the published shares exactly', () => {
  expect(INDEX.map((key) => favourable(managers, key))).toEqual([80, 79, 84]);
  expect(favourable(managers, 'loyalty_impact')).toBe(98);
  expect(favourable(managers, 'revenue_impact')).toBe(88);
});

test('managers place the phone third, clearly and however unranked channels are counted', () => {
  for (const unranked of [4, 5, 6])
    expect(inOrder(meanRanks(managers, unranked)).slice(0, 3)).toEqual(['email', 'web', 'phone']);
  const { email = 0, web = 0, phone = 0, chat = 0 } = meanRanks(managers, 5);
  expect(web - email).toBeGreaterThan(0.2);
  expect(phone - web).toBeGreaterThan(0.5);
  expect(chat - phone).toBeGreaterThan(0.5);
});

test('whoever chose something else says what', () => {
  for (const { answers } of responses) {
    const chosen = answers.priorities;
    const other = Array.isArray(chosen) && chosen.includes('other');
    expect(answers['priorities.other'] !== undefined).toBe(other);
  }
});

test.each(AUDIENCES)('a %s who is content is so throughout', (audience) => {
  const people = side(audience);
  const related = [...INDEX, 'recommend'];
  for (const [place, one] of related.entries())
    for (const other of related.slice(place + 1))
      expect(
        correlation(values(people, one), values(people, other)),
        `${one} and ${other}`,
      ).toBeGreaterThan(0.2);
});

test('consumers who are content stay more often', () => {
  for (const key of [...INDEX, 'recommend'])
    expect(correlation(values(consumers, key), values(consumers, 'switched')), key).toBeGreaterThan(
      0.2,
    );
});

test.each(AUDIENCES)(
  'a %s lives in one of six countries, none too small to be shown',
  (audience) => {
    const people = side(audience);
    const sizes = optionsOf(study, item('country')).map(({ code }) =>
      count(people, 'country', [code]),
    );
    expect(sizes).toHaveLength(6);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5);
  },
);

test.each(AUDIENCES)('a %s thinks of waiting in round minutes', (audience) => {
  const minutes = values(side(audience), 'wait_phone');
  const round = minutes.filter((wait) => [1, 2, 3, 5, 10].includes(wait));
  expect(round.length / minutes.length).toBeGreaterThan(0.8);
});

test('only some of the Nordic respondents answer in Swedish', () => {
  const swedish = responses.filter(({ locale }) => locale === 'sv');
  expect(swedish.every(({ answers }) => answers.country === 'NORDICS')).toBe(true);
  expect(swedish.length).toBeGreaterThan(0);
  expect(swedish.length).toBeLessThan(count(responses, 'country', ['NORDICS']));
  expect(responses.every(({ locale }) => study.locales.includes(locale))).toBe(true);
});

test('the answers came in over two weeks, those of each side in order', () => {
  for (const people of [consumers, managers]) {
    const times = people.map(({ submittedAt }) => submittedAt);
    expect(times).toEqual([...times].sort());
    expect(times.every((time) => z.iso.datetime().safeParse(time).success)).toBe(true);
    expect(times.every((time) => time >= '2025-09-15' && time < '2025-09-29')).toBe(true);
    expect(new Set(times.map((time) => time.slice(0, 10))).size).toBeGreaterThan(10);
  }
});
