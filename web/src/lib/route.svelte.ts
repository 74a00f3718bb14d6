/** Where the reader is: the whole state is in the address, so that a link shows the same. */

type Query = Record<string, string | number | null | undefined>;

class Route {
  path = $state(location.pathname);
  query = $state(new URLSearchParams(location.search));

  get view(): string {
    return this.path.split('/')[1] || 'overview';
  }

  /** The rest of the path, decoded: the ids. */
  get ids(): string[] {
    return this.path.split('/').slice(2).filter(Boolean).map(decode);
  }

  get(name: string): string | null {
    return this.query.get(name);
  }

  read(): void {
    this.path = location.pathname;
    this.query = new URLSearchParams(location.search);
  }

  go(address: string, replace = false): void {
    const moved = new URL(address, location.href).pathname !== location.pathname;
    history[replace ? 'replaceState' : 'pushState'](null, '', address);
    this.read();
    if (moved) {
      scrollTo(0, 0);
      queueMicrotask(() => document.getElementById('main')?.focus({ preventScroll: true }));
    }
  }

  /** Change parts of the query, in place. */
  set(changes: Query, replace = true): void {
    this.go(link(this.path, merged(this.query, changes)), replace);
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function merged(query: URLSearchParams, changes: Query): Query {
  return { ...Object.fromEntries(query), ...changes };
}

export function link(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

export const route = new Route();

const carried = (): Query => ({ at: route.get('at') });

export const to = {
  overview: () => link('/', { ...carried(), since: route.get('since') }),
  network: (focus?: string) => link('/network', { ...carried(), focus }),
  dyad: (a: string, b: string) => link(`/dyad/${encodeURIComponent(a)}/${encodeURIComponent(b)}`, carried()),
  claim: (id: string) => link(`/claim/${encodeURIComponent(id)}`, carried()),
  report: (id: string) => link(`/report/${encodeURIComponent(id)}`, carried()),
  actor: (id: string) => link(`/actor/${encodeURIComponent(id)}`, carried()),
  changes: () => link('/changes', { since: route.get('since'), until: route.get('at') }),
  search: (q = '') => link('/search', { q }),
  review: () => '/review',
};

addEventListener('popstate', () => route.read());

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const anchor = (event.target as Element).closest('a');
  const href = anchor?.getAttribute('href');
  if (!anchor || !href?.startsWith('/') || href.startsWith('//') || anchor.hasAttribute('download')) return;
  event.preventDefault();
  route.go(href);
});
