import type { Break } from '../../app/gap/segments';
import { type KnownMedians, sidesOf } from '../../app/gap/sides';
import { type CountedResponse, tally } from '../../app/gap/tally';
import { ValueCounts } from '../../app/gap/valueCounts';
import type { Weighting } from '../../app/gap/weights';
import { wideItems } from '../../app/gap/wideItems';
import { wideMedians } from '../../app/gap/wideMedians';
import { finished } from '../../app/statistics/steps';
import { AUDIENCES, type Audience, type Study } from '../../app/study/document';

interface Options {
  confidence: number;
  weighted: boolean;
  weighting?: Partial<Record<Audience, Weighting | null>>;
  by?: readonly Break[];
}

/** The medians that a report takes from raw answers, of all that answered, in all segments. */
export function mediansOf(
  study: Study,
  responses: readonly CountedResponse[],
  { confidence, weighted, weighting, by = [] }: Options,
): Record<Audience, KnownMedians> {
  const survey = sidesOf(study, [...tally(study, responses).values()], weighted, weighting);
  const ofSide = (audience: Audience): KnownMedians => {
    const sides = survey.sides[audience];
    const { segments } = sides.layout;
    const breaks = [[], ...by].map((items) => items.filter((item) => segments.includes(item)));
    const all = wideItems(study, audience).map((item) => {
      const counts = new ValueCounts();
      for (const { audience: side, answers, cluster, weight } of responses) {
        const answer = answers[item];
        if (side !== audience || typeof answer !== 'number') continue;
        const codes = segments.map((key) => {
          const code = answers[key];
          return typeof code === 'string' && code !== 'dk' ? code : null;
        });
        counts.add({ codes, cluster, value: answer, n: 1, w: weight, w2: weight ** 2 });
      }
      const wanted = { item, breaks, confidence, weighted: survey.weighted, isShown: () => true };
      return finished(wideMedians(sides, counts, wanted));
    });
    return new Map(all.flatMap((found) => [...found]));
  };
  const [consumer, manager] = AUDIENCES.map(ofSide);
  if (!consumer || !manager) throw new Error('there are two sides');
  return { consumer, manager };
}
