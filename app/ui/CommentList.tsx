import { useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { SideSign } from './Marker';
import { Illustration } from './SideCell';
import { StateLink } from './StateLink';
import { useWords } from './Words';

export interface Filter {
  item: string;
  kind: 'segment' | 'rating';
  label: string;
  favourable: string | null;
  options: { value: string; label: string }[];
}

interface Props {
  comments: readonly {
    place: string;
    audience: 'consumer' | 'manager';
    text: string;
    language: string | null;
  }[];
  /** The sides whose comments are made up to illustrate. */
  illustrated: readonly ('consumer' | 'manager')[];
  next: string | null;
  isFirst: boolean;
  isMoving: boolean;
  /** Of how many of them what is filtered by is known; null: of all. */
  reach: { people: number; all: number } | null;
  filters: readonly Filter[];
  chosen: {
    side: string | null;
    q: string;
    listed: readonly { value: string; label: string }[];
    rated: string | null;
  };
}

export const COMMENTS_ANCHOR = 'comments';
const OWN = ['side', 'q', 'only', 'rated', 'after'];

/** The comments that were asked for, page by page, and the ways to ask for others. */
export function CommentList(props: Props) {
  const { comments, next, isFirst, illustrated } = props;
  const { t } = useWords();
  const [search] = useSearchParams();
  const at = (after: string | null) => {
    const changed = new URLSearchParams(search);
    changed.delete('after');
    if (after !== null) changed.set('after', after);
    return changed;
  };
  return (
    <section aria-labelledby={COMMENTS_ANCHOR} className="table">
      <h2 id={COMMENTS_ANCHOR}>{t('comments.list')}</h2>
      <CommentFilters {...props} />
      <p className="note comments__note">{t('comments.masked')}</p>
      <div className="card comments">
        {comments.length === 0 ? (
          <p className="nothing">{t('comments.list_none')}</p>
        ) : (
          <ol className="comments__list">
            {comments.map(({ place, audience, text, language }) => (
              <li key={`${audience} ${place}`} className="comment">
                <span className="comment__side">
                  <SideSign side={audience} />
                  {t(`side.${audience}`)}
                  {illustrated.includes(audience) && <Illustration />}
                </span>
                <p lang={language ?? undefined} dir="auto">
                  {text}
                </p>
              </li>
            ))}
          </ol>
        )}
        {(next !== null || !isFirst) && (
          <p className="pills comments__pages">
            {!isFirst && (
              <StateLink search={at(null)} anchor={COMMENTS_ANCHOR} className="button">
                {t('comments.first')}
              </StateLink>
            )}
            {next !== null && (
              <StateLink search={at(next)} anchor={COMMENTS_ANCHOR} className="button">
                {t('comments.next')}
              </StateLink>
            )}
          </p>
        )}
      </div>
    </section>
  );
}

/** By side, text, segment and rating; a form, so that typing is not asked letter by letter. */
function CommentFilters({ filters, chosen, isMoving, reach }: Props) {
  const { t, f } = useWords();
  const [search] = useSearchParams();
  const offered = filters
    .filter(({ kind }) => kind === 'segment')
    .flatMap(({ item, label, options }) =>
      options.map((option) => ({
        value: `${item}:${option.value}`,
        label: t('comments.option', { label, option: option.label }),
      })),
    );
  const [first, second] = chosen.listed;
  const ratings = filters.filter(({ kind }) => kind === 'rating');
  return (
    <>
      <form
        method="get"
        action={`#${COMMENTS_ANCHOR}`}
        className="pills comments__form"
        aria-label={t('comments.filters')}
      >
        {[...search]
          .filter(([name]) => !OWN.includes(name))
          .map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
        <label className="pill">
          <span className="pill__label">{t('comments.search')}</span>
          <input
            key={chosen.q}
            type="search"
            name="q"
            maxLength={100}
            defaultValue={chosen.q}
            className="comments__search"
          />
        </label>
        <Pick name="side" label={t('comments.side')} value={chosen.side}>
          <option value="">{t('comments.both')}</option>
          {(['consumer', 'manager'] as const).map((side) => (
            <option key={side} value={side}>
              {t(`side.${side}_inline`)}
            </option>
          ))}
        </Pick>
        {[first, second].map(
          (one, at) =>
            (one || (at === 0 && offered.length > 0)) && (
              <Pick
                // biome-ignore lint/suspicious/noArrayIndexKey: there are two at most, in this order.
                key={at}
                name="only"
                label={t(at === 0 ? 'comments.only' : 'settings.only_and')}
                value={one?.value ?? null}
              >
                <option value="">{t('comments.everybody')}</option>
                {/* What is looked at elsewhere can be put away though it is not offered here. */}
                {one && !offered.some(({ value }) => value === one.value) && (
                  <option value={one.value}>{one.label}</option>
                )}
                {offered.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Pick>
            ),
        )}
        {ratings.length > 0 && (
          <Pick name="rated" label={t('comments.rated')} value={chosen.rated}>
            <option value="">{t('comments.any')}</option>
            {ratings.flatMap(({ item, label, favourable, options }) =>
              options.map(({ value }) => (
                <option key={`${item} ${value}`} value={`${item}:${value}`}>
                  {t(value === 'yes' ? 'comments.favourable' : 'comments.unfavourable', {
                    label,
                    answers: favourable ?? '',
                  })}
                </option>
              )),
            )}
          </Pick>
        )}
        <button type="submit" className="button">
          {t('comments.filter')}
        </button>
      </form>
      {isMoving && <p className="note comments__note">{t('comments.moving')}</p>}
      {reach && (
        <p className="note comments__note">
          {t('comments.reach', { people: f.count(reach.people), all: f.count(reach.all) })}
        </p>
      )}
      {filters.length === 0 && <p className="note comments__note">{t('comments.no_filters')}</p>}
    </>
  );
}

function Pick(props: { name: string; label: string; value: string | null; children: ReactNode }) {
  const { name, label, value, children } = props;
  return (
    <label className="pill">
      <span className="pill__label">{label}</span>
      <select key={value} name={name} defaultValue={value ?? ''}>
        {children}
      </select>
    </label>
  );
}
