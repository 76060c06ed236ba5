// Makes every file here but the six it starts from (see README.md). Run from the project's folder:
//   node vectors/media/make.mjs && node --conditions=holdfast-source vectors/media/expect.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import {
  box,
  exif,
  fileType,
  jpegWith,
  pngChunks,
  pngFromRows,
  pngOf,
  pngWith,
  riffChunk,
  webpBitstream,
  webpExtended,
  webpFrame,
  webpOf,
} from "./containers.ts";

const read = (name) => readFileSync(new URL(name, import.meta.url));
const write = (name, bytes) => writeFileSync(new URL(name, import.meta.url), bytes);
const turnTags = [1, 2, 3, 4, 5, 6, 7, 8];

const cat = read("chelsea.png");
const smallCat = read("chelsea-48x31.png");
const cup = read("coffee.png");
const profile = (await sharp(await sharp(cat).withIccProfile("p3").png().toBuffer()).metadata()).icc;
const appendix = Buffer.concat([fileType("mp42", "isom"), box("mdat", Buffer.alloc(64, 0x5a))]);

/** The pixels that, once turned as the tag says, are the picture again. Turned by sharp, not by us. */
async function storedFor(tag, png) {
  const picture = sharp(png);
  const undo = {
    1: () => picture,
    2: () => picture.flop(),
    3: () => picture.rotate(180),
    4: () => picture.flip(),
    5: async () => sharp(await sharp(png).rotate(90).png().toBuffer()).flop(),
    6: () => picture.rotate(270),
    7: async () => sharp(await sharp(png).rotate(270).png().toBuffer()).flop(),
    8: () => picture.rotate(90),
  };
  return (await undo[tag]()).png({ compressionLevel: 9 }).toBuffer();
}

await makeJpeg();
await makePng();
await makeWebp();
await makeAvif();
await makeOthers();

async function makeJpeg() {
  const plain = await sharp(cat).jpeg({ quality: 80 }).toBuffer();
  write("jpeg-420.jpg", plain);
  write("jpeg-444.jpg", await sharp(cup).jpeg({ quality: 80, chromaSubsampling: "4:4:4" }).toBuffer());
  write("jpeg-progressive.jpg", await sharp(read("rocket.png")).jpeg({ progressive: true }).toBuffer());
  write("jpeg-grey.jpg", await sharp(cat).greyscale().jpeg({ quality: 80 }).toBuffer());
  write("jpeg-cmyk.jpg", await sharp(smallCat).toColourspace("cmyk").jpeg({ quality: 80 }).toBuffer());
  const oneOfOne = Buffer.from("ICC_PROFILE\0\x01\x01", "latin1");
  write("jpeg-p3.jpg", jpegWith(plain, 0xe2, Buffer.concat([oneOfOne, profile])));
  write("jpeg-motion-photo.jpg", Buffer.concat([plain, appendix]));
  write("jpeg-cut.jpg", plain.subarray(0, plain.length - 400));
  write("jpeg-and-pdf.jpg", jpegWith(plain, 0xfe, Buffer.from("%PDF-1.7\n<svg></svg>\n")));

  const small = await sharp(smallCat).jpeg({ quality: 80 }).toBuffer();
  for (const tag of turnTags) {
    const block = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), exif(tag, tag % 2 === 1)]);
    write(`jpeg-orientation-${tag}.jpg`, jpegWith(small, 0xe1, block));
  }
}

async function makePng() {
  const profileChunk = { type: "iCCP", data: Buffer.concat([Buffer.from("p3\0\0"), deflateSync(profile)]) };
  write("png-p3.png", pngWith(cat, profileChunk));
  const broken = { type: "iCCP", data: Buffer.from("p3\0\0 this is no profile", "latin1") };
  write("png-broken-profile.png", pngWith(smallCat, broken));
  write("png-interlaced.png", await sharp(cat).png({ progressive: true, compressionLevel: 9 }).toBuffer());
  write("png-alpha.png", await withAlphaRamp(cup).png({ compressionLevel: 9 }).toBuffer());
  write("png-grey.png", await sharp(cat).greyscale().png({ compressionLevel: 9 }).toBuffer());
  write("png-palette.png", await sharp(cat).png({ palette: true, colours: 32 }).toBuffer());
  write("png-mislabelled.jpg", smallCat);
  write("png-trailing.png", Buffer.concat([smallCat, appendix]));
  write("png-cut.png", cat.subarray(0, 30_000));
  for (const tag of turnTags) {
    const stored = await storedFor(tag, smallCat);
    write(`png-orientation-${tag}.png`, pngWith(stored, { type: "eXIf", data: exif(tag, tag % 2 === 0) }));
  }
  write("png-animated.png", await animatedPng(smallCat, await sharp(smallCat).negate().png().toBuffer()));
  drawPng();
}

/** Patterns whose pixels a test can work out for itself; 16 pixels a side, or 16 by 4. */
function drawPng() {
  const side = Array.from({ length: 16 }, (_, i) => i);
  const checks = side.map((y) => Buffer.from(y % 2 === 0 ? [0x55, 0x55] : [0xaa, 0xaa]));
  write("png-grey-1-bit.png", pngFromRows({ width: 16, height: 16, depth: 1, colour: 0, rows: checks }));

  const deep = side.slice(0, 4).map((y) => {
    const row = Buffer.alloc(16 * 8);
    for (const x of side) [x * 4096 + 255, y * 16384 + 128, 65535, x * 4369].forEach((v, c) => row.writeUInt16BE(v, x * 8 + c * 2));
    return row;
  });
  write("png-rgba-16-bit.png", pngFromRows({ width: 16, height: 4, depth: 16, colour: 6, rows: deep }));

  const keyed = side.slice(0, 4).map(() => Buffer.from(side.flatMap((x) => (x % 2 ? [10, 20, 30] : [40, 50, 60]))));
  const key = { type: "tRNS", data: Buffer.from([0, 10, 0, 20, 0, 30]) };
  write("png-colour-key.png", pngFromRows({ width: 16, height: 4, depth: 8, colour: 2, rows: keyed, before: [key] }));

  const indexed = side.slice(0, 4).map(() => Buffer.from(side.map((x) => x)));
  const palette = { type: "PLTE", data: Buffer.from(side.flatMap((x) => [x * 16, 0, 255 - x * 16])) };
  const faded = { type: "tRNS", data: Buffer.from(side.map((x) => x * 17)) };
  write("png-palette-alpha.png", pngFromRows({ width: 16, height: 4, depth: 8, colour: 3, rows: indexed, before: [palette, faded] }));

  const greyAlpha = side.slice(0, 4).map(() => Buffer.from(side.flatMap((x) => [x * 10, x * 17])));
  write("png-grey-alpha.png", pngFromRows({ width: 16, height: 4, depth: 8, colour: 4, rows: greyAlpha }));
}

/** Every alpha from 0 to 255 occurs, from left to right. */
function withAlphaRamp(png) {
  const ramp = Buffer.from(Array.from({ length: 160 * 107 }, (_, i) => Math.floor(((i % 160) * 255) / 159)));
  return sharp(png).joinChannel(ramp, { raw: { width: 160, height: 107, channels: 1 } });
}

async function animatedPng(first, second) {
  const data = (png) => Buffer.concat(pngChunks(png).filter(({ type }) => type === "IDAT").map((chunk) => chunk.data));
  const { width, height } = await sharp(first).metadata();
  const control = (sequence) => {
    const body = Buffer.alloc(26);
    [sequence, width, height].forEach((value, i) => body.writeUInt32BE(value, i * 4));
    body.writeUInt16BE(1, 20);
    body.writeUInt16BE(10, 22);
    return { type: "fcTL", data: body };
  };
  const plays = { type: "acTL", data: Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]) };
  const header = pngChunks(first).find(({ type }) => type === "IHDR");
  return pngOf([
    header,
    plays,
    control(0),
    { type: "IDAT", data: data(first) },
    control(1),
    { type: "fdAT", data: Buffer.concat([Buffer.from([0, 0, 0, 2]), data(second)]) },
    { type: "IEND", data: Buffer.alloc(0) },
  ]);
}

async function makeWebp() {
  const lossless = await sharp(smallCat).webp({ lossless: true, effort: 6 }).toBuffer();
  const bitstream = webpBitstream(lossless);
  write("webp-lossless.webp", lossless);
  write("webp-lossy.webp", await sharp(cup).webp({ quality: 80 }).toBuffer());
  write("webp-alpha-lossy.webp", await withAlphaRamp(cup).webp({ quality: 80 }).toBuffer());
  write("webp-alpha-lossless.webp", await withAlphaRamp(cup).webp({ lossless: true, effort: 6 }).toBuffer());
  write("webp-p3.webp", webpOf([webpExtended(0x20, 48, 31), riffChunk("ICCP", profile), bitstream]));
  write("webp-trailing.webp", Buffer.concat([lossless, appendix]));
  write("webp-cut.webp", lossless.subarray(0, lossless.length - 200));
  for (const tag of turnTags) {
    const stored = await storedFor(tag, smallCat);
    const { width, height } = await sharp(stored).metadata();
    const pixels = webpBitstream(await sharp(stored).webp({ lossless: true, effort: 6 }).toBuffer());
    const block = tag < 5 ? exif(tag, true) : Buffer.concat([Buffer.from("Exif\0\0"), exif(tag, false)]);
    write(`webp-orientation-${tag}.webp`, webpOf([webpExtended(0x08, width, height), pixels, riffChunk("EXIF", block)]));
  }

  const negative = await sharp(smallCat).negate().toBuffer();
  const frames = await sharp([smallCat, negative], { join: { animated: true } }).webp({ quality: 80 }).toBuffer();
  write("webp-animated.webp", frames);
  const control = riffChunk("ANIM", Buffer.from([0, 0, 0, 0xff, 0, 0]));
  const aside = webpFrame({ left: 10, top: 6, width: 48, height: 31, bitstream });
  write("webp-animated-aside.webp", webpOf([webpExtended(0x02, 70, 50), control, aside]));
  const parts = (await withAlphaRamp(cup).webp({ quality: 80 }).toBuffer()).subarray(30); // after RIFF, WEBP and VP8X: ALPH, then VP8
  const whole = webpFrame({ left: 0, top: 0, width: 160, height: 107, bitstream: parts });
  write("webp-animated-alpha.webp", webpOf([webpExtended(0x12, 160, 107), control, whole]));
}

async function makeAvif() {
  const plain = await sharp(cat).avif({ quality: 60 }).toBuffer();
  write("avif-444.avif", plain);
  write("avif-420.avif", await sharp(cup).avif({ quality: 60, chromaSubsampling: "4:2:0" }).toBuffer());
  write("avif-10-bit.avif", await sharp(cup).avif({ quality: 60, bitdepth: 10 }).toBuffer());
  write("avif-alpha.avif", await withAlphaRamp(cup).avif({ quality: 60 }).toBuffer());
  write("avif-p3.avif", await sharp(cat).withIccProfile("p3").avif({ quality: 60 }).toBuffer());
  write("avif-trailing.avif", Buffer.concat([plain, Buffer.from("SEFT a phone's own appendix")]));
  write("avif-cut.avif", plain.subarray(0, plain.length - 100));
  for (const tag of turnTags) {
    const turned = await sharp(smallCat).withMetadata({ orientation: tag }).avif({ quality: 60 }).toBuffer();
    write(`avif-orientation-${tag}.avif`, turned);
  }

  // Its outer header says 10 by 10; the AV1 frame inside is 4000 by 4000.
  const flat = { width: 4000, height: 4000, channels: 3, background: "#808080" };
  const lying = await sharp({ create: flat }).avif({ quality: 1, effort: 0 }).toBuffer();
  for (let at = lying.indexOf("ispe"); at !== -1; at = lying.indexOf("ispe", at + 1)) {
    lying.writeUInt32BE(10, at + 8);
    lying.writeUInt32BE(10, at + 12);
  }
  write("avif-understated.avif", lying);
}

async function makeOthers() {
  const small = sharp(smallCat).resize(12, 8);
  write("other.gif", await small.clone().gif().toBuffer());
  write("other.tiff", await small.clone().tiff().toBuffer());
  write("other.heic", fileType("heic", "mif1", "heic"));
  write("other.mp4", appendix);
  write("other.mov", box("wide", box("mdat")));
  write("other.webm", Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 0x01]));
  write("other.avi", Buffer.from("RIFF\x20\0\0\0AVI LIST", "latin1"));
  write("other.pdf", Buffer.from("%PDF-1.7\n%%EOF\n"));
  write("other.svg", Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>\n'));
  const bmp = Buffer.alloc(58);
  bmp.write("BM", 0, "latin1");
  [[58, 2], [54, 10], [40, 14], [1, 18], [1, 22]].forEach(([value, at]) => bmp.writeUInt32LE(value, at));
  bmp.set([1, 0, 24, 0], 26);
  write("other.bmp", bmp);
  write("other.html", Buffer.from("<!doctype html><p>A page with a drawing: <svg></svg>\n"));
  write("other-text.jpg", Buffer.from("This is a letter that somebody called a picture.\n"));
  write("other-empty.png", Buffer.alloc(0));

  // 60,000 pixels a side, stated by a header that nothing follows.
  const side = Buffer.alloc(8);
  side.writeUInt32BE(60_000, 0);
  side.writeUInt32BE(60_000, 4);
  write("too-large.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, ...side.subarray(2, 4), ...side.subarray(6), 3, 1, 17, 0, 2, 17, 0, 3, 17, 0]));
  write("too-large.png", pngOf([{ type: "IHDR", data: Buffer.concat([side, Buffer.from([8, 2, 0, 0, 0])]) }]));
  write("too-large.webp", webpOf([webpExtended(0, 60_000, 60_000)]));
  const none = Buffer.alloc(4);
  const item = Buffer.from([0, 0, 0, 1, 0, 1, 1, 1]); // one entry: item 1 has property 1
  const meta = box("meta", none, box("pitm", none, Buffer.from([0, 1])), box("iprp", box("ipco", box("ispe", none, side)), box("ipma", none, item)));
  write("too-large.avif", Buffer.concat([fileType("avif", "mif1"), meta]));
}
