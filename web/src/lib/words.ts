/** Numbers and dates as a tired reader takes them in. */

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A plain date in words, by its parts: never through a time zone. */
export function day(value: string | null | undefined): string {
  const found = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(value ?? '');
  if (!found) return value ?? 'undated';
  const [, year, month, date] = found;
  const name = MONTHS[Number(month) - 1] ?? month;
  return date ? `${Number(date)} ${name} ${year}` : `${name} ${year}`;
}

export const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
export const percent = (value: number): string => `${Math.round(value * 100)} %`;
export const count = (n: number, noun: string): string => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
export const side = (value: number): 'with' | 'against' => (value < 0 ? 'against' : 'with');

/** Days since 1970-01-01 of a plain date, and back. */
export const toDays = (value: string): number => {
  const [y = 1970, m = 1, d = 1] = value.split('-').map(Number);
  return Math.round(Date.UTC(y, m - 1, d) / 86_400_000);
};
export const fromDays = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);
