import { useSearchParams } from '@remix-run/react';
import { useId } from 'react';
import type { DraftItem } from '../../study/edit/draft';
import { SideSign } from '../Marker';
import { useWords } from '../Words';
import { useEditor } from './editor';

export interface ReadyItem {
  name: string;
  item: DraftItem;
  construct: string;
  source: string;
  locales: readonly string[];
}

const SIDES = ['manager', 'consumer'] as const;

/** What is looked for in the library, and how much there is. */
export interface LibraryView {
  construct: string;
  words: string;
  picked: readonly string[];
  constructs: readonly string[];
  total: number;
}

/** Ready pairs to be put into the study, by what they measure. */
export function Library({ ready, library }: { ready: readonly ReadyItem[]; library: LibraryView }) {
  const { t, f } = useWords();
  const [search] = useSearchParams();
  const { draft, language, revision, mayEdit } = useEditor();
  const names = new Intl.DisplayNames([f.locale], { type: 'language' });
  const id = useId();
  const sorted = (names: readonly string[]) =>
    [...names].sort((a, b) => a.localeCompare(b, f.locale));
  const constructs = sorted([...new Set(ready.map(({ construct }) => construct))]);
  /** A text of a publication, with the language that it is in. */
  const say = (texts: Record<string, string> | undefined) => {
    const lang = texts?.[language] === undefined ? 'en' : language;
    return { lang, children: texts?.[lang] ?? '' };
  };
  return (
    <form method="post" className="library">
      <input type="hidden" name="revision" value={revision} />
      <p className="certainty">{t('studies.library_hint', { count: library.total })}</p>
      {['lang', 'in'].map((name) => {
        const value = search.get(name);
        return value === null ? null : <input key={name} type="hidden" name={name} value={value} />;
      })}
      <div className="library__search">
        <div className="field">
          <label htmlFor={`${id}-construct`}>{t('studies.construct')}</label>
          <select id={`${id}-construct`} name="construct" defaultValue={library.construct}>
            <option value="">{t('studies.library_any')}</option>
            {sorted(library.constructs).map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-q`}>{t('studies.library_words')}</label>
          <input
            id={`${id}-q`}
            type="search"
            name="q"
            maxLength={200}
            defaultValue={library.words}
          />
        </div>
        {/* What is ticked goes along, and stays in sight. */}
        <button type="submit" className="button" formMethod="get">
          {t('studies.library_find')}
        </button>
      </div>
      {(library.construct !== '' || library.words !== '') && (
        <p className="library__found" role="status">
          {t('studies.library_found', { count: ready.length })}
        </p>
      )}
      {constructs.map((construct) => (
        <section key={construct} className="card">
          <h2>{construct}</h2>
          {ready
            .filter((one) => one.construct === construct)
            .map(({ name, item, source, locales }) => {
              const lacking = draft.locales.filter((locale) => !locales.includes(locale));
              return (
                <div key={name} className="ready">
                  <label className="tick-box">
                    <input
                      type="checkbox"
                      name="pick"
                      value={name}
                      disabled={!mayEdit}
                      defaultChecked={library.picked.includes(name)}
                    />
                    {item.label ? <strong {...say(item.label)} /> : <strong>{item.key}</strong>}
                    <span className="tag">{t(`studies.kind_${item.kind}`)}</span>
                  </label>
                  <div className="pair">
                    {SIDES.map((side) => (
                      <p key={side} className={`pair__side wording--${side}`}>
                        <SideSign side={side} />{' '}
                        <span className="hidden-text">{t(`side.${side}`)}: </span>
                        <span {...say(item.wording[side])} />
                      </p>
                    ))}
                  </div>
                  <p className="note">
                    {t('studies.library_source', {
                      source,
                      languages: f.list(locales.map((locale) => names.of(locale) ?? locale)),
                    })}{' '}
                    {lacking.length > 0 &&
                      t('studies.library_lacks', {
                        languages: f.list(lacking.map((locale) => names.of(locale) ?? locale)),
                      })}
                  </p>
                </div>
              );
            })}
        </section>
      ))}
      {mayEdit && (
        <p className="library__send">
          <button type="submit" name="intent" value="library" className="button button--main">
            {t('studies.library_send')}
          </button>
        </p>
      )}
    </form>
  );
}
