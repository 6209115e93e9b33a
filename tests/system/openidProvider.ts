import { createServer } from 'node:http';
import Provider from 'oidc-provider';

export interface Vouched {
  email?: string;
  email_verified?: boolean;
  name?: string;
}

const CLIENT = { id: 'parallax', secret: 'a client secret of the tests' };

/** A real OpenID Connect provider, whose people sign in with any password. */
export async function openidProvider(redirect: string, people: Map<string, Vouched>) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirect],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    cookies: { keys: ['of the tests'] },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, ...people.get(sub) }),
    }),
  });
  const handle = provider.callback();
  server.on('request', (request, response) => void handle(request, response));
  return {
    issuer,
    client: CLIENT,
    close: () => new Promise((resolve) => server.close(resolve)),
    /** Signs in as somebody, from where a program sent them. @returns where that leads back to */
    async visit(start: string, login: string): Promise<string> {
      const jar = new Map<string, string>();
      const call = async (url: string, body?: Record<string, string>) => {
        const Cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer = await fetch(url, {
          redirect: 'manual',
          headers: { Cookie },
          ...(body ? { method: 'POST', body: new URLSearchParams(body) } : {}),
        });
        for (const cookie of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          jar.set(name, value);
        }
        return answer;
      };
      let answer = await call(start);
      for (let steps = 0; steps < 12; steps += 1) {
        const to = answer.headers.get('Location');
        if (to?.startsWith(redirect)) return to;
        if (to) answer = await call(new URL(to, issuer).href);
        else {
          const page = await answer.text();
          const [, action = ''] = /<form[^>]*action="([^"]+)"/.exec(page) ?? [];
          const [, prompt = ''] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
          if (!action) throw new Error(`no form at ${answer.url}: ${page.slice(0, 400)}`);
          answer = await call(new URL(action, issuer).href, { prompt, login, password: 'x' });
        }
      }
      throw new Error('the provider leads nowhere');
    },
  };
}
