import { describe, expect, it } from 'vitest';
import { gapReport } from '../../app/gap/report';
import { breaksOf } from '../../app/gap/segments';
import { addTally, type CountedResponse, type Tally, tally } from '../../app/gap/tally';
import type { Study } from '../../app/study/document';
import { parseStudy } from '../../app/study/parse';
import { randomFrom } from '../../seeds/random';
import { referenceCases } from '../statistics/referenceCases';
import { mediansOf } from './rawMedians';
import type { GivenResponse, ReportCase } from './referenceReport';
import { reportCases, unstratifiedCases } from './referenceVariants';

const cases = reportCases();
const unstratified = unstratifiedCases();

const counted = (response: GivenResponse): CountedResponse => ({
  status: 'complete',
  flagged: false,
  cluster: null,
  ...response,
});

/** Tallies of responses that were counted in some order, so many at a time. */
function folded(study: Study, given: readonly GivenResponse[], size: number): Tally[] {
  const stored = new Map<string, Tally>();
  const random = randomFrom(String(size));
  const mixed = given
    .map((response) => ({ response, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ response }) => response);
  for (let start = 0; start < mixed.length; start += size) {
    const batch = mixed.slice(start, start + size).map(counted);
    for (const [key, added] of tally(study, batch)) {
      const known = stored.get(key);
      if (known) addTally(known, added);
      else stored.set(key, added);
    }
  }
  return [...stored.values()];
}

/** Compares the report of the case's responses, folded in batches of several sizes. */
function expectShown(given: ReportCase) {
  const { wave, confidence, adjust, responses, earlier, by } = given;
  const parsed = parseStudy(given.study);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  const { study } = parsed;
  const broken = breaksOf(study, by, 1);
  if ('faults' in broken) throw new Error(JSON.stringify(broken.faults));
  const { consumer, manager } = wave.audiences;
  const weighting = {
    consumer: consumer?.weighting ?? null,
    manager: manager?.weighting ?? null,
  };
  for (const size of [1, 7, 1000]) {
    if (size === 1 && responses.length > 10_000) continue;
    const report = gapReport(study, folded(study, responses, size), {
      confidence,
      adjust,
      weighted: true,
      minimumBase: wave.minimumBase,
      equivalenceMargin: wave.equivalenceMargin,
      weighting,
      by: broken.breaks,
      medians: mediansOf(study, responses.map(counted), {
        confidence,
        weighted: true,
        weighting,
        by: broken.breaks,
      }),
      ...(earlier
        ? {
            against: {
              study,
              tallies: folded(study, earlier, size),
              minimumBase: 1,
              medians: mediansOf(study, earlier.map(counted), { confidence, weighted: true }),
            },
          }
        : {}),
    });
    const { found, compared } = given.check(report);
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(0);
  }
}

describe('a report gives the values computed with R', () => {
  it('of most cases that are unstratified data', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  it.each(cases)('$id', expectShown);
});

describe('a report gives the values of the core on the raw rows', () => {
  it('of the cases that are stratified data, without their strata', () => {
    const there = new Set(referenceCases().map(({ id }) => id));
    const wanted = [
      'gap-calibrated',
      'gap-median-heaped',
      'gap-multiselect',
      'proportion-calibrated',
      'proportion-domain-calibrated',
    ].filter((id) => there.has(id));
    const ids = unstratified.map(({ id }) => id.replace('-unstratified', ''));
    expect(ids).toEqual(expect.arrayContaining(wanted));
  });

  it.each(unstratified)('$id', expectShown);
});
