import { position } from './format';
import { useWords, type Words } from './Words';

/** Most days that are drawn. */
const MOST = 60;
/** As many have room at least. */
const FEWEST = 14;
const HEIGHT = 120;

export interface Day {
  day: string;
  counts: Record<'consumer' | 'manager', number>;
}

/** The last days that are drawn, the most responses of one of them, and how wide each is, of all the room. */
export function drawnDays(days: readonly Day[]): { drawn: Day[]; most: number; step: number } {
  const drawn = days.slice(-MOST);
  return {
    drawn,
    most: Math.max(1, ...drawn.map(sum)),
    // The first days alone would otherwise be as wide as the page.
    step: 1 / Math.max(drawn.length, FEWEST),
  };
}

const sum = ({ counts }: Day) => counts.consumer + counts.manager;

/** What is said of the responses of each day; null: there are none. */
export function daysAbout(days: readonly Day[], { t, f }: Words): string | null {
  const { drawn, most } = drawnDays(days);
  const best = drawn.find((day) => sum(day) === most);
  if (!best) return null;
  const date = f.date(new Date(`${best.day}T00:00:00Z`));
  const about = t('fieldwork.per_day_about', { most: f.count(most), date });
  return days.length > MOST ? `${about} ${t('fieldwork.per_day_last', { days: MOST })}` : about;
}

/** The responses of each day, both sides on top of each other, with the same as a table. */
export function DaysChart({ days }: { days: readonly Day[] }) {
  const words = useWords();
  const { t, f } = words;
  const { drawn, most, step } = drawnDays(days);
  const about = daysAbout(days, words);
  const first = drawn[0];
  const last = drawn.at(-1);
  if (!first || !last || about === null) return null;
  const date = (day: string) => f.date(new Date(`${day}T00:00:00Z`));
  return (
    <section className="card" aria-labelledby="days">
      <h2 id="days">{t('fieldwork.per_day')}</h2>
      <p className="note">{about}</p>
      <svg className="days" width="100%" height={HEIGHT} role="img" aria-label={about}>
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
