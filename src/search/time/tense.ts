const ahead =
  /\b(?:will|won['’]t|shall|going to|about to|set to|due to|scheduled|expected|slated|planned|plans? to|planning to|to be|upcoming|coming|next|tomorrow)\b/i;

const pastForms =
  /\b(?:did|didn['’]t|was|were|had|has|have|been|won|said|met|died|lost|told|made|fell|rose|got|went|gave|took|came|became|began|broke|shot|sank|spoke|stood|held|led|sold|bought|paid|struck|ran|wrote|drew|grew|threw|sent|found|burnt|caught|brought|thought)\b/;
/** Past where nothing before them makes an infinitive or a participle of them: "What set off the fire?", not "What is left?" */
const sameInThePast =
  /(?<!\b(?:is|are|be|being|been|to|do|does|can|may|might|must|should|would|could|['’]s) )\b(?:set|put|cut|hit|shut|left|quit|beat|read|spread|burst|split)\b/;
const pastEnding = /\b(?!(?:indeed|proceed|exceed|succeed|hundred|sacred|naked|speed)\b)[a-z]{2,}ed\b/;

/** Whether a question asks, or may ask, about what is still to come. */
export function looksAhead(question: string): boolean {
  return ahead.test(question);
}

/** Whether a question holds a verb that tells of what has happened: read off its forms, so that a few are missed. */
export function tellsOfThePast(question: string): boolean {
  const isShouted = question === question.toUpperCase();
  const text = isShouted ? question.toLowerCase() : question;
  return [pastForms, sameInThePast, pastEnding].some((forms) => forms.test(text));
}
