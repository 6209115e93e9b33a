import type { LoaderFunctionArgs } from '@remix-run/node';
import type { Wave } from '../db/waves.server';
import { readableWaves } from './accounts/reading.server';
import { reportLink } from './links.server';
import { startOf } from './waveTime';

/** What a reader who is signed in can reach from a view of a wave. */
export interface Beside {
  /** What every view's address begins with, and what opens it to whoever has none; null: not theirs to give. */
  share: { origin: string; access: string | null } | null;
  /** The other waves of the study that they may read, the newest first. */
  waves: { id: string; title: string }[];
}

/**
 * What is beside a view: nothing for whoever came by a link alone.
 * @param opensByLink whether a signed link opens the view
 */
export async function besideOf(
  { context }: Pick<LoaderFunctionArgs, 'context'>,
  wave: Wave,
  opensByLink: boolean,
): Promise<Beside> {
  const signedIn = await context.signedIn();
  const user = signedIn && !signedIn.user.mustChange ? signedIn.user : null;
  // A link may have led here from another organisation's.
  if (!user || user.tenantId !== wave.tenantId) return { share: null, waves: [] };
  const readable = await readableWaves(context.db, user);
  const mayShare = user.role === 'administrator' || user.role === 'analyst';
  const { searchParams } = new URL(reportLink(context.links, wave.id, context.now()));
  return {
    share: mayShare
      ? {
          origin: context.links.publicUrl,
          access: opensByLink ? searchParams.get('access') : null,
        }
      : null,
    waves: readable
      .filter(
        ({ id, studyId, status }) =>
          id !== wave.id && studyId === wave.studyId && status !== 'draft',
      )
      .sort((a, b) => startOf(b) - startOf(a))
      .map(({ id, title }) => ({ id, title })),
  };
}
