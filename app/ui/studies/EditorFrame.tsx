import { useActionData, useLocation, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Alert } from '../Alert';
import { Header } from '../Header';
import { keptIn } from '../WaveTabs';
import { useWords } from '../Words';
import { type EditorFacts, EditorProvider } from './editor';
import { FaultList } from './FaultList';
import { Halted } from './Halted';
import { Others } from './Others';
import type { EditOutcome } from './outcome';
import { Problem } from './Problem';
import { StudyBar, type StudyStanding } from './StudyBar';
import { SaverProvider } from './saver';

const TABS = [
  ['', 'studies.items'],
  ['scales', 'studies.view_scales'],
  ['pages', 'studies.view_pages'],
  ['library', 'studies.view_library'],
  ['translations', 'studies.view_translations'],
  ['preview', 'studies.view_preview'],
  ['settings', 'studies.view_settings'],
] as const;

export type EditorView = EditorFacts & StudyStanding;

/** What every page of a study's editor has around it. */
export function EditorFrame({ view, children }: { view: EditorView; children: ReactNode }) {
  const { t } = useWords();
  const sent = useActionData<EditOutcome>();
  const { draft, language } = view;
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const kept = keptIn(search);
  if (search.get('in')) kept.set('in', language);
  const title = draft.title[language] ?? Object.values(draft.title)[0] ?? draft.key;
  const base = `/studies/${draft.key}`;
  return (
    <SaverProvider address={`${base}/edits`} revision={view.revision}>
      <EditorProvider facts={view} sent={sent}>
        <Header />
        <main id="content" className="report editor">
          <p className="where">
            <a href="/studies">{t('studies.title')}</a>
            <span className="tag">{draft.key}</span>
          </p>
          <h1>{title}</h1>
          <StudyBar standing={view} />
          <nav className="tabs" aria-label={t('studies.views')}>
            {TABS.map(([path, text]) => {
              const address = path === '' ? base : `${base}/${path}`;
              return (
                <a
                  key={path}
                  href={`${address}${kept.size > 0 ? `?${kept}` : ''}`}
                  aria-current={pathname === address ? 'page' : undefined}
                >
                  {t(text)}
                </a>
              );
            })}
          </nav>
          <Halted />
          <Problem />
          <Others />
          {view.done && (
            <p className="done" role="status">
              {t('studies.done_published', { version: view.published ?? 1 })}
            </p>
          )}
          {!view.mayEdit && <Alert text={t('studies.read_only')} />}
          <FaultList />
          {children}
        </main>
      </EditorProvider>
    </SaverProvider>
  );
}
