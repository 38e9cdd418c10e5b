import { launchBrowser } from '../test/browser.ts';
import { readConfig } from '../server/config.ts';
import { openService } from '../server/service.ts';
import { mkdtempSync } from 'node:fs';
const dir = mkdtempSync('/tmp/look-');
const service = await openService(readConfig({ CONTENT_DIR: '.', HOST: '127.0.0.1', PORT: '0', DATA_DIR: dir, LOG_LEVEL: 'fatal' }), process.argv[2]!, () => new Date('2026-11-24T09:00:00Z'));
await service.app.listen({ host: '127.0.0.1', port: 0 });
const port = (service.app.server.address() as { port: number }).port;
const browser = await launchBrowser('/usr/bin/chromium');
const shots: [string, number, number, string, string[]][] = JSON.parse(process.argv[3]!);
for (const [name, width, height, query, questions] of shots) {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', locale: 'de-DE', hasTouch: width < 480 });
  const page = await context.newPage();
  page.on('pageerror', (e) => console.log(e.message));
  await page.goto(`http://127.0.0.1:${port}/?${query}`);
  await page.locator('hannover-chat button[aria-haspopup=dialog]').click();
  const answers = page.getByRole('log').locator('.answer');
  await answers.waitFor();
  const input = page.getByRole('dialog').getByRole('textbox');
  for (const q of questions) { const n = await answers.count(); await input.fill(q); await input.press('Enter'); await answers.nth(n).waitFor(); }
  await page.waitForTimeout(400);
  const over = await page.evaluate(`
      [...document.querySelector('hannover-chat').shadowRoot.querySelector('hannover-chat-panel').shadowRoot.querySelectorAll('.panel, .panel *')].filter((e) => { const r = e.getBoundingClientRect(); return r.width > 1 && (r.right > innerWidth + 1 || r.left < -1) && !e.closest('.visually-hidden'); }).map((e) => e.outerHTML.slice(0, 100))`);
  console.log(name, over);
  await page.screenshot({ path: `/tmp/look-${name}.png` });
  await context.close();
}
await browser.close();
await service.close();
process.exit(0);
