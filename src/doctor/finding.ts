/** What a check found. */
export interface Finding {
  /** The check, as "node" or "token". */
  readonly check: string;
  /** `hint`: it goes without, or is worth knowing. */
  readonly state: 'ok' | 'hint' | 'broken';
  /** A sentence. */
  readonly says: string;
  /** What to do about it, with the command to type; null where there is nothing to do. */
  readonly fix: string | null;
}

/** Looks at one thing. What it throws is a finding, too: that it could not be looked at. */
export interface Check {
  readonly name: string;
  run(): Promise<readonly Finding[]>;
}

export const ok = (check: string, says: string): Finding => ({ check, state: 'ok', says, fix: null });
export const hint = (check: string, says: string, fix: string | null): Finding => ({
  check,
  state: 'hint',
  says,
  fix,
});
export const broken = (check: string, says: string, fix: string): Finding => ({
  check,
  state: 'broken',
  says,
  fix,
});
