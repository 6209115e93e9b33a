import { describe, expect, it } from 'vitest';
import { favourableValue } from '../../app/gap/channelConsistency';
import { JointSums } from '../../app/gap/joint';
import { journeyOf } from '../../app/gap/journey';
import { gapReport } from '../../app/gap/report';
import { resolutionOf } from '../../app/gap/resolution';
import { SharedSums } from '../../app/gap/sharedSums';
import { favourableIndicators, indexItems } from '../../app/gap/sideSums';
import { sidesOf } from '../../app/gap/sides';
import { type CountedResponse, tally } from '../../app/gap/tally';
import { indexScore } from '../../app/statistics/compositeIndex';
import { contrastsOf } from '../../app/statistics/consistency';
import { parseStudy } from '../../app/study/parse';
import { randomFrom } from '../../seeds/random';

const CHANNELS = ['web', 'phone', 'shop'];
const text = (en: string) => ({ en });
const item = (key: string, given: object) => ({
  key,
  wording: { consumer: text(`${key}?`), manager: text(`${key}?`) },
  ...given,
});
const choice = (key: string, codes: readonly string[], given: object = {}) =>
  item(key, {
    kind: 'single',
    options: codes.map((code) => ({ code, label: text(code) })),
    ...given,
  });

const study = (() => {
  const items = [
    choice('start', CHANNELS, { segment: true }),
    choice('end', CHANNELS),
    choice('solved', ['yes', 'no'], { segment: true, favourable: ['yes'] }),
    item('advise', { kind: 'nps' }),
    choice('region', ['north', 'south'], { segment: true }),
    item('phone', { kind: 'scale', scale: 'level' }),
    item('chat', { kind: 'scale', scale: 'level' }),
  ];
  const page = [{ key: 'all', items: items.map(({ key }) => key) }];
  const parsed = parseStudy({
    format: 'parallax.study/1',
    key: 'ways',
    title: text('Ways'),
    locales: ['en'],
    audiences: { consumer: { label: text('Consumers') }, manager: { label: text('Managers') } },
    scales: {
      level: {
        options: ['bad', 'good'].map((code, value) => ({ code, value, label: text(code) })),
        favourable: ['good'],
      },
    },
    items,
    questionnaires: { consumer: page, manager: page },
    index: ['phone', 'chat'],
  });
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.study;
})();

function people(count: number, clusters: number, weighted: boolean): CountedResponse[] {
  const random = randomFrom(`ways ${count} ${clusters} ${weighted}`);
  const pick = (codes: readonly string[]) => codes[Math.floor(random() * codes.length)] ?? '';
  return Array.from({ length: count }, (_, i) => ({
    audience: 'consumer' as const,
    status: 'complete' as const,
    flagged: false,
    cluster: clusters > 0 && i % 3 > 0 ? `c${i % clusters}` : null,
    weight: weighted ? 0.5 + random() : 1,
    answers: {
      start: pick(CHANNELS),
      end: pick(CHANNELS),
      solved: pick(['yes', 'no', 'no']),
      advise: Math.floor(random() * 11),
      ...(i % 5 > 0 ? { phone: pick(['bad', 'good', 'good']) } : {}),
      ...(i % 4 > 0 ? { chat: pick(['bad', 'good']) } : {}),
      ...(i % 7 > 0 ? { region: pick(['north', 'south', 'south']) } : {}),
    },
  }));
}

const weighting = { consumer: { region: { north: 0.7, south: 0.3 } }, manager: null };

describe.each([
  ['of few', people(22, 0, false)],
  ['of many, whose residuals are taken', people(300, 0, false)],
  ['of many in clusters', people(300, 17, false)],
  ['of few in clusters', people(24, 9, false)],
  ['of many with base weights', people(200, 11, true)],
])('what is computed of two answers together, %s,', (_, responses) => {
  const tallies = [...tally(study, responses).values()];
  const { total, layout, placeOf } = sidesOf(study, tallies, true, weighting).sides.consumer;
  const codesOf = (answers: CountedResponse['answers']) =>
    layout.segments.map((key) => {
      const code = answers[key];
      return typeof code === 'string' ? code : null;
    });
  const summed = (
    size: [number, number],
    places: (answers: CountedResponse['answers']) => [number, number],
  ) => {
    const sums = new JointSums(...size);
    for (const { answers, weight, cluster } of responses) {
      const { group, factor } = placeOf(codesOf(answers));
      const [first, second] = places(answers);
      sums.add({ first, second, weight: factor * weight, cluster, group });
    }
    return sums;
  };
  const { rows } = gapReport(study, tallies, {
    confidence: 0.95,
    adjust: 'holm',
    weighted: true,
    minimumBase: 1,
    equivalenceMargin: 0.1,
    weighting,
    by: [['start'], ['solved']],
  });
  const reported = (name: string, option: string | null, segment?: string) =>
    rows.find(
      (row) =>
        row.item === name &&
        row.measure === (name === 'advise' ? 'nps' : 'share') &&
        row.option === option &&
        (row.segment?.[0]?.code ?? undefined) === segment,
    )?.consumer;
  const figures = <Figure extends { estimate: unknown; low: unknown; high: unknown }>(
    figure: Figure | null | undefined,
  ) =>
    [figure?.estimate, figure?.low, figure?.high].map((value) =>
      typeof value === 'number' ? Number(value.toFixed(9)) : value,
    );

  it('is weighed as reports weigh it: journeys', () => {
    const sums = summed([3, 3], ({ start, end }) => [
      CHANNELS.indexOf(String(start)),
      CHANNELS.indexOf(String(end)),
    ]);
    const journey = journeyOf(sums, total, [], 0.95);
    for (const [at, code] of CHANNELS.entries()) {
      for (const [to, end] of CHANNELS.entries())
        expect(figures(journey.within[at]?.[to])).toEqual(figures(reported('end', end, code)));
    }
  });

  it('is weighed as reports weigh it: several items with their covariances', () => {
    const sums = new SharedSums(2);
    for (const { answers, weight, cluster } of responses) {
      const { group, factor } = placeOf(codesOf(answers));
      const values = [answers.phone, answers.chat].map((answer) =>
        favourableValue(['good'], answer),
      );
      sums.add({ values, weight: factor * weight, cluster, group });
    }
    const score = indexScore(sums.items(total), 0.95);
    const wanted = indexItems(total, (place) => favourableIndicators(place, ['good']));
    expect(figures(score)).toEqual(figures(wanted && indexScore(wanted, 0.95)));
    // Of two items the test is that of their difference.
    const contrasts = contrastsOf(sums.items(total));
    const [phone, chat] = ['phone', 'chat'].map(
      (name) => rows.find((row) => row.item === name && row.measure === 'favourable')?.consumer,
    );
    expect(contrasts?.distances[0]).toBeCloseTo((phone?.estimate ?? 0) - (chat?.estimate ?? 0), 9);
  });

  it('is weighed as reports weigh it: recommendation', () => {
    const sums = summed([2, 11], ({ solved, advise }) => [
      solved === 'yes' ? 0 : 1,
      Number(advise),
    ]);
    const found = resolutionOf(sums, total, { minimumBase: 5, confidence: 0.95 });
    expect(figures(found.solved)).toEqual(figures(reported('advise', null, 'yes')));
    expect(figures(found.others)).toEqual(figures(reported('advise', null, 'no')));
  });
});
