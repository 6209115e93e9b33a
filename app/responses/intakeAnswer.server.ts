import { problem } from '../problem.server';
import type { FileFault, Rejected } from './file.server';
import type { Intake } from './intake.server';

/** What the API answers to an import. */
export function intakeAnswer(intake: Intake, { skip, isList }: { skip: boolean; isList: boolean }) {
  const { stored, duplicates, replaced, repeated, rejected, rejectedCount, records } = intake;
  const report = {
    stored,
    duplicates,
    rejected,
    ...(rejectedCount > 0 ? { rejectedCount } : {}),
    ...(replaced > 0 ? { replaced } : {}),
    ...(repeated
      ? { repeated, detail: 'This file was imported before; again=1 imports it once more.' }
      : {}),
  };
  if (rejectedCount > 0 && !skip)
    return problem(422, 'Some responses have faults', {
      detail: `${rejectedCount} of ${records} were faulty; none was stored.`,
      ...report,
      errors: errorsOf(rejected, isList),
    });
  return Response.json(report, { status: stored > 0 ? 201 : 200 });
}

/** Faults of records by their places in what was sent. */
function errorsOf(rejected: readonly Rejected[], isList: boolean) {
  return rejected.map(({ row, path, message }) => ({
    path: isList ? path.replace('$', `$[${row - 1}]`) : path,
    message,
  }));
}

/** What the API answers where a file cannot be read to its end, with what was rejected before. */
export function unreadableAnswer({ message, row, columns, before }: FileFault): Response {
  const faults = columns.length > 0 ? columns : [{ path: '$', message }];
  return problem(row === 0 ? 422 : 400, 'The file cannot be read', {
    detail: `${message} Nothing was stored.`,
    errors: [
      ...faults.map(({ path, message: reason }) => ({ path, message: reason })),
      ...errorsOf(before.rejected, true),
    ],
    stored: 0,
    duplicates: 0,
    rejected: [
      ...before.rejected,
      ...faults.map(({ path, message: reason }) => ({
        row: row ?? 0,
        path,
        ...(row === 0 ? { column: path } : {}),
        message: reason,
      })),
    ],
    ...(before.rejectedCount > 0 ? { rejectedCount: before.rejectedCount + 1 } : {}),
  });
}
