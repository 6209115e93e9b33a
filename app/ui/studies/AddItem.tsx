import { useWords } from '../Words';
import { AddLabel } from './AddLabel';
import { AddForm } from './EditForm';
import { useEditor } from './editor';

/** The form for one more item. */
export function AddItem({ constructs }: { constructs: readonly string[] }) {
  const { t } = useWords();
  const { draft, kinds, mayEdit } = useEditor();
  if (!mayEdit) return null;
  return (
    <section className="card" id="add">
      <h2>{t('studies.add_item')}</h2>
      <AddForm edit={{ do: 'item.add' }} said={t('studies.said_added')} className="add">
        <AddLabel label={t('studies.label')}>
          <input name="+label" required maxLength={200} lang={draft.locales[0]} />
        </AddLabel>
        <AddLabel label={t('studies.kind')}>
          <select name="+kind">
            {kinds.map(({ kind }) => (
              <option key={kind} value={kind}>
                {t(`studies.kind_${kind}`)}
              </option>
            ))}
          </select>
        </AddLabel>
        <AddLabel label={t('studies.asked_of')}>
          <select name="+asked">
            <option value="both">{t('studies.both_sides')}</option>
            <option value="manager">{t('studies.only_manager')}</option>
            <option value="consumer">{t('studies.only_consumer')}</option>
          </select>
        </AddLabel>
        <AddLabel label={t('studies.construct_optional')}>
          <input name="+construct" maxLength={64} list="constructs" />
        </AddLabel>
        <datalist id="constructs">
          {constructs.map((construct) => (
            <option key={construct} value={construct} />
          ))}
        </datalist>
        <button type="submit" className="button button--main">
          {t('studies.add')}
        </button>
      </AddForm>
    </section>
  );
}
