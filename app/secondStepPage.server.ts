import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { countRecoveryCodes } from '../db/secondFactors.server';
import { qrDrawing } from './accounts/qr.server';
import { formOf, requireUser, seeOther } from './accounts/requireUser.server';
import {
  beginFactor,
  confirmFactor,
  dropFactor,
  hasFactor,
  pendingFactor,
  renewCodes,
} from './accounts/secondFactor.server';
import { browserOf } from './accounts/session.server';
import { refusal } from './accounts/signIn.server';
import { knowsPassword } from './accounts/tries.server';
import { userActor } from './audit/trace.server';
import { reportLanguage } from './reportLanguage';

/** What a form comes back with: what is wrong, or codes that are shown this once. */
export interface SecondSent {
  fault: 'password' | 'code' | 'locked' | null;
  codes: string[] | null;
}

const typed = z.string().max(1000).catch('');
const fields = z.object({
  intent: z.enum(['begin', 'confirm', 'renew', 'remove']).catch('begin'),
  password: typed,
  code: typed,
});

/** The second step of somebody's own sign-in. @throws Response as requireUser does */
export async function openSecondStep(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const { user } = await requireUser(args);
  const place = { db: context.db, secret: context.links.secret };
  const isOn = await hasFactor(context.db, user.id);
  const pending = isOn ? null : await pendingFactor(place, user);
  return {
    locale: reportLanguage(request),
    email: user.email,
    left: isOn ? await countRecoveryCodes(context.db, user.id) : null,
    pending: pending && { key: pending.secret, drawing: qrDrawing(pending.uri) },
  };
}

/** Sets the second step up, or removes it. @throws Response as requireUser does */
export async function changeSecondStep(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { user } = await requireUser(args);
  const { db, now, caller } = context;
  const place = { db, secret: context.links.secret };
  const { intent, password, code } = fields.parse(await formOf(request));
  const lang = `?lang=${reportLanguage(request)}`;
  const shown = (codes: string[]) => data<SecondSent>({ fault: null, codes });
  if (intent === 'confirm') {
    const codes = await confirmFactor(place, user, code, now());
    return codes ? shown(codes) : data<SecondSent>({ fault: 'code', codes: null }, 422);
  }
  // A browser that was left alone changes nothing of how its owner signs in.
  const known = await knowsPassword(place, user, password, browserOf(request, caller), now());
  if (known !== 'right') {
    const fault = known === 'wrong' ? 'password' : known;
    return data<SecondSent>({ fault, codes: null }, refusal(known));
  }
  if (intent === 'renew' && (await hasFactor(db, user.id)))
    return shown(await renewCodes(place, user));
  if (intent === 'remove') {
    await dropFactor(db, userActor(user), user);
    throw seeOther(`/account${lang}&done=second_removed`);
  }
  if (intent === 'begin') await beginFactor(place, user);
  throw seeOther(`/account/second-step${lang}`);
}
