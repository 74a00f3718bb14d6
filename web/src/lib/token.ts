/** The token for writes: taken from the address's fragment once, then kept for this tab alone. */

const KEY = 'foedus-token';

function fromFragment(): string | null {
  const found = new URLSearchParams(location.hash.slice(1)).get('token');
  if (found) {
    sessionStorage.setItem(KEY, found);
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return found;
}

const first = fromFragment() ?? sessionStorage.getItem(KEY);

export function token(): string | null {
  return sessionStorage.getItem(KEY) ?? first;
}
