import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { auditChoices, openAudit } from '../auditPage.server';
import { AuditFilter } from '../ui/AuditFilter';
import { AuditList } from '../ui/AuditList';
import { Header } from '../ui/Header';
import { useWords, wordsOf } from '../ui/Words';

export async function loader(args: LoaderFunctionArgs) {
  return { ...(await openAudit(args)), choices: auditChoices() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('audit.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function Audit() {
  const { entries, choices, what, about, typed, faults, next, isFirst } =
    useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <>
      <Header />
      <main id="content" className="report">
        <h1>{t('audit.title')}</h1>
        <p className="certainty">{t('audit.about')}</p>
        <AuditFilter choices={choices} what={what} about={about} typed={typed} faults={faults} />
        <AuditList entries={entries} isWrong={faults.length > 0} next={next} isFirst={isFirst} />
      </main>
    </>
  );
}
