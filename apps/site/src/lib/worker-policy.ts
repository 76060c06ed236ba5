/** The one policy, under Trusted Types, that may turn text into a script's address: the worker's. */
export const WORKER_POLICY = "holdfast-worker";
