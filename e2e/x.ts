import { launchBrowser } from "./browser/launch-browser.ts";
import { practiceForTests } from "./story/practice-for-tests.ts";
import { axeViolations } from "./story/axe-violations.ts";
import { walkToPictures, choosePictures, sendAndKeep, samplePhoto, openCase } from "./story/walk.ts";
const copy = await practiceForTests(); const b = await launchBrowser(); const p = await (await b.newContext({viewport:{width:360,height:780}})).newPage();
let n=0;
const shot = async (name:string)=>{ await p.screenshot({path:`/tmp/shot-${String(n++).padStart(2,"0")}-${name}.png`, fullPage:true}); console.log(name, await axeViolations(p)); };
p.on("response", r=>{ if(r.status()>=400) console.log(r.status(), r.url()); }); try {
await walkToPictures(p, copy.site, "adult", shot);
await choosePictures(p,[samplePhoto("cat"), samplePhoto("flower"), "vectors/media/other.heic"]); await shot("chosen");
const kept = await sendAndKeep(p, shot); console.log(kept);
await openCase(p, copy.site, kept); await shot("case"); console.log(p.url(), await p.locator("main").innerText());
} catch(e) { console.log(p.url(), await p.content()); } finally { await b.close(); await copy.stop(); }
