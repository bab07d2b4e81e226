const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const whole = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Writes the moments below an element as the clock on the wall has them: the server writes them in UTC. */
export function localMoments(below: HTMLElement): void {
  for (const element of below.querySelectorAll<HTMLTimeElement>('time[datetime]')) {
    const moment = new Date(element.dateTime);
    const isSent = element.closest('header') !== null;
    const isToday = day.format(moment) === day.format(new Date());
    element.textContent = (isSent && isToday ? time : whole).format(moment);
  }
}
