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

/** Ready pairs to be put into the study, by what they measure. */
export function Library({ ready }: { ready: readonly ReadyItem[] }) {
  const { t, f } = useWords();
  const { draft, language, revision, mayEdit } = useEditor();
  const names = new Intl.DisplayNames([f.locale], { type: 'language' });
  const constructs = [...new Set(ready.map(({ construct }) => construct))].sort((a, b) =>
    a.localeCompare(b, f.locale),
  );
  /** A text of a publication, with the language that it is in. */
  const say = (texts: Record<string, string> | undefined) => {
    const lang = texts?.[language] === undefined ? 'en' : language;
    return { lang, children: texts?.[lang] ?? '' };
  };
  return (
    <form method="post" className="library">
      <input type="hidden" name="revision" value={revision} />
      <p className="certainty">{t('studies.library_hint', { count: ready.length })}</p>
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
                    <input type="checkbox" name="pick" value={name} disabled={!mayEdit} />
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
