import { addedTokens, surroundedBy, type TinyTokenizer } from './tiny-tokenizer.js';

const specials = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/**
 * BERT's kind of tokenizer: lower case, no accents, the longest known beginning of a word first.
 * @param pieces with spaces between them; "##" begins what goes on within a word
 */
export function wordPieceTokenizer(pieces: string): TinyTokenizer {
  const vocabulary = [...specials, ...new Set(pieces.split(' '))];
  return {
    modelType: 'bert',
    vocabulary,
    definition: {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: addedTokens(specials, vocabulary),
      normalizer: {
        type: 'BertNormalizer',
        clean_text: true,
        handle_chinese_chars: true,
        strip_accents: null,
        lowercase: true,
      },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      post_processor: surroundedBy('[CLS]', '[SEP]', vocabulary),
      decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
      model: {
        type: 'WordPiece',
        unk_token: '[UNK]',
        continuing_subword_prefix: '##',
        max_input_chars_per_word: 100,
        vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
      },
    },
    configuration: {
      tokenizer_class: 'BertTokenizer',
      do_lower_case: true,
      unk_token: '[UNK]',
      sep_token: '[SEP]',
      pad_token: '[PAD]',
      cls_token: '[CLS]',
      model_max_length: 512,
    },
  };
}
