import { useEffect, useRef } from 'react';

/** What somebody wanted to do with a page while it was saving: send a form, or follow a link. */
type Leaving =
  | { form: HTMLFormElement; submitter: HTMLElement | null }
  | { link: HTMLAnchorElement };

type Held = Leaving & { before: number };

/**
 * Holds links that lead away and forms that are sent until all is saved, so that neither overtakes what
 * was typed just before. What could not be saved is to be seen first: then nobody goes on by themselves.
 * Whoever leaves otherwise is asked by the browser.
 */
export function useHeldLeaving(page: {
  /** Saves what is typed and not on its way yet. */
  saveAll: () => void;
  isSaving: () => boolean;
  /** Whether the page shows what was saved. */
  isUpToDate: () => boolean;
  /** How much could not be saved, and waits for somebody. */
  held: () => number;
  /** Whether anything would be lost. */
  isUnsaved: () => boolean;
}): void {
  const leaving = useRef<Held | null>(null);
  const current = useRef(page);
  current.current = page;
  useEffect(() => {
    const hold = (event: Event, what: Leaving) => {
      current.current.saveAll();
      if (!current.current.isSaving()) return;
      event.preventDefault();
      leaving.current = { ...what, before: current.current.held() };
    };
    const sent = (event: SubmitEvent) => {
      const { target: form, submitter } = event;
      if (!event.defaultPrevented && form instanceof HTMLFormElement)
        hold(event, { form, submitter });
    };
    const clicked = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (!link?.href || event.defaultPrevented || isElsewhere || event.button !== 0) return;
      if (link.target !== '' || link.hasAttribute('download')) return;
      hold(event, { link });
    };
    const left = (event: BeforeUnloadEvent) => {
      if (current.current.isUnsaved()) event.preventDefault();
    };
    window.addEventListener('submit', sent);
    window.addEventListener('click', clicked);
    window.addEventListener('beforeunload', left);
    return () => {
      window.removeEventListener('submit', sent);
      window.removeEventListener('click', clicked);
      window.removeEventListener('beforeunload', left);
    };
  }, []);
  // It is looked at again whenever the page was drawn anew.
  useEffect(() => {
    const { current: what } = leaving;
    if (!what || page.isSaving() || !page.isUpToDate()) return;
    leaving.current = null;
    if (page.held() > what.before) return;
    if ('link' in what) what.link.click();
    else if (what.form.isConnected) what.form.requestSubmit(what.submitter);
  });
}
