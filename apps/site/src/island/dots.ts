const SIDE = 16;
const SVG = "http://www.w3.org/2000/svg";

/**
 * Draws pictures as dots, so that people see that each became something else.
 *
 * A hash is never drawn: shapes can be guessed from it, and a screenshot would give it away. The
 * dots are random bits, chosen once for each hash and remembered for this visit, so the same
 * picture looks the same twice and nothing about it can be worked out from them.
 */
export function dotPatterns(): (hash: string) => SVGElement {
  const patterns = new Map<string, Uint8Array>();

  return (hash) => {
    const pattern = patterns.get(hash) ?? crypto.getRandomValues(new Uint8Array(SIDE * 2));
    patterns.set(hash, pattern);
    return drawn(pattern);
  };
}

function drawn(pattern: Uint8Array): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${SIDE} ${SIDE}`);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", pathOf(pattern));
  svg.append(path);
  return svg;
}

/** A square for every set bit, with a little room around it. */
function pathOf(pattern: Uint8Array): string {
  let path = "";
  for (let dot = 0; dot < SIDE * SIDE; dot++) {
    const isSet = ((pattern[dot >> 3] ?? 0) >> (dot & 7)) & 1;
    if (isSet) path += `M${(dot % SIDE) + 0.1} ${Math.floor(dot / SIDE) + 0.1}h.8v.8h-.8z`;
  }
  return path;
}
