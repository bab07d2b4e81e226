import { isTimeZone } from '../desk/time-zone.js';
import { ok, hint, type Check } from './finding.js';

const name = 'time zone';

/** In which days begin and end where a server has not chosen one. */
export function checkTimeZone(environment: NodeJS.ProcessEnv): Check {
  return {
    name,
    async run() {
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
      const asked = environment['TZ']?.replace(/^:/, '') ?? '';
      if (asked !== '' && !isTimeZone(asked)) {
        const fix = 'Set it to a name as "Europe/Berlin", or take it out of the environment.';
        return [
          hint(name, `TZ="${asked}" is no time zone that is known here; days are those of ${timeZone}.`, fix),
        ];
      }
      return [ok(name, `${timeZone}, for servers that have chosen none in /settings`)];
    },
  };
}
