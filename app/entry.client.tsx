import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { loadReportLanguage } from './messages/report';
import { repeatEarlyChanges } from './ui/changedEarly';

// React 18 answers a key, a click or a focus at the very moment at which it takes over by hydrating the page at
// once, which fails (error 345) while Remix still reads the page's data. Until it has taken over it hears
// of none: browsers do with them what they do without script. Changed fields it is told of then.
const HELD = [
  ...['keydown', 'keypress', 'keyup', 'input', 'textInput', 'change', 'submit', 'reset'],
  ...['focusin', 'focusout', 'select', 'selectionchange', 'beforeinput', 'invalid'],
  ...['mousedown', 'mouseup', 'click', 'auxclick', 'dblclick', 'contextmenu'],
  ...['pointerdown', 'pointerup', 'pointercancel', 'touchstart', 'touchend', 'touchcancel'],
  ...['dragstart', 'dragend', 'drop', 'copy', 'cut', 'paste'],
  ...['compositionstart', 'compositionupdate', 'compositionend'],
];

const hold = (event: Event) => event.stopPropagation();

function Page() {
  useEffect(() => {
    for (const kind of HELD) window.removeEventListener(kind, hold, true);
    repeatEarlyChanges();
  }, []);
  return <RemixBrowser />;
}

async function comeToLife() {
  const { lang, dataset } = document.documentElement;
  await loadReportLanguage(lang, dataset.texts === 'view');
  for (const kind of HELD) window.addEventListener(kind, hold, true);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <Page />
      </StrictMode>,
    );
  });
}

void comeToLife();
