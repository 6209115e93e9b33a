import { useSearchParams } from '@remix-run/react';
import type { AuditAction } from '../audit/actions';
import { changed } from './tableState';
import { useWords } from './Words';

export interface ShownEntry {
  id: number;
  at: string;
  actor: { kind: 'user' | 'key' | 'command' | 'system' | 'link' | 'nobody'; name: string };
  /** Null for one that this version does not know. */
  action: AuditAction | null;
  /** The action as it is stored. */
  written: string;
  subject: string | null;
  details: readonly { name: string; from: string | null; to: string }[];
}

/** A page of the audit log. */
export function AuditList(props: {
  entries: readonly ShownEntry[];
  isWrong: boolean;
  next: number | null;
  isFirst: boolean;
}) {
  const { entries, isWrong, next, isFirst } = props;
  const { t } = useWords();
  const [search] = useSearchParams();
  const at = (before: string[]) => `/audit?${changed(search, { before })}`;
  return (
    <>
      {entries.length === 0 && !isWrong && <p className="card">{t('audit.none')}</p>}
      {entries.length > 0 && (
        <ol className="card audit">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {(next !== null || !isFirst) && (
        <p className="audit__ways">
          {!isFirst && (
            <a className="button" href={at([])}>
              {t('audit.newest')}
            </a>
          )}
          {next !== null && (
            <a className="button" href={at([String(next)])}>
              {t('audit.older')}
            </a>
          )}
        </p>
      )}
    </>
  );
}

function Entry({ entry }: { entry: ShownEntry }) {
  const { actor, action, written, subject, details } = entry;
  const { t, f } = useWords();
  const who =
    actor.kind === 'user' ? actor.name : t(`audit.by_${actor.kind}`, { name: actor.name });
  return (
    <li>
      <time className="note" dateTime={entry.at}>
        {f.moment(new Date(entry.at))}
      </time>
      <p>
        <strong>{action ? t(`audit.${action}`) : written}</strong>
        {subject !== null && <span className="audit__subject">{subject}</span>}
      </p>
      <p className="audit__who">{who}</p>
      {details.length > 0 && (
        <dl className="audit__details note">
          {details.map(({ name, from, to }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{from === null ? to : t('audit.changed', { from, to })}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
