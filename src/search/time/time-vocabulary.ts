/** Parts of the patterns that find times in a question; without groups that capture. */
export const weekdays = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';

export const fullMonths =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december)';

export const months = `(?:${fullMonths}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?)`;

/** Years in which something was published that anybody adds, and some to come. */
export const years = '(?:19|20)\\d\\d';

/** "three", "12", "a couple of": how many days or weeks. */
export const amounts =
  '(?:\\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|(?:a )?few|(?:a )?couple of|several)';
