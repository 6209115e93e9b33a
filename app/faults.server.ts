/** Queries name their parameters in a line of their own: answers stay out. */
function discreet(text: string): string {
  return text.replace(/^params: [\s\S]*?(?=\n {4}at |$(?![\s\S]))/gm, 'params: …');
}

/** A fault for the log. */
export function described(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  return {
    name: error.name,
    message: discreet(error.message),
    stack: discreet(error.stack ?? ''),
    ...('code' in error ? { code: error.code } : {}),
    ...(error.cause === undefined ? {} : { cause: described(error.cause) }),
  };
}

/** A fault for the terminal, discreet too. */
export function describedText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const text = discreet(error.stack ?? error.message);
  return error.cause === undefined ? text : `${text}\ncaused by: ${describedText(error.cause)}`;
}
