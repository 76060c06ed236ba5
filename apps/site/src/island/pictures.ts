import type { CaseAccess, ListName } from "@holdfast/contract";
import { askBeforeLeaving } from "./ask-before-leaving.ts";
import { startHashing } from "./hashing.ts";
import { openBeside } from "./open-beside.ts";
import { fillPlurals, fillSlots, type PageParts, pageParts } from "./page-parts.ts";
import {
  areAllLeftOut,
  claimsOf,
  doneCount,
  isStopped,
  type Picture,
  readyOnes,
  unsentCounts,
  unsentOnes,
  withFiles,
  without,
  withState,
  withWorkResumed,
  withWorkStopped,
} from "./picture-list.ts";
import { pictureRows, removeKeepingPlace, togglePicture, unsentLines } from "./picture-rows.ts";
import { newKey, type Sending, type SendOutcome, sendClaims } from "./send-claims.ts";
import { showReceipt } from "./show-receipt.ts";

/** What the page says about this visit, in `data-` attributes. */
interface Visit {
  readonly list: ListName;
  readonly most: number;
  readonly access?: CaseAccess;
}

/** Starts the scripted part of the page, or says that this browser cannot do it. */
function start(root: HTMLElement): void {
  const parts = pageParts(root);
  if (isAble()) {
    choosePictures(parts, visitOf(root));
    parts.show("choose");
  } else {
    parts.show("unable");
  }
}

function isAble(): boolean {
  return (
    typeof WebAssembly === "object" &&
    typeof Worker === "function" &&
    typeof globalThis.crypto?.getRandomValues === "function"
  );
}

function visitOf({ dataset }: HTMLElement): Visit {
  const { list, most, caseNumber, pin, spare } = dataset;
  const visit = { list: list === "adult" ? "adult" : "under-18", most: Number(most) } as const;
  if (caseNumber === undefined || pin === undefined) return visit;
  const access = { caseNumber, pin, ...(spare !== undefined && { spareCode: spare }) };
  return { ...visit, access };
}

/** Choosing, looking over, sending: everything between the question and the receipt. */
function choosePictures(parts: PageParts, visit: Visit): void {
  const hashing = startHashing();
  const chosen = pictureRows(parts, parts.part("pictures"));
  const ready = pictureRows(parts, parts.part("ready-pictures"));
  const chooser = parts.root.querySelector<HTMLInputElement>('input[type="file"]');
  let pictures: readonly Picture[] = [];
  let next = 1;
  /** Chosen, but more than fit; each takes the place of one that turns out to be of no use. */
  let over: readonly Blob[] = [];
  let isWorking = false;
  /** Which stretch of work is the newest one; an older one ends when it notices. */
  let stretch = 0;
  let sending: Sending | undefined;

  function render(): void {
    const count = readyOnes(pictures).length;
    const done = doneCount(pictures);
    chosen.render(pictures, pictures);
    fillSlots(parts.part("progress"), { done, all: pictures.length });
    const bar = parts.part("progress").querySelector("progress");
    if (bar !== null) bar.value = pictures.length === 0 ? 0 : done / pictures.length;
    parts.part("progress").hidden = !isWorking;
    parts.part("resume").hidden = isWorking || !pictures.some(isStopped);
    parts.part("first-choice").hidden = pictures.length > 0;
    parts.part("more-choice").hidden = pictures.length === 0;
    parts.part("none-usable").hidden = isWorking || !areAllLeftOut(pictures);
    parts.part("go-on").hidden = isWorking || count === 0;
  }

  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    stretch += 1;
    const own = stretch;
    for (;;) {
      const waiting = pictures.find(({ state }) => state.kind === "waiting");
      if (waiting === undefined) break;
      pictures = withState(pictures, waiting.number, { kind: "reading" });
      render();
      const outcome = await hashing.hash(waiting.file);
      if (own !== stretch) return;
      if (outcome !== undefined) pictures = withState(pictures, waiting.number, outcome);
      admit(over);
    }
    isWorking = false;
    notify();
    const wasAtStop = parts.part("progress").contains(document.activeElement);
    render();
    if (!wasAtStop) return;
    const goOn = parts.part("go-on");
    (goOn.hidden ? chooser : goOn.querySelector("button"))?.focus();
  }

  function takeFiles(): void {
    if (chooser === null || chooser.files?.length === 0) return;
    admit([...(chooser.files ?? [])]);
    // The same file can then be chosen again after it was removed.
    chooser.value = "";
    notify();
    render();
    void work();
  }

  function admit(files: readonly Blob[]): void {
    const added = withFiles(pictures, files, { most: visit.most, next });
    next += added.pictures.length - pictures.length;
    pictures = added.pictures;
    over = added.over;
  }

  /** Says what happened, and always that some did not fit. */
  function notify(...names: string[]): void {
    const all = over.length > 0 ? ["too-many", ...names] : names;
    const words = all.flatMap((name) => [parts.words(name, { most: visit.most }), " "]);
    parts.part("notice").replaceChildren(...words);
  }

  openBeside(() => pictures.length > 0);
  askBeforeLeaving(parts.root, () => pictures.length > 0);
  chooser?.addEventListener("change", takeFiles);
  // A browser may hold files that were chosen before this script was there.
  takeFiles();

  parts.onPress("cancel", () => {
    pictures = withWorkStopped(pictures);
    isWorking = false;
    stretch += 1;
    hashing.cancel();
    notify("cancelled");
    render();
    parts.part("resume").querySelector("button")?.focus();
  });

  parts.onPress("resume", () => {
    pictures = withWorkResumed(pictures);
    notify();
    void work();
    parts.part("progress").querySelector("button")?.focus();
  });

  parts.onPress("remove", (button) => {
    const number = numberOf(button);
    const isBeingRead = pictures.some(
      (picture) => picture.number === number && picture.state.kind === "reading",
    );
    const row = button.closest<HTMLElement>("li");
    const list = row?.parentElement;
    if (row === null || !list) return;
    const hasNext = removeKeepingPlace(list, row, () => {
      pictures = without(pictures, number);
      if (isBeingRead) hashing.cancel();
      render();
      fillReview();
    });
    if (hasNext) return;
    if (list === parts.part("pictures")) chooser?.focus();
    else parts.show("choose");
  });

  parts.onPress("look", (button) => {
    const picture = pictures.find(({ number }) => number === numberOf(button));
    const row = button.closest<HTMLElement>("li");
    if (picture !== undefined && row !== null) togglePicture(parts, row, picture.file);
  });

  function fillReview(): void {
    const shown = readyOnes(pictures);
    const { alreadyThere, leftOut } = unsentCounts(pictures);
    ready.render(shown, pictures);
    fillPlurals(parts.part("review"), shown.length);
    fillCount("already-there", alreadyThere);
    fillCount("left-out", leftOut);
    parts.part("unsent").replaceChildren(...unsentLines(parts, unsentOnes(pictures), pictures));
    parts.part("trouble").replaceChildren();
  }

  function fillCount(name: string, count: number): void {
    parts.part(name).hidden = count === 0;
    fillPlurals(parts.part(name), count);
  }

  parts.onPress("review", () => {
    fillReview();
    parts.show("review");
  });
  parts.onPress("choose", () => parts.show("choose"));

  parts.onPress("send", async (button) => {
    // A repeated request is the same one: key and claims stay until the answer is known.
    sending ??= {
      key: newKey(),
      claims: claimsOf(pictures, visit.list),
      ...(visit.access && { access: visit.access }),
    };
    parts.setBusy("review", true);
    parts.part("trouble").replaceChildren(parts.words("sending"));
    const outcome = await sendClaims(sending);
    parts.setBusy("review", false);
    settle(outcome);
    if (!parts.part("review").hidden && !button.hidden) button.focus();
  });

  function settle(outcome: SendOutcome): void {
    switch (outcome.kind) {
      case "opened":
        forgetPictures();
        showReceipt(parts, outcome.receipt);
        return;
      case "added":
        forgetPictures();
        parts.show("added");
        return;
      case "lost":
      case "busy":
        // The claims may have arrived: only the same request may follow.
        lockReview("send");
        break;
      case "ended":
        // Nothing can follow here: only the way to a new case.
        sending = undefined;
        lockReview();
        break;
      case "closed":
      case "refused":
      case "full":
      case "does-not-fit":
        sending = undefined;
    }
    parts.part("trouble").replaceChildren(parts.words(outcome.kind));
  }

  function forgetPictures(): void {
    pictures = [];
    over = [];
    render();
    ready.render([], []);
  }

  /** Takes the buttons of the last screen away, but for the one that may still be pressed. */
  function lockReview(pressable?: "send"): void {
    for (const button of parts.part("review").querySelectorAll<HTMLElement>("button")) {
      button.hidden = button.dataset["do"] !== pressable;
    }
  }
}

function numberOf(button: HTMLElement): number {
  return Number(button.closest<HTMLElement>("[data-number]")?.dataset["number"]);
}

const root = document.getElementById("island");
if (root !== null) start(root);
