import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * Loads a frame's questionnaire anew with each change of the study, on the page that it is on, with what
 * was answered and where it was scrolled to.
 * @param now changes with what the frame shows
 * @returns the address that the frame begins with
 */
export function useFollowing(
  frame: RefObject<HTMLIFrameElement | null>,
  address: string,
  now: string,
): string {
  const [first] = useState(address);
  const shown = useRef(now);
  useEffect(() => {
    if (shown.current === now) return;
    shown.current = now;
    if (frame.current) follow(frame.current, address);
  }, [now, address, frame]);
  return first;
}

function follow(frame: HTMLIFrameElement, address: string): void {
  const { contentWindow: inner, contentDocument: page } = frame;
  // Whoever has come to its end sees no words of the study.
  if (!inner || !page || page.querySelector('.done')) return;
  const next = new URL(address, window.location.href);
  const form = page.querySelector<HTMLFormElement>('form[method="post"]');
  const fields = [...new FormData(form ?? undefined)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  const given = new Map(fields);
  const step = given.get('_step');
  if (step !== undefined) {
    next.searchParams.set('s', step);
    next.searchParams.set('r', given.get('_response') ?? '');
    const isAnswer = (name: string) => !name.startsWith('_') || name === '_inline';
    const answers = fields.filter(([name]) => isAnswer(name)).map((field) => [...field]);
    next.searchParams.set('f', String(new URLSearchParams(answers)));
  }
  const { scrollY } = inner;
  frame.addEventListener('load', () => frame.contentWindow?.scrollTo(0, scrollY), { once: true });
  // It is no step for the way back of the whole page.
  inner.location.replace(next);
}
