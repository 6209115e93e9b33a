import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { listSessions } from '../../db/sessions.server';
import { nameSchema } from '../accounts/credentials';
import { endOwnOthers, endOwnSession, rename } from '../accounts/ownAccount.server';
import { formOf, requireUser, seeOther } from '../accounts/requireUser.server';
import { hasFactor } from '../accounts/secondFactor.server';
import { reportLanguage } from '../reportLanguage';
import { Field } from '../ui/Field';
import { Header } from '../ui/Header';
import { Sessions } from '../ui/Sessions';
import { useWords, wordsOf } from '../ui/Words';

const change = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('name'), name: nameSchema }),
  z.object({ intent: z.literal('end'), session: z.string().max(100) }),
  z.object({ intent: z.literal('end_others') }),
]);

/** What was just done, told by the address that the form leads to. */
const DONE = z.enum(['name', 'password', 'ended', 'second_removed']).nullable().catch(null);

/** What a form that was refused comes back with. */
interface Sent {
  fault: 'name';
}

export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const { user, sessionId } = await requireUser(args);
  const sessions = await listSessions(context.db, user.id, context.now());
  return {
    locale: reportLanguage(request),
    hasSecond: await hasFactor(context.db, user.id),
    done: DONE.parse(new URL(request.url).searchParams.get('done')),
    user: { email: user.email, name: user.name, role: user.role },
    sessions: sessions
      .map(({ id, agent, createdAt, seenAt }) => ({
        id,
        agent,
        createdAt: createdAt.toISOString(),
        seenAt: seenAt.toISOString(),
        isThis: id === sessionId,
      }))
      .sort((a, b) => Number(b.isThis) - Number(a.isThis)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { db } = args.context;
  const { user, sessionId } = await requireUser(args);
  const given = change.safeParse(await formOf(args.request));
  if (!given.success) return data<Sent>({ fault: 'name' }, 422);
  switch (given.data.intent) {
    case 'name':
      await rename(db, user, given.data.name);
      throw seeOther('/account?done=name');
    case 'end':
      await endOwnSession(db, user, given.data.session);
      break;
    case 'end_others':
      await endOwnOthers(db, user, sessionId);
  }
  throw seeOther('/account?done=ended');
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('account.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function Account() {
  const { user, sessions, done, hasSecond } = useLoaderData<typeof loader>();
  const { t, f } = useWords();
  const fault = useActionData<Sent>()?.fault;
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <p className="where">{user.email}</p>
        <h1>{t('account.title')}</h1>
        <p className="certainty">{t(`account.${user.role}`)}</p>
        {done && (
          <p className="done" role="status">
            {t(`account.done_${done}`)}
          </p>
        )}
        <form method="post" action="/sign-out" className="form">
          <button type="submit" className="button">
            {t('account.sign_out')}
          </button>
        </form>
        <section className="card">
          <h2>{t('account.name_title')}</h2>
          <form method="post" className="form">
            <input type="hidden" name="intent" value="name" />
            <Field
              name="name"
              label={t('account.name')}
              autoComplete="name"
              maxLength={100}
              required
              defaultValue={user.name}
              fault={fault ? t('account.name_fault') : null}
            />
            <button type="submit" className="button">
              {t('account.name_send')}
            </button>
          </form>
        </section>
        <section className="card">
          <h2>{t('account.password_title')}</h2>
          <p>
            <a className="button" href="/account/password">
              {t('account.password_change')}
            </a>
          </p>
        </section>
        <section className="card">
          <h2>{t('second.title')}</h2>
          <p>
            <a className="button" href={`/account/second-step?lang=${f.locale}`}>
              {t(hasSecond ? 'second.manage' : 'second.set_up')}
            </a>
          </p>
        </section>
        <Sessions sessions={sessions} />
      </main>
    </>
  );
}
