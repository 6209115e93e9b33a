import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChoiceOptions, choices } from '../../app/gap/choices';
import { tally } from '../../app/gap/tally';
import { designItems } from '../../app/statistics/designItems';
import { gapOfMeans } from '../../app/statistics/gap';
import { rankingFigures } from '../../app/statistics/meanRanks';
import { shareOfMentions } from '../../app/statistics/mentions';
import { midRanks } from '../../app/statistics/ranking';
import { rankingSums } from '../../app/statistics/rankingFromRows';
import { rankingGap } from '../../app/statistics/rankingGap';
import type { Audience } from '../../app/study/document';
import { expectSame } from '../statistics/expectSame';
import { inSegment, type RawAudience, rawAudience } from './rawReport';
import { response } from './responses';
import { segmentedResponses, segmentedStudy as study } from './segmentedStudy';

const options: ChoiceOptions = {
  confidence: 0.95,
  adjust: 'none',
  weighted: true,
  minimumBase: 1,
  by: [['region'], ['region', 'age']],
};
const PLACES = ['price', 'place', 'sleep'];
const USES = ['app', 'desk', 'phone'];

/** Mid-ranks of a respondent; null: no part of the base. */
const ranksOf = (answer: unknown) =>
  Array.isArray(answer)
    ? midRanks(PLACES.map((code) => (answer.includes(code) ? answer.indexOf(code) + 1 : null)))
    : null;

function rawRanking(side: RawAudience, isIn: ReturnType<typeof inSegment>) {
  const sums = rankingSums(
    side,
    ({ response: given }) => (isIn(given) ? ranksOf(given.answers.order) : null),
    PLACES.length,
  );
  return rankingFigures(sums, 0.95);
}

function rawMentions(side: RawAudience, isIn: ReturnType<typeof inSegment>, option: string) {
  const items = designItems(side, ({ response: given }) => {
    const chosen = given.answers.uses;
    const s = Array.isArray(chosen) && isIn(given);
    const ticked = s ? USES.filter((code) => chosen.includes(code)) : [];
    return [
      { y: ticked.includes(option) ? 1 : 0, s },
      { y: ticked.length, s },
    ];
  });
  return shareOfMentions(items, 0.95);
}

describe('choices as wholes', () => {
  it.each([
    ['of few respondents', { most: 30 }, false],
    ['in clusters with base weights', { weights: true, clusters: true, most: 50 }, false],
    ['of many with raked weights', { clusters: true, least: 120, most: 150 }, true],
  ])('%s equal the estimators on the raw responses', (_, given, isRaked) => {
    fc.assert(
      fc.property(segmentedResponses(given), (responses) => {
        const weighting = isRaked ? { region: { N: 0.4, S: 0.6 } } : null;
        const raw = {
          manager: rawAudience(responses, 'manager', true, null),
          consumer: rawAudience(responses, 'consumer', true, weighting),
        };
        const side = (audience: Audience) => {
          const made = raw[audience];
          if (typeof made === 'string') throw new Error(made);
          return made;
        };
        fc.pre(typeof raw.consumer !== 'string');
        const found = choices(study, [...tally(study, responses).values()], {
          ...options,
          weighting: { consumer: weighting },
        });
        for (const row of found.rankings) {
          const isIn = inSegment(study, row.segment);
          const [manager, consumer] = [
            rawRanking(side('manager'), isIn),
            rawRanking(side('consumer'), isIn),
          ];
          expect([row.manager?.base, row.consumer?.base]).toEqual([manager.n, consumer.n]);
          expectSame(row.manager?.agreement, manager.kendallW);
          expectSame(row.consumer?.agreement, consumer.kendallW);
          if (manager.n === 0 || consumer.n === 0) {
            expect(row).toMatchObject({ test: null, reason: 'no_answers' });
            continue;
          }
          const whole = rankingGap(manager, consumer, 0.95);
          expectSame(row.displacementIndex, whole.displacementIndex);
          expectSame(row.footrule, whole.footrule);
          expectSame(row.kendallTauB, whole.kendallTauB);
          expectSame(row.spearmanRho, whole.spearmanRho);
        }
        for (const row of found.mentions) {
          const isIn = inSegment(study, row.segment);
          const [manager, consumer] = [
            rawMentions(side('manager'), isIn, row.option),
            rawMentions(side('consumer'), isIn, row.option),
          ];
          expectSame(row.manager?.estimate, manager.estimate);
          expectSame(row.consumer?.low, consumer.low);
          const gap = gapOfMeans(manager, consumer, 0.95);
          if (manager.n > 0 && consumer.n > 0) expectSame(row.gap?.value, gap.value);
        }
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  it('withhold what a report withholds of their item', () => {
    const people = (audience: Audience, n: number, region: string) =>
      Array.from({ length: n }, () =>
        response({ audience, answers: { order: ['price'], uses: ['app', 'desk'], region } }),
      );
    const all = [
      ...people('consumer', 3, 'N'),
      ...people('consumer', 20, 'S'),
      ...people('manager', 10, 'N'),
      ...people('manager', 10, 'S'),
    ];
    const { rankings, mentions } = choices(study, [...tally(study, all).values()], {
      ...options,
      minimumBase: 5,
      by: [['region']],
    });
    const [, north, south] = rankings;
    expect(north).toMatchObject({
      consumer: { base: null, agreement: null },
      manager: { base: 10 },
      displacementIndex: null,
      test: null,
      reason: 'withheld',
    });
    expect(south).toMatchObject({ consumer: { base: null }, reason: 'withheld_secondary' });
    const hidden = mentions.filter(({ segment }) => segment?.[0]?.code === 'N');
    expect(hidden).not.toEqual([]);
    for (const row of hidden)
      expect(row).toMatchObject({
        consumer: { base: null, estimate: null, low: null },
        gap: null,
        reason: 'withheld',
      });
    expect(mentions[0]).toMatchObject({ segment: null, consumer: { base: 23 } });
  });
});
