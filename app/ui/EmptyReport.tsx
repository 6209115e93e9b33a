import type { Audience } from '../study/document';
import { SideSign } from './Marker';
import { useWords } from './Words';

/** Where answers come from, for a report that still waits for them. */
export function EmptyReport(props: { links: Record<Audience, string>; answered: Audience | null }) {
  const { t } = useWords();
  const missing = (['manager', 'consumer'] as const).filter((side) => side !== props.answered);
  return (
    <p className="invite">
      {t('empty.invite')}
      {missing.map((side) => (
        <a key={side} className="button" href={props.links[side]}>
          <SideSign side={side} />
          {t(`empty.${side}`)}
        </a>
      ))}
    </p>
  );
}
