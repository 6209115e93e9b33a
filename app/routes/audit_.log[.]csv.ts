import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { NO_STORE, requireUser } from '../accounts/requireUser.server';
import { auditCsv } from '../audit/csv.server';
import { auditQuery } from '../audit/query';
import { trace, userActor } from '../audit/trace.server';

/** The audit log as a file, as far as the address chooses. */
export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const { user } = await requireUser(args, ['administrator']);
  const { filter, what, faults } = auditQuery(new URL(request.url).searchParams);
  if (faults.length > 0) throw Response.json(faults, { status: 400, headers: NO_STORE });
  // The file holds its own entry too.
  if (request.method !== 'HEAD')
    await trace(context.db, userActor(user), {
      action: 'export.audit',
      subject: null,
      details: {
        who: filter.who,
        what,
        about: filter.subject && `${filter.subject.kind}:${filter.subject.id}`,
        from: filter.from,
        until: filter.until,
      },
    });
  const lines = Readable.from(auditCsv(context.db, user.tenantId, filter), { objectMode: false });
  return new Response(Readable.toWeb(lines) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="audit-log.csv"',
    },
  });
}
