import { type ReactNode, useEffect, useRef } from 'react';

/** A pill that folds out a list; without script it is closed by another click. */
export function Menu({ title, children }: { title: string; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const { current } = menu;
      if (!current?.open) return;
      const escaped = event instanceof KeyboardEvent && event.key === 'Escape';
      const inside = event.target instanceof Node && current.contains(event.target);
      if (event instanceof KeyboardEvent ? !escaped : inside) return;
      current.open = false;
      if (escaped) current.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details className="menu" ref={menu}>
      <summary className="pill pill--menu">{title}</summary>
      <div className="menu__list">{children}</div>
    </details>
  );
}
