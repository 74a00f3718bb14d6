/** A picture's links by keyboard and mouse: one stop for the tab key, arrows from link to link, Enter opens. */

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** On an arrow key, the next or previous link of the picture takes the focus, and is where the tab key stops. */
export function step(event: KeyboardEvent, svg: SVGSVGElement | undefined): void {
  const by = STEPS[event.key];
  if (!by || !svg) return;
  event.preventDefault();
  const stops = [...svg.querySelectorAll<SVGAElement>('a')];
  const next = stops[(stops.indexOf(document.activeElement as unknown as SVGAElement) + by + stops.length) % stops.length];
  for (const stop of stops) stop.setAttribute('tabindex', stop === next ? '0' : '-1');
  next?.focus();
}

/** The link with a key that a plain click or Enter is meant for, taken from the browser; null for any other. */
export function taken(event: MouseEvent): Element | null {
  const target = (event.target as Element).closest('a[data-key]');
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  event.preventDefault();
  event.stopPropagation();
  return target;
}
