import { consoleLog, consoleOutbox } from '../../../functions/adapters/console.ts';
import { outboxContract } from '../../contract/outbox.ts';

outboxContract('console', async () => {
  const written: string[] = [];
  const terminal = { isTTY: true, write: (line: string) => written.push(line) };
  return {
    outbox: consoleOutbox(consoleLog(terminal, {})),
    heard: async () => written.join(''),
    release: async () => {},
  };
});
