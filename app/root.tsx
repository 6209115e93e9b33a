import type {
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, useContext } from 'react';
import type { User } from '../db/users.server';
import { isGuest } from './accounts/reading.server';
import { NO_STORE } from './accounts/requireUser.server';
import { reportLanguage } from './reportLanguage';
// The cascade follows this order.
import './styles/base.css';
import './styles/page.css';
import './styles/chart.css';
import './styles/table.css';
import './styles/opened.css';
import './styles/parts.css';
import './styles/money.css';
import './styles/comments.css';
import './styles/messages.css';
import './styles/account.css';
import './styles/audit.css';
import './styles/studies.css';
import './styles/waves.css';
import './styles/docs.css';
import './styles/adapted.css';
import './styles/print.css';
import { NOTE_EARLY_CHANGES } from './ui/changedEarly';
import { ErrorPage, errorTitle } from './ui/ErrorPage';
import { Nonce } from './ui/nonce';
import { SentForm } from './ui/SentForm';
import { SignedIn } from './ui/SignedIn';
import { VIEW_TABS } from './ui/WaveTabs';
import { WordsProvider, wordsOf } from './ui/Words';

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 28 28'%3E%3Ccircle cx='10' cy='14' r='8' fill='%23d55e00'/%3E%3Cpath d='M18 5l9 9-9 9-9-9z' fill='%230072b2'/%3E%3C/svg%3E";

export const links: LinksFunction = () => [{ rel: 'icon', href: ICON, type: 'image/svg+xml' }];

export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const signedIn = await context.signedIn();
  // A one-time password opens nothing yet.
  const isThrough = signedIn && !signedIn.user.mustChange;
  return {
    locale: reportLanguage(request),
    signedIn: isThrough
      ? { ...namedOf(signedIn.user), isGuest: await isGuest(args, signedIn.user) }
      : null,
  };
}

const namedOf = ({ id, name, role }: User) => ({ id, name, role });

// Every page tells who is signed in, so none is kept.
export const headers: HeadersFunction = () => NO_STORE;

export function shouldRevalidate({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs) {
  return currentUrl.searchParams.get('lang') !== nextUrl.searchParams.get('lang');
}

export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: error ? errorTitle(error, wordsOf(data?.locale ?? 'en')) : 'Parallax' },
  { name: 'robots', content: 'noindex' },
];

/** Pages that show a view: ways from them to others load these anew, so that what others say is not needed. */
const VIEWS = ['routes/figures', ...VIEW_TABS.map(([view]) => `routes/waves.$id.${view}`)];

export function Layout({ children }: { children: ReactNode }) {
  const page = useMatches().at(-1)?.id ?? '';
  const { locale = 'en', signedIn = null } = useRouteLoaderData<typeof loader>('root') ?? {};
  const nonce = useContext(Nonce);
  return (
    <html lang={locale} data-texts={VIEWS.includes(page) ? 'view' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <script
          nonce={nonce}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, which no other text gets into.
          dangerouslySetInnerHTML={{ __html: NOTE_EARLY_CHANGES }}
          suppressHydrationWarning
        />
        <Meta />
        <Links />
      </head>
      <body>
        <SignedIn.Provider value={signedIn}>
          <WordsProvider locale={locale}>{children}</WordsProvider>
        </SignedIn.Provider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return (
    <>
      <SentForm />
      <Outlet />
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />;
}
