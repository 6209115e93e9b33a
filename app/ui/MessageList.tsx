import { Field } from './Field';
import { useWords } from './Words';

export interface ShownMessage {
  id: string;
  recipient: string;
  subject: string;
  status: 'waiting' | 'sending' | 'sent' | 'failed';
  attempts: number;
  error: string | null;
  createdAt: string;
  nextAt: string;
  body: string | null;
  link: string | null;
}

/** The mail of an organisation; where none is sent, with what it says. */
export function MessageList(props: { messages: readonly ShownMessage[]; sendsMail: boolean }) {
  const { messages, sendsMail } = props;
  const { t, f } = useWords();
  if (messages.length === 0) return <p className="card">{t('outbox.none')}</p>;
  const told = (error: string) =>
    error === 'interrupted' || error === 'unreadable' ? t(`outbox.${error}`) : error;
  return messages.map(({ id, recipient, subject, status, attempts, error, ...message }) => (
    <section key={id} className="card mail">
      <h2>{subject}</h2>
      <p>
        {recipient} {sendsMail && <span className="tag">{t(`outbox.${status}`)}</span>}
      </p>
      <p className="note">{f.moment(new Date(message.createdAt))}</p>
      {error !== null && <p className="field__fault">{told(error)}</p>}
      {status === 'waiting' && attempts > 0 && (
        <p className="note">
          {t('outbox.tries', { count: attempts, moment: f.moment(new Date(message.nextAt)) })}
        </p>
      )}
      {message.link !== null && (
        <Field name={id} label={t('outbox.link')} readOnly defaultValue={message.link} />
      )}
      {message.body !== null && (
        <details>
          <summary>{t('outbox.whole')}</summary>
          <pre className="mail__text">{message.body}</pre>
        </details>
      )}
      {sendsMail && status === 'failed' && error !== 'unreadable' && (
        <form method="post">
          <button
            type="submit"
            className="button"
            name="again"
            value={id}
            aria-label={t('outbox.again_named', { email: recipient })}
          >
            {t('outbox.again')}
          </button>
        </form>
      )}
    </section>
  ));
}
