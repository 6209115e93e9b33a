/** The parameters of another page of the same visit, in the language that was chosen. */
export function langOf(request: Request, given: Record<string, string> = {}): URLSearchParams {
  const lang = new URL(request.url).searchParams.get('lang');
  return new URLSearchParams({ ...given, ...(lang ? { lang } : {}) });
}
