import { direction } from '../study/text';
import { type Html, html } from './html';

// Both sides' marks, as in the reports; inline, so that it costs no request.
const ICON =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><circle cx='5.5' cy='8' r='4.5' fill='%23D55E00'/><path d='M10.5 3l5 5-5 5-5-5z' fill='%230072B2'/></svg>";

interface Document {
  locale: string;
  title: string;
  style: string;
  script?: string;
  body: Html;
}

/** A whole HTML document that asks for its style sheet and its script and nothing else. */
export function documentOf({ locale, title, style, script, body }: Document): Html {
  return html`<!doctype html>
<html lang="${locale}" dir="${direction(locale)}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="referrer" content="same-origin">
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="${style}">
${script !== undefined && html`<script src="${script}" defer></script>`}
</head>
<body>
${body}
</body>
</html>
`;
}
