import type { KnownProfile } from './known-profile.js';

/** What the multilingual profiles have in common: 8-bit weights of about a quarter of the size. */
type Multilingual = Omit<KnownProfile, 'source' | 'dtype'> & {
  readonly revision: string;
  readonly checksums: Readonly<Record<string, string>>;
};

/**
 * Multilingual sentence encoders with the tokenizer of XLM-R, by their repositories on huggingface.co, which hold the
 * models of others converted to ONNX. Prefixes, pooling, dimension and length are those of the models' cards. They are
 * UNTRIED here: the way from text to vector is tested with a generated model of the same make, and no vector of these
 * has been seen.
 *
 * Revision and checksums are those under which several public projects have pinned the same files; a file that is
 * another is refused, so that the vectors of an archive never change their model unnoticed.
 *
 * Not among them: LaBSE and the distiluse family, which put a dense layer behind the pooling.
 */
export const multilingualProfiles: ReadonlyMap<string, KnownProfile> = new Map(
  Object.entries<Multilingual>({
    // intfloat/multilingual-e5-small, MIT; 118 MB of weights.
    'Xenova/multilingual-e5-small': {
      revision: '761b726dd34fb83930e26aab4e9ac3899aa1fa78',
      pooling: 'mean',
      dimension: 384,
      questionPrefix: 'query: ',
      passagePrefix: 'passage: ',
      maximumTokens: 512,
      checksums: {
        'config.json': 'cb99455288675345e1a4f411438d5d0adbba5fbd3a67ea4fb03c015433b996c1',
        'tokenizer.json': '0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39',
        'tokenizer_config.json': 'a1d6bc8734a6f635dc158508bef000f8e2e5a759c7d92f984b2c86e5ff53425b',
        'onnx/model_quantized.onnx': 'f80102d3f2a1229f387d3c81909990d8945513e347b0eab049f7de3c6f98c193',
      },
    },
    // intfloat/multilingual-e5-base, MIT; 279 MB.
    'Xenova/multilingual-e5-base': {
      revision: '1ec9243030a27d1a115d5c340572074c125b58b2',
      pooling: 'mean',
      dimension: 768,
      questionPrefix: 'query: ',
      passagePrefix: 'passage: ',
      maximumTokens: 512,
      checksums: {
        'config.json': '4c27930e59106027abab56f7531c1fa6b14bbf31e8229ec36d68affa4e869bcd',
        'tokenizer.json': '62c24cdc13d4c9952d63718d6c9fa4c287974249e16b7ade6d5a85e7bbb75626',
        'tokenizer_config.json': 'efb5c0d09722e5fe59a462cd2a9976ee216d55b037597d997cd3fe833216da15',
        'onnx/model_quantized.onnx': 'df7a9a29309e3ad491e1783adf8baee710262cc06079c7cbab63c630277fac94',
      },
    },
    // sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2, Apache-2.0; 118 MB.
    'Xenova/paraphrase-multilingual-MiniLM-L12-v2': {
      revision: '2c4055b12046f11709e9df2c122e59ffbdc2f900',
      pooling: 'mean',
      dimension: 384,
      questionPrefix: '',
      passagePrefix: '',
      // Its authors cut at 128; it has 512 positions, and a passage may have 200 tokens.
      maximumTokens: 256,
      checksums: {
        'config.json': '05b570bff786faa5c4604152aa16f19f77ed6dfc31e47dd0f3dd987078693ac7',
        'tokenizer.json': 'b60b6b43406a48bf3638526314f3d232d97058bc93472ff2de930d43686fa441',
        'tokenizer_config.json': '3f5961b9ac86288cccdb97f32fb848d6187c78e1603958c53f3ea1f296b7d8a2',
        'onnx/model_quantized.onnx': '66fc00f5f29afcaff34092e1bdd20008ca3918265a82fb9695a551e510cc4ebc',
      },
    },
    // BAAI/bge-m3, MIT; 570 MB. Of its three kinds of vectors the dense one, which wants no prefixes.
    'Xenova/bge-m3': {
      revision: '4de13258303883538bd53b696b452bf8099f0858',
      pooling: 'cls',
      dimension: 1024,
      questionPrefix: '',
      passagePrefix: '',
      // It reads 8,192; no passage has so many.
      maximumTokens: 512,
      checksums: {
        'config.json': '734a79bf12d388c1467a4e3ab625f45de7f6906cffcfb93a1eca1787504bed95',
        'tokenizer.json': '6710678b12670bc442b99edc952c4d996ae309a7020c1fa0096dd245c2faf790',
        'tokenizer_config.json': '7e4c1cc848840aeccdd763458c18dd525eb0f795c992e00ebe9c28554e7db2d4',
        'onnx/model_quantized.onnx': '0826f8c1ab9edf1801db86c61919d4d108e8bfc0b809ec823ad366882ff0b77d',
      },
    },
  }).map(([repository, { revision, ...profile }]) => [
    repository,
    { ...profile, dtype: 'q8', source: { kind: 'hub', repository, revision } },
  ]),
);
