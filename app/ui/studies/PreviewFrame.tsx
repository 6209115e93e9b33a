import { useEffect, useRef, useState } from 'react';
import { useFollowing } from './useFollowing';

/** Room under which a frame scrolls sideways instead of being drawn smaller, in pixels. */
const NARROW = 480;

/** A questionnaire in a frame of a width, drawn smaller where there is less room than that. */
export function PreviewFrame(props: {
  width: number;
  title: string;
  src: string;
  labelledBy: string;
  /** Changes with what it shows. */
  now: string;
}) {
  const { width, title, labelledBy } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const src = useFollowing(frame, props.src, props.now);
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const observer = new ResizeObserver(() => setRoom(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  const scale = room < NARROW ? 1 : Math.min(1, room / width);
  const smaller = {
    height: `${100 / scale}%`,
    transform: `scale(${scale})`,
    transformOrigin: '0 0',
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a frame that scrolls is no fieldset
    <div
      ref={box}
      className={scale < 1 ? 'preview preview--smaller' : 'preview'}
      role="group"
      aria-labelledby={labelledBy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
      tabIndex={0}
    >
      <iframe
        ref={frame}
        title={title}
        src={src}
        width={width}
        style={scale < 1 ? smaller : undefined}
      />
    </div>
  );
}
