import type { Browser, WebSocketRoute } from 'playwright-core';
import type { ClientMessage, Part, Reply } from '../../server/protocol/messages.ts';
import { Meter } from './traffic.ts';
import { answersOf, firstVisit, inputOf, launcherOf } from './visit.ts';

const text = 'Sehr viel Text, und noch ein Wort mehr. '.repeat(250);

/** Answers no editor would write, by what is large about them. */
const heavyAnswers: Readonly<Record<string, Pick<Reply, 'parts' | 'choices'>>> = {
  '10,000 characters': { parts: [{ type: 'text', spans: [{ text }] }], choices: [] },
  '10,000 characters in 200 list items': { parts: [listOf(200)], choices: [] },
  '200 choices': { parts: [], choices: numbered(200).map((label) => ({ label, value: label })) },
};

/** The longest time nothing moves on a slow processor while such an answer is shown: the longest gap between two frames. */
export async function longestFreezes(browser: Browser, url: string, visits: number): Promise<Map<string, number[]>> {
  const freezes = new Map<string, number[]>();
  for (const [name, answer] of Object.entries(heavyAnswers)) {
    const gaps: number[] = [];
    for (let visit = 0; visit < visits; visit += 1) gaps.push(await longestFreeze(browser, url, answer));
    freezes.set(name, gaps);
  }
  return freezes;
}

function longestFreeze(browser: Browser, url: string, answer: Pick<Reply, 'parts' | 'choices'>): Promise<number> {
  return firstVisit(browser, async (page) => {
    await page.routeWebSocket(/\/chat$/, (socket) => serve(socket, answer));
    await page.goto(url);
    await launcherOf(page).click();
    await answersOf(page).waitFor();
    await inputOf(page).fill('Sehr viel');
    const meter = await Meter.attach(page);
    await meter.throttle();
    await page.evaluate(`{
      globalThis.longestMs = 0;
      let lastMs = performance.now();
      const note = (nowMs) => { longestMs = Math.max(longestMs, nowMs - lastMs); lastMs = nowMs; requestAnimationFrame(note); };
      requestAnimationFrame((nowMs) => { lastMs = nowMs; requestAnimationFrame(note); });
    }`);
    await inputOf(page).press('Enter');
    await answersOf(page).nth(1).waitFor({ state: 'attached' });
    await page.waitForTimeout(500);
    return Number(await page.evaluate('longestMs'));
  });
}

function serve(socket: WebSocketRoute, answer: Pick<Reply, 'parts' | 'choices'>): void {
  const small = { language: 'de', outcome: 'matched', parts: [], choices: [] } as const;
  socket.onMessage((data) => {
    const message: ClientMessage = JSON.parse(String(data));
    if (message.type === 'hello')
      socket.send(JSON.stringify({ type: 'welcome', version: 1, language: 'de', reply: small, resume: '-' }));
    if (message.type === 'utterance')
      socket.send(JSON.stringify({ type: 'reply', to: message.id, id: 'heavy', resume: '-', ...small, ...answer }));
  });
}

function listOf(count: number): Part {
  return {
    type: 'list',
    ordered: false,
    items: numbered(count).map((text) => [{ text: text.padEnd(50, ' und so weiter') }]),
  };
}

function numbered(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `Nummer ${index}`);
}
