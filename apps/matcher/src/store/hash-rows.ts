import type { DatabaseSync } from "node:sqlite";
import { statement } from "./statement.ts";

/**
 * The rows in which hashes of listings or uploads stand, by their numbers. A row that the schema erased
 * is taken again, the lowest number first; else one is added at the end, which SQLite does by itself for
 * a row without a number. See [Note: a hash stays where it was written].
 */
export function hashRows(db: DatabaseSync, of: "listing" | "upload") {
  const takeFree = statement<{ number: number }>(
    db,
    `DELETE FROM free_${of}_numbers WHERE number = (SELECT min(number) FROM free_${of}_numbers)
     RETURNING number`,
  );
  const append = statement<{ number: number }>(
    db,
    `INSERT INTO ${of}_hashes (bytes) VALUES (?) RETURNING number`,
  );
  const overwrite = statement(
    db,
    `UPDATE ${of}_hashes SET bytes = ?1 WHERE number = ?2 AND bytes != ?1`,
  );

  return {
    /** @returns the number of the row that holds these bytes now */
    add(bytes: Uint8Array): number {
      const free = takeFree.get();
      if (free === undefined) return append.get(bytes)!.number;
      overwrite.run(bytes, free.number);
      return free.number;
    },

    /** Puts other bytes in the place of those that a row in use has. */
    overwrite: (number: number, bytes: Uint8Array) => overwrite.run(bytes, number),
  };
}
