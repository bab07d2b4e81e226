import { ButtonStyle, ComponentType } from 'discord.js';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../../src/chat/chat-session.js';
import { markdownHtml } from '../../../src/chat/page/markdown-html.js';
import { messageHtml } from '../../../src/chat/page/message-html.js';
import { pageHtml } from '../../../src/chat/page/page-html.js';
import { hostileTexts } from '../../discord/hostile-text.js';

const mentioned = {
  users: new Map([['123456789012345678', 'ana']]),
  channels: new Map([['123456789012345679', 'news']]),
};
const html = (text: string) => markdownHtml(text, mentioned);

function messageWith(parts: Partial<ChatMessage>): ChatMessage {
  const empty = { content: '', embeds: [], components: [], attachments: [], ephemeral: false, pings: [] };
  const state = {
    isOfBot: true,
    sentAt: '2026-03-02T10:00:00Z',
    isThinking: false,
    calledBy: null,
    repliesTo: null,
    thread: null,
  };
  return { id: '1', channelId: '70', author: 'Dateline', ...empty, ...state, ...parts };
}

describe('Markdown as HTML', () => {
  it.each([
    ['**b** *i* __u__ ~~s~~', '<strong>b</strong> <em>i</em> <u>u</u> <s>s</s>'],
    ['> quoted\\. [1]', '<blockquote>quoted. [1]</blockquote>'],
    ['-# small', '<small>small</small>'],
    [
      '> quoted [1]\n-# Harbour Post\n\nmore',
      '<blockquote>quoted [1]</blockquote><small>Harbour Post</small><br>more',
    ],
    ['`code`', '<code>code</code>'],
    ['\\*plain\\* & <b>', '*plain* &amp; &lt;b&gt;'],
    [
      '<@123456789012345678> in <#123456789012345679>',
      '<span class="mention">@ana</span> in <span class="mention">#news</span>',
    ],
    ['<t:1700000000:R>', '<time datetime="2023-11-14T22:13:20.000Z">2023-11-14 22:13</time>'],
  ])('%s', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it('links to the web, with what is to be found on the page', () => {
    const link = html('[Harbour Post](<https://harbour.example/a?b=1#:~:text=The%20ferry,ashore>)');
    expect(link).toContain('href="https://harbour.example/a?b=1#:~:text=The%20ferry,ashore"');
    expect(link).toContain('>Harbour Post</a>');
  });

  it('follows no other address, and lets no text become an element', () => {
    expect(html('[x](javascript:alert(1))')).not.toContain('href');
    for (const text of [
      ...hostileTexts(7, 400),
      '<img src=x onerror=alert(1)>',
      '"><script>alert(1)</script>',
    ]) {
      const { document } = parseHTML(`<body>${html(text)}</body>`);
      expect(document.querySelectorAll('script, img, iframe, style, [onerror], [onclick]')).toHaveLength(0);
    }
  });
});

/** What a message says of what it answers. */
function causeOf(parts: Partial<ChatMessage>): string | null {
  const { document } = parseHTML(`<body>${messageHtml(messageWith(parts), { mentioned })}</body>`);
  expect(document.querySelectorAll('img, script')).toHaveLength(0);
  return document.querySelector('.cause')?.textContent ?? null;
}

describe('a message as HTML', () => {
  it('says what it answers, and lets no name become an element', () => {
    const author = '<img src=x>';
    expect(causeOf({ author })).toBeNull();
    expect(causeOf({ calledBy: { author, command: '/ask' } })).toBe('↳ <img src=x> used /ask');
    const content = `<@123456789012345678> ${'long '.repeat(40)}<script>`;
    expect(causeOf({ repliesTo: { author, content } })).toMatch(/^↳ <img src=x>: @ana (long )+\S*…$/);
  });

  it('shows embeds, buttons and menus, and who else sees it', () => {
    const page = messageHtml(
      messageWith({
        ephemeral: true,
        embeds: [{ title: 'Who?', description: '> Me. [1]', color: 0x2f9e44, footer: { text: 'Answer x' } }],
        components: [
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.Button,
                style: ButtonStyle.Secondary,
                label: 'Sources',
                custom_id: 's:"x',
              },
              {
                type: ComponentType.Button,
                style: ButtonStyle.Success,
                emoji: { name: '👍' },
                custom_id: 'u',
                disabled: true,
              },
            ],
          },
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.StringSelect,
                custom_id: 'f',
                placeholder: 'Choose',
                options: [{ label: '<One>', value: '1', default: true }],
              },
            ],
          },
        ],
      }),
      { mentioned },
    );
    const { document } = parseHTML(pageHtml('Who?', page, 'light'));
    expect(document.querySelector('article')?.className).toBe('message ephemeral');
    expect(document.querySelector('.embed')?.getAttribute('data-edge')).toBe('2f9e44');
    expect(document.querySelector('blockquote')?.textContent).toBe('Me. [1]');
    const buttons = [...document.querySelectorAll('button')];
    expect(buttons.map((each) => each.textContent)).toEqual(['Sources', '👍']);
    expect(buttons.map((each) => each.getAttribute('data-custom-id'))).toEqual(['s:"x', 'u']);
    expect(buttons.map((each) => each.hasAttribute('disabled'))).toEqual([false, true]);
    expect(document.querySelector('select.select option[selected]')?.textContent).toBe('<One>');
    expect(document.querySelector('style')?.textContent).toContain('.light');
  });
});
