import { z } from 'zod';
import type { OpenDatabase } from '../db/open.server';
import type { Wave } from '../db/waves.server';
import {
  type ChannelConsistency,
  channelConsistency,
  favourableValue,
} from './gap/channelConsistency';
import { SharedSums } from './gap/sharedSums';
import { waveJoint } from './joint.server';
import { type Contrasts, contrastsOf } from './statistics/consistency';
import { favourableOf, type Item, type Study } from './study/document';

const stored: z.ZodType<Contrasts | null> = z
  .object({
    df: z.number(),
    distances: z.array(z.number()),
    covariance: z.array(z.array(z.number())),
  })
  .nullable();

/** Whether the favourable shares of items that are rated alike differ in a wave. */
export async function waveConsistency(
  place: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  study: Study,
  items: readonly Item[],
  weighted: boolean,
): Promise<ChannelConsistency> {
  const favourable = items.map((item) => favourableOf(study, item) ?? []);
  const { found, decided } = await waveJoint<SharedSums, { contrasts: Contrasts | null }>(
    place,
    wave,
    study,
    {
      key: ['consistency', ...items.map(({ key }) => key)],
      items,
      weighted,
      sums: () => new SharedSums(items.length),
      add: (sums, { answers, ...given }) =>
        sums.add({
          values: favourable.map((codes, at) => favourableValue(codes, answers[at])),
          ...given,
        }),
      compute: (sums, design) => ({ contrasts: contrastsOf(sums.items(design)) }),
      read: (result) => z.object({ contrasts: stored }).parse(result),
    },
  );
  const of = (side: (typeof found)['manager']) =>
    side === null || side === 'being_updated' ? side : side.contrasts;
  return channelConsistency(
    study,
    items,
    { manager: of(found.manager), consumer: of(found.consumer) },
    decided,
  );
}
