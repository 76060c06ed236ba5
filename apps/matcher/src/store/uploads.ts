import type { DatabaseSync } from "node:sqlite";
import type { Decision } from "@holdfast/decision";
import type { PdqHash } from "@holdfast/pdq";
import { freeNumbers } from "./free-numbers.ts";
import { hashesFromBytes, hashesToBytes } from "./hash-bytes.ts";
import { hashSlices } from "./hash-slices.ts";
import { statement } from "./statement.ts";

/** The greatest number an upload can have: times eight forms, the index in memory takes 32 bits. */
const MOST_NUMBER = 2 ** 29 - 1;

/** An upload that was checked, and what came of it. */
export interface RememberedUpload {
  /** The store's own number of it, 1 to 536,870,911; another upload may have it afterwards. */
  readonly number: number;
  /** The platform's id of it. */
  readonly id: string;
  /** The hash of the picture as it is; the other seven dihedral forms follow when it was seen. */
  readonly hashes: readonly PdqHash[];
  /** 0 to 100. */
  readonly quality: number;
  readonly plain: boolean;
  /** The decision that stands, also one a dry run kept to itself. */
  readonly standing: Decision;
  /** The decision that the platform was told. */
  readonly told: Decision;
}

interface UploadRow {
  readonly number: number;
  readonly id: string;
  readonly hashes: Uint8Array;
  readonly quality: number;
  readonly plain: number;
  readonly standing: string;
  readonly told: string;
}

/** The uploads the platform still has. */
export function uploadTable(db: DatabaseSync) {
  const columns = "id, hashes, quality, plain, standing, told";
  const byId = statement<UploadRow>(db, `SELECT number, ${columns} FROM uploads WHERE id = ?`);
  const byNumber = statement<UploadRow>(
    db,
    `SELECT number, ${columns} FROM uploads WHERE number = ?`,
  );
  const slices = hashSlices(db, "SELECT number, hashes AS hash FROM uploads WHERE plain = 0");
  const hashCount = statement<{ hashes: number }>(
    db,
    "SELECT coalesce(sum(length(hashes) / 32), 0) AS hashes FROM uploads WHERE plain = 0",
  );
  const freeNumber = freeNumbers(db, "uploads", MOST_NUMBER);
  const add = statement(
    db,
    `INSERT INTO uploads (number, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const decided = statement(db, "UPDATE uploads SET standing = ?, told = ? WHERE number = ?");
  const remove = statement(db, "DELETE FROM uploads WHERE number = ?");
  const count = statement<{ uploads: number }>(db, "SELECT count(*) AS uploads FROM uploads");
  const renameListing = statement(
    db,
    `UPDATE uploads SET standing = replace(standing, ?1, ?2), told = replace(told, ?1, ?2)
     WHERE number IN (SELECT upload FROM matches WHERE listing = ?1)`,
  );

  return {
    find: (id: string) => fromRow(byId.get(id)),
    at: (number: number) => fromRow(byNumber.get(number)),

    /** How many hashes `slices` will come to. */
    hashes: () => hashCount.get()!.hashes,
    /** Numbers and hashes of all that can match something. */
    slices,

    /** @returns the number it was given */
    add(upload: Omit<RememberedUpload, "number">): number {
      const { id, hashes, quality, plain, standing, told } = upload;
      const number = freeNumber();
      const bytes = hashesToBytes(hashes);
      const texts = [JSON.stringify(standing), JSON.stringify(told)];
      add.run(number, id, bytes, quality, Number(plain), ...texts);
      return number;
    },

    setDecisions(number: number, standing: Decision, told: Decision): void {
      decided.run(JSON.stringify(standing), JSON.stringify(told), number);
    },

    remove: (number: number) => remove.run(number),
    count: () => count.get()!.uploads,

    /** Gives a listing its new id in the decisions that name it; asked before `matches` forget it. */
    renameListing: (from: string, to: string) => renameListing.run(from, to),
  };
}

function fromRow(row: UploadRow | undefined): RememberedUpload | undefined {
  if (row === undefined) return undefined;
  return {
    ...row,
    hashes: hashesFromBytes(row.hashes),
    plain: row.plain === 1,
    standing: JSON.parse(row.standing),
    told: JSON.parse(row.told),
  };
}
