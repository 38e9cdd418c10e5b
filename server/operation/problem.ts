/** Something an operator has to put right before the command can be carried out. The message says what. */
export class OperationError extends Error {
  override readonly name = 'OperationError';
}
