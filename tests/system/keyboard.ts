import type { Frame, Page } from 'playwright-core';

/** Where a key is to go from here, and no script may put the focus. */
const MOST = 400;

/** Presses the Tab key until it has led to a place. */
export async function tabTo(page: Page, place: string): Promise<void> {
  for (let tabs = 0; tabs < MOST; tabs += 1) {
    await page.keyboard.press('Tab');
    const isThere = (wanted: string) => document.activeElement?.matches(wanted) ?? false;
    if (await page.evaluate(isThere, place)) return;
  }
  throw new Error(`the Tab key does not lead to ${place} on ${page.url()}`);
}

/** Presses a key at a place that the Tab key leads to. */
export async function press(page: Page, place: string, key = 'Enter'): Promise<void> {
  await tabTo(page, place);
  await page.keyboard.press(key);
}

/** Types into a field that the Tab key leads to, over what stands in it. */
export async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.type(text);
}

/**
 * Goes through a page from its beginning by the Tab key alone.
 * @returns what it leads to, and what is wrong there: what it leaves out, what nobody sees the focus of
 */
export async function tabWalk(page: Page): Promise<{ stops: string[]; faults: string[] }> {
  const expected = await page.evaluate(() => {
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
    const places = [
      ...['a[href]', 'button', 'input:not([type=hidden])', 'select', 'textarea'],
      ...['summary', '[tabindex="0"]', 'iframe'],
    ];
    // Of radio buttons the Tab key leads to one.
    const groups = new Set<string>();
    const isFirst = (element: Element) => {
      if (!(element instanceof HTMLInputElement && element.type === 'radio')) return true;
      const isNew = !groups.has(element.name);
      groups.add(element.name);
      return isNew;
    };
    const all = [...document.querySelectorAll(places.join())].filter(
      (element) => isShown(element) && !element.matches(':disabled') && isFirst(element),
    );
    for (const [at, element] of all.entries()) element.setAttribute('data-stop', String(at));
    return all.map((element) => element.outerHTML.slice(0, 120));
  });
  const stops: string[] = [];
  const faults: string[] = [];
  const seen = new Set<number>();
  let last: number | null = null;
  for (let tabs = 0; tabs < MOST && seen.size < expected.length; tabs += 1) {
    await page.keyboard.press('Tab');
    const stop = await standing(page.mainFrame());
    // Past the end it begins anew, at the browser's own buttons.
    if (!stop) continue;
    // A date is a field of several parts, each a stop of its own.
    if (stop.at === last && !stop.isFrame) continue;
    last = stop.at;
    stops.push(stop.name);
    if (stop.isFrame) {
      // What a frame holds marks its own focus; the Tab key leads through it and out again.
      const inside = await standing(await frameOf(page));
      if (inside && !inside.isMarked) faults.push(`the focus does not show at ${inside.name}`);
      if (inside) stops.push(inside.name);
      seen.add(stop.at);
      continue;
    }
    if (!stop.isMarked) faults.push(`the focus does not show at ${stop.name}`);
    if (!stop.isSeen) faults.push(`is covered or out of sight: ${stop.name}`);
    if (Number.isNaN(stop.at)) faults.push(`leads to what is none: ${stop.name}`);
    else if (seen.has(stop.at)) break;
    else seen.add(stop.at);
  }
  faults.push(...expected.flatMap((name, at) => (seen.has(at) ? [] : [`is left out: ${name}`])));
  return { stops, faults };
}

/** What has the focus in a frame; null: nothing has. */
function standing(frame: Frame) {
  return frame.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    const active = document.activeElement;
    if (!active || active === document.body) return null;
    const [box] = active.getClientRects();
    // A long field may be in sight in part.
    const isSeen = [0.2, 0.5, 0.8].some((part) => {
      const { x = 0, y = 0, width = 0, height = 0 } = box ?? {};
      const over = document.elementFromPoint(x + Math.min(width, 300) / 2, y + height * part);
      return over !== null && (active.contains(over) || over.contains(active));
    });
    return {
      at: Number(active.getAttribute('data-stop') ?? Number.NaN),
      name: active.outerHTML.slice(0, 120),
      // Of a choice, its label may be what is marked.
      isMarked: [active, active.closest('label')].some((one) => {
        const style = one && getComputedStyle(one);
        return style && style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
      }),
      // In sight, and under nothing that stands still while the page scrolls.
      isSeen,
      isFrame: active instanceof HTMLIFrameElement,
    };
  });
}

/** The frame that has the focus. */
async function frameOf(page: Page): Promise<Frame> {
  const active = await page.evaluateHandle(() => document.activeElement);
  const frame = await active.asElement()?.contentFrame();
  if (!frame) throw new Error('no frame has the focus');
  return frame;
}
