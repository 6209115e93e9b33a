import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Audience } from './study/document';

/** What addresses are made from. */
export interface LinkBase {
  publicUrl: string;
  secret: string;
}

const DAY = 24 * 60 * 60;
/** How long a signed link opens a report, or a questionnaire to be tested. */
export const SIGNED_LINK_DAYS = 30;

function signature(secret: string, subject: string, expires: number): string {
  return createHmac('sha256', secret)
    .update(`${subject} ${expires}`)
    .digest('base64url')
    .slice(0, 32);
}

/** The end of a day some weeks ahead, and its signature; those made on the same day are the same. */
function signed(secret: string, subject: string, now: Date): string {
  const expires = (Math.floor(now.getTime() / 1000 / DAY) + 1 + SIGNED_LINK_DAYS) * DAY;
  return `${expires}.${signature(secret, subject, expires)}`;
}

type Access = 'granted' | 'expired' | 'denied';

/** Whether what a link carries was signed for a subject. */
function accessTo(secret: string, subject: string, access: string | null, now: Date): Access {
  const [, expires = '', given = ''] = /^(\d{1,12})\.([\w-]{32})$/.exec(access ?? '') ?? [];
  const expected = signature(secret, subject, Number(expires));
  if (
    given.length !== expected.length ||
    !timingSafeEqual(Buffer.from(given), Buffer.from(expected))
  )
    return 'denied';
  return Number(expires) * 1000 > now.getTime() ? 'granted' : 'expired';
}

/** A link that opens a wave's report without signing in, for some weeks. */
export function reportLink({ publicUrl, secret }: LinkBase, waveId: string, now: Date): string {
  return `${publicUrl}/waves/${waveId}/report?access=${signed(secret, `report ${waveId}`, now)}`;
}

/** Whether a link's `access` opens the report of a wave. */
export function reportAccess(
  secret: string,
  waveId: string,
  access: string | null,
  now: Date,
): Access {
  return accessTo(secret, `report ${waveId}`, access, now);
}

/** A link that opens one side's questionnaire to be tried out, for some weeks: what it sends never counts. */
export function testLink(
  { publicUrl, secret }: LinkBase,
  waveId: string,
  audience: Audience,
  now: Date,
): string {
  const link = questionnaireLink({ publicUrl }, waveId, audience);
  return `${link}?test=${signed(secret, `test ${waveId} ${audience}`, now)}`;
}

/** Whether a link's `test` opens one side's questionnaire to be tried out. */
export function testAccess(
  secret: string,
  waveId: string,
  audience: Audience,
  test: string,
  now: Date,
): Access {
  return accessTo(secret, `test ${waveId} ${audience}`, test, now);
}

/** The open address of one side's questionnaire. */
export function questionnaireLink(
  { publicUrl }: Pick<LinkBase, 'publicUrl'>,
  waveId: string,
  audience: Audience,
): string {
  return `${publicUrl}/q/${waveId}/${audience}`;
}
