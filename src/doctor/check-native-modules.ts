import { spawnSync } from 'node:child_process';
import { asError } from '../errors.js';
import { broken, ok, type Check, type Finding } from './finding.js';

const name = 'native modules';

/** Whether the two modules that `npm install` compiles load and work, and, where not, whether there is what compiles them. */
export const checkNativeModules: Check = {
  name,
  async run() {
    const found = [await tried('better-sqlite3', useDatabase), await tried('hnswlib-node', useIndex)];
    const missing = found.some(({ state }) => state === 'broken') ? missingTools() : [];
    if (missing.length === 0) return found;
    const says = `To compile them there is no ${missing.join(' and no ')} on this machine.`;
    return [
      ...found,
      broken(name, says, 'On Debian or Ubuntu type: sudo apt-get install build-essential python3'),
    ];
  },
};

async function tried(module: string, use: () => Promise<void>): Promise<Finding> {
  try {
    await use();
    return ok(name, `${module} works`);
  } catch (thrown) {
    const [problem] = asError(thrown).message.split('\n');
    return broken(name, `${module} does not load: ${problem}`, `Type: npm rebuild ${module}`);
  }
}

// Loaded here, so that one that does not load is a finding and not the end of this command.
async function useDatabase(): Promise<void> {
  const { Connection } = await import('../archive/embedded/connection.js');
  const connection = new Connection(':memory:', 0);
  connection.pragma('user_version');
  connection.close();
}

async function useIndex(): Promise<void> {
  const { VectorIndex } = await import('../archive/embedded/vector-index.js');
  const index = VectorIndex.create(2);
  index.add(1, Float32Array.of(1, 0));
  if (index.search(Float32Array.of(1, 0), 1)[0] !== 1) throw new Error('it does not find what it was given.');
}

const runs = (command: string): boolean => spawnSync(command, ['--version']).status === 0;

function missingTools(): readonly string[] {
  return [
    ...(['c++', 'g++', 'clang++'].some(runs) ? [] : ['C++ compiler']),
    ...(['python3', 'python'].some(runs) ? [] : ['Python']),
    ...(runs('make') ? [] : ['make']),
  ];
}
