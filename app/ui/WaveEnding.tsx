import { Field } from './Field';
import type { WaveSent } from './WaveForm';
import { useWords } from './Words';

/** How a draft that was never answered is deleted. */
export function WaveEnding({
  waveKey,
  fault,
}: {
  waveKey: string;
  fault: WaveSent['deletion'] | undefined;
}) {
  const { t } = useWords();
  return (
    <section className="card" id="delete">
      <h2>{t('wave.delete_title')}</h2>
      <form method="post" className="form">
        <input type="hidden" name="intent" value="delete" />
        <Field
          name="confirm"
          label={t('wave.delete_confirm', { key: waveKey })}
          hint={t('wave.delete_hint')}
          autoComplete="off"
          required
          fault={fault ? t(fault) : null}
        />
        <button type="submit" className="button">
          {t('wave.delete')}
        </button>
      </form>
    </section>
  );
}
