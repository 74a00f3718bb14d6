/** Something asked of the API: the last answer stays while the next one is on its way. */

import { Problem } from './api';
import { live } from './live.svelte';

export class Resource<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(true);

  /** `ask` is run again whenever what it reads changes, or new data is shown. */
  constructor(ask: (signal: AbortSignal) => Promise<T>) {
    $effect(() => {
      void live.shown;
      const control = new AbortController();
      this.busy = true;
      ask(control.signal).then(
        (value) => {
          if (control.signal.aborted) return;
          this.value = value;
          this.problem = null;
          this.busy = false;
        },
        (error: unknown) => {
          if (control.signal.aborted) return;
          this.problem = error instanceof Problem ? error : new Problem(0, 'Error', String(error), null);
          this.busy = false;
        },
      );
      return () => control.abort();
    });
  }
}
