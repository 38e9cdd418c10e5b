import { vi } from 'vitest';
import { wordsOf } from '../../../../server/review/groups/meaning.ts';
import type { OneTimeLogin } from '../../../../server/review/login/one-time.ts';
import type { Desk } from '../stage.ts';
import type { Adopted } from './recurring.ts';

/** Learning the whole content once more takes its time where other tests run as well. */
const learningMs = 10 * 60_000;

/** A row of the list of groups. */
export interface Row {
  readonly title: string;
  readonly count: number;
}

/** What a preview says before anything is written. */
export interface Preview {
  readonly summary: string | null;
  /** Questions of the group that are answered otherwise. */
  readonly own: readonly string[];
  readonly stillOpen: readonly string[];
  readonly added: readonly string[];
}

export async function logIn({ page }: Desk, login: Pick<OneTimeLogin, 'name' | 'password'> | undefined) {
  await page.getByLabel('Name').fill(login?.name ?? '');
  await page.getByLabel('Passwort').fill(login?.password ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Offene Fragen' }).waitFor();
}

/** Waits until the list has a question. */
export async function isListed({ page, rows }: Desk, question: string) {
  await vi.waitFor(
    async () => {
      await page.goto(new URL(`/review/?q=${encodeURIComponent(question)}`, page.url()).href);
      await page
        .getByText(/^\d+ Gruppen?$/)
        .first()
        .waitFor();
      if ((await rows.count()) === 0) throw new Error(`${question} is not in the list yet`);
    },
    { timeout: 120_000, interval: 100 },
  );
}

/** The first page of the list, the most asked first. */
export async function readList({ page, rows }: Desk): Promise<readonly Row[]> {
  await page.goto(new URL('/review/', page.url()).href);
  await rows.first().waitFor();
  return Promise.all(
    (await rows.all()).map(async (row) => ({
      title: ((await row.locator('.title').textContent()) ?? '').trim(),
      count: Number(((await row.locator('.count').textContent()) ?? '').replace(/\D/g, '')),
    })),
  );
}

/** Takes a group into the content as a person does: the clean wordings and a term, a look at the preview, written. */
export async function adopt({ page, rows, heading, press }: Desk, title: string, wish: Adopted): Promise<Preview> {
  await page.goto(new URL('/review/', page.url()).href);
  await rows.getByRole('link', { name: title, exact: true }).click();
  await heading.filter({ hasText: title }).waitFor();
  await press('a');
  await page.getByRole('combobox', { name: 'Leistung oder Anliegen' }).fill(wish.id);
  const hint = page.locator('.option-hint', { hasText: new RegExp(`^${wish.id}$`) });
  await page.getByRole('option').filter({ has: hint }).click();
  await page.getByLabel('Was wird gefragt?').selectOption(wish.aspect);
  const clean = new Set(wish.wordings.map(wordsOf));
  const questions = page.getByRole('group', { name: 'Fragen', exact: true });
  for (const line of await questions.getByRole('listitem').all()) {
    const isWanted = clean.has(wordsOf(await line.getByRole('textbox').inputValue()));
    await line.getByRole('checkbox').setChecked(isWanted);
  }
  await page.getByRole('button', { name: 'Bezeichnung hinzufügen' }).click();
  await page.getByRole('group', { name: 'Bezeichnungen' }).getByRole('textbox').last().fill(wish.term);
  await page.getByRole('button', { name: 'Vorschau' }).click();
  await page.getByRole('heading', { name: 'Vorschlag: geprüft' }).waitFor({ timeout: learningMs });
  const preview = {
    summary: await page.getByText(/Fragen geprüft/).textContent(),
    own: await page.getByRole('table', { name: 'Fragen dieser Gruppe' }).locator('tbody tr').allInnerTexts(),
    stillOpen: await page.locator('.still-open li').allInnerTexts(),
    added: await page.getByText(/^\+ /).allInnerTexts(),
  };
  await page.getByRole('button', { name: 'In die Inhalte übernehmen' }).click();
  await page.getByRole('heading', { name: 'Vorschlag: übernommen' }).waitFor({ timeout: 60_000 });
  return preview;
}
