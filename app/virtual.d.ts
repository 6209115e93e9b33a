declare module 'virtual:remix/server-build' {
  const build: import('@remix-run/node').ServerBuild;
  export = build;
}

// Works on Node's own requests; its published types ask for Express's.
declare module 'compression' {
  type Middleware = (
    request: import('node:http').IncomingMessage,
    response: import('node:http').ServerResponse,
    next: () => void,
  ) => void;
  export default function compression(options?: { threshold?: number }): Middleware;
}

// A browser script as minified text; remix.config.js makes it.
declare module '*?minified' {
  const source: string;
  export default source;
}
