/** What the server tells as it happens: new data is announced, and shown when the reader says so. */

import { headers } from './api';

class Live {
  /** Counts up each time new data is to be shown. */
  shown = $state(0);
  waiting = $state(false);
  underWay = $state(0);
  stored = $state(0);
  #version = '';

  show(): void {
    this.waiting = false;
    this.shown += 1;
  }

  /** The state after one's own decision: no announcement is needed. */
  own(): void {
    this.#version = '';
    this.show();
  }

  take(state: { version?: string; under_way?: number; stored?: number }): void {
    if (state.version && this.#version && state.version !== this.#version) this.waiting = true;
    if (state.version) this.#version = state.version;
    this.underWay = state.under_way ?? 0;
    this.stored = state.stored ?? 0;
  }
}

export const live = new Live();

/** Follow `/api/progress`; `EventSource` cannot send the token, so the stream is read by hand. */
export async function follow(): Promise<void> {
  for (;;) {
    try {
      const answer = await fetch('/api/progress', { headers: headers() });
      if (answer.status === 401 || answer.status === 403) return;
      await events(answer);
    } catch {
      // The server went away; it is asked again below.
    }
    await new Promise((resolve) => setTimeout(resolve, 3000));
  }
}

async function events(answer: Response): Promise<void> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (reader) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const data = part.split('\n').find((line) => line.startsWith('data: '));
      if (data) live.take(JSON.parse(data.slice(6)) as object);
    }
  }
}
