import type { ReactNode } from 'react';
import { AskHint } from './ChartCard';
import { useWords } from './Words';

/** A table's part of a view, with its heading. */
export function TableSection(props: { id: string; title: string; children: ReactNode }) {
  const { id, title, children } = props;
  return (
    <section aria-labelledby={id} className="table">
      <h2 id={id}>{title}</h2>
      <div className="card">{children}</div>
    </section>
  );
}

/** A table that scrolls in its own region: its caption, its head, its bodies. */
export function TableFrame(props: {
  /** What an address of its place ends in. */
  id?: string;
  caption: string;
  /** Whether its figures explain themselves when they are pressed; on paper nothing can be. */
  asks?: boolean;
  /** What its region is called, where a page has several. */
  region?: string;
  className?: string;
  /** The cells of its head. */
  head: ReactNode;
  children: ReactNode;
  /** What stands below the table. */
  after?: ReactNode;
}) {
  const {
    id,
    caption,
    asks = false,
    region,
    className = 'figures figures--numbers',
    head,
    children,
    after,
  } = props;
  const { t } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard.
    <section id={id} className="scroll" aria-label={region ?? t('table.region')} tabIndex={0}>
      <table className={className}>
        <caption>
          <span>
            {caption}
            {asks && <AskHint />}
          </span>
        </caption>
        <thead>
          <tr>{head}</tr>
        </thead>
        {children}
      </table>
      {after}
    </section>
  );
}
