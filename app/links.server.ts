import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Audience } from './study/document';

/** What addresses are made from. */
export interface LinkBase {
  publicUrl: string;
  secret: string;
}

const DAY = 24 * 60 * 60;
/** How long a signed report link opens the report. */
export const REPORT_LINK_DAYS = 30;

function signature(secret: string, waveId: string, expires: number): string {
  return createHmac('sha256', secret)
    .update(`report ${waveId} ${expires}`)
    .digest('base64url')
    .slice(0, 32);
}

/**
 * A link that opens a wave's report without signing in, until the end of a day some weeks ahead;
 * links made on the same day are the same.
 */
export function reportLink({ publicUrl, secret }: LinkBase, waveId: string, now: Date): string {
  const expires = (Math.floor(now.getTime() / 1000 / DAY) + 1 + REPORT_LINK_DAYS) * DAY;
  return `${publicUrl}/waves/${waveId}/report?access=${expires}.${signature(secret, waveId, expires)}`;
}

/** Whether a link's `access` opens the report of a wave. */
export function reportAccess(
  secret: string,
  waveId: string,
  access: string | null,
  now: Date,
): 'granted' | 'expired' | 'denied' {
  const [, expires = '', given = ''] = /^(\d{1,12})\.([\w-]{32})$/.exec(access ?? '') ?? [];
  const expected = signature(secret, waveId, Number(expires));
  if (
    given.length !== expected.length ||
    !timingSafeEqual(Buffer.from(given), Buffer.from(expected))
  )
    return 'denied';
  return Number(expires) * 1000 > now.getTime() ? 'granted' : 'expired';
}

/** The open address of one side's questionnaire. */
export function questionnaireLink(
  { publicUrl }: Pick<LinkBase, 'publicUrl'>,
  waveId: string,
  audience: Audience,
): string {
  return `${publicUrl}/q/${waveId}/${audience}`;
}
