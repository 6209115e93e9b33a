const YEAR = 365 * 24 * 60 * 60;

/** What no page of ours needs is not to be had by what might get into one. */
const FEATURES = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

/** What holds for every answer that is no page: nothing in it is run, framed or followed. */
const NO_PAGE = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The headers of every answer.
 * @param secure whether the program is reached over https; only then may browsers be told to insist
 */
export function securityHeaders(secure: boolean): readonly (readonly [string, string])[] {
  return [
    ['Content-Security-Policy', NO_PAGE],
    ['X-Content-Type-Options', 'nosniff'],
    // Addresses carry tokens and signed access, so other sites see none of them; "no-referrer"
    // would make browsers send forms with the origin "null".
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', FEATURES.map((feature) => `${feature}=()`).join(', ')],
    // For browsers that do not know frame-ancestors.
    ['X-Frame-Options', 'DENY'],
    ...(secure ? [['Strict-Transport-Security', `max-age=${YEAR}`] as const] : []),
  ];
}

/**
 * The policy of a page that React draws: scripts run only with the nonce of this one answer, and
 * what those load. While developing, Vite puts styles into the page and talks over a web socket.
 */
export function pagePolicy(nonce: string, developing: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self'${developing ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    `connect-src 'self'${developing ? ' ws: wss:' : ''}`,
    "font-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The policy of a page of plain HTML: its own style sheet and script, an icon, and its form. */
export const PLAIN_PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The same for one that a page of the program itself shows in a frame. */
export const FRAMED_PAGE_HEADERS = {
  'Content-Security-Policy': PLAIN_PAGE_POLICY.replace(
    "frame-ancestors 'none'",
    "frame-ancestors 'self'",
  ),
  'X-Frame-Options': 'SAMEORIGIN',
};
