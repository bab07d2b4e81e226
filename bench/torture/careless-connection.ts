import { Connection } from '../../src/archive/embedded/connection.js';

/**
 * Has every connection of this process write with `synchronous = NORMAL`, with which a power cut takes acknowledged rows
 * along, and say that it is FULL: what an error in Dateline would be like, to show that the torture notices it.
 */
export function syncCarelessly(): void {
  const pragma = Connection.prototype.pragma;
  Connection.prototype.pragma = function careless(this: Connection, text: string): unknown {
    if (text === 'synchronous') return 2;
    return pragma.call(this, text === 'synchronous = FULL' ? 'synchronous = NORMAL' : text);
  };
}
