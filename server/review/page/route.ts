import { type FiguresQuery, figuresQuerySchema, type GroupQuery, groupQuerySchema, states } from '../api.ts';

/** Which groups the list shows. Without a state: those nobody has looked at. */
export type Filter = Partial<Omit<GroupQuery, 'state' | 'limit'>> & { readonly state: (typeof shownStates)[number] };
export const shownStates = [...states, 'all'] as const;
export const firstFilter: Filter = { state: 'new' };

/** What the page shows; each has an address of its own. */
export type Route =
  | { readonly view: 'groups'; readonly filter: Filter }
  | { readonly view: 'group'; readonly id: number }
  | { readonly view: 'adopt'; readonly id: number }
  | { readonly view: 'try'; readonly text?: string; readonly proposal?: string }
  | { readonly view: 'figures'; readonly query: Partial<FiguresQuery> }
  | { readonly view: 'missing' };

const root = '/review';

export function parseRoute({ pathname, searchParams }: URL): Route {
  const [, view = '', id = '', more] = pathname.slice(root.length).replace(/\/$/, '').split('/');
  switch (view) {
    case '':
      return { view: 'groups', filter: parseFilter(searchParams) };
    case 'groups': {
      if (!/^[1-9]\d{0,14}$/.test(id)) return { view: 'missing' };
      if (more === undefined) return { view: 'group', id: Number(id) };
      return more === 'adopt' ? { view: 'adopt', id: Number(id) } : { view: 'missing' };
    }
    case 'try':
      return { view: 'try', ...pick(searchParams, 'text'), ...pick(searchParams, 'proposal') };
    case 'figures':
      return { view: 'figures', query: parseFields(searchParams, figuresQuerySchema.shape) };
    default:
      return { view: 'missing' };
  }
}

/** The address of a view. */
export function hrefOf(route: Route): string {
  switch (route.view) {
    case 'groups': {
      const { state, ...rest } = route.filter;
      return root + search({ state: state === firstFilter.state ? undefined : state, ...rest });
    }
    case 'group':
      return `${root}/groups/${route.id}`;
    case 'adopt':
      return `${root}/groups/${route.id}/adopt`;
    case 'try':
      return `${root}/try${search({ text: route.text, proposal: route.proposal })}`;
    case 'figures':
      return `${root}/figures${search(route.query)}`;
    case 'missing':
      return root;
  }
}

/** What the server is asked for to show a filter. */
export function groupQueryOf({ state, ...rest }: Filter): Partial<GroupQuery> {
  return state === 'all' ? rest : { state, ...rest };
}

/** A query string of what is given. */
export function search(fields: Readonly<Record<string, string | number | undefined>>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && value !== '') given.set(name, String(value));
  }
  return given.size === 0 ? '' : `?${given}`;
}

function parseFilter(params: URLSearchParams): Filter {
  const { limit: _, state: __, ...fields } = groupQuerySchema.shape;
  const state = shownStates.find((each) => each === params.get('state')) ?? firstFilter.state;
  return { ...parseFields(params, fields), state };
}

interface Field<Value> {
  safeParse(value: unknown): { readonly success: true; readonly data: Value } | { readonly success: false };
}

/** The fields that are right; a wrong one in an old or mistyped address is as good as none. */
function parseFields<Fields extends Readonly<Record<string, unknown>>>(
  params: URLSearchParams,
  fields: { readonly [Name in keyof Fields]: Field<Fields[Name]> },
): Partial<Fields> {
  const found: Partial<Fields> = {};
  for (const name in fields) {
    const parsed = params.has(name) ? fields[name].safeParse(params.get(name)) : undefined;
    if (parsed?.success === true && parsed.data !== undefined) found[name] = parsed.data;
  }
  return found;
}

function pick<Name extends string>(params: URLSearchParams, name: Name): { readonly [key in Name]?: string } {
  const value = params.get(name);
  return (value ? { [name]: value } : {}) as { readonly [key in Name]?: string };
}
