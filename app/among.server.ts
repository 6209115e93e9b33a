import { z } from 'zod';
import { type AmongQuestion, amongOf, amongReport, type ComputedAmong } from './gap/amongThose';
import type { SideFigure } from './gap/figures';
import { JointSums } from './gap/joint';
import { jointly } from './joint.server';
import { keptProportion } from './medians.server';
import { type Audience, favourableOf, type Item, optionsOf, type Study } from './study/document';

const stored: z.ZodType<ComputedAmong> = z.object({
  share: keptProportion,
  bases: z.array(z.number()),
});

const codesOf = (study: Study, item: Item) => optionsOf(study, item).map(({ code }) => code);

/** The share of some answers of a wave among those who gave some answers to another question. */
export const waveAmong = jointly<
  AmongQuestion,
  JointSums,
  ComputedAmong,
  Record<Audience, SideFigure | null>
>({
  asked: (study, { item, codes, among, amongCodes }, { confidence }) => {
    const [groups, answers] = [codesOf(study, among), codesOf(study, item)];
    const placeIn = (known: readonly string[], answer: unknown) => {
      const found = typeof answer === 'string' ? known.indexOf(answer) : -1;
      return found < 0 ? known.length : found;
    };
    const places = (known: readonly string[], wanted: readonly string[]) =>
      known.flatMap((code, place) => (wanted.includes(code) ? [place] : []));
    return {
      key: ['among', item.key, codes.join(), among.key, amongCodes.join(), confidence],
      items: [among, item],
      sums: () => new JointSums(groups.length, answers.length),
      add: (sums, { answers: [group, answer], ...given }) =>
        sums.add({ first: placeIn(groups, group), second: placeIn(answers, answer), ...given }),
      compute: (sums, design) =>
        amongOf(
          sums,
          design,
          { rows: places(groups, amongCodes), columns: places(answers, codes) },
          confidence,
        ),
      read: (result) => stored.parse(result),
    };
  },
  report: (study, question, found, decided, { minimumBase }) => {
    const favourable = favourableOf(study, question.among) ?? [];
    const rest = codesOf(study, question.among).filter((code) => !favourable.includes(code));
    const isMain = rest.join() === question.amongCodes.join();
    return amongReport(study, question, found, decided, { minimumBase, isMain });
  },
});
