/**
 * Opens links in another tab while leaving would lose what was chosen or received. The way out and
 * telephone numbers stay as they are, and so do links within the page.
 */
export function openBeside(wouldLose: () => boolean): void {
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = (target as Element).closest("a");
      if (link === null || link.hasAttribute("data-exit") || isWithinPage(link)) return;
      if (!link.protocol.startsWith("http") || !wouldLose()) return;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    },
    { capture: true },
  );
}

function isWithinPage(link: HTMLAnchorElement): boolean {
  return link.getAttribute("href")?.startsWith("#") === true;
}
