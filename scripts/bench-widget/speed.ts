import type { Browser } from 'playwright-core';
import { Meter } from './traffic.ts';
import { answersOf, firstVisit, inputOf, launcherOf } from './visit.ts';

/** Milliseconds from the click on the launcher until the cursor stands in the input, each on a first visit, on a slow processor. */
export async function clickToUsable(browser: Browser, url: string, visits: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const ms = await firstVisit(browser, async (page) => {
      const meter = await Meter.attach(page);
      await page.goto(url);
      await launcherOf(page).waitFor();
      await meter.throttle();
      return Number(
        await page.evaluate(`new Promise((resolve) => {
          const { shadowRoot } = document.querySelector('hannover-chat');
          const button = shadowRoot.querySelector('button');
          const startMs = performance.now();
          // Looking every frame would be work of its own on a slow processor.
          shadowRoot.addEventListener('focusin', (event) => {
            if (event.composedPath()[0].id === 'input') resolve(performance.now() - startMs);
          });
          button.click();
        })`),
      );
    });
    times.push(ms);
  }
  return times;
}

/** Milliseconds from each key to the frame that shows it, in a conversation of so many turns. */
export async function typingLatency(browser: Browser, url: string, turns: number): Promise<readonly number[]> {
  return firstVisit(browser, async (page) => {
    await page.addInitScript(conversationOf(turns));
    await page.goto(url);
    await launcherOf(page).click();
    await answersOf(page)
      .nth(turns - 1)
      .waitFor({ state: 'attached' });
    await inputOf(page).press('Space');
    await page.waitForTimeout(1000);
    await page.evaluate(`{
      globalThis.latencies = [];
      addEventListener('keydown', () => {
        const startMs = performance.now();
        requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port2.onmessage = () => latencies.push(performance.now() - startMs); port1.postMessage(0); });
      }, true);
    }`);
    await inputOf(page).pressSequentially(
      'Wie lange dauert es, bis mein neuer Reisepass fertig ist, und wo hole ich ihn ab? '.repeat(2),
      {
        delay: 40,
      },
    );
    return (await page.evaluate('latencies')) as readonly number[];
  });
}

/** Fills the visit's memory with a conversation like the real ones: text, a table, links, a source. */
function conversationOf(turns: number): string {
  return `{
    const parts = [
      { type: 'text', spans: [{ text: 'Ein neuer Reisepass kostet:' }] },
      { type: 'fees', rows: [{ amount: '70,00 €', label: 'ab 24 Jahren' }, { amount: '37,50 €', label: 'unter 24 Jahren' }] },
      { type: 'links', links: [{ label: 'Termin buchen', href: 'https://termin.hannover.gov.de/' }] },
      { type: 'source', label: 'Quelle', links: [{ label: 'Landeshauptstadt Hannover, Stand Januar 2024', href: 'https://www.hannover.de/' }] },
    ];
    const entries = Array.from({ length: ${turns} }, (_, index) => [
      { kind: 'question', id: 'q' + index, text: 'Was kostet ein Reisepass?', status: 'answered' },
      { kind: 'answer', id: 'a' + index, reply: { language: 'de', outcome: 'matched', choices: [], parts } },
    ]).flat();
    sessionStorage.setItem('hannover-chat', JSON.stringify({ entries }));
  }`;
}
