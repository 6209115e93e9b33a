import type { Program } from './program';

export interface ShownPage {
  status: number;
  html: string;
  /** Where the page was found in the end. */
  address: string;
  hidden: Record<string, string>;
  action: string;
}

/** A respondent with nothing but HTTP: loads pages, fills their forms, follows redirects. */
export class Respondent {
  private cookies = new Map<string, string>();

  constructor(
    private readonly program: Program,
    private readonly options: { cookies?: boolean; language?: string } = {},
  ) {}

  private async request(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.options.language) headers.set('Accept-Language', this.options.language);
    const path = new URL(address, this.program.url).pathname;
    const sent = [...this.cookies].filter(([key]) => path.startsWith(key.split(' ')[0] ?? ''));
    if (sent.length > 0 && this.options.cookies !== false)
      headers.set('Cookie', sent.map(([, value]) => value).join('; '));
    const response = await this.program.fetch(address, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const scope = /Path=([^;]+)/.exec(cookie)?.[1] ?? '/';
      if (/Max-Age=0/.test(cookie)) this.cookies.delete(`${scope} ${pair.split('=')[0]}`);
      else this.cookies.set(`${scope} ${pair.split('=')[0]}`, pair);
    }
    return response;
  }

  async load(address: string): Promise<ShownPage> {
    let at = new URL(address, this.program.url).href;
    let response = await this.request(at);
    for (let hops = 0; response.status === 303 && hops < 5; hops += 1) {
      at = new URL(response.headers.get('Location') ?? '', at).href;
      response = await this.request(at);
    }
    return shown(response, at);
  }

  /** Sends a page's form with these fields; the answer itself, before any redirect. */
  async post(page: ShownPage, fields: string, hidden: Record<string, string> = {}) {
    const body = new URLSearchParams({ ...page.hidden, ...hidden });
    for (const [name, value] of new URLSearchParams(fields)) body.append(name, value);
    return this.request(new URL(page.action, page.address).href, { method: 'POST', body });
  }

  /** Sends a page's form and follows where it leads. */
  async send(page: ShownPage, fields: string, hidden: Record<string, string> = {}) {
    const response = await this.post(page, fields, hidden);
    const at = new URL(page.action, page.address).href;
    if (response.status !== 303) return shown(response, at);
    return this.load(new URL(response.headers.get('Location') ?? '', at).href);
  }
}

async function shown(response: Response, address: string): Promise<ShownPage> {
  const html = await response.text();
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return {
    status: response.status,
    html,
    address,
    hidden: Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
    action: (/<form[^>]* action="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&'),
  };
}
