import { randomBytes } from 'node:crypto';
import { DiscordRefusal } from './discord-refusal.js';
import { LoopbackInteraction, type InteractionOrigin } from './loopback-interaction.js';
import type { World } from './world.js';

/** Docs: Receiving and Responding, "Interaction tokens are valid for 15 minutes". */
const tokenLifeMs = 15 * 60 * 1000;

/** The interactions of the last quarter of an hour, by id and token. */
export class InteractionBook {
  readonly #byId = new Map<string, LoopbackInteraction>();
  readonly #byToken = new Map<string, LoopbackInteraction>();
  readonly #world: World;
  readonly #nowMs: () => number;
  readonly #acknowledgeWithinMs: number;

  constructor(world: World, nowMs: () => number, acknowledgeWithinMs: number) {
    this.#world = world;
    this.#nowMs = nowMs;
    this.#acknowledgeWithinMs = acknowledgeWithinMs;
  }

  open(opened: Omit<InteractionOrigin, 'id' | 'token' | 'createdAtMs'>): LoopbackInteraction {
    this.#forgetOld();
    const interaction = new LoopbackInteraction({
      ...opened,
      id: this.#world.snowflakes.next(),
      token: randomBytes(48).toString('base64url'),
      createdAtMs: this.#nowMs(),
    });
    this.#byId.set(interaction.origin.id, interaction);
    this.#byToken.set(interaction.origin.token, interaction);
    return interaction;
  }

  find(id: string): LoopbackInteraction | undefined {
    return this.#byId.get(id);
  }

  /**
   * The interaction that a first response is for.
   * @throws DiscordRefusal 10062 where it is unknown or three seconds old, 40060 where it has been acknowledged
   */
  forCallback(id: string, token: string): LoopbackInteraction {
    const interaction = this.#byId.get(id);
    if (!interaction || interaction.origin.token !== token) throw unknownInteraction();
    if (interaction.acknowledged !== 'nothing') {
      throw new DiscordRefusal(400, 40_060, 'Interaction has already been acknowledged.');
    }
    if (this.#nowMs() - interaction.origin.createdAtMs > this.#acknowledgeWithinMs)
      throw unknownInteraction();
    return interaction;
  }

  /**
   * The interaction that a follow-up or an edit is for.
   * @throws DiscordRefusal 50027 where the token is unknown or has expired, 10015 before the first response
   */
  forWebhook(applicationId: string, token: string): LoopbackInteraction {
    const interaction = this.#byToken.get(token);
    const expired = !interaction || this.#nowMs() - interaction.origin.createdAtMs > tokenLifeMs;
    if (expired || applicationId !== this.#world.bot.id) {
      throw new DiscordRefusal(401, 50_027, 'Invalid Webhook Token');
    }
    if (interaction.acknowledged === 'nothing') throw new DiscordRefusal(404, 10_015, 'Unknown Webhook');
    return interaction;
  }

  #forgetOld(): void {
    for (const [id, { origin }] of this.#byId) {
      if (this.#nowMs() - origin.createdAtMs <= tokenLifeMs) break;
      this.#byId.delete(id);
      this.#byToken.delete(origin.token);
    }
  }
}

const unknownInteraction = (): DiscordRefusal => new DiscordRefusal(404, 10_062, 'Unknown interaction');
