import { position } from './format';
import { useWords } from './Words';

/** Most days that are drawn. */
const MOST = 60;
/** As many have room at least. */
const FEWEST = 14;
const HEIGHT = 120;

interface Day {
  day: string;
  counts: Record<'consumer' | 'manager', number>;
}

/** The responses of each day, both sides on top of each other, with the same as a table. */
export function DaysChart({ days }: { days: readonly Day[] }) {
  const { t, f } = useWords();
  const drawn = days.slice(-MOST);
  const first = drawn[0];
  const last = drawn.at(-1);
  if (!first || !last) return null;
  const sum = ({ counts }: Day) => counts.consumer + counts.manager;
  const most = Math.max(1, ...drawn.map(sum));
  const best = drawn.find((day) => sum(day) === most) ?? last;
  const date = (day: string) => f.date(new Date(`${day}T00:00:00Z`));
  // The first days alone would otherwise be as wide as the page.
  const step = 1 / Math.max(drawn.length, FEWEST);
  return (
    <section className="card" aria-labelledby="days">
      <h2 id="days">{t('fieldwork.per_day')}</h2>
      <p className="note">
        {t('fieldwork.per_day_about', { most: f.count(most), date: date(best.day) })}
        {days.length > MOST && ` ${t('fieldwork.per_day_last', { days: MOST })}`}
      </p>
      <svg
        className="days"
        width="100%"
        height={HEIGHT}
        role="img"
        aria-label={t('fieldwork.per_day_about', { most: f.count(most), date: date(best.day) })}
      >
        {drawn.map(({ day, counts }, at) => {
          const consumers = (counts.consumer / most) * (HEIGHT - 1);
          const managers = (counts.manager / most) * (HEIGHT - 1);
          const x = position(at * step + step * 0.1);
          const width = position(step * 0.8);
          return (
            <g key={day}>
              <rect
                className="consumer"
                x={x}
                width={width}
                y={HEIGHT - 1 - consumers}
                height={consumers}
              />
              <rect
                className="manager"
                x={x}
                width={width}
                y={HEIGHT - 1 - consumers - managers}
                height={managers}
              />
            </g>
          );
        })}
        <rect className="meter__all" y={HEIGHT - 1} width="100%" height="1" />
      </svg>
      <p className="days__ends note">
        <span>{date(first.day)}</span>
        {drawn.length > 1 && <span>{date(last.day)}</span>}
      </p>
      <details>
        <summary>{t('fieldwork.as_table')}</summary>
        <table className="figures figures--numbers">
          <thead>
            <tr>
              <th scope="col">{t('fieldwork.day')}</th>
              <th scope="col">{t('side.consumer')}</th>
              <th scope="col">{t('side.manager')}</th>
            </tr>
          </thead>
          <tbody>
            {[...drawn].reverse().map(({ day, counts }) => (
              <tr key={day}>
                <th scope="row">{date(day)}</th>
                <td>{f.count(counts.consumer)}</td>
                <td>{f.count(counts.manager)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
