import type { DatabaseSync } from "node:sqlite";
import type { Decision } from "@holdfast/decision";
import type { PdqHash } from "@holdfast/pdq";
import { hashesFromBytes, hashesToBytes } from "./hash-bytes.ts";
import { hashRows } from "./hash-rows.ts";
import { hashSlices } from "./hash-slices.ts";
import { statement } from "./statement.ts";

/** All rows have room for eight forms. See [Note: a hash stays where it was written]. */
const ROW_BYTES = 256;

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
  const hashes = "substr(bytes, 1, forms * 32)";
  const tables = "uploads JOIN upload_hashes USING (number)";
  const rows = `SELECT number, id, ${hashes} AS hashes, quality, plain, standing, told FROM ${tables}`;
  const byId = statement<UploadRow>(db, `${rows} WHERE id = ?`);
  const byNumber = statement<UploadRow>(db, `${rows} WHERE number = ?`);
  const slices = hashSlices(db, `SELECT number, ${hashes} AS hash FROM ${tables} WHERE plain = 0`);
  const hashCount = statement<{ hashes: number }>(
    db,
    "SELECT coalesce(sum(forms), 0) AS hashes FROM uploads WHERE plain = 0",
  );
  const rowsOfHashes = hashRows(db, "upload");
  const add = statement(
    db,
    `INSERT INTO uploads (number, id, forms, quality, plain, standing, told)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
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
      const bytes = new Uint8Array(ROW_BYTES);
      bytes.set(hashesToBytes(hashes));
      const number = rowsOfHashes.add(bytes);
      const texts = [JSON.stringify(standing), JSON.stringify(told)];
      add.run(number, id, hashes.length, quality, Number(plain), ...texts);
      return number;
    },

    setDecisions(number: number, standing: Decision, told: Decision): void {
      decided.run(JSON.stringify(standing), JSON.stringify(told), number);
    },

    /** Removes an upload; the schema erases its hashes. */
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
