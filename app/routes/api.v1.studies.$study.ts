import { findStudy } from '../../db/studies.server';
import { operations } from '../api/operations';
import { api, on } from '../api.server';
import { studyExported, trace } from '../audit/trace.server';
import { problem } from '../problem.server';

const answer = api(
  on(operations.getStudy, async ({ db, tenantId, actor, params }) => {
    const found = await findStudy(db, tenantId, params.study ?? '');
    if (!found)
      return problem(404, 'Not found', { detail: `There is no study "${params.study}".` });
    await trace(db, actor, studyExported(found.key, 'document.json'));
    return Response.json(found.study);
  }),
);

export const loader = answer;
export const action = answer;
