import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { changeOutbox, openOutbox } from '../outboxPage.server';
import { Header } from '../ui/Header';
import { MessageList } from '../ui/MessageList';
import { useWords, wordsOf } from '../ui/Words';

export const loader = openOutbox;
export const action = changeOutbox;

export const headers: HeadersFunction = formHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('outbox.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function Outbox() {
  const { messages, sendsMail, done } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <h1>{t('outbox.title')}</h1>
        <p className="certainty">{t(sendsMail ? 'outbox.sends' : 'outbox.keeps')}</p>
        {done && (
          <p className="done" role="status">
            {t(`outbox.done_${done}`)}
          </p>
        )}
        <MessageList messages={messages} sendsMail={sendsMail} />
      </main>
    </>
  );
}
