import type { z } from 'zod';
import { type Marks, markResponses } from '../../db/marking.server';
import type { Database } from '../../db/open.server';
import { eraseResponses } from '../../db/removal.server';
import { type Selection, visibleIds } from '../../db/selection.server';
import { studyVersion } from '../../db/studies.server';
import type { Wave } from '../../db/waves.server';
import { type ApiCall, jsonBody, Refusal, waveOf } from '../api.server';
import { type Actor, ofWave, traced } from '../audit/trace.server';
import { problem } from '../problem.server';
import { faultsOf, type Study } from '../study/document';
import { isFixed } from '../waveChange';
import { eraseSchema, markSchema } from './selection';

/** Whose doing it is, and which responses of a wave are meant. */
interface Change {
  actor: Actor;
  wave: Wave;
  study: Study;
  selection: Selection;
}

/** Marks responses and notes it. @returns how many there were, and how many were changed by it */
export async function mark(
  db: Database,
  { actor, wave, study, selection }: Change,
  { status, flagged }: Marks,
): Promise<{ found: number; changed: number }> {
  const ids = await visibleIds(db, wave.id, selection);
  const changed = await traced(
    db,
    actor,
    (tx) => markResponses(tx, wave, study, ids, { status, flagged }),
    (responses) =>
      responses > 0
        ? {
            action: 'responses.mark',
            subject: ofWave(wave),
            details: { responses, status, flagged },
          }
        : null,
  );
  return { found: ids.length, changed };
}

/** Erases responses for good and notes it; whose answers they were is not kept. @returns how many */
export async function erase(
  db: Database,
  { actor, wave, study, selection }: Change,
): Promise<number> {
  const ids = await visibleIds(db, wave.id, selection);
  return traced(
    db,
    actor,
    (tx) => eraseResponses(tx, wave, study, ids),
    (responses) =>
      responses > 0
        ? { action: 'responses.erase', subject: ofWave(wave), details: { responses } }
        : null,
  );
}

/** Marks the responses that a call names. */
export async function markAnswer(call: ApiCall): Promise<Response> {
  const { body, ...change } = await given(call, markSchema);
  return Response.json(await mark(call.db, change, body));
}

/** Erases the responses that a call names. */
export async function eraseAnswer(call: ApiCall): Promise<Response> {
  const { body: _, ...change } = await given(call, eraseSchema);
  return Response.json({ erased: await erase(call.db, change) });
}

function selectionOf(body: z.output<typeof eraseSchema>): Selection {
  return 'ids' in body
    ? { ids: body.ids }
    : { audience: body.audience, respondents: body.respondents };
}

async function given<Body extends z.output<typeof eraseSchema>>(
  call: ApiCall,
  schema: z.ZodType<Body>,
): Promise<Change & { body: Body }> {
  const wave = await waveOf(call);
  refuseSynthetic(wave);
  const parsed = schema.safeParse(await jsonBody(call.request));
  if (!parsed.success)
    throw new Refusal(problem(422, 'The body has faults', { errors: faultsOf(parsed.error) }));
  const study = await studyVersion(call.db, wave.studyId, wave.studyVersion);
  const body = parsed.data;
  return { actor: call.actor, wave, study, selection: selectionOf(body), body };
}

function refuseSynthetic(wave: Wave): void {
  if (!isFixed(wave)) return;
  const message = 'a closed wave of synthetic respondents never changes';
  throw new Refusal(
    problem(409, 'The wave cannot be changed so', { errors: [{ path: '$', message }] }),
  );
}
