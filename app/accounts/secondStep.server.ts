import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { seal, unseal } from './sealed.server';

/** For how long the second step can be taken, in seconds. */
const KEEP = 10 * 60;

/** What the first step of a sign-in has shown. */
const first = z.object({
  email: z.string(),
  password: z.string(),
  until: z.number(),
  /** The issuer that vouched, where no password was typed. */
  provider: z.string().optional(),
});
export type FirstStep = z.infer<typeof first>;

/** Changes with the password, and says nothing of it. */
function markOf(secret: string, passwordHash: string): string {
  return createHmac('sha256', secret).update(`second step ${passwordHash}`).digest('base64url');
}

/** What a browser keeps between the steps of a sign-in: it opens nothing but the second one. */
export function secondStep(
  secret: string,
  given: { email: string; passwordHash: string; provider?: string },
  now: Date,
): string {
  const { passwordHash, ...shown } = given;
  const password = markOf(secret, passwordHash);
  const step: FirstStep = { ...shown, password, until: now.getTime() + KEEP * 1000 };
  return seal(secret, 'second factor', JSON.stringify(step));
}

/** What was shown by the first step; null where that is too long ago, or was made up. */
export function readSecondStep(secret: string, kept: string, now: Date): FirstStep | null {
  const text = unseal(secret, 'second factor', kept);
  if (text === null || !text.startsWith('{')) return null;
  const read = first.safeParse(JSON.parse(text));
  return read.success && read.data.until > now.getTime() ? read.data : null;
}

/** Whether the account still has the password that the first step showed. */
export function isOfPassword(secret: string, { password }: FirstStep, passwordHash: string) {
  const [given, expected] = [Buffer.from(password), Buffer.from(markOf(secret, passwordHash))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const NAME = 'second-step';

/** The cookie between the two steps; null ends it. */
export function secondStepCookie(publicUrl: string, kept: string | null): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  const age = kept === null ? 0 : KEEP;
  return `${NAME}=${kept ?? ''}; Path=/sign-in; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}

/** What a browser keeps from the first step; undefined where it has none. */
export function keptStep(headers: Headers): string | undefined {
  return new RegExp(`(?:^|;\\s*)${NAME}=([\\w-]{1,2000})(?:;|$)`).exec(
    headers.get('Cookie') ?? '',
  )?.[1];
}
