import { useId } from 'react';
import type { Audience } from '../study/document';
import { CopyButton } from './CopyButton';
import { useWords } from './Words';

export interface SideLinks {
  side: Audience;
  address: string;
  code: { size: number; path: string };
  test: string;
  /** Whether the side is asked anything at all. */
  isAsked: boolean;
  languages: { locale: string; title: string; address: string }[];
}

/** One side's addresses, with the QR code of the first for screens and paper. */
export function WaveLinks(props: { side: SideLinks; waveId: string; isTestable: boolean }) {
  const { side, waveId, isTestable } = props;
  const { t, f } = useWords();
  const names = new Intl.DisplayNames([f.locale], { type: 'language' });
  const name = t(`side.${side.side}`);
  const several = side.languages.length > 1;
  return (
    <section className={`card link-card link-card--${side.side}`}>
      <h2>{name}</h2>
      {side.isAsked ? (
        <>
          <svg
            className="qr"
            viewBox={`0 0 ${side.code.size} ${side.code.size}`}
            role="img"
            aria-label={t('links.code', { side: name })}
            shapeRendering="crispEdges"
          >
            <path fill="#fff" d={`M0 0h${side.code.size}v${side.code.size}H0z`} />
            <path fill="#000" d={side.code.path} />
          </svg>
          {side.languages.map(({ locale, title }) => (
            <p key={locale} className="paper" lang={locale}>
              {title}
            </p>
          ))}
          <p className="paper">{side.address}</p>
          <div className="screen">
            <Address label={t('links.address')} address={side.address} />
            {several &&
              side.languages.map(({ locale, address }) => (
                <Address
                  key={locale}
                  label={t('links.in', { language: names.of(locale) ?? locale })}
                  address={address}
                />
              ))}
            {isTestable && (
              <Address label={t('links.test')} address={side.test} hint={t('links.test_hint')} />
            )}
            <p className="actions">
              {(['svg', 'png'] as const).map((type) => (
                <a
                  key={type}
                  className="button"
                  href={`/waves/${waveId}/links/${side.side}.${type}`}
                >
                  {t(`links.${type}`)}
                  <span className="hidden-text"> ({name})</span>
                </a>
              ))}
            </p>
          </div>
        </>
      ) : (
        <p>{t('links.nothing_asked')}</p>
      )}
    </section>
  );
}

/** An address that can be opened and, where the browser has a clipboard, copied. */
function Address({ label, address, hint }: { label: string; address: string; hint?: string }) {
  const { t } = useWords();
  const id = useId();
  return (
    <div className="address">
      <p className="address__label" id={id}>
        {label}
      </p>
      {hint && <p className="note">{hint}</p>}
      <p className="address__row">
        <a href={address} aria-describedby={id}>
          {address}
        </a>
        <CopyButton text={address} label={t('links.copy')} describedBy={id} />
      </p>
    </div>
  );
}
