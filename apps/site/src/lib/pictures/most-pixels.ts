/**
 * The largest picture that is read here, in pixels: 50 megapixels, as many as phones take. Decoded it
 * takes 200 MB of memory.
 */
export const MOST_PIXELS = 50_000_000;
