import type { DraftScale } from '../../study/edit/draft';
import { useWords } from '../Words';
import { AddLabel } from './AddLabel';
import { AddForm } from './EditForm';
import { useEditor } from './editor';
import { ItemOptions } from './ItemOptions';
import { LanguageChoice } from './LanguageChoice';
import { PlaceFaults } from './PlaceFaults';
import { itemName } from './places';
import { Tools } from './Tools';

/** The scales of a study, which its items share. */
export function ScaleList() {
  const { t } = useWords();
  const { draft, mayEdit } = useEditor();
  const scales = Object.entries(draft.scales);
  return (
    <>
      <LanguageChoice />
      {scales.length === 0 && <p className="empty">{t('studies.no_scales')}</p>}
      {scales.map(([key, scale]) => (
        <ScaleCard key={key} name={key} scale={scale} />
      ))}
      {mayEdit && (
        <section className="card">
          <h2>{t('studies.add_scale')}</h2>
          <AddForm edit={{ do: 'scale.add' }} said={t('studies.said_added')} className="add">
            <AddLabel label={t('studies.key')}>
              <input name="+key" maxLength={64} placeholder="scale" />
            </AddLabel>
            <AddLabel label={t('studies.points')}>
              <select name="+points" defaultValue="5">
                {[2, 3, 4, 5, 6, 7, 9, 10, 11].map((points) => (
                  <option key={points} value={points}>
                    {points}
                  </option>
                ))}
              </select>
            </AddLabel>
            <button type="submit" className="button button--main">
              {t('studies.add')}
            </button>
          </AddForm>
        </section>
      )}
    </>
  );
}

function ScaleCard({ name, scale }: { name: string; scale: DraftScale }) {
  const { t, f } = useWords();
  const { draft, language } = useEditor();
  const users = draft.items.filter((item) => item.scale === name);
  const title = `${t('studies.scale')} ${name}`;
  return (
    <article className="card" id={`scale-${name}`}>
      <header className="asking__head">
        <h2>{title}</h2>
        <p className="asking__facts quiet">
          {users.length === 0
            ? t('studies.scale_unused')
            : t('studies.scale_used', {
                items: f.list(users.map(({ key }) => itemName(draft, key, language))),
              })}
        </p>
        <Tools
          name={title}
          duplicate={{ do: 'scale.duplicate', scale: name }}
          remove={{ do: 'scale.remove', scale: name }}
        />
      </header>
      <PlaceFaults
        place={`scales ${name}`}
        shown={scale.options.map(({ code }) => `scales ${name} options ${code} label ${language}`)}
      />
      <ItemOptions of="scales" owner={name} options={scale.options} />
      <AddForm
        edit={{ do: 'scale.rename', scale: name }}
        said={t('studies.said_renamed')}
        className="add"
      >
        <AddLabel label={t('studies.key')}>
          <input name="+to" defaultValue={name} required maxLength={64} />
        </AddLabel>
        <button type="submit" className="button">
          {t('studies.rename')}
        </button>
      </AddForm>
    </article>
  );
}
