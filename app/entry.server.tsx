import { randomBytes } from 'node:crypto';
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { FilledPage } from './http/filledPage.server';
import { pagePolicy } from './http/securityHeaders.server';
import { Nonce } from './ui/nonce';

const ABANDON_AFTER = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  // Fresh for every answer: one that could be foretold would let anything run.
  const nonce = randomBytes(16).toString('base64');
  return new Promise((resolve, reject) => {
    let failed = status;
    const wholePage = isbot(request.headers.get('user-agent') ?? '');
    const send = () => {
      const body = new FilledPage();
      headers.set('Content-Type', 'text/html; charset=utf-8');
      headers.set('Content-Security-Policy', pagePolicy(nonce, import.meta.env.DEV));
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: failed }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <Nonce.Provider value={nonce}>
        <RemixServer
          context={remixContext}
          url={request.url}
          abortDelay={ABANDON_AFTER}
          nonce={nonce}
        />
      </Nonce.Provider>,
      {
        nonce,
        [wholePage ? 'onAllReady' : 'onShellReady']: send,
        onShellError: reject,
        onError(error: unknown) {
          // Whoever hung up in the middle of a page is no fault of it.
          if (request.signal.aborted) return;
          failed = 500;
          context.report(error);
        },
      },
    );
    setTimeout(abort, ABANDON_AFTER).unref();
  });
}

/** A fault in a loader or action; a reader that hung up is none, nor is a request that was refused. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  const isRefused = isRouteErrorResponse(error) && error.status < 500;
  if (!request.signal.aborted && !isRefused) context.report(error);
}
