/** Cancels what was scheduled; harmless when it has run. */
export type Cancel = () => void;

export interface SocketEvents {
  readonly opened: () => void;
  readonly received: (text: string) => void;
  readonly closed: () => void;
}

export interface Socket {
  readonly send: (text: string) => void;
  readonly close: () => void;
}

/** What a connection needs of the world, so that tests can bring their own. */
export interface Environment {
  readonly openSocket: (url: string, events: SocketEvents) => Socket;
  /** Resolves with the decoded JSON answer, `undefined` when there is none; rejects when the server was not reached. */
  readonly post: (url: string, body: unknown) => Promise<unknown>;
  readonly schedule: (task: () => void, delayMs: number) => Cancel;
  /** 0 to 1. */
  readonly random: () => number;
}
