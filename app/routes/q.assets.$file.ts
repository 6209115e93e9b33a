import type { LoaderFunctionArgs } from '@remix-run/node';
import { findAsset } from '../questionnaire/assets.server';

/** The style sheet and the script of respondent pages. */
export function loader({ params }: LoaderFunctionArgs): Response {
  const asset = findAsset(params.file ?? '');
  if (!asset) return new Response('Not found\n', { status: 404 });
  return new Response(asset.text, {
    headers: {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
}
