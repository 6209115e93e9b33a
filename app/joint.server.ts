import { type JointCase, jointCases } from '../db/driverCases.server';
import type { OpenDatabase } from '../db/open.server';
import { readAsShown } from '../db/rawAnswers.server';
import { keptResult } from '../db/results.server';
import type { ShownState } from '../db/tallies.server';
import type { Wave } from '../db/waves.server';
import type { JointDesign } from './gap/joint';
import { sidesOf } from './gap/sides';
import { marginsOf } from './gap/weights';
import { type Withholding, withholding } from './gap/withholding';
import { settingsOf } from './gapDocument.server';
import { eachPage, ofOneState, stateOf } from './shownSides.server';
import type { Audience, Item, Study } from './study/document';

/** Answers to some items with the weight that their cell leaves to be weighed, and that cell. */
export type WeighedCase = Pick<JointCase, 'answers' | 'weight' | 'cluster'> & { group: number };

/** What is to be computed of several items' answers together. */
export interface JointAsked<Sums, Computed> {
  /** What names it, with all its parameters but the weights. */
  key: readonly (string | number)[];
  items: readonly Item[];
  /** Whether weights count, those that are raked too, as in reports. */
  weighted: boolean;
  sums: () => Sums;
  add: (sums: Sums, given: WeighedCase) => void;
  compute: (sums: Sums, design: JointDesign) => Computed;
  read: (stored: unknown) => Computed;
}

/**
 * What is computed of both sides from the raw responses behind what reports count, weighed as reports
 * weigh them: once for every state of a side that readers see. Null: a side that was not asked all.
 */
export async function waveJoint<Sums, Computed>(
  { db, kind }: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  study: Study,
  { key, items, weighted, sums: empty, add, compute, read }: JointAsked<Sums, Computed>,
) {
  const settings = settingsOf(wave);
  const keys = items.map((item) => item.key);
  const side = async (audience: Audience, { tallies, versions }: ShownState) => {
    if (items.some(({ wording }) => wording[audience] === undefined)) return null;
    const survey = sidesOf(study, tallies, weighted, settings.weighting);
    const { total, layout, placeOf } = survey.sides[audience];
    const margins = survey.weighted ? (settings.weighting?.[audience] ?? null) : null;
    const version = versions[audience];
    return keptResult(db, wave, {
      source: audience,
      key: JSON.stringify([...key, survey.weighted, margins]),
      version: stateOf(wave, version),
      read,
      compute: async (alive) => {
        const sums = empty();
        await readAsShown({ db, kind }, [{ waveId: wave.id, audience, version }], (from) =>
          eachPage(
            jointCases(from, wave.id, audience, keys, layout.segments),
            (page) => {
              for (const { answers, weight, cluster, codes } of page) {
                const { group, factor } = placeOf(codes);
                add(sums, {
                  answers,
                  weight: survey.weighted ? factor * weight : 1,
                  cluster,
                  group,
                });
              }
            },
            alive,
          ),
        );
        return compute(sums, total);
      },
    });
  };
  const { found, shown } = await ofOneState<Computed | null>({ db, kind }, wave, study, side);
  const decided = withholding(study, shown.tallies, {
    ...settings,
    margins: marginsOf(settings.weighting),
    weighted,
  });
  const { weighted: isWeighted } = sidesOf(study, shown.tallies, weighted, settings.weighting);
  return { found, decided, isWeighted, asOf: shown.changedAt };
}

/** How a question over several items is computed from raw answers, and what is reported of it. */
export interface JointQuestion<Question, Sums, Computed, Report> {
  asked: (
    study: Study,
    question: Question,
    settings: JointSettings,
  ) => Omit<JointAsked<Sums, Computed>, 'weighted'>;
  report: (
    study: Study,
    question: Question,
    computed: Record<Audience, Computed | 'being_updated' | null>,
    decided: Withholding,
    settings: JointSettings,
  ) => Report;
}

type JointSettings = ReturnType<typeof settingsOf> & {
  confidence: number;
  margins: ReturnType<typeof marginsOf>;
};

/** A question over several items as it is asked of a wave. */
export function jointly<Question, Sums, Computed, Report>({
  asked,
  report,
}: JointQuestion<Question, Sums, Computed, Report>) {
  return async (
    place: Pick<OpenDatabase, 'db' | 'kind'>,
    wave: Wave,
    study: Study,
    question: Question,
    { confidence, weighted }: { confidence: number; weighted: boolean },
  ): Promise<{ report: Report; asOf: Date | null }> => {
    const own = settingsOf(wave);
    const settings = { ...own, confidence, margins: marginsOf(own.weighting) };
    const { found, decided, asOf } = await waveJoint(place, wave, study, {
      ...asked(study, question, settings),
      weighted,
    });
    return { report: report(study, question, found, decided, settings), asOf };
  };
}
