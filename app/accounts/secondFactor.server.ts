import { createHmac } from 'node:crypto';
import { generateSecret, generateURI, verify } from 'otplib';
import { newId } from '../../db/ids.server';
import type { Database } from '../../db/open.server';
import {
  confirmSecondFactor,
  findSecondFactor,
  putRecoveryCodes,
  putSecondFactor,
  removeSecondFactor,
  spendRecoveryCode,
  spendStep,
} from '../../db/secondFactors.server';
import type { User } from '../../db/users.server';
import { type Actor, ofUser, trace, userActor } from '../audit/trace.server';
import { seal, unseal } from './sealed.server';

interface Place {
  db: Database;
  secret: string;
}

/** How far a device's clock may be off, in seconds: a step to either side. */
const TOLERANCE = 30;
const RECOVERY_CODES = 10;

/** What is typed: six digits of a device, or a recovery code, in whatever groups. */
function normal(code: string): string {
  return code.replace(/[\s-]/g, '').toLowerCase();
}

function recoveryDigest(secret: string, userId: string, code: string): string {
  return createHmac('sha256', secret).update(`recovery ${userId} ${code}`).digest('base64url');
}

/** Makes a secret for an account's device, in the place of one that was not confirmed. */
export function beginFactor({ db, secret }: Place, user: User): Promise<void> {
  return putSecondFactor(db, user, seal(secret, 'second factor', generateSecret()));
}

/** The secret that an account's device is to take; null where none waits for that. */
export async function pendingFactor({ db, secret }: Place, user: User) {
  const found = await findSecondFactor(db, user.id);
  const opened = found && !found.confirmedAt ? unseal(secret, 'second factor', found.secret) : null;
  if (opened === null) return null;
  return {
    secret: opened.replace(/(.{4})(?=.)/g, '$1 '),
    uri: generateURI({ issuer: 'Parallax', label: user.email, secret: opened }),
  };
}

/** Whether an account signs in with a second step. */
export async function hasFactor(db: Database, userId: string): Promise<boolean> {
  return (await findSecondFactor(db, userId))?.confirmedAt != null;
}

/** Takes the code of a device, once. */
async function takeDeviceCode(
  { db, secret }: Place,
  userId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const found = await findSecondFactor(db, userId);
  const opened = found && unseal(secret, 'second factor', found.secret);
  if (!found || !opened || !/^\d{6}$/.test(code)) return false;
  const checked = await verify({
    secret: opened,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: TOLERANCE,
    afterTimeStep: found.lastStep,
  });
  return checked.valid && 'timeStep' in checked && spendStep(db, userId, checked.timeStep);
}

/** Takes a code at a sign-in: of the device, or a recovery code. Neither is good twice. */
export async function takeCode(
  place: Place,
  userId: string,
  typed: string,
  now: Date,
): Promise<'device' | 'recovery' | null> {
  const code = normal(typed);
  if (await takeDeviceCode(place, userId, code, now)) return 'device';
  const digest = recoveryDigest(place.secret, userId, code);
  return (await spendRecoveryCode(place.db, userId, digest)) ? 'recovery' : null;
}

/** Makes the second step count, once the device has shown a code of it. @returns the recovery codes */
export function confirmFactor(
  { db, secret }: Place,
  user: User,
  typed: string,
  now: Date,
): Promise<string[] | null> {
  return db.transaction(async (tx) => {
    if (!(await takeDeviceCode({ db: tx, secret }, user.id, normal(typed), now))) return null;
    if (!(await confirmSecondFactor(tx, user.id, now))) return null;
    await trace(tx, userActor(user), { action: 'factor.add', subject: ofUser(user) });
    return makeCodes({ db: tx, secret }, user);
  });
}

/** Gives an account other recovery codes. */
export function renewCodes({ db, secret }: Place, user: User): Promise<string[]> {
  return db.transaction(async (tx) => {
    await trace(tx, userActor(user), { action: 'factor.codes', subject: ofUser(user) });
    return makeCodes({ db: tx, secret }, user);
  });
}

async function makeCodes({ db, secret }: Place, user: User): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => newId(12));
  await putRecoveryCodes(
    db,
    user,
    codes.map((code) => recoveryDigest(secret, user.id, code)),
  );
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'));
}

/** Has an account sign in by its password alone. */
export function dropFactor(db: Database, actor: Actor, user: User): Promise<void> {
  return db.transaction(async (tx) => {
    if (await removeSecondFactor(tx, user.id))
      await trace(tx, actor, { action: 'factor.remove', subject: ofUser(user) });
  });
}
