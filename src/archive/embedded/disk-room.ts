import { UserError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import type { DiskReserve } from './disk-reserve.js';

export interface DiskRoomOptions {
  readonly reserve: DiskReserve;
  readonly logger: Logger;
  /** How often it is looked whether there is room again. */
  readonly lookMs?: number;
}

const defaultLookMs = 5_000;
/** Short-lived processes need no reserve, and their disk is written to enough. */
const firstFillMs = 2_000;

/**
 * Whether the archive's disk has room. When it turns out to be full the reserve is given up: what that frees is for
 * removing, purging, settings and closing, and nothing else is taken in until the reserve can be put back.
 */
export class DiskRoom {
  readonly #options: DiskRoomOptions;
  #isFull = false;
  #looking: NodeJS.Timeout | null = null;
  #filling: Promise<void> | null = null;
  #isClosed = false;

  constructor(options: DiskRoomOptions) {
    this.#options = options;
    this.#look(firstFillMs);
  }

  /** Whether nothing is taken in, because the disk is full. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** To be called where the disk was full. True where that freed room, so that trying again may succeed. */
  wasFull(): boolean {
    const { reserve, logger } = this.#options;
    const isFreed = reserve.giveUp();
    if (!this.#isFull) {
      this.#isFull = true;
      logger.error(
        { reserveGivenUp: isFreed },
        'The disk of the archive is full: no articles are taken in until there is room. Questions are answered.',
      );
      this.#look();
    }
    return isFreed;
  }

  /** @throws UserError where the disk is full: the room of the reserve is not for this. */
  require(): void {
    if (this.#isFull) throw new UserError('archive-disk-full');
  }

  /** The same, looking first whether there is room by now. */
  async requireNow(): Promise<void> {
    if (this.#isFull) await this.#fill();
    this.require();
  }

  /** Ends the looking; the reserve stays for the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#looking) clearTimeout(this.#looking);
    this.#options.reserve.stopFilling();
    await this.#filling;
  }

  #look(afterMs = this.#options.lookMs ?? defaultLookMs): void {
    if (this.#isClosed) return;
    if (this.#looking) clearTimeout(this.#looking);
    this.#looking = setTimeout(() => void this.#fill(), afterMs).unref();
  }

  /** Puts the reserve back where there is room for it, and else looks again later. Never rejects. */
  #fill(): Promise<void> {
    this.#filling ??= this.#tryToFill().finally(() => {
      this.#filling = null;
    });
    return this.#filling;
  }

  async #tryToFill(): Promise<void> {
    if (this.#isClosed) return;
    const isThere = await this.#options.reserve.fill();
    if (this.#isClosed) return;
    if (!isThere) return this.#look();
    if (!this.#isFull) return;
    this.#isFull = false;
    this.#options.logger.info('There is room on the disk of the archive again.');
  }
}
