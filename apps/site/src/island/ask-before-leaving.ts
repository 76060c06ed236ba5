/** How long a press on a telephone number may take to reach the phone, in milliseconds. */
const CALLING_TAKES = 1000;

/**
 * Has the browser ask before the page is closed, loaded again or gone back from while that would
 * lose what was chosen or received. "Leave now" is never held up: it goes at once, and so does a
 * call for help.
 */
export function askBeforeLeaving(root: HTMLElement, wouldLose: () => boolean): void {
  let isLetGo = false;

  addEventListener("beforeunload", (event) => {
    // The way out empties the page before it leaves; then nothing is here to be lost.
    if (isLetGo || !root.isConnected || !wouldLose()) return;
    event.preventDefault();
    event.returnValue = true;
  });

  document.addEventListener(
    "click",
    ({ target }) => {
      const link = (target as Element).closest("a");
      if (link === null) return;
      const isExit = link.hasAttribute("data-exit");
      if (!isExit && link.protocol.startsWith("http")) return;
      isLetGo = true;
      if (!isExit) setTimeout(() => (isLetGo = false), CALLING_TAKES);
    },
    { capture: true },
  );
}
