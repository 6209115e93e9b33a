import { SideSign } from './Marker';
import { useWords } from './Words';

/** Where answers come from, for a report that still waits for them. */
export function EmptyReport({ links }: { links: { manager: string; consumer: string } }) {
  const { t } = useWords();
  return (
    <p className="invite">
      {t('empty.invite')}
      {(['manager', 'consumer'] as const).map((side) => (
        <a key={side} className="button" href={links[side]}>
          <SideSign side={side} />
          {t(`empty.${side}`)}
        </a>
      ))}
    </p>
  );
}
