import type { BrowserContextOptions, Page } from 'playwright-core';

export interface Picture {
  readonly name: string;
  /** Settings of the demonstration page. */
  readonly query?: string;
  readonly context?: BrowserContextOptions;
  /** What a visitor does before the picture is taken. */
  readonly act?: (visitor: VisitorActs) => Promise<void>;
}

/** What visitors do in these pictures. */
export class VisitorActs {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.locator('hannover-chat button[aria-haspopup=dialog]').click();
    await this.#answers().waitFor();
  }

  async ask(question: string): Promise<void> {
    const before = await this.#answers().count();
    await this.input().fill(question);
    await this.input().press('Enter');
    await this.#answers().nth(before).waitFor();
    await this.page
      .getByRole('log')
      .locator('.feedback')
      .last()
      .waitFor({ timeout: 2000 })
      .catch(() => undefined);
  }

  input() {
    return this.page.getByRole('dialog').locator('#input');
  }

  button(name: string) {
    return this.page.getByRole('dialog').getByRole('button', { name });
  }

  #answers() {
    return this.page.getByRole('log').locator('.answer');
  }
}

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
const german = 'Was kostet ein neuer Perso?';

const asks =
  (...questions: readonly string[]): NonNullable<Picture['act']> =>
  async (visitor) => {
    await visitor.open();
    for (const question of questions) await visitor.ask(question);
  };

export const pictures: readonly Picture[] = [
  { name: 'demo' },
  { name: 'demo-mobile', context: phone },
  { name: 'chat-greeting', act: (visitor) => visitor.open() },
  { name: 'chat', act: asks(german) },
  { name: 'chat-dark', query: 'theme=dark', act: asks(german) },
  { name: 'chat-contrast', query: 'theme=contrast', act: asks(german) },
  { name: 'chat-forced-colours', context: { ...desktop, forcedColors: 'active' }, act: asks(german) },
  { name: 'chat-english', query: 'language=en', act: asks('How much is an ID card?') },
  { name: 'chat-arabic', query: 'language=ar', act: asks('كم تكلفة بطاقة الهوية؟') },
  { name: 'chat-office', act: asks('Hat das Bürgeramt in Linden jetzt offen?') },
  { name: 'chat-mobile', context: phone, act: asks(german) },
  { name: 'chat-mobile-greeting', context: phone, act: (visitor) => visitor.open() },
  { name: 'chat-mobile-arabic', context: phone, query: 'language=ar', act: asks('كم تكلفة بطاقة الهوية؟') },
  {
    name: 'chat-suggestions',
    act: async (visitor) => {
      await visitor.open();
      await visitor.input().pressSequentially('reisepass');
      await visitor.page.getByRole('listbox').waitFor();
      await visitor.page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'chat-mobile-suggestions',
    context: phone,
    act: async (visitor) => {
      await visitor.open();
      await visitor.input().pressSequentially('reisepass');
      await visitor.page.getByRole('listbox').waitFor();
    },
  },
  {
    name: 'chat-comment',
    act: async (visitor) => {
      await asks(german)(visitor);
      await visitor.button('Nein').click();
    },
  },
  {
    name: 'chat-menu',
    context: phone,
    act: async (visitor) => {
      await asks(german)(visitor);
      await visitor.page.getByRole('dialog').getByLabel('Weitere Funktionen').click();
    },
  },
  {
    name: 'chat-personal-data',
    context: phone,
    act: async (visitor) => {
      await visitor.open();
      await visitor.input().fill('Meine IBAN ist DE02 1203 0000 0000 2020 51');
      await visitor.input().press('Enter');
    },
  },
  { name: 'chat-not-understood', act: asks('Blubb blabb') },
  {
    name: 'chat-offline',
    act: async (visitor) => {
      await visitor.page.context().setOffline(true);
      await visitor.page.locator('hannover-chat button[aria-haspopup=dialog]').focus();
      await visitor.page.context().setOffline(false);
      await visitor.open();
      await visitor.page.context().setOffline(true);
      await visitor.page.evaluate("dispatchEvent(new Event('online'))");
      await visitor.page.getByText('Keine Verbindung').waitFor();
    },
  },
  // 400 % zoom of a window of 1280 by 1024 pixels.
  { name: 'chat-zoom', context: { viewport: { width: 320, height: 256 } }, act: asks(german) },
];
