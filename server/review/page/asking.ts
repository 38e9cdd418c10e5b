/** A question that a dialog puts: once, however many wait for the answer. */
export class Asking {
  #pending: { readonly promise: Promise<boolean>; readonly resolve: (answer: boolean) => void } | undefined;

  get isOpen(): boolean {
    return this.#pending !== undefined;
  }

  /** The answer; `open` shows the dialog if it is not shown yet. */
  ask(open: () => void): Promise<boolean> {
    if (this.#pending === undefined) {
      let resolve: (answer: boolean) => void = () => undefined;
      const promise = new Promise<boolean>((each) => {
        resolve = each;
      });
      this.#pending = { promise, resolve };
      open();
    }
    return this.#pending.promise;
  }

  answer(answer: boolean): void {
    this.#pending?.resolve(answer);
    this.#pending = undefined;
  }
}
