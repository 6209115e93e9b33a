import { createHash } from 'node:crypto';
import style from './questionnaire.css?inline';
import script from './questionnaire.script.js?minified';

interface Asset {
  type: string;
  text: string;
}

function named(extension: 'css' | 'js', text: string): string {
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 10);
  return `questionnaire-${digest}.${extension}`;
}

const names = { style: named('css', style), script: named('js', script) };

const files: Record<string, Asset> = {
  [names.style]: { type: 'text/css; charset=utf-8', text: style },
  [names.script]: { type: 'text/javascript; charset=utf-8', text: script },
};

/** Addresses of the respondent's style sheet and script; they change with their content. */
export const assets = {
  style: `/q/assets/${names.style}`,
  script: `/q/assets/${names.script}`,
};

/** A style sheet or script by its file name. */
export function findAsset(name: string): Asset | undefined {
  return Object.hasOwn(files, name) ? files[name] : undefined;
}
