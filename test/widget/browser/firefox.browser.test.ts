import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { Firefox, keys } from './firefox.ts';
import { Stage } from './stage.ts';

const path = inject('firefoxPath');
const root = inject('widgetRoot');

const chat = `document.querySelector('hannover-chat').shadowRoot`;
const panel = `${chat}.querySelector('hannover-chat-panel')?.shadowRoot`;
const composer = `${panel}?.querySelector('hannover-chat-composer')?.shadowRoot`;
const isInputFocused = `${composer}?.activeElement?.id === 'input'`;
const isLauncherFocused = `${chat}.activeElement === ${chat}.querySelector('button')`;
const says = (text: string) => `${panel}?.querySelector('.log')?.textContent.includes(${JSON.stringify(text)})`;

describe.skipIf(path === null)('in Firefox, a visitor', { timeout: 60_000 }, () => {
  const pages: Record<string, string> = {};
  const stage = new Stage({ pages });
  let firefox: Firefox;

  beforeAll(async () => {
    firefox = await Firefox.launch(path ?? '');
  }, 60_000);

  beforeEach(() => firefox.newWindow());

  afterAll(() => firefox?.close());

  test('has the whole conversation with the keyboard, under a strict security policy', async () => {
    await firefox.open(`${stage.url}/`);
    await firefox.evaluate(
      `(globalThis.violations = [], addEventListener('securitypolicyviolation', ({ violatedDirective }) => violations.push(violatedDirective)), ${chat}.querySelector('button').focus())`,
    );
    await firefox.type(keys.enter);
    await firefox.until(isInputFocused);
    await firefox.until(says('Guten Tag'));
    await firefox.type('reisepass kost');
    await firefox.until(`${composer}.querySelectorAll('[role=option]').length > 0`);
    await firefox.type(keys.down + keys.enter);
    await firefox.until(says('70,00 €'));
    await firefox.type(`Wo ist das Bürgeramt Mitte?${keys.enter}`);
    await firefox.until(says('Musterstraße 1'));
    await firefox.until(says('War das hilfreich?'));
    await firefox.type(keys.escape);
    await firefox.until(isLauncherFocused);
    expect(await firefox.evaluate('violations')).toEqual([]);
    expect(stage.received('choice')).toMatchObject([{ value: 'reisepass/costs' }]);
    expect(stage.received('utterance')).toHaveLength(1);
  });

  test('loses no message in an outage, and sends none twice', async () => {
    await firefox.open(`${stage.url}/?open`);
    await firefox.until(says('Guten Tag'));
    stage.stub.isDown = true;
    stage.stub.cutSockets();
    await firefox.until(`${panel}.textContent.includes('Keine Verbindung')`);
    await firefox.evaluate("document.querySelector('hannover-chat').ask('Was kostet ein Reisepass?')");
    stage.stub.isDown = false;
    await firefox.evaluate("dispatchEvent(new Event('online'))");
    await firefox.until(says('70,00 €'));
    expect(stage.received('utterance')).toHaveLength(1);
  });

  test('reads Arabic from right to left at 320 pixels without scrolling sideways', async () => {
    pages['/narrow.html'] =
      '<!doctype html><html lang="ar"><title>ضيق</title><iframe src="/?language=ar&open" title="ضيق" width="320" height="640"></iframe>';
    await firefox.open(`${stage.url}/narrow.html`);
    const inner = panel.replace('document', 'frames[0].document');
    await firefox.until(`${inner}?.querySelector('.log .answer')`);
    expect(await firefox.evaluate(`getComputedStyle(${inner}.querySelector('.panel')).direction`)).toBe('rtl');
    expect(
      await firefox.evaluate(
        `[...${inner}.querySelectorAll('.panel, .log, .header')].filter((element) => element.scrollWidth > element.clientWidth + 1).length`,
      ),
    ).toBe(0);
  });

  test('gets a chat that is pinned, and none that was tampered with', async () => {
    const { file, integrity } = JSON.parse(await readFile(join(root, 'integrity.json'), 'utf8'));
    pages['/pinned.html'] = `<!doctype html><html lang="de"><title>Fest</title>
      <script type="module" src="/${file}" integrity="${integrity}" crossorigin="anonymous"></script><hannover-chat open></hannover-chat>`;
    await firefox.open(`${stage.url}/pinned.html`);
    await firefox.until(says('Guten Tag'));
    await firefox.newWindow();
    for (const name of await readdir(join(root, 'assets'))) {
      if (name.startsWith('define-panel') && name.endsWith('.js')) {
        pages[`/assets/${name}`] = `globalThis.tampered = true;${await readFile(join(root, 'assets', name), 'utf8')}`;
      }
    }
    await firefox.open(`${stage.url}/pinned.html`);
    await firefox.until("!document.querySelector('hannover-chat').hasAttribute('open')");
    expect(await firefox.evaluate('globalThis.tampered ?? false')).toBe(false);
  });
});
