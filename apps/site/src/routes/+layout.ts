/** Every page is plain HTML: no router, no hydration. The one scripted part is an island of its own. */
export const csr = false;
