import { jointCases } from '../db/driverCases.server';
import type { OpenDatabase } from '../db/open.server';
import { readAsShown } from '../db/rawAnswers.server';
import { keptResult } from '../db/results.server';
import type { Wave } from '../db/waves.server';
import { JointSums } from './gap/joint';
import { sidesOf } from './gap/sides';
import { marginsOf } from './gap/weights';
import { withholding } from './gap/withholding';
import { settingsOf } from './gapDocument.server';
import { eachPage, ofOneState, stateOf } from './shownSides.server';
import type { Sample } from './statistics/sums';
import type { Audience, Item, Study } from './study/document';

/** What is to be computed of two items' answers together. */
export interface JointAsked<Computed> {
  /** What names it, with all its parameters. */
  key: readonly (string | number)[];
  items: readonly [Item, Item];
  /** How many places each item's answers have. */
  sizes: readonly [number, number];
  /** The place of an answer; -1: none. */
  placeOf: readonly [(answer: unknown) => number, (answer: unknown) => number];
  compute: (sums: JointSums, sample: Sample) => Computed;
  read: (stored: unknown) => Computed;
}

/**
 * What is computed of both sides from the raw responses behind what reports count, with weights as
 * given: once for every state of a side that readers see. Null: a side that was not asked both.
 */
export async function waveJoint<Computed>(
  { db, kind }: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  study: Study,
  { key, items, sizes, placeOf, compute, read }: JointAsked<Computed>,
) {
  const side = async (audience: Audience, version: number, sample: () => Sample) => {
    if (items.some(({ wording }) => wording[audience] === undefined)) return null;
    return keptResult(db, wave, {
      source: audience,
      key: JSON.stringify(key),
      version: stateOf(wave, version),
      read,
      compute: async (alive) => {
        const sums = new JointSums(...sizes);
        const keys = items.map((item) => item.key);
        const place = (at: 0 | 1, answer: unknown) => {
          const found = placeOf[at](answer);
          return found < 0 ? sizes[at] : found;
        };
        await readAsShown({ db, kind }, [{ waveId: wave.id, audience, version }], (from) =>
          eachPage(
            jointCases(from, wave.id, audience, keys),
            (page) => {
              for (const { weight, cluster, answers } of page)
                sums.add({
                  first: place(0, answers[0]),
                  second: place(1, answers[1]),
                  weight,
                  cluster,
                });
            },
            alive,
          ),
        );
        return compute(sums, sample());
      },
    });
  };
  const { found, shown } = await ofOneState<Computed | null>(
    { db, kind },
    wave,
    study,
    (audience, state) =>
      side(
        audience,
        state.versions[audience],
        () => sidesOf(study, state.tallies, true).sides[audience].total.sample,
      ),
  );
  const settings = settingsOf(wave);
  const decided = withholding(study, shown.tallies, {
    ...settings,
    margins: marginsOf(settings.weighting),
  });
  return { found, decided, asOf: shown.changedAt };
}
