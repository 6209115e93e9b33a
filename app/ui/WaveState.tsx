import type { WaveFault } from './WaveForm';
import { useWords } from './Words';

export type Status = 'draft' | NextStatus;
/** What a wave may become. */
export type NextStatus = 'open' | 'closed' | 'archived';

export interface StateView {
  /** What it may become. */
  next: readonly NextStatus[];
  /** What is asked for and is to be confirmed. */
  asked: NextStatus | null;
  /** The version of the study that is frozen, or would be. */
  version: number;
  opensAt: string | null;
  closesAt: string | null;
  archivesAt: string | null;
  /** Its date has come and it has not become what it should. */
  isOverdue: boolean;
}

/** What a wave is, what it may become, and what would follow from that. */
export function WaveState(props: {
  wave: { id: string; status: Status };
  state: StateView;
  faults: readonly WaveFault[];
}) {
  const { wave, state, faults } = props;
  const { t, f } = useWords();
  if (state.next.length === 0) return null;
  const address = (to?: string) =>
    `/waves/${wave.id}/settings?${new URLSearchParams({ ...(to ? { to } : {}), lang: f.locale })}`;
  const { asked } = state;
  const isRefused = faults.length > 0 && (asked === 'open' || state.isOverdue);
  const reopens = wave.status !== 'draft';
  const step = asked === 'open' ? (reopens ? 'closed_open' : 'draft_open') : asked;
  return (
    <section className="card">
      <h2>{t('wave.state')}</h2>
      {isRefused && (
        <div className="alert" role="alert">
          <p>{t('wave.cannot_open')}</p>
          {faults.map(({ field, text, values }) => (
            <p key={`${field} ${text}`}>{t(text, values)}</p>
          ))}
        </div>
      )}
      {asked === null || step === null ? (
        <>
          <p>{t(`wave.is_${wave.status}`, { version: state.version })}</p>
          <p className="actions">
            {state.next.map((to, at) => (
              <a
                key={to}
                className={at === 0 ? 'button button--main' : 'button'}
                href={address(to)}
              >
                {t(reopens && to === 'open' ? 'wave.to_reopen' : `wave.to_${to}`)}
              </a>
            ))}
          </p>
        </>
      ) : (
        <form method="post" action={address(asked)}>
          <p>{t(`wave.follows_${step}`, { version: state.version })}</p>
          <input type="hidden" name="intent" value="status" />
          <p className="actions">
            <button
              type="submit"
              className="button button--main"
              name="status"
              value={asked}
              disabled={isRefused}
            >
              {t(`wave.confirm_${asked}`)}
            </button>
            <a className="button" href={address()}>
              {t('wave.cancel')}
            </a>
          </p>
        </form>
      )}
    </section>
  );
}
