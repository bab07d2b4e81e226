/** What the commands are called where the answer is read. */
export interface CommandNames {
  readonly add: string;
  /** Of the command that cites this answer. */
  readonly sources: string;
}

export const slashCommands: CommandNames = { add: '/add', sources: '/sources' };
