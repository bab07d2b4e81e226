/** Docs: Application Commands, "Application Command Naming": 1 to 32 letters, digits, - or _; lower case where the script has case. */
export function isCommandName(name: string): boolean {
  return /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(name) && name === name.toLowerCase();
}
