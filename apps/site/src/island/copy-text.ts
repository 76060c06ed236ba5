/**
 * Copies a text. Without a secure context there is no clipboard to write to, but a copy of what is
 * selected can be made, its text replaced on the way; nothing is selected afterwards.
 *
 * @param shown what is selected then
 * @returns whether it was copied
 */
export async function copyText(text: string, shown: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const replace = (event: ClipboardEvent): void => {
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
    };
    getSelection()?.selectAllChildren(shown);
    document.addEventListener("copy", replace);
    try {
      return document.execCommand("copy");
    } finally {
      document.removeEventListener("copy", replace);
      getSelection()?.removeAllRanges();
    }
  }
}
