const messageLink =
  /^<?https:\/\/(?:(?:canary|ptb)\.)?discord(?:app)?\.com\/channels\/(\d{1,20}|@me)\/\d{1,20}\/(\d{1,20})\/?>?$/;

/**
 * What a person names an answer by: its id, or a link to the message under which it stands, of which the
 * message's id is kept. A link into another server, or from a server into direct messages, is kept whole: as
 * no answer is called so, it gets the words of an unknown one and says nothing of what is there.
 */
export function answerReference(typed: string | null, guildId: string | null): string | null {
  const reference = typed?.trim();
  if (!reference) return null;
  const [, place, messageId] = messageLink.exec(reference) ?? [];
  return messageId && place === (guildId ?? '@me') ? messageId : reference;
}
