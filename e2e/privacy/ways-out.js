/**
 * Tries every way that a script has to reach a network. A test hands this file to a worker
 * as text.
 *
 * @param {string} to an address that answers; what is asked there names the way
 * @returns {Promise<Record<string, "sent" | "stopped" | "absent">>} what became of each way
 */
globalThis.waysOut = async (to) => {
  const patience = 1000; // milliseconds
  const at = (way) => `${to}?leak=${way}`;
  const heard = (target, event) =>
    new Promise((resolve, reject) => {
      target.addEventListener(event, resolve);
      target.addEventListener("error", reject);
    });

  const ways = {
    fetch: () => fetch(at("fetch"), { mode: "no-cors" }),
    XMLHttpRequest() {
      const request = new XMLHttpRequest();
      request.open("GET", at("XMLHttpRequest"), false);
      request.send();
    },
    WebSocket: () => heard(new WebSocket(at("WebSocket")), "open"),
    EventSource: () => heard(new EventSource(at("EventSource")), "open"),
    WebTransport: () => new WebTransport(at("WebTransport").replace("http:", "https:")).ready,
    importScripts: () => importScripts(at("importScripts")),
    import: () => import(at("import")),
    Worker: () => heard(new Worker(at("Worker")), "message"),
    SharedWorker: () => heard(new SharedWorker(at("SharedWorker")).port, "message"),
    caches: async () => (await caches.open("leak")).add(at("caches")),
    FontFace: () => new FontFace("leak", `url(${at("FontFace")})`).load(),
    sendBeacon: () => navigator.sendBeacon(at("sendBeacon")) || Promise.reject(new Error()),
    RTCPeerConnection: () => new RTCPeerConnection().createOffer(),
  };
  const isHere = (way) => way === "import" || way in globalThis || way in navigator;

  const found = {};
  for (const [way, go] of Object.entries(ways)) {
    if (!isHere(way)) {
      found[way] = "absent";
      continue;
    }
    const late = new Promise((_, reject) => setTimeout(reject, patience));
    const going = new Promise((resolve) => resolve(go()));
    found[way] = await Promise.race([going, late]).then(
      () => "sent",
      () => "stopped",
    );
  }
  return found;
};
