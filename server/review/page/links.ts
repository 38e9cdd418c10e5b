import { parseRoute, type Route } from './route.ts';

/** The view that a plain click on one of the page's own links leads to; the browser follows all others. */
export function routeOfClick(event: MouseEvent): Route | undefined {
  const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
  if (!link || event.defaultPrevented || event.button !== 0) return undefined;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
  const url = new URL(link.href);
  const isOurs = url.origin === location.origin && /^\/review(?:$|\/(?!api\/|login\/))/.test(url.pathname);
  return isOurs && link.target === '' && !link.hasAttribute('download') ? parseRoute(url) : undefined;
}
