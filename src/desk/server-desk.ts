/** A part of all servers, of which another process knows the rest. */
export interface ServerPart {
  /** As "2/4". */
  readonly name: string;
  holds(serverId: string): boolean;
}

/** Servers that Dateline joins and leaves, by their Discord ids. */
export interface ServerDesk {
  /**
   * A server was left: what is done for it of its own accord ends at once, and what is kept of it is deleted after 30
   * days. Not to be called for an outage.
   */
  left(serverId: string): Promise<void>;
  /** It was joined, be it for the first time or again: nothing of it is going to be deleted. */
  joined(serverId: string): Promise<void>;
  /**
   * Makes up for what happened while nothing ran: a server of which something is kept and which is not among these was
   * left. Another Discord application than the last time knows other servers: then nothing is concluded.
   * @param part where this process knows of some of the servers only
   */
  compare(present: readonly string[], applicationId: string, part?: ServerPart): Promise<void>;
  /** Whether the archive has served Discord at some time. */
  hasServed(): Promise<boolean>;
}
