import { operations } from '../api/operations';
import { api, on, readWave } from '../api.server';
import { driversDocument, waveDrivers } from '../drivers.server';
import { NO_STORE, refusePart } from '../partRoute.server';

const answer = api(
  on(operations.getDrivers, async (call) => {
    const wave = await readWave(call, 'drivers');
    const { outcome, drivers, confidence } = call.query;
    const weighted = call.query.weighted === 'true';
    const asked = { outcome, drivers, confidence, weighted };
    const { report, asOf } = await waveDrivers(call, wave, asked).catch(refusePart);
    return Response.json(driversDocument(wave, report, confidence, asOf ?? call.now()), NO_STORE);
  }),
);

export const loader = answer;
export const action = answer;
