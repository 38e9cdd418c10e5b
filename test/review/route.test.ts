import { describe, expect, it } from 'vitest';
import { groupQueryOf, hrefOf, parseRoute, type Route } from '../../server/review/page/route.ts';

const parse = (path: string): Route => parseRoute(new URL(path, 'https://example.org'));

describe('an address of the review page', () => {
  it.each<[string, Route]>([
    ['/review', { view: 'groups', filter: { state: 'new' } }],
    ['/review?state=all&q=pass+baby', { view: 'groups', filter: { state: 'all', q: 'pass baby' } }],
    ['/review?assignee=-&cursor=abc', { view: 'groups', filter: { state: 'new', assignee: '-', cursor: 'abc' } }],
    ['/review/groups/12', { view: 'group', id: 12 }],
    ['/review/groups/12/adopt', { view: 'adopt', id: 12 }],
    ['/review/try?text=hallo&proposal=7', { view: 'try', text: 'hallo', proposal: '7' }],
    [
      '/review/figures?from=2026-11-01&to=2026-11-28',
      { view: 'figures', query: { from: '2026-11-01', to: '2026-11-28' } },
    ],
  ])('%s says what is shown, and is written again as it was', (path, route) => {
    expect(parse(path)).toEqual(route);
    expect(parse(hrefOf(route))).toEqual(route);
  });

  it.each(['/review/groups', '/review/groups/0', '/review/groups/1e3', '/review/groups/1/x', '/review/nothing'])(
    '%s is none',
    (path) => {
      expect(parse(path)).toEqual({ view: 'missing' });
    },
  );

  it.each(['/review?state=old', '/review?sort=beauty', '/review?from=yesterday', '/review?reason=x&language=xx'])(
    '%s loses what is wrong in it and shows the rest',
    (path) => {
      expect(parse(path)).toEqual({ view: 'groups', filter: { state: 'new' } });
    },
  );
});

describe('the list', () => {
  it('asks the server for every state where all are wanted', () => {
    expect(groupQueryOf({ state: 'all', q: 'pass' })).toEqual({ q: 'pass' });
    expect(groupQueryOf({ state: 'new', q: 'pass' })).toEqual({ state: 'new', q: 'pass' });
  });
});
