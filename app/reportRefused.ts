import type { Fault } from './study/document';

/** The parameters are well written, but do not fit the wave or its study. */
export class ReportRefused extends Error {
  constructor(readonly faults: Fault[]) {
    super(faults.map(({ path, message }) => `${path} ${message}`).join('\n'));
  }
}
