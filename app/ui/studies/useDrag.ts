import { type DragEvent, useState } from 'react';
import { useSaver } from './saver';

/** Carries what is dragged; only drops of the same list are taken. */
const TYPE = 'application/x-parallax-item';

/** Lets something be dragged to another place of its list; buttons do the same without a mouse. */
export function useDrag(
  list: string,
  key: string,
  edit: (dragged: string, side: 'before' | 'after') => { edit: object; said: string },
) {
  const saver = useSaver();
  const [over, setOver] = useState<'before' | 'after' | null>(null);
  const type = `${TYPE}-${list}`.toLowerCase();
  const sideOf = (event: DragEvent<HTMLElement>): 'before' | 'after' => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return event.clientY < top + height / 2 ? 'before' : 'after';
  };
  return {
    handle: {
      draggable: true,
      onDragStart(event: DragEvent<HTMLElement>) {
        event.dataTransfer.setData(type, key);
        event.dataTransfer.effectAllowed = 'move';
      },
    },
    target: {
      'data-over': over ?? undefined,
      onDragOver(event: DragEvent<HTMLElement>) {
        if (!event.dataTransfer.types.includes(type)) return;
        event.preventDefault();
        setOver(sideOf(event));
      },
      onDragLeave: () => setOver(null),
      onDrop(event: DragEvent<HTMLElement>) {
        const dragged = event.dataTransfer.getData(type);
        setOver(null);
        if (dragged === '' || dragged === key) return;
        event.preventDefault();
        const { edit: made, said } = edit(dragged, sideOf(event));
        saver?.make(made, said);
      },
    },
  };
}
