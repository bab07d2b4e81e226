import { beforeAll, describe, expect, test } from 'vitest';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { askIn, shownEmbed, sourcesIn } from './replies.js';
import { newsPage, type WebSite } from './web-site.js';

const house = pressHouse();
const menu = 'Add to archive';
let room: Newsroom;
let site: WebSite;

beforeAll(async () => {
  site = await house.site();
  room = await house.open();
});

const dredging = {
  text: '**Dredging of the canal of Rosk** begins on 3 March, the harbour office told me.\n> It takes nine weeks, and no barge may pass meanwhile.',
  question: 'When does the dredging of the canal of Rosk begin?',
};

describe('a message', () => {
  test('whose text is added is quoted word for word, as posted by one and added by another', async () => {
    const { ana, ben, cem } = room.people;
    const message = await room.in('news', ben).say(dredging.text);
    const added = shownEmbed(await room.in('news', ana).menu(menu, message));
    expect(added.title).toBe('Added');
    const answer = await askIn(room.in('other', cem), dredging.question);
    expect(answer.quotations[0]?.slice).toContain('Dredging of the canal of Rosk begins on 3 March');
    expect(answer.sourceLines[0]).toContain(`/${message.channelId}/${message.id})`);
    expect(answer.sourceLines[0]).toMatch(/ · posted by \\@ben, added by \\@ana, not checked$/);
    const sources = shownEmbed(await sourcesIn(room.in('other', cem), answer.id)).text;
    expect(sources).toContain('Posted by \\@ben, added by \\@ana, not checked');
  });

  test('that is written anew becomes a new version, and is known where it stayed the same', async () => {
    const { ana, ben, cem } = room.people;
    const message = await room.in('news', ben).say(dredging.text.replaceAll('Rosk', 'Tarn'));
    await room.in('news', ana).menu(menu, message);
    const again = shownEmbed(await room.in('news', ana).menu(menu, message));
    expect(again.title).toBe('Already in the archive');
    const count = await room.articleCount();
    room
      .in('news', ben)
      .edit(message, dredging.text.replaceAll('Rosk', 'Tarn').replace('3 March', '9 April'));
    const updated = shownEmbed(await room.in('news', ana).menu(menu, message));
    expect(updated.title).toBe('New version');
    expect(await room.articleCount()).toBe(count);
    const answer = await askIn(room.in('news', cem), dredging.question.replace('Rosk', 'Tarn'));
    expect(answer.quotations[0]?.slice).toContain('9 April');
  });

  test('with links is read link by link, each as if it had been given alone', async () => {
    const { ana, ben } = room.people;
    const host = 'ledger.news.example';
    const paragraphs = [
      'The observatory of Hollin opens its dome to visitors on the first Sunday of May, its director said on Monday.',
      'A ticket for the dome of the observatory costs 12 crowns, and schools are let in without one.',
    ];
    const page = newsPage({
      title: 'Observatory opens',
      outlet: 'Hollin News',
      date: '2025-04-01',
      paragraphs,
    });
    const good = site.put(host, '/dome', page);
    const missing = `http://${host}:${site.port}/missing`;
    const message = await room
      .in('news', ben)
      .say(`[this](${good}) and <${missing}>, or http://10.0.0.1/ …`, [
        {
          name: 'hall.txt',
          bytes: Buffer.from(
            'The concert hall of Hollin is sold to a brewery, the owner said on Friday. It closes in June.',
          ),
        },
      ]);
    const reply = shownEmbed(await room.in('news', ana).menu(menu, message));
    expect(reply.title).toBe('2 added, 2 refused');
    expect(reply.text.split('\n')).toEqual([
      `**Added** · [Observatory opens](${good}) · Hollin News · 1 Apr 2025`,
      expect.stringMatching(/^\*\*Refused\*\* · .+ has no page at this address \(404\)/) as string,
      expect.stringMatching(/^\*\*Refused\*\* · .+ is not on the public web/) as string,
      '**Added** · hall.txt · undated',
    ]);
    const answer = await askIn(
      room.in('news', ben),
      'How much is a ticket for the dome of the observatory of Hollin?',
    );
    expect(answer.quotations[0]?.slice).toContain('12 crowns');
    expect(answer.sourceLines[0]).toContain(`fetched from ${host}`);
  });

  test('from a channel that not everybody sees is added only once that was confirmed', async () => {
    const { ana, ben } = room.people;
    const count = await room.articleCount();
    const staff = room.in('staff', ana);
    const message = await staff.say(
      'The printing house of Undern is to be closed in May, the board decided on Monday.',
    );
    const [asked] = (await staff.menu(menu, message)).messages;
    expect(await room.articleCount()).toBe(count);
    const [row] = asked!.components;
    const button = row && 'components' in row ? row.components[0] : undefined;
    const customId = button && 'custom_id' in button ? button.custom_id : '';
    const added = shownEmbed(await staff.press(asked!, customId));
    expect(added.title).toBe('Added');
    expect(added.message.ephemeral).toBe(true);
    const answer = await askIn(room.in('news', ben), 'When is the printing house of Undern to be closed?');
    expect(answer.quotations[0]?.slice).toContain('closed in May');
  });
});
