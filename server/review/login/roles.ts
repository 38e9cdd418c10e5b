import { type Role, roles } from '../api.ts';

/** Whether somebody of one role may do what asks for another. */
export function mayAct(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

/**
 * What a claim holds: under its very name, or where a dotted path leads, as in `realm_access.roles`. Names one role
 * as a text or several as a list.
 */
export function namesIn(claims: unknown, claim: string): readonly string[] | undefined {
  const value = own(claims, claim) ?? claim.split('.').reduce<unknown>(own, claims);
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : undefined;
}

/** The role of the most rights among those a provider names, or none. */
export function roleAmong(names: readonly string[], byName: Readonly<Record<string, Role>>): Role | undefined {
  const found = names.flatMap((name) => byName[name] ?? []);
  return found.sort((a, b) => roles.indexOf(b) - roles.indexOf(a))[0];
}

function own(holder: unknown, key: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  return Object.getOwnPropertyDescriptor(holder, key)?.value;
}
