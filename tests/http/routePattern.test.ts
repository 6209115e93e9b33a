import { describe, expect, it } from 'vitest';
import { routePatterns } from '../../app/http/routePattern';

const patternOf = routePatterns({
  root: { path: '' },
  home: { parentId: 'root', index: true },
  report: { parentId: 'root', path: 'waves/:id/report' },
  newest: { parentId: 'root', path: 'waves/newest/table' },
  assets: { parentId: 'root', path: 'q/assets/:file' },
  questionnaire: { parentId: 'root', path: 'q/:wave/:audience' },
  thanks: { parentId: 'root', path: 'q/:wave/:audience/thanks' },
  admin: { parentId: 'root', path: 'admin' },
  users: { parentId: 'admin', path: 'users/:id' },
  api: { parentId: 'root', path: 'api/*' },
  rest: { parentId: 'root', path: '*' },
});

describe('the pattern of a path', () => {
  it.each([
    ['/', '/'],
    ['/_root.data', '/'],
    ['/waves/x7/report', '/waves/:id/report'],
    ['/waves/x7/report/', '/waves/:id/report'],
    ['//waves//x7/report', '/waves/:id/report'],
    ['/waves/x7/report.data', '/waves/:id/report'],
    ['/q/assets/a.css', '/q/assets/:file'],
    ['/q/w/consumer', '/q/:wave/:audience'],
    ['/q/w/consumer/thanks', '/q/:wave/:audience/thanks'],
    ['/admin/users/7', '/admin/users/:id'],
    ['/api/v9/secret', '/api/*'],
    ['/waves/newest/report', '/waves/:id/report'],
    ['/waves/newest/table', '/waves/newest/table'],
    ['/nowhere/at/all', '/*'],
  ])('%s is %s', (path, pattern) => {
    expect(patternOf(path)).toBe(pattern);
  });

  it('holds nothing of a path that no route has', () => {
    expect(routePatterns({ root: { path: '' } })('/secret')).toBe('none');
  });
});
