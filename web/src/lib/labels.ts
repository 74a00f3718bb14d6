/** Which names can be written without running into each other. */

type Named = { id: string; name: string; px: number; py: number };

export const clip = (name: string): string => (name.length > 24 ? `${name.slice(0, 23)}…` : name);

/** The ids whose names fit, those that come first in `nodes` preferred. */
export function uncrowded(nodes: Named[], most = 150): Set<string> {
  const taken: [number, number, number, number][] = [];
  const kept = new Set<string>();
  for (const node of nodes.slice(0, most)) {
    const half = clip(node.name).length * 3.4 + 3;
    const box: [number, number, number, number] = [node.px - half, node.py - 24, node.px + half, node.py - 7];
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
    taken.push(box);
    kept.add(node.id);
  }
  return kept;
}
