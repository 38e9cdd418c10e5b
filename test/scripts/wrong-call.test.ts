import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
import { explainWrongCall } from '../../scripts/wrong-call.ts';

const options = { html: { type: 'string', short: 'h' }, json: { type: 'boolean' } } as const;

describe('a command that was called wrongly says in German what is wrong', () => {
  it.each([
    [['--colour'], 'Die Angabe --colour gibt es nicht.'],
    [['--html'], 'Hinter -h, --html fehlt etwas.'],
    [['--json=3'], 'Hinter --json darf nichts stehen.'],
    [['seite.html'], 'Mit „seite.html“ kann der Befehl nichts anfangen.'],
  ])('%j', (args, message) => {
    let said = '';
    try {
      parseArgs({ args, options });
    } catch (error) {
      said = explainWrongCall(error);
    }
    expect(said).toBe(message);
  });

  it('and keeps what it does not know', () => {
    expect(explainWrongCall(new Error('odd'))).toBe('Den Aufruf verstehe ich nicht (odd).');
  });
});
