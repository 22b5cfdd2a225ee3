// The stand-in for all venues, as a process of its own that plays one scenario.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** The command line. */
export const WCD = process.env.WCD_BIN || `${ROOT}target/debug/wcd`;

/** The scenarios that are shipped, by their file names without `.json`. */
export const SCENARIOS = new URL('../../scenarios/', import.meta.url);

/**
 * Starts `wcd twin`, standing still at the scenario's end.
 * @param {string} scenario its name, such as `crash`, or a file's URL without `.json`
 * @param {string[]} [faults] what goes wrong from the start, each `VENUE/FEED=KIND`
 * @param {string[]} [flags] how else it plays; `--still` unless told
 * @returns {Promise<{url: string, truth: (at?: number) => Promise<object>, snapshot: () => Promise<string>,
 *   faults: (all: object) => Promise<void>, close: () => Promise<void>}>}
 */
export async function twin(scenario, faults = [], flags = ['--still']) {
  const file = fileURLToPath(new URL(`${scenario}.json`, SCENARIOS));
  const process_ = spawn(WCD, ['twin', file, '--listen', '127.0.0.1:0', ...flags, ...faults.flatMap((fault) => ['--fault', fault])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(process_, 'exit');
  const url = await Promise.race([
    address(process_.stdout),
    ended.then(([code]) => Promise.reject(new Error(`wcd twin ${scenario} ended with ${code}`))),
  ]);
  return {
    url,
    truth: async (at = Date.now()) => {
      const answer = await fetch(`${url}/_twin/truth?at=${at}`);
      if (!answer.ok) throw new Error(`the twin's truth answered ${answer.status}`);
      return answer.json();
    },
    snapshot: async () => {
      const answer = await fetch(`${url}/_twin/snapshot`);
      if (!answer.ok) throw new Error(`the twin's snapshot answered ${answer.status}`);
      return answer.text();
    },
    faults: async (all) => {
      const answer = await fetch(`${url}/_twin/faults`, { method: 'POST', body: JSON.stringify(all) });
      if (!answer.ok) throw new Error(`the twin refused the faults: ${await answer.text()}`);
    },
    close: async () => {
      process_.kill();
      await ended;
    },
  };
}

/** The first address that a stream names. */
async function address(stream) {
  const lines = createInterface({ input: stream });
  for await (const line of lines) {
    const found = /https?:\/\/[\d.:]+/.exec(line);
    if (found) {
      stream.resume();
      return found[0];
    }
  }
  throw new Error('the stand-in printed no address');
}
