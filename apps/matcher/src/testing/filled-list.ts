import { USUAL_LOADING } from "../engine/load-index.ts";
import { type CheckList, openCheckList } from "../scan/check-list.ts";
import { openStore, type Store } from "../store/open-store.ts";

/** The list of a store in a new folder that an exchange has told everything of. */
export function filledList(folder: string, fill: (store: Store) => void): CheckList {
  const store = openStore(folder);
  fill(store);
  store.progress.caughtUp();
  store.progress.heard(Date.now());
  store.close();
  const list = openCheckList(folder, Date.now(), USUAL_LOADING);
  if (typeof list === "string") throw new Error(`Cannot ask the list: ${list}`);
  return list;
}
