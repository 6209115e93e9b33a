import type { FocusChoice, FocusShown } from '../gap/focus';
import { Choice } from './StateForm';
import { useWords } from './Words';

/** What of a view is looked at alone: everybody, a segment, or those who are in two. */
export function OnlyChoice(props: {
  focuses: readonly FocusChoice[];
  /** The segment that is looked at; null: everybody. */
  only: FocusShown | null;
}) {
  const { focuses, only } = props;
  const { t } = useWords();
  if (focuses.length === 0) return null;
  const [first = '', second = ''] = only?.values ?? [];
  const of = focuses.find(({ value }) => value === first)?.item;
  const others = of === undefined ? [] : focuses.filter(({ item }) => item !== of);
  // Two options of one item would be nobody's.
  const taken = others.find(({ value }) => value === second)?.item;
  const firsts = focuses.filter(({ item }) => item !== taken);
  return (
    <>
      <Choice
        name="only"
        label={t('settings.only')}
        value={first}
        options={[
          ['', t('settings.only_none')],
          ...firsts.map(({ value, label }) => [value, label] as const),
        ]}
      />
      {others.length > 0 && (
        <Choice
          name="only"
          label={t('settings.only_and')}
          value={second}
          options={[
            ['', t('settings.only_all')],
            ...others.map(({ value, label }) => [value, label] as const),
          ]}
        />
      )}
    </>
  );
}
