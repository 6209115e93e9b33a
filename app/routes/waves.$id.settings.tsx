import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { AuditLink } from '../ui/AuditLink';
import { Meanwhile } from '../ui/Meanwhile';
import { WaveEnding } from '../ui/WaveEnding';
import { WaveForm, type WaveSent } from '../ui/WaveForm';
import { WavePage } from '../ui/WavePage';
import { WaveReaders } from '../ui/WaveReaders';
import { WaveState } from '../ui/WaveState';
import { useWords, wordsOf } from '../ui/Words';
import { stateFinding } from '../ui/waveText';
import { changeWaveSettings, openWaveSettings } from '../waves/settingsPage.server';

export const loader = openWaveSettings;
export const action = changeWaveSettings;

export const headers: HeadersFunction = formHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('wave.settings')} · ${data?.wave.title} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function WaveSettings() {
  const data = useLoaderData<typeof loader>();
  const { view, wave, state, done } = data;
  const sent = useActionData<WaveSent>();
  const words = useWords();
  const { t, f } = words;
  return (
    <WavePage view={view} wave={wave} finding={stateFinding(wave.status, state, words)}>
      {done && (
        <p className="done" role="status">
          {t(`wave.done_${done}`)}
        </p>
      )}
      <Meanwhile meanwhile={sent?.meanwhile ?? data.meanwhile} margins={data.margins} />
      <WaveState
        wave={wave}
        state={state}
        faults={[...data.faults, ...(sent && !sent.values ? sent.faults : [])]}
      />
      {data.isFixed ? (
        <p className="note">{t('wave.never_changes')}</p>
      ) : (
        <section className="card">
          <h2>{t('wave.settings')}</h2>
          <WaveForm
            values={sent?.values ?? data.values}
            shown={sent?.shown ?? data.values}
            faults={sent?.values ? sent.faults : []}
            margins={data.margins}
            language={view.language}
            isNew={false}
            planned={sent?.planned ?? data.planned}
            planning={`/waves/${wave.id}/planning?lang=${f.locale}`}
            isFixed={wave.status !== 'draft'}
            send={t('wave.save')}
          >
            <p className="note">
              {t('wave.fixed', {
                base: Number(data.values.minimumBase),
                margin: data.values.equivalenceMargin ?? '',
              })}
            </p>
          </WaveForm>
        </section>
      )}
      <WaveReaders readers={data.readers} />
      <p className="actions">
        <a
          className="button"
          href={`/waves/new?${new URLSearchParams({ study: data.studyKey, copy: wave.id, lang: f.locale })}`}
        >
          {t('wave.copy_this')}
        </a>
      </p>
      {(wave.status === 'draft' || sent?.deletion) && (
        <WaveEnding waveKey={wave.key} fault={sent?.deletion} />
      )}
      <AuditLink about={`wave:${wave.id}`} />
    </WavePage>
  );
}
