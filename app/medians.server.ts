import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { OpenDatabase } from '../db/open.server';
import { NotAsShown, readAsShown, type ShownSide } from '../db/rawAnswers.server';
import { keptResult } from '../db/results.server';
import type { ShownState } from '../db/tallies.server';
import type { Wave } from '../db/waves.server';
import { countedAnswers } from '../db/wideAnswers.server';
import { askedSegments } from './gap/cells';
import { isWithheld } from './gap/complementary';
import type { WaveSettings } from './gap/report';
import type { Break } from './gap/segments';
import { type AudienceSides, type KnownMedians, sidesOf } from './gap/sides';
import { ValueCounts } from './gap/valueCounts';
import { marginsOf } from './gap/weights';
import { wideItems } from './gap/wideItems';
import { wideMedians } from './gap/wideMedians';
import { withholding } from './gap/withholding';
import { eachPage, stateOf } from './shownSides.server';
import { inSlices } from './slices.server';
import type { Proportion } from './statistics/proportion';
import { AUDIENCES, type Audience, type Study } from './study/document';

type Place = Pick<OpenDatabase, 'db' | 'kind'>;

export interface MediansAsked {
  study: Study;
  shown: ShownState;
  settings: WaveSettings;
  breaks: readonly Break[];
  confidence: number;
  weighted: boolean;
  /** How long to wait for them, in milliseconds. */
  patience: number;
}

/**
 * The medians of number items whose values the tallies do not list, from the raw answers behind what
 * readers see: computed once for every state of a side, by one process. A side whose medians take
 * longer than a report can wait lacks them until they are there. `moved`: what readers see is
 * another state by now.
 */
export async function waveMedians(
  place: Place,
  wave: Wave,
  asked: MediansAsked,
): Promise<Partial<Record<Audience, KnownMedians>> | 'moved'> {
  const { study, shown, settings, weighted } = asked;
  const sides = AUDIENCES.filter((audience) => wideItems(study, audience).length > 0);
  if (sides.length === 0) return {};
  const survey = sidesOf(study, shown.tallies, weighted, settings.weighting);
  const jobs = sides.map(async (audience) => {
    const job = medians(place, wave, asked, audience, survey).catch((error: unknown) => {
      if (error instanceof NotAsShown) return 'moved' as const;
      throw error;
    });
    return [audience, await soon(job, asked.patience)] as const;
  });
  const found = await Promise.all(jobs);
  if (found.some(([, known]) => known === 'moved')) return 'moved';
  return Object.fromEntries(
    found.flatMap(([audience, known]) => (known instanceof Map ? [[audience, known]] : [])),
  );
}

/** What comes soon; otherwise it goes on, and whoever asks next finds it. */
export async function soon<Result>(job: Promise<Result>, patience: number): Promise<Result | null> {
  if (patience === Number.POSITIVE_INFINITY) return job;
  job.catch(() => {
    // Whoever asks next computes it again, and is told what is wrong.
  });
  const tooLate = new AbortController();
  const waiting = pause(patience, null, { signal: tooLate.signal }).catch(() => null);
  try {
    return await Promise.race([job, waiting]);
  } finally {
    tooLate.abort();
  }
}

async function medians(
  place: Place,
  wave: Wave,
  { study, shown, settings, breaks, confidence, weighted }: MediansAsked,
  audience: Audience,
  survey: { weighted: boolean; sides: Record<Audience, AudienceSides> },
): Promise<KnownMedians> {
  const { weighted: isWeighted } = survey;
  const sides = survey.sides[audience];
  // An earlier wave may lack a segment item of a break.
  const inTallies = (key: string) => sides.layout.segments.includes(key);
  const asked = [
    [],
    ...breaks.map((items) => askedSegments(study, audience, items).filter(inTallies).sort()),
  ];
  const keys = [...new Set(asked.map((items) => JSON.stringify(items)))].sort();
  const version = shown.versions[audience];
  const margins = isWeighted ? (settings.weighting?.[audience] ?? null) : null;
  const kept = await keptResult(place.db, wave, {
    source: audience,
    key: JSON.stringify(['medians', keys, confidence, weighted, isWeighted, margins]),
    version: stateOf(wave, version),
    read: (result) => stored.parse(result),
    compute: async (alive) => {
      const { stateOf } = withholding(study, shown.tallies, {
        ...settings,
        margins: marginsOf(settings.weighting),
        weighted,
      });
      const counts = await answersOf(
        place,
        study,
        sides,
        { waveId: wave.id, audience, version },
        alive,
      );
      const all: [string, Proportion][] = [];
      for (const [item, own] of counts)
        all.push(
          ...(await inSlices(
            wideMedians(sides, own, {
              item,
              breaks: keys.map((key) => asked.find((items) => JSON.stringify(items) === key) ?? []),
              confidence,
              weighted: isWeighted,
              isShown: (items, codes) =>
                !isWithheld(
                  stateOf(
                    audience,
                    item,
                    items.map((segment, at) => ({ item: segment, code: codes[at] ?? null })),
                  ),
                ),
            }),
          )),
        );
      return Object.fromEntries(all);
    },
  });
  return new Map(Object.entries(kept));
}

const figure = z.number().nullable();
/** A share or quantile as it is kept. */
export const keptProportion = z.object({
  n: z.number(),
  weightedN: z.number(),
  estimate: figure,
  se: figure,
  designEffect: figure,
  effective: figure,
  df: figure,
  low: figure,
  high: figure,
  intervalBase: figure,
  reason: z.enum(['no_answers', 'no_variance_estimate']).nullable(),
});
const stored: z.ZodType<Record<string, Proportion>> = z.record(z.string(), keptProportion);

async function answersOf(
  place: Place,
  study: Study,
  { layout }: AudienceSides,
  side: ShownSide,
  alive: () => Promise<void>,
): Promise<Map<string, ValueCounts>> {
  const items = wideItems(study, side.audience);
  const counts = items.map((item) => [item, new ValueCounts()] as const);
  await readAsShown(place, [side], (from) =>
    eachPage(
      countedAnswers(from, place.kind, side, items, layout.segments),
      (page) => {
        for (const { item, ...answer } of page) counts[item]?.[1].add(answer);
      },
      alive,
    ),
  );
  return new Map(counts);
}
