import { addedTokens, surroundedBy, type TinyTokenizer } from './tiny-tokenizer.js';

const specials = ['<s>', '<pad>', '</s>', '<unk>'];

/**
 * The kind of tokenizer that XLM-R has, and with it multilingual E5, MiniLM and BGE-M3: NFKC, "▁" before each word, and
 * of all ways to cut a word the one whose pieces have the largest sum of scores (logarithms of probabilities).
 * @param pieces by their scores, with spaces between them
 */
export function unigramTokenizer(
  modelType: TinyTokenizer['modelType'],
  pieces: readonly (readonly [score: number, pieces: string])[],
): TinyTokenizer {
  const scored = [...specials.map((token) => [0, token] as const), ...pieces].flatMap(([score, tokens]) =>
    tokens.split(' ').map((token) => [token, score] as const),
  );
  const vocabulary = scored.map(([token]) => token);
  return {
    modelType,
    vocabulary,
    definition: {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: addedTokens(specials, vocabulary),
      // Transformers.js knows one such table, SentencePiece's nmt_nfkc, and applies it whatever stands here.
      normalizer: { type: 'Precompiled', precompiled_charsmap: '' },
      pre_tokenizer: {
        type: 'Sequence',
        pretokenizers: [
          { type: 'WhitespaceSplit' },
          { type: 'Metaspace', replacement: '▁', add_prefix_space: true },
        ],
      },
      post_processor: surroundedBy('<s>', '</s>', vocabulary),
      decoder: { type: 'Metaspace', replacement: '▁', add_prefix_space: true },
      model: { type: 'Unigram', unk_id: specials.indexOf('<unk>'), vocab: scored },
    },
    configuration: {
      tokenizer_class: 'XLMRobertaTokenizer',
      bos_token: '<s>',
      cls_token: '<s>',
      eos_token: '</s>',
      sep_token: '</s>',
      pad_token: '<pad>',
      unk_token: '<unk>',
      model_max_length: 512,
    },
  };
}
