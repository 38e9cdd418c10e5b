/**
 * What a week brought: counts, gaps and what is overdue, in plain text.
 *
 *   npm run digest [-- --week-of DAY] [--out FILE] [--send]
 *
 * Without a day it is the last full week. Printed, or written to FILE; with --send also mailed to DIGEST_TO. Reads the
 * database in DATA_DIR or at DATABASE_URL, also while the server is running. Ends with 0, or with 2 if it is called
 * wrongly, there is nothing to read, or the mail cannot be sent.
 */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Config, ConfigError, readConfig } from '../server/config.ts';
import { loadCatalogue } from '../server/content/load.ts';
import { ContentError } from '../server/content/problem.ts';
import { dayOf } from '../server/review/figures/counts.ts';
import { type Digest, weekOf, writeDigest } from '../server/review/figures/digest.ts';
import { dayAfter, figuresOf } from '../server/review/figures/figures.ts';
import { listGaps } from '../server/review/figures/gaps.ts';
import { sendDigest } from '../server/review/figures/mail.ts';
import { firstSeenOfOpenGroups } from '../server/review/figures/open-groups.ts';
import { openDatabase } from '../server/store/database.ts';
import { DatabaseError } from '../server/store/trouble.ts';

const usage = 'npm run digest [-- --week-of 2026-11-25] [--out FILE] [--send]';

const mostGaps = 10;

/** What was asked for cannot be done; the message says why. */
class CallError extends Error {}

try {
  await run();
} catch (error) {
  const isExpected = [CallError, ConfigError, ContentError, DatabaseError].some((kind) => error instanceof kind);
  if (!isExpected || !(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function run() {
  const { day, out, send } = readOptions();
  const config = readConfig(process.env);
  const { mail } = config.review.digest;
  if (send && !mail) throw new CallError('To send the digest, set SMTP_URL, DIGEST_FROM and DIGEST_TO.');
  const digest = await makeDigest(config, day);
  if (out === undefined) process.stdout.write(digest.text);
  else writeFileSync(out, digest.text);
  if (send && mail) {
    await sendDigest(digest, mail).catch((error: Error & { readonly code?: string }) => {
      // The message of the library may hold the address with its password.
      throw new CallError(`The mail server did not take the digest (${error.code ?? error.name}).`);
    });
    console.error(`Sent to ${mail.to.join(', ')}.`);
  }
}

function readOptions() {
  const { values } = parse();
  const day = values['week-of'] ?? dayAfter(dayOf(new Date()), -7);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) throw new CallError(usage);
  return { day, out: values.out, send: values.send === true };
}

function parse() {
  try {
    return parseArgs({
      options: { 'week-of': { type: 'string' }, out: { type: 'string' }, send: { type: 'boolean' } },
    });
  } catch {
    throw new CallError(usage);
  }
}

async function makeDigest(config: Config, day: string): Promise<Digest> {
  const { digest, url } = config.review;
  const catalogue = await loadCatalogue(config.contentDir);
  const database = await openDatabase(config);
  try {
    await database.ready();
    const { db } = database;
    const parts = {
      db,
      catalogue: () => catalogue,
      firstSeenOfOpenGroups: () => firstSeenOfOpenGroups(db),
      now: () => new Date(),
    };
    const week = weekOf(day);
    return writeDigest({
      figures: await figuresOf(parts, week),
      against: await figuresOf(parts, weekOf(dayAfter(week.from, -1))),
      gaps: await listGaps(db, catalogue, week, mostGaps),
      isVerbatim: digest.isVerbatim,
      url,
    });
  } finally {
    await database.close();
  }
}
