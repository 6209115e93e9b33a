import type { ReactNode } from 'react';
import type { ItemView, ReportView } from '../gap/presentation';
import type { Audience } from '../study/document';
import { SideSign } from './Marker';
import { useWords } from './Words';

interface Props {
  side: Audience;
  view: ReportView;
  item: ItemView;
  children?: ReactNode;
}

/** How an item is put to one side. */
export function Wording({ side, view, item, children }: Props) {
  const { t } = useWords();
  const wording = item.wording[side];
  return (
    <div className={`wording wording--${side}`}>
      <p className="wording__side">
        <SideSign side={side} />
        <span lang={view.language}>{view.audiences[side].label}</span>
        {wording !== null && item.illustrated.includes(side) && (
          <span className="tag">{t('side.illustration')}</span>
        )}
      </p>
      {wording === null ? (
        <p className="quiet">{t('opened.not_asked')}</p>
      ) : (
        <p className="wording__text" lang={view.language} dir={view.direction}>
          {wording}
        </p>
      )}
      {children}
    </div>
  );
}

/** Every item with both wordings, for a report that still waits for answers. */
export function Asked({ view }: { view: ReportView }) {
  return (
    <ul className="asked">
      {view.items.map((item) => (
        <li key={item.key}>
          <h3 lang={view.language} dir={view.direction}>
            {item.label}
          </h3>
          <div className="wordings">
            <Wording side="manager" view={view} item={item} />
            <Wording side="consumer" view={view} item={item} />
          </div>
        </li>
      ))}
    </ul>
  );
}
