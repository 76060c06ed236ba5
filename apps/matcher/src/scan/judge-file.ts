import type { TreatedDecision } from "../engine/answer.ts";
import { hashFile } from "../hashing/hash-file.ts";
import type { HashPool } from "../hashing/hash-pool.ts";
import type { CheckList } from "./check-list.ts";

export interface JudgeFileNeeds {
  readonly list: CheckList;
  readonly pool: HashPool;
  readonly mostBytes: number;
  /** Whether each file is decoded whole at once; `false` unless stated. */
  readonly isExact?: boolean;
}

/**
 * Decides about a file that is not remembered afterwards.
 *
 * [Note: a reduced hash finds, an exact one decides] A large JPEG is hashed from a part of it first,
 * which costs a fraction and leaves the hash up to `REDUCED_MOST_OFF` bits beside the exact one. As
 * long as nothing listed lies that much further off than what counts as one picture, the exact hash
 * would match nothing either: that is nearly every file. Any other is read and hashed again, whole,
 * and that hash alone decides. An upload that is remembered is hashed whole at once, since what is
 * listed later is compared with the hash that was kept. A file that somebody built by hand to look
 * other in part than as a whole can pass the first look, so a scan can do without it.
 */
export async function judgeFile(
  file: string,
  { list, pool, mostBytes, isExact = false }: JudgeFileNeeds,
): Promise<TreatedDecision> {
  const first = await hashFile(file, pool, mostBytes, { mayReduce: !isExact });
  return list.isSure(first)
    ? list.decide(first)
    : list.decide(await hashFile(file, pool, mostBytes));
}
