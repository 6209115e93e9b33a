import type { DraftItem } from '../../study/edit/draft';
import { SideSign } from '../Marker';
import { useWords } from '../Words';
import { useEditor } from './editor';

export interface ReadyItem {
  name: string;
  item: DraftItem;
  source: string;
  locales: readonly string[];
}

const SIDES = ['manager', 'consumer'] as const;

/** Ready pairs to be put into the study, by what they measure. */
export function Library({ ready }: { ready: readonly ReadyItem[] }) {
  const { t, f } = useWords();
  const { draft, language, revision, mayEdit } = useEditor();
  const names = new Intl.DisplayNames([f.locale], { type: 'language' });
  const constructs = [...new Set(ready.map(({ item }) => item.construct ?? ''))].sort();
  const say = (texts: Record<string, string> | undefined) => texts?.[language] ?? texts?.en ?? '';
  return (
    <form method="post" className="library">
      <input type="hidden" name="revision" value={revision} />
      <p className="certainty">{t('studies.library_hint', { count: ready.length })}</p>
      {constructs.map((construct) => (
        <section key={construct} className="card">
          <h2>{construct.replaceAll('_', ' ')}</h2>
          {ready
            .filter(({ item }) => (item.construct ?? '') === construct)
            .map(({ name, item, source, locales }) => {
              const lacking = draft.locales.filter((locale) => !locales.includes(locale));
              return (
                <div key={name} className="ready">
                  <label className="tick-box">
                    <input type="checkbox" name="pick" value={name} disabled={!mayEdit} />
                    <strong>{say(item.label) || item.key}</strong>
                    <span className="tag">{t(`studies.kind_${item.kind}`)}</span>
                  </label>
                  <div className="pair">
                    {SIDES.map((side) => (
                      <p key={side} className={`pair__side wording--${side}`}>
                        <SideSign side={side} />{' '}
                        <span className="hidden-text">{t(`side.${side}`)}: </span>
                        {say(item.wording[side])}
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
