/** The widths of phones, tablets and desks, in pixels. */
export const USUAL_WIDTHS = [390, 768, 1280] as const;

/** Between these, in pixels, a questionnaire can be looked at. */
export const NARROWEST = 280;
export const WIDEST = 1920;

/** A width that was typed; null where it is none. @example widthOf('414') // 414 */
export function widthOf(typed: string): number | null {
  const width = /^\d{3,4}$/.test(typed) ? Number(typed) : 0;
  return width >= NARROWEST && width <= WIDEST ? width : null;
}
