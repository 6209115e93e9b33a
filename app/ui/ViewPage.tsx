import type { MetaDescriptor } from '@remix-run/node';
import type { ReactNode } from 'react';
import type { FocusShown } from '../gap/focus';
import type { StudyView } from '../gap/presentation';
import type { Certainty } from './certainty';
import { Folded } from './Explained';
import { Header } from './Header';
import { type Explainable, Methods } from './Methods';
import { Shared } from './ShareLink';
import { Unreached } from './Unreached';
import { WaveHead } from './WaveHead';
import { useWords, type Words, wordsOf } from './Words';

/** What every view of a wave is given, whatever else it shows. */
export interface ViewData {
  locale: string;
  study: Pick<StudyView, 'title' | 'language' | 'direction'>;
  wave: { id: string; title: string; isSynthetic: boolean };
  /** What a reader who is signed in can reach from here. */
  beside: {
    share: { origin: string; access: string | null } | null;
    waves: readonly { id: string; title: string }[];
  };
  /** The moment of what is shown. */
  asOf: string;
  /** The segment that it is of alone; null or left out: everybody. */
  only?: FocusShown | null;
  /** The segment that is looked at elsewhere, and cannot be here: everybody is shown. */
  whole?: string | null;
  /** By what the segment that it is of cannot be broken, though it was asked for. */
  unbroken?: readonly string[];
}

/** A view's finding, after the segment that it is of. */
export function findingIn({ only }: Pick<ViewData, 'only'>, finding: string, { t }: Words): string {
  return only ? t('finding.only', { segment: only.label, finding }) : finding;
}

/** A view of a wave: what was found, how sure that is, the view itself, method and date. */
export function ViewPage(props: {
  data: ViewData;
  finding: string;
  certainty: Certainty;
  /** What is wrong with what is shown, which nobody may miss. */
  problems?: readonly string[];
  /** What stands at the end, before the date. */
  notes?: readonly string[];
  /** What its figures are, for whoever asks by which methods they are computed; null: it has none. */
  explains: Explainable | null;
  children?: ReactNode;
}) {
  const { data, finding, certainty, problems = [], notes = [], explains, children } = props;
  const words = useWords();
  const { t, f } = words;
  return (
    <>
      <Header />
      <main id="content" className="report">
        <WaveHead view={data.study} wave={data.wave} others={data.beside.waves} />
        <h1>{findingIn(data, finding, words)}</h1>
        {certainty.sentence !== '' && <p className="certainty">{certainty.sentence}</p>}
        {data.whole && <p className="certainty">{t('page.whole', { segment: data.whole })}</p>}
        {data.unbroken && data.unbroken.length > 0 && (
          <p className="certainty">
            {t('page.unbroken', {
              breaks: f.list(data.unbroken),
              count: data.only?.values.length ?? 1,
            })}
          </p>
        )}
        {problems.map((text) => (
          <p key={text} className="certainty">
            {text}
          </p>
        ))}
        <Remarks texts={certainty.remarks} />
        <Shared.Provider value={data.beside.share}>{children}</Shared.Provider>
        <footer className="note">
          {explains && <Methods of={explains} />}
          {notes.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {data.wave.isSynthetic && (
            <p>
              <a href={`/figures?lang=${f.locale}`}>{t('figures.title')}</a>
            </p>
          )}
          <p>
            {t('page.as_of', { moment: f.moment(new Date(data.asOf)) })} {t('page.counted')}
          </p>
        </footer>
      </main>
      <Unreached />
    </>
  );
}

/** What else is to be known of a finding, for those who ask. */
export function Remarks({ texts }: { texts: readonly string[] }) {
  const { t } = useWords();
  if (texts.length === 0) return null;
  return <Folded title={t('page.remarks')} texts={texts} className="remarks" />;
}

/** The head of a view's document: its finding is the title. */
export function viewMeta<Data extends ViewData>(
  data: Data | undefined,
  find: (data: Data, words: Words) => string,
): MetaDescriptor[] {
  if (!data) return [{ title: 'Parallax' }];
  const words = wordsOf(data.locale);
  const finding = findingIn(data, find(data, words), words);
  return [
    { title: words.t('page.title', { finding, study: data.study.title }) },
    { name: 'robots', content: 'noindex' },
  ];
}
