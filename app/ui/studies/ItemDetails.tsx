import type { DraftItem } from '../../study/edit/draft';
import { useWords } from '../Words';
import { AddLabel } from './AddLabel';
import { AddForm, FieldsForm } from './EditForm';
import { useEditor } from './editor';
import { ChoiceEdit, FlagEdit, TextEdit } from './fields';
import { ItemNets } from './ItemNets';
import { ItemOptions } from './ItemOptions';

const written = (value: number | undefined) => (value === undefined ? '' : String(value));

/** Everything of an item beside its wordings. */
export function ItemDetails({ item }: { item: DraftItem }) {
  const { t } = useWords();
  const { draft, language, kinds } = useEditor();
  const { key, kind } = item;
  const place = `items ${key}`;
  const field = (name: string) => `${place} ${name}`;
  const isChoice = kind === 'single' || kind === 'multiple';
  const roles = kinds
    .find((one) => one.kind === kind)
    ?.roles.map((role) => [role, t(`studies.role_${role}`)] as const);
  const judges = kind === 'scale' || (kind === 'single' && item.favourable !== undefined);
  return (
    <div className="details">
      <FieldsForm className="field-grid">
        <TextEdit
          name={field(`label ${language}`)}
          label={t('studies.label')}
          hint={t('studies.label_hint')}
          stored={item.label?.[language] ?? ''}
          lang={language}
        />
        <TextEdit
          name={field('construct')}
          label={t('studies.construct')}
          hint={t('studies.construct_hint')}
          stored={item.construct ?? ''}
        />
        <ChoiceEdit
          name={field('kind')}
          label={t('studies.kind')}
          hint={t('studies.kind_hint')}
          stored={kind}
          choices={kinds.map((one) => [one.kind, t(`studies.kind_${one.kind}`)])}
          none={null}
        />
        {kind === 'scale' && (
          <ChoiceEdit
            name={field('scale')}
            label={t('studies.scale')}
            stored={item.scale ?? ''}
            choices={Object.keys(draft.scales).map((one) => [one, one])}
            none={item.scale === undefined ? '–' : null}
          />
        )}
        {kind === 'number' && <NumberFields item={item} />}
        {kind === 'ranking' && (
          <TextEdit
            name={field('rankTop')}
            label={t('studies.rank_top')}
            hint={t('studies.rank_top_hint')}
            stored={written(item.rankTop)}
            inputMode="numeric"
          />
        )}
        {kind === 'multiple' && (
          <>
            <TextEdit
              name={field('minSelect')}
              label={t('studies.min_select')}
              stored={written(item.minSelect)}
              inputMode="numeric"
            />
            <TextEdit
              name={field('maxSelect')}
              label={t('studies.max_select')}
              stored={written(item.maxSelect)}
              inputMode="numeric"
            />
          </>
        )}
        {roles && roles.length > 0 && (
          <ChoiceEdit
            name={field('role')}
            label={t('studies.role')}
            hint={t('studies.role_hint')}
            stored={item.role ?? ''}
            choices={roles}
            none={t('studies.role_none')}
          />
        )}
        <div className="tick-row">
          <FlagEdit
            name={field('asked manager')}
            label={t('studies.asked_manager')}
            stored={item.wording.manager !== undefined}
          />
          <FlagEdit
            name={field('asked consumer')}
            label={t('studies.asked_consumer')}
            stored={item.wording.consumer !== undefined}
          />
          <FlagEdit
            name={field('required')}
            label={t('studies.required')}
            stored={item.required === true}
          />
          {kind !== 'text' && (
            <FlagEdit
              name={field('dontKnow')}
              label={t('studies.dont_know')}
              stored={item.dontKnow === true}
            />
          )}
          {kind === 'single' && (
            <FlagEdit
              name={field('segment')}
              label={t('studies.segment')}
              stored={item.segment === true}
            />
          )}
          {(judges || draft.index.includes(key)) && (
            <FlagEdit
              name={`index ${key}`}
              label={t('studies.index_flag')}
              stored={draft.index.includes(key)}
            />
          )}
        </div>
      </FieldsForm>
      {item.options && <ItemOptions of="items" owner={key} options={item.options} item={item} />}
      {isChoice && <ItemNets item={item} />}
      <AddForm
        edit={{ do: 'item.rename', item: key }}
        said={t('studies.said_renamed')}
        className="add"
      >
        <AddLabel label={t('studies.key')}>
          <input name="+to" defaultValue={key} required maxLength={64} />
        </AddLabel>
        <button type="submit" className="button">
          {t('studies.rename')}
        </button>
        <p className="note">{t('studies.key_hint')}</p>
      </AddForm>
    </div>
  );
}

function NumberFields({ item }: { item: DraftItem }) {
  const { t } = useWords();
  const { draft } = useEditor();
  const field = (name: string) => `items ${item.key} ${name}`;
  const predictable = draft.items.filter(
    (one) => one.kind === 'scale' || (one.kind === 'single' && one.favourable !== undefined),
  );
  return (
    <>
      <TextEdit
        name={field('unit')}
        label={t('studies.unit')}
        hint={t('studies.unit_hint')}
        stored={item.unit ?? ''}
      />
      {(['min', 'max', 'step'] as const).map((name) => (
        <TextEdit
          key={name}
          name={field(name)}
          label={t(`studies.${name}`)}
          stored={written(item[name])}
          inputMode="decimal"
        />
      ))}
      <TextEdit
        name={field('thresholds')}
        label={t('studies.thresholds')}
        hint={t('studies.thresholds_hint')}
        stored={(item.thresholds ?? []).join('; ')}
      />
      <ChoiceEdit
        name={field('better')}
        label={t('studies.better')}
        stored={item.better ?? ''}
        choices={[
          ['higher', t('studies.better_higher')],
          ['lower', t('studies.better_lower')],
        ]}
        none={t('studies.better_none')}
      />
      <ChoiceEdit
        name={field('predicts')}
        label={t('studies.predicts')}
        hint={t('studies.predicts_hint')}
        stored={item.predicts?.item ?? ''}
        choices={predictable.map(({ key }) => [key, key])}
        none={t('studies.predicts_none')}
      />
    </>
  );
}
