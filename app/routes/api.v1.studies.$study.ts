import { findStudy } from '../../db/studies.server';
import { operations } from '../api/operations';
import { api, on } from '../api.server';
import { problem } from '../problem.server';

const answer = api(
  on(operations.getStudy, async ({ db, tenantId, params }) => {
    const found = await findStudy(db, tenantId, params.study ?? '');
    return found
      ? Response.json(found.study)
      : problem(404, 'Not found', { detail: `There is no study "${params.study}".` });
  }),
);

export const loader = answer;
export const action = answer;
