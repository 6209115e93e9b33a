import { generateSync } from 'otplib';
import { type Program, runParallax, tell } from './program';

/** One of the staff with nothing but HTTP: keeps the session's cookie, sends forms as a browser does. */
export class Visitor {
  private readonly jar = new Map<string, string>();

  /** All that it keeps, as it is sent; undefined where that is nothing. */
  get cookie(): string | undefined {
    const pairs = [...this.jar].map(([name, value]) => `${name}=${value}`);
    return pairs.length > 0 ? pairs.join('; ') : undefined;
  }

  set cookie(given: string | undefined) {
    this.jar.clear();
    if (given !== undefined) this.keep(given);
  }

  private keep(pair: string): void {
    const at = pair.indexOf('=');
    this.jar.set(pair.slice(0, at), pair.slice(at + 1));
  }

  constructor(
    readonly program: Program,
    private readonly headers: Record<string, string> = {},
  ) {}

  async request(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers({
      ...this.headers,
      ...Object.fromEntries(new Headers(init.headers)),
    });
    if (this.cookie !== undefined) headers.set('Cookie', this.cookie);
    const response = await this.program.fetch(address, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      if (/Max-Age=0/.test(cookie)) this.jar.delete(pair.split('=')[0] ?? '');
      else this.keep(pair);
    }
    return response;
  }

  get(address: string): Promise<Response> {
    return this.request(address);
  }

  /** Sends a form from a page of the program itself. */
  post(address: string, fields: Record<string, string>): Promise<Response> {
    return this.request(address, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Origin: this.program.url },
    });
  }

  signIn(email: string, password: string, query = ''): Promise<Response> {
    return this.post(`/sign-in${query}`, { email, password });
  }
}

/** Where an answer leads. */
export const leadsTo = (response: Response) => [response.status, response.headers.get('Location')];

/**
 * An account with a password of its own, signed in.
 * @param program on the embedded database
 */
export async function signedIn(
  program: Program,
  email: string,
  role: string,
): Promise<Visitor & { password: string }> {
  const add = ['user', 'add', email, '--role', role];
  const made = program.env.DATABASE_URL
    ? await runParallax(add, program.env)
    : await tell(program, ...add);
  const visitor = new Visitor(program);
  await visitor.signIn(email, made.out.trim());
  const password = `the password of ${email}`;
  await visitor.post('/account/password', { next: password, again: password });
  return Object.assign(visitor, { password });
}

/** The link of the newest message to an address that an administrator's outbox keeps, once it is there. */
export async function mailedLink(
  administrator: Visitor,
  email: string,
  kind: 'join' | 'reset',
): Promise<string> {
  const pattern = new RegExp(`${email}[^]*?value="[^"]*(/${kind}/\\w{26})\\?lang=`);
  for (let tries = 0; tries < 50; tries += 1) {
    const found = pattern.exec(await (await administrator.get('/outbox')).text())?.[1];
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no message with a link to ${email}`);
}

/** What a device takes from the page of the second step. */
export const secretOf = (page: string) =>
  (/<code>([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');

/** The code that a device shows so many steps from now. */
export const codeOf = (secret: string, steps = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * steps });

/** What the form of a page says that it was shown with, as it is sent back; '' where it does not. */
export const shownOn = async (page: Response) =>
  (/name="shown" value="([^"]*)"/.exec(await page.text())?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
