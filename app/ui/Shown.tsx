/** The name of the field that holds what a form was shown with. */
export const SHOWN = 'shown';

/** What is stored of a form's fields, to be compared with once it is sent; null: nothing yet. */
export function Shown({ values }: { values: Readonly<Record<string, string>> | null }) {
  return values && <input type="hidden" name={SHOWN} value={JSON.stringify(values)} />;
}
