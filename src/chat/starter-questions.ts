/** What the starter articles in `seeds/` answer: a newcomer is offered it. */
export const starterQuestions: readonly string[] = [
  "What did Turkey's foreign minister say about ISIS and the PKK?",
  'What did Blinken say about a truce in Gaza?',
  'Who was charged with torture in Syria?',
  'How many Pakistanis came home from Syria?',
];
