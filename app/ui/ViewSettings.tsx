import { useSearchParams } from '@remix-run/react';
import type { ComponentProps, ReactNode } from 'react';
import { chosenBreaks } from './chosenBreaks';
import { Downloads } from './Downloads';
import { ShareLink } from './ShareLink';
import { Choice, StateForm } from './StateForm';
import { useWords } from './Words';

const LEVELS = [0.9, 0.95, 0.99];

/** What a view is computed with, and its files. */
export function ViewSettings({
  sets,
  children,
  ...downloads
}: {
  /** The parameters that the choices set. */
  sets: readonly string[];
  /** The choices. */
  children: ReactNode;
} & ComponentProps<typeof Downloads>) {
  const { t } = useWords();
  return (
    <div className="pills settings">
      <StateForm
        sets={sets}
        label={t('settings.label')}
        apply={t('settings.apply')}
        className="pills"
      >
        {children}
      </StateForm>
      <Downloads {...downloads} />
      <ShareLink />
    </div>
  );
}

/** The choice among some sizes, with the chosen one where it is none of them. */
export function SizeChoice(props: {
  name: string;
  label: string;
  value: number;
  sizes: readonly number[];
  write: (size: number) => string;
}) {
  const { name, label, value, sizes, write } = props;
  return (
    <Choice
      name={name}
      label={label}
      value={String(value)}
      options={[...new Set([...sizes, value])]
        .sort((a, b) => a - b)
        .map((size) => [String(size), write(size)] as const)}
    />
  );
}

export function ConfidenceChoice({ value }: { value: number }) {
  const { t, f } = useWords();
  return (
    <SizeChoice
      name="confidence"
      label={t('settings.confidence')}
      value={value}
      sizes={LEVELS}
      write={f.level}
    />
  );
}

export function AdjustChoice({ value }: { value: 'holm' | 'bh' | 'none' }) {
  const { t } = useWords();
  return (
    <Choice
      name="adjust"
      label={t('settings.adjust')}
      value={value}
      options={(['holm', 'bh', 'none'] as const).map((way) => [way, t(`settings.${way}`)] as const)}
    />
  );
}

/**
 * By which segment items a view is broken, a choice for each of several; nothing where the study has
 * none. What the address asks for and is not offered here goes along for the views that have it.
 */
export function BreakChoice({ breaks }: { breaks: readonly { by: string; label: string }[] }) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const { chosen, carried } = chosenBreaks(search.getAll('by'), breaks);
  const hidden = carried.map((by) => <input key={by} type="hidden" name="by" value={by} />);
  if (breaks.length === 0) return hidden;
  return (
    <>
      {(chosen.length > 0 ? chosen : ['']).map((value, at) => {
        const left = breaks.filter(({ by }) => by === value || !chosen.includes(by));
        const of = (isPair: boolean) =>
          left
            .filter(({ by }) => by.includes('*') === isPair)
            .map(({ by, label }) => [by, label] as const);
        const [ones, pairs] = [of(false), of(true)];
        const none = ['', t('settings.by_none')] as const;
        return (
          <Choice
            key={value}
            name="by"
            label={t(at === 0 ? 'settings.by' : 'settings.by_also')}
            value={value}
            options={pairs.length > 0 ? [none] : [none, ...ones]}
            groups={
              pairs.length > 0
                ? [
                    { label: t('settings.by_one'), options: ones },
                    { label: t('settings.by_two'), options: pairs },
                  ]
                : []
            }
          />
        );
      })}
      {hidden}
    </>
  );
}

/** Whether answers are weighted; nothing where all weigh the same. */
export function WeightsChoice({ isWeighted }: { isWeighted: boolean }) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const isOff = search.get('weighted') === 'false';
  if (!isWeighted && !isOff) return null;
  return (
    <Choice
      name="weighted"
      label={t('settings.weights')}
      value={isOff ? 'false' : 'true'}
      options={[
        ['true', t('settings.weights_on')],
        ['false', t('settings.weights_off')],
      ]}
    />
  );
}
