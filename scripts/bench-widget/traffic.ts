import type { CDPSession, Page } from 'playwright-core';

/** What a page has cost so far, without the page itself. */
export interface Cost {
  readonly requests: number;
  /** Over the wire, without headers. */
  readonly bytes: number;
  readonly scriptMs: number;
}

/** Counts what a page loads and computes. Start it before the page is opened. */
export class Meter {
  readonly #session: CDPSession;
  readonly #bytesByRequest = new Map<string, number>();

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
      if (type !== 'Document' && !request.url.startsWith('data:')) this.#bytesByRequest.set(requestId, 0);
    });
    session.on('Network.responseReceived', ({ requestId, response }) =>
      this.#add(requestId, -response.encodedDataLength),
    );
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      this.#add(requestId, encodedDataLength),
    );
    session.on('Network.webSocketCreated', ({ requestId }) => this.#bytesByRequest.set(requestId, 0));
  }

  // Headers are the site's own; they come with the response and are counted again with the whole.
  #add(request: string, bytes: number): void {
    const before = this.#bytesByRequest.get(request);
    if (before !== undefined) this.#bytesByRequest.set(request, before + bytes);
  }

  static async attach(page: Page): Promise<Meter> {
    const session = await page.context().newCDPSession(page);
    const meter = new Meter(session);
    await session.send('Network.enable');
    await session.send('Performance.enable');
    return meter;
  }

  async read(): Promise<Cost> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
    const sizes = [...this.#bytesByRequest.values()];
    return { requests: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), scriptMs: seconds * 1000 };
  }

  /** Makes the processor as slow as an old telephone's: to a quarter. */
  async throttle(): Promise<void> {
    await this.#session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
}
