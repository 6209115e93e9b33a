import { useId } from 'react';
import { CopyButton } from '../CopyButton';
import { useWords } from '../Words';

/** What was typed and is saved nowhere, to be copied. */
export function UnsavedWords({ label, lines }: { label: string; lines: readonly string[] }) {
  const { t } = useWords();
  const id = useId();
  const text = lines.join('\n');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} readOnly rows={Math.min(8, lines.length + 1)} value={text} />
      <p className="pills">
        <CopyButton text={text} label={t('studies.halt_copy')} />
      </p>
    </div>
  );
}
