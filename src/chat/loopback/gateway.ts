import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord.js';
import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';
import { GatewaySession, type GatewayEvent } from './gateway-session.js';

/** As Discord's gateway sends it. */
const heartbeatIntervalMs = 41_250;

/** Intents that an application must be granted; this one is not, as a fresh application is not. */
const privilegedIntents =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

const frameSchema = z.object({ op: z.number(), d: z.unknown() });
const identifySchema = z.object({
  token: z.string(),
  intents: z.number(),
  shard: z.tuple([z.number(), z.number()]).default([0, 1]),
});
const resumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

export interface GatewayOptions {
  readonly server: Server;
  readonly token: string;
  /** What a new session is told, after its READY's own fields. */
  readonly ready: (shard: readonly [number, number]) => object;
  /** Events that follow READY, such as the servers. */
  readonly greet: (session: GatewaySession) => readonly GatewayEvent[];
}

/** The WebSocket side: HELLO, IDENTIFY, READY, HEARTBEAT, RESUME, and events after the bot's intents. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #sockets: WebSocketServer;
  readonly #sessions = new Map<string, GatewaySession>();

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#sockets = new WebSocketServer({ server: options.server, maxPayload: 4096 });
    this.#sockets.on('connection', (socket) => this.#serve(socket));
  }

  get sessionCount(): number {
    return this.#sessions.size;
  }

  dispatch(event: GatewayEvent): void {
    for (const session of this.#sessions.values()) {
      if (session.wants(event)) session.dispatch(event.name, event.data);
    }
  }

  /** Breaks every connection, as a failing network does. The sessions can be resumed. */
  dropConnections(): void {
    for (const session of this.#sessions.values()) session.drop();
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
    this.#sessions.clear();
  }

  #serve(socket: WebSocket): void {
    let session: GatewaySession | null = null;
    const send = (payload: object) => socket.send(JSON.stringify(payload));
    send({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: heartbeatIntervalMs } });
    // A connection that breaks is reported by 'close' as well; without a listener it would end the process.
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      const wasInUse = session?.disconnected(socket) ?? false;
      // Docs: Gateway, "Initiating a Disconnect": 1000 and 1001 end the session, anything else keeps it.
      if (session && wasInUse && (code === 1000 || code === 1001)) this.#sessions.delete(session.id);
    });
    socket.on('message', (bytes) => {
      const frame = readFrame(bytes.toString());
      switch (frame?.op) {
        case GatewayOpcodes.Heartbeat:
          send({ op: GatewayOpcodes.HeartbeatAck });
          break;
        case GatewayOpcodes.Identify:
          session = this.#identify(socket, frame.d);
          break;
        case GatewayOpcodes.Resume:
          session = this.#resume(socket, frame.d);
          if (!session) send({ op: GatewayOpcodes.InvalidSession, d: false });
          break;
        case GatewayOpcodes.PresenceUpdate:
          break;
        default:
          socket.close(frame ? GatewayCloseCodes.UnknownOpcode : GatewayCloseCodes.DecodeError);
      }
    });
  }

  #identify(socket: WebSocket, data: unknown): GatewaySession | null {
    const identify = identifySchema.safeParse(data);
    if (!identify.success || identify.data.token !== this.#options.token) {
      socket.close(GatewayCloseCodes.AuthenticationFailed);
      return null;
    }
    if (identify.data.intents & privilegedIntents) {
      socket.close(GatewayCloseCodes.DisallowedIntents);
      return null;
    }
    const { intents, shard } = identify.data;
    const session = new GatewaySession(randomBytes(16).toString('hex'), intents, shard, socket);
    this.#sessions.set(session.id, session);
    session.dispatch('READY', { ...this.#options.ready(shard), session_id: session.id, shard });
    for (const event of this.#options.greet(session)) {
      if (session.wants(event)) session.dispatch(event.name, event.data);
    }
    return session;
  }

  #resume(socket: WebSocket, data: unknown): GatewaySession | null {
    const resume = resumeSchema.safeParse(data);
    const session = resume.success ? this.#sessions.get(resume.data.session_id) : undefined;
    if (!resume.success || !session || resume.data.token !== this.#options.token) return null;
    session.resume(socket, resume.data.seq);
    return session;
  }
}

function readFrame(text: string): z.output<typeof frameSchema> | null {
  try {
    return frameSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
