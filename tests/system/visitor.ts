import { type Program, tell } from './program';

/** One of the staff with nothing but HTTP: keeps the session's cookie, sends forms as a browser does. */
export class Visitor {
  cookie: string | undefined;

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
      this.cookie = /Max-Age=0/.test(cookie) ? undefined : pair;
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
  const made = await tell(program, 'user', 'add', email, '--role', role);
  const visitor = new Visitor(program);
  await visitor.signIn(email, made.out.trim());
  const password = `the password of ${email}`;
  await visitor.post('/account/password', { next: password, again: password });
  return Object.assign(visitor, { password });
}
