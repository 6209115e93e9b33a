import type { z } from 'zod';
import { markResponses } from '../../db/marking.server';
import { eraseResponses } from '../../db/removal.server';
import { type Selection, visibleIds } from '../../db/selection.server';
import { studyVersion } from '../../db/studies.server';
import type { Wave } from '../../db/waves.server';
import { type ApiCall, jsonBody, Refusal, waveOf } from '../api.server';
import { ofWave, traced } from '../audit/trace.server';
import { problem } from '../problem.server';
import { faultsOf } from '../study/document';
import { eraseSchema, markSchema } from './selection';

/** Marks the responses that a call names. */
export async function markAnswer(call: ApiCall): Promise<Response> {
  const { wave, study, body } = await given(call, markSchema);
  const ids = await visibleIds(call.db, wave.id, selectionOf(body));
  const { status, flagged } = body;
  const changed = await traced(
    call.db,
    call.actor,
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
  return Response.json({ found: ids.length, changed });
}

/** Erases the responses that a call names. */
export async function eraseAnswer(call: ApiCall): Promise<Response> {
  const { wave, study, body } = await given(call, eraseSchema);
  const ids = await visibleIds(call.db, wave.id, selectionOf(body));
  // Whose answers they were is not kept.
  const erased = await traced(
    call.db,
    call.actor,
    (tx) => eraseResponses(tx, wave, study, ids),
    (responses) =>
      responses > 0
        ? { action: 'responses.erase', subject: ofWave(wave), details: { responses } }
        : null,
  );
  return Response.json({ erased });
}

function selectionOf(body: z.output<typeof eraseSchema>): Selection {
  return 'ids' in body
    ? { ids: body.ids }
    : { audience: body.audience, respondents: body.respondents };
}

async function given<Body>(call: ApiCall, schema: z.ZodType<Body>) {
  const wave = await waveOf(call);
  refuseSynthetic(wave);
  const parsed = schema.safeParse(await jsonBody(call.request));
  if (!parsed.success)
    throw new Refusal(problem(422, 'The body has faults', { errors: faultsOf(parsed.error) }));
  const study = await studyVersion(call.db, wave.studyId, wave.studyVersion);
  return { wave, study, body: parsed.data };
}

function refuseSynthetic({ synthetic, status }: Wave): void {
  if (!synthetic || status !== 'closed') return;
  const message = 'a closed wave of synthetic respondents never changes';
  throw new Refusal(
    problem(409, 'The wave cannot be changed so', { errors: [{ path: '$', message }] }),
  );
}
