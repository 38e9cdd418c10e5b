import type { z } from 'zod';
import type { refusalSchema } from '../api.ts';

type Refusal = z.infer<typeof refusalSchema>;

const statuses: Readonly<Record<Refusal['code'], number>> = {
  bad_request: 400,
  not_logged_in: 401,
  wrong_login: 401,
  slow_down: 429,
  not_allowed: 403,
  not_found: 404,
  conflict: 412,
  try_later: 503,
  internal: 500,
};

/** A request that is not carried out, with the reason in words for whoever made it. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly refusal: Refusal;

  constructor(code: Refusal['code'], message: string, detail?: string) {
    super(message);
    this.status = statuses[code];
    this.refusal = { code, message, ...(detail === undefined ? {} : { detail }) };
  }
}
