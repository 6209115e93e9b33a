import { isRouteErrorResponse, useSearchParams } from '@remix-run/react';
import { Header } from './Header';
import { changed } from './tableState';
import { useWords, type Words } from './Words';

const STATUSES = [400, 403, 404, 410, 413, 429] as const;
const SETTINGS = ['confidence', 'weighted', 'adjust'] as const;

function statusOf(error: unknown): (typeof STATUSES)[number] | 500 {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return STATUSES.find((known) => known === status) ?? 500;
}

/** The title of the page that explains a fault. */
export function errorTitle(error: unknown, { t }: Words): string {
  return t(`error.${statusOf(error)}.title`);
}

/** What went wrong and what to do about it, without a word about the program's inside. */
export function ErrorPage({ error }: { error: unknown }) {
  const words = useWords();
  const { t } = words;
  const [search] = useSearchParams();
  const status = statusOf(error);
  const faults: unknown[] =
    isRouteErrorResponse(error) && Array.isArray(error.data) ? error.data : [];
  const names = faults.map(String);
  return (
    <>
      <Header />
      <main id="content" className="message">
        <p className="where">{status}</p>
        <h1>{errorTitle(error, words)}</h1>
        <p className="certainty">{t(`error.${status}.text`)}</p>
        {names.length > 0 && (
          <ul>
            {names.map((name) => (
              <li key={name}>{faultText(name, words)}</li>
            ))}
          </ul>
        )}
        <p>
          {status === 400 ? (
            <a
              className="button"
              href={`?${changed(search, Object.fromEntries(names.map((name) => [name, []])))}`}
            >
              {t('error.400.reset')}
            </a>
          ) : (
            <a className="button" href="/">
              {t('error.home')}
            </a>
          )}
        </p>
      </main>
    </>
  );
}

function faultText(name: string, { t }: Words): string {
  const setting = SETTINGS.find((known) => known === name);
  return setting ? t(`error.fault.${setting}`) : t('error.fault.other', { name });
}
