import type { ReactNode } from 'react';
import { position } from './format';
import { SideSign } from './Marker';
import { useWords } from './Words';

/** A chart of a view: its heading, what it shows, and the drawing. */
export function ChartCard(props: {
  id: string;
  className: string;
  title: string;
  about: string;
  /** What explains itself when it is pressed; on paper nothing can be. */
  asks?: 'figure' | 'name';
  children: ReactNode;
}) {
  const { id, className, title, about, asks, children } = props;
  return (
    <figure className={`card ${className}`} aria-labelledby={id}>
      <figcaption className="chart__head">
        <h2 id={id}>{title}</h2>
        <p>
          {about}
          {asks && <AskHint of={asks} />}
        </p>
      </figcaption>
      {children}
    </figure>
  );
}

/** That figures can be pressed, where they can be. */
export function AskHint({ of = 'figure' }: { of?: 'figure' | 'name' }) {
  const { t } = useWords();
  return <span className="on-screen"> {t('explain.ask_hint', { of })}</span>;
}

/** Which shape is whose, and what else signs say. */
export function Legend({ children }: { children?: ReactNode }) {
  const { t } = useWords();
  return (
    <ul className="legend">
      {(['manager', 'consumer'] as const).map((side) => (
        <li key={side}>
          <SideSign side={side} /> {t(`side.${side}`)}
        </li>
      ))}
      {children}
    </ul>
  );
}

interface Ticks {
  ticks: readonly number[];
  /** Where the axis ends. */
  end?: number;
}

/** The lines across a strip, one a tick. */
export function Grid({ ticks, end = 1 }: Ticks) {
  return ticks.map((tick) => (
    <line
      key={tick}
      className="grid"
      x1={position(tick / end)}
      x2={position(tick / end)}
      y1="0"
      y2="100%"
    />
  ));
}

/** The figures above strips that stand below each other; of shares the whole is in percent. */
export function StripAxis({
  ticks,
  end = 1,
  write,
  isCompact = false,
}: Ticks & { write?: ((tick: number) => string) | undefined; isCompact?: boolean }) {
  const { f } = useWords();
  const text = write ?? ((tick: number) => (tick === 1 ? f.percent(tick) : f.share(tick)));
  return (
    <div className={isCompact ? 'strip strip--axis' : 'strip'}>
      <svg width="100%" height="100%" aria-hidden="true">
        {ticks.map((tick) => (
          <text
            key={tick}
            className="tick"
            x={position(tick / end)}
            y={isCompact ? 14 : 15}
            textAnchor="middle"
          >
            {text(tick)}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** The axis of a chart with figures beside its strips. */
export function ChartAxis(props: {
  ticks: readonly number[];
  heading: string;
  write?: ((tick: number) => string) | undefined;
}) {
  const { ticks, heading, write } = props;
  return (
    <div className="chart__axis" aria-hidden="true">
      <StripAxis ticks={ticks} write={write} />
      <span>{heading}</span>
    </div>
  );
}

const SHARES = [0, 0.5, 1];

/** A small chart with figures up its side, shares if nothing else; what is drawn stands in parts of its size. */
export function Plot(props: {
  label: string;
  children: ReactNode;
  /** The places of the axis that are written on, from 0 to 1. */
  ticks?: readonly number[] | undefined;
  write?: ((tick: number) => string) | undefined;
}) {
  const { label, children, ticks = SHARES, write } = props;
  const { f } = useWords();
  const text = write ?? ((share: number) => (share === 1 ? f.percent(share) : f.share(share)));
  return (
    <div className="trend-chart__plot" dir="ltr">
      <div className="trend-chart__axis" aria-hidden="true">
        {[...ticks].reverse().map((tick) => (
          <span key={tick}>{text(tick)}</span>
        ))}
      </div>
      <svg width="100%" height="100%" role="img" aria-label={label}>
        {ticks.map((tick) => (
          <line
            key={tick}
            className="grid"
            x1="0"
            x2="100%"
            y1={position(1 - tick)}
            y2={position(1 - tick)}
          />
        ))}
        {children}
      </svg>
    </div>
  );
}
