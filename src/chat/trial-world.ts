import type { LoopbackServer } from './loopback/make-server.js';
import type { LoopbackUser } from './loopback/world-model.js';
import type { LoopbackDiscord } from './loopback-discord.js';

/** Somebody who one can be in the trial. */
export interface TrialPerson {
  readonly user: LoopbackUser;
  /** What he may do in both servers. */
  readonly standing: 'admin' | 'moderator' | 'member';
}

/** Two servers, so that it can be seen that neither knows the other's articles, and people of whom each may do something else. */
export interface TrialWorld {
  /** Its articles are those of the collection `local`, as on the command line. */
  readonly home: LoopbackServer<'news'>;
  readonly elsewhere: LoopbackServer<'general'>;
  /** First the one who one is unless told. */
  readonly people: readonly TrialPerson[];
}

/** The world must be new: with the same founding moment its servers, channels and people then have the same ids at every start. */
export function makeTrialWorld(loopback: LoopbackDiscord): TrialWorld {
  // What was there first keeps its place: yesterday's answers are cited by these ids.
  const home = loopback.addGuild({ name: 'One server', channels: ['news'] });
  const you = loopback.addUser({ name: 'you' });
  const elsewhere = loopback.addGuild({ name: 'Another server', channels: ['general'] });
  const people: readonly TrialPerson[] = [
    { user: you, standing: 'admin' },
    { user: loopback.addUser({ name: 'mo' }), standing: 'moderator' },
    { user: loopback.addUser({ name: 'mia' }), standing: 'member' },
  ];
  for (const { user, standing } of people) {
    for (const server of [home, elsewhere]) loopback.addMember(server.id, user, standing);
  }
  return { home, elsewhere, people };
}
