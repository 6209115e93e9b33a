/** Queries name their parameters in a line of their own: answers stay out. */
function discreet(text: string): string {
  return text.replace(/^params: [\s\S]*?(?=\n {4}at |$(?![\s\S]))/gm, 'params: …');
}

/**
 * What a fault says of itself. Those about values that could not be read quote them: a syntax
 * error its text, a data exception of the database (class 22) what was to be stored.
 */
function sayings(error: Error): { message: string; stack: string } {
  const { message, stack = '' } = error;
  const code = 'code' in error ? String(error.code) : '';
  if (!(error instanceof SyntaxError) && !/^22\w{3}$/.test(code))
    return { message: discreet(message), stack: discreet(stack) };
  const places = stack.slice(stack.indexOf(message) + message.length);
  const hidden = message === '' ? '' : 'message withheld, it quotes a value';
  return { message: hidden, stack: `${error.name}: ${hidden}${discreet(places)}` };
}

/** A fault for the log. */
export function described(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  return {
    name: error.name,
    ...sayings(error),
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
