/** The SHA-256 of what the native search is compiled from; a test compares it. A bundle has no sources to read. */
export const SOURCES_DIGEST = "39b6908fb86333f83945984ef7e293b928f95279a8ca5ec594a3bdd7b1d2ebf3";
