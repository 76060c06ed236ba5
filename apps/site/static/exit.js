// "Leave now", on every page: covers it at once and opens an ordinary one in its place. Shift three
// times does the same. Without this script the link itself leads away. Earlier pages stay in the history.
(() => {
  const exit = document.querySelector("[data-exit]");
  const shiftsWithin = 3000; // milliseconds for three presses
  let shifts = [];

  function cover() {
    document.title = "";
    document.body.replaceChildren();
  }

  function leave(event) {
    event.preventDefault();
    cover();
    location.replace(exit.href);
  }

  // The history then holds this address without the form that was sent to it: going back to it
  // starts anew instead of sending the answers again.
  history.replaceState(null, "", location.href);

  exit.addEventListener("click", leave);

  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    const now = Date.now();
    shifts = event.key === "Shift" ? [...shifts.filter((at) => now - at < shiftsWithin), now] : [];
    if (shifts.length === 3) leave(event);
  });

  // A page that the browser kept in memory would show its answers again: empty it and start anew.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    cover();
    location.replace(location.href);
  });
})();
