/**
 * What was asked cannot be done, and whoever asked can mend it: a name that is taken, a folder that
 * is missing, a file of another user. Its message is the whole answer, so a log gives it one line.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
