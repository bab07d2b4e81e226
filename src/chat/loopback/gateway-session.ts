import { GatewayOpcodes, type GatewayIntentBits } from 'discord.js';

/** The part of a WebSocket that the gateway needs. */
export interface GatewaySocket {
  send(text: string): void;
  close(code: number): void;
  /** Breaks the connection without a closing handshake. */
  terminate(): void;
}

/** Something that happened, for those bots whose intents cover it. */
export interface GatewayEvent {
  readonly name: string;
  readonly data: object;
  /** Null: every bot gets it. */
  readonly intent: GatewayIntentBits | null;
  /** Decides the shard; null: direct messages, which go to shard 0. */
  readonly guildId: string | null;
}

/** So many events are kept for a bot that has lost its connection. */
const replayLimit = 1000;

/** A bot's session at the gateway: it outlives a broken connection, and hands out what was missed. */
export class GatewaySession {
  readonly id: string;
  readonly intents: number;
  readonly #shard: readonly [number, number];
  #socket: GatewaySocket | null;
  #sequence = 0;
  readonly #sent: { readonly sequence: number; readonly text: string }[] = [];

  constructor(id: string, intents: number, shard: readonly [number, number], socket: GatewaySocket) {
    this.id = id;
    this.intents = intents;
    this.#shard = shard;
    this.#socket = socket;
  }

  wants(event: GatewayEvent): boolean {
    const isOurs = event.guildId === null ? this.#shard[0] === 0 : isOfShard(event.guildId, this.#shard);
    return isOurs && (event.intent === null || (this.intents & event.intent) !== 0);
  }

  dispatch(name: string, data: object): void {
    const sequence = ++this.#sequence;
    const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: name, s: sequence, d: data });
    this.#sent.push({ sequence, text });
    if (this.#sent.length > replayLimit) this.#sent.shift();
    this.#socket?.send(text);
  }

  /** Goes on over a new connection, from the event after `sequence`. */
  resume(socket: GatewaySocket, sequence: number): void {
    this.#socket = socket;
    for (const event of this.#sent) if (event.sequence > sequence) socket.send(event.text);
    this.dispatch('RESUMED', {});
  }

  /** Says whether the connection that was lost was the one in use. */
  disconnected(socket: GatewaySocket): boolean {
    if (this.#socket !== socket) return false;
    this.#socket = null;
    return true;
  }

  drop(): void {
    this.#socket?.terminate();
  }
}

/** Whether events of a server go to a shard, which is its number and how many there are. */
export function isOfShard(guildId: string, [shard, count]: readonly [number, number]): boolean {
  return Number((BigInt(guildId) >> 22n) % BigInt(count)) === shard;
}
