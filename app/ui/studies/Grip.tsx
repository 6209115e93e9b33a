import { useWords } from '../Words';
import { useEditor } from './editor';
import type { useDrag } from './useDrag';

/** Where something is taken hold of to be dragged; its buttons do the same by keyboard. */
export function Grip({ handle }: Pick<ReturnType<typeof useDrag>, 'handle'>) {
  const { t } = useWords();
  const { mayEdit } = useEditor();
  if (!mayEdit) return null;
  return (
    <span className="grip" aria-hidden="true" title={t('studies.drag')} {...handle}>
      ⠿
    </span>
  );
}
