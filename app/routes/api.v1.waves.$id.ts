import type { z } from 'zod';
import { studyVersion } from '../../db/studies.server';
import { findWave, updateWave, type Wave, type WaveChange } from '../../db/waves.server';
import { operations } from '../api/operations';
import { api, jsonBody, on, waveOf } from '../api.server';
import { trace } from '../audit/trace.server';
import { waveChanged } from '../audit/waveNotes.server';
import { problem } from '../problem.server';
import { type Fault, faultsOf } from '../study/document';
import {
  changedSettings,
  dateOf,
  datesFaults,
  waveChangeSchema,
  weightingFaults,
} from '../waveDocument';
import { waveJson } from '../waveJson.server';

const answer = api(
  on(operations.getWave, async (call) => {
    return Response.json(waveJson(await waveOf(call), call.links, call.now()));
  }),
  on(operations.changeWave, async (call) => {
    const wave = await waveOf(call);
    const parsed = waveChangeSchema.safeParse(await jsonBody(call.request));
    if (!parsed.success)
      return problem(422, 'The change has faults', { errors: faultsOf(parsed.error) });
    const { audiences, opensAt, closesAt, ...given } = parsed.data;
    const study = await studyVersion(call.db, wave.studyId, wave.studyVersion);
    const settings = audiences ? changedSettings(wave.audiences, audiences) : wave.audiences;
    const dates = {
      opensAt: opensAt === undefined ? wave.opensAt : (dateOf(opensAt) ?? null),
      closesAt: closesAt === undefined ? wave.closesAt : (dateOf(closesAt) ?? null),
    };
    // A draft's margins are checked again at its opening: its study may have changed.
    const errors = [...weightingFaults(study, settings), ...datesFaults(dates)];
    if (errors.length > 0) return problem(422, 'The change has faults', { errors });
    const refused = [statusFault(wave, given.status), ...fixedFaults(wave, given)].flatMap(
      (fault) => fault ?? [],
    );
    if (refused.length > 0)
      return problem(409, 'The wave cannot be changed so', { errors: refused });
    const change: WaveChange = Object.fromEntries(
      Object.entries({ ...given, ...dates, audiences: settings }).filter(
        ([, value]) => value !== undefined,
      ),
    );
    const note = waveChanged(wave, change);
    await updateWave(call.db, wave.id, change, async (tx) => {
      if (note) await trace(tx, call.actor, note);
    });
    const changed = (await findWave(call.db, wave.id)) ?? wave;
    return Response.json(waveJson(changed, call.links, call.now()));
  }),
);

export const loader = answer;
export const action = answer;

type WaveChanges = z.infer<typeof waveChangeSchema>;

/** What decides what is withheld, and what counts as aligned, is set before anybody answers. */
const FIXED = ['minimumBase', 'equivalenceMargin', 'complementaryWithholding'] as const;

function fixedFaults(wave: Wave, given: WaveChanges): Fault[] {
  if (wave.status === 'draft') return [];
  return FIXED.filter((name) => given[name] !== undefined && given[name] !== wave[name]).map(
    (name) => ({ path: `$.${name}`, message: 'is fixed since the wave was opened' }),
  );
}

function statusFault(wave: Wave, status: Wave['status'] | undefined): Fault | undefined {
  const path = '$.status';
  if (wave.synthetic && wave.status === 'closed')
    return { path: '$', message: 'a closed wave of synthetic respondents never changes' };
  if (status === undefined || status === wave.status) return undefined;
  if (status === 'draft')
    return { path, message: `a wave that was opened cannot become a draft again` };
  if (wave.status === 'archived') return { path, message: 'an archived wave stays archived' };
  return undefined;
}
