import { listStudies, saveStudy } from '../../db/studies.server';
import { operations } from '../api/operations';
import { api, jsonBody, on } from '../api.server';
import { studySaved, traced } from '../audit/trace.server';
import { problem } from '../problem.server';
import { parseStudy } from '../study/parse';

const answer = api(
  on(operations.listStudies, async ({ db, tenantId }) => {
    const studies = await listStudies(db, tenantId);
    return Response.json(
      studies.map(({ key, version, study }) => ({ key, version, title: study.title })),
    );
  }),
  on(operations.createStudy, async ({ db, tenantId, actor, request }) => {
    const parsed = parseStudy(await jsonBody(request));
    if ('faults' in parsed)
      return problem(422, 'The study document has faults', {
        detail: `${parsed.faults.length} found; nothing was stored.`,
        errors: parsed.faults,
      });
    const { key } = parsed.study;
    const { version, created } = await traced(
      db,
      actor,
      (tx) => saveStudy(tx, tenantId, parsed.study),
      (saved) => (saved.created ? studySaved(key, saved.version) : null),
    );
    return Response.json(
      { key, version },
      { status: created ? 201 : 200, headers: { Location: `/api/v1/studies/${key}` } },
    );
  }),
);

export const loader = answer;
export const action = answer;
