import type { CollectionId } from '../archive/collection-id.js';
import type { Place, SetUp } from '../archive/place.js';
import type { NewsWriter } from '../desk/news-writer.js';
import { languageOfLocale } from '../locales/language.js';
import { wordingIn, type Wording } from '../locales/wording.js';
import { channelWording } from './channel-wording.js';
import { channelWriter } from './channel-writer.js';
import { renderDigestIssue, renderDigestStopped } from './rendering/render-digests.js';
import { renderNewsStopped, renderStoryNews } from './rendering/render-following.js';
import type { BotMessage } from './rendering/message.js';
import type { VoiceContext } from './voice-context.js';

interface SetUpBy {
  readonly collection: CollectionId;
  readonly setUp: SetUp;
}

/** Writes digests and news of stories on Discord. Nobody is notified. */
export function newsVoice(context: VoiceContext): NewsWriter {
  const writer = channelWriter(context);

  const send = async (
    place: Place,
    { collection, setUp }: SetUpBy,
    render: (wording: Wording) => BotMessage,
    once?: string,
  ): Promise<string | null> => {
    const options = once === undefined ? {} : { once };
    const sent =
      place.kind === 'channel'
        ? await writer.send(place.id, render(await channelWording(context, place.id, collection)), options)
        : await writer.sendDirect(
            place.id,
            render(await personalWording(context, collection, setUp)),
            options,
          );
    return 'refused' in sent ? sent.refused : null;
  };
  const tell = (told: SetUpBy, render: (wording: Wording) => BotMessage): Promise<string | null> =>
    told.setUp.channel === null
      ? Promise.resolve('no-channel')
      : send({ kind: 'channel', id: told.setUp.channel }, told, render);

  return {
    writeDigest: (digest, issue, once) =>
      send(digest.place, digest, (wording) => renderDigestIssue(digest, issue, wording), once),
    writeNews: (followed, news, once) =>
      send(followed.place, followed, (wording) => renderStoryNews(followed, news, wording), once),
    tellDigestStopped: (digest) => tell(digest, (wording) => renderDigestStopped(digest, wording)),
    tellNewsStopped: (followed) => tell(followed, (wording) => renderNewsStopped(followed, wording)),
  };
}

/** As a person chose, or as his Discord spoke when he set it up: what it speaks now Discord says with his next command. */
async function personalWording(
  { desk }: VoiceContext,
  collection: CollectionId,
  { locale }: SetUp,
): Promise<Wording> {
  const { language } = await desk.settings.read(collection);
  return wordingIn(language ?? (locale === null ? null : languageOfLocale(locale)) ?? 'en');
}
