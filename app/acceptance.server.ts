import { z } from 'zod';
import {
  type AcceptanceQuestion,
  type AcceptanceRow,
  AcceptedWaits,
  acceptanceOf,
  acceptanceReport,
  type ComputedAcceptance,
  waitConditions,
} from './gap/acceptance';
import { jointly } from './joint.server';
import { keptProportion } from './medians.server';
import { DONT_KNOW } from './study/document';

const stored: z.ZodType<ComputedAcceptance[]> = z.array(
  z.object({ option: z.string(), named: keptProportion, others: keptProportion }),
);

/** What a wave accepts with each condition and without it. */
export const waveAcceptance = jointly<
  AcceptanceQuestion,
  AcceptedWaits,
  ComputedAcceptance[],
  AcceptanceRow[]
>({
  asked: (study, question, settings) => {
    const { wait, condition } = question;
    const options = waitConditions(study, question);
    return {
      key: ['acceptance', wait.key, condition.key, settings.confidence, settings.minimumBase],
      items: [wait, condition],
      sums: () => new AcceptedWaits(),
      add: (waits, { answers: [time, named], weight, cluster, group }) => {
        if (typeof time !== 'number') return;
        const chosen = Array.isArray(named) ? named : typeof named === 'string' ? [named] : null;
        const isKnown = chosen !== null && !chosen.includes(DONT_KNOW);
        const all = isKnown ? chosen.filter((code) => typeof code === 'string').sort() : null;
        waits.add({ chosen: all, wait: time, weight, cluster, group });
      },
      compute: (waits, design) => acceptanceOf(waits, design, options, settings),
      read: (result) => stored.parse(result),
    };
  },
  report: (study, question, found, decided, settings) =>
    acceptanceReport(study, question, waitConditions(study, question), found, decided, settings),
});
