/** A tokenizer as a model folder has it, and the tokens that it knows, by their ids. */
export interface TinyTokenizer {
  /** Of the model that it belongs to: multilingual E5-small is a BERT with the tokenizer of XLM-R. */
  readonly modelType: 'bert' | 'xlm-roberta';
  readonly vocabulary: readonly string[];
  /** What `tokenizer.json` says. */
  readonly definition: object;
  /** What `tokenizer_config.json` says. */
  readonly configuration: object;
}

/** `content` between a first and a last token, as BERT and XLM-R have it. */
export function surroundedBy(first: string, last: string, vocabulary: readonly string[]): object {
  const special = (token: string) => [
    token,
    { id: token, ids: [vocabulary.indexOf(token)], tokens: [token] },
  ];
  return {
    type: 'TemplateProcessing',
    single: [
      { SpecialToken: { id: first, type_id: 0 } },
      { Sequence: { id: 'A', type_id: 0 } },
      { SpecialToken: { id: last, type_id: 0 } },
    ],
    pair: [],
    special_tokens: Object.fromEntries([first, last].map(special)),
  };
}

/** The tokens that stand for no text, as `tokenizer.json` lists them. */
export function addedTokens(specials: readonly string[], vocabulary: readonly string[]): object[] {
  return specials.map((content) => ({
    id: vocabulary.indexOf(content),
    content,
    special: true,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
  }));
}
