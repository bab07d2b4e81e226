import { hint, broken, ok, type Check } from './finding.js';

const name = 'node';
/** Those that Dateline is tested with. */
const tested = [20, 22, 24];

/** Whether this version of Node is one that Dateline runs on. @param version as `process.versions.node` */
export function checkNode(version: string): Check {
  return {
    name,
    async run() {
      const [major = 0, minor = 0] = version.split('.').map(Number);
      if (major < 20 || (major === 20 && minor < 19)) {
        const fix = 'Install Node 22 or 24 (https://nodejs.org), then type: npm rebuild';
        return [broken(name, `Node ${version} is too old: Dateline needs 20.19 or newer.`, fix)];
      }
      if (!tested.includes(major)) {
        return [
          hint(name, `Node ${version}: tested are 20, 22 and 24.`, 'If something is odd, try one of these.'),
        ];
      }
      return [ok(name, `Node ${version}`)];
    },
  };
}
