/** The API, typed by its OpenAPI description (`schema.ts` is generated). */

import type { components, paths } from './schema';
import { token } from './token';

export type Schemas = components['schemas'];

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never;
type GetPath = { [P in keyof paths]: paths[P] extends { get: { responses: { 200: unknown } } } ? P : never }[keyof paths];
type PostPath = { [P in keyof paths]: paths[P] extends { post: { responses: { 201: unknown } } } ? P : never }[keyof paths];
type Got<P extends GetPath> = paths[P] extends { get: { responses: { 200: infer R } } } ? Json<R> : never;
type Posted<P extends PostPath> = paths[P] extends { post: { responses: { 201: infer R } } } ? Json<R> : never;
type Sent<P extends PostPath> = paths[P] extends {
  post: { requestBody: { content: { 'application/json': infer T } } };
}
  ? T
  : never;

export type Query = Record<string, string | number | boolean | null | undefined>;

/** An error as the server told it: what was wrong and what to do. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    detail: string,
    readonly remedy: string | null,
  ) {
    super(detail);
  }
}

export function address(path: string, parts: Record<string, string> = {}, query: Query = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${filled}?${text}` : filled;
}

export function headers(): Record<string, string> {
  const known = token();
  return known ? { authorization: `Bearer ${known}` } : {};
}

async function asked(url: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, 'No answer', 'The server does not answer.', 'Start it again with `foedus serve`.');
  }
  if (answer.ok) return answer;
  const told = (await answer.json().catch(() => ({}))) as Partial<Problem> & { detail?: string };
  throw new Problem(answer.status, told.title ?? 'Not answered', told.detail ?? answer.statusText, told.remedy ?? null);
}

export async function get<P extends GetPath>(
  path: P,
  options: { parts?: Record<string, string>; query?: Query; signal?: AbortSignal } = {},
): Promise<Got<P>> {
  const url = address(path, options.parts, options.query);
  const answer = await asked(url, { headers: headers(), signal: options.signal ?? null });
  return (await answer.json()) as Got<P>;
}

export async function post<P extends PostPath>(path: P, body: Sent<P>): Promise<Posted<P>> {
  const answer = await asked(path, {
    method: 'POST',
    headers: { ...headers(), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Posted<P>;
}

/** Fetch a file (the token may be needed) and hand it to the browser to save. */
export async function download(url: string, name: string): Promise<void> {
  const answer = await asked(url, { headers: headers() });
  save(await answer.blob(), name);
}

export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
