import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { decodePhoto } from "./decode-photo.ts";
import { NotEnoughMemoryError } from "./decoder.ts";
import { nodeDecoders } from "./node.ts";
import type { WasmInstance, WasmMemory } from "./wasm.ts";
import { memoryOf } from "./wasm.ts";

// Generous: other work may share the machine.
vi.setConfig({ testTimeout: 120_000 });

const VECTORS = new URL("../../../vectors/media/", import.meta.url);
const read = (file: string) => new Uint8Array(readFileSync(new URL(file, VECTORS)));
const ONE_OF_EACH = [
  "jpeg-progressive.jpg",
  "png-alpha.png",
  "webp-alpha-lossy.webp",
  "avif-alpha.avif",
];
const BROKEN = ["jpeg-cmyk.jpg", "avif-understated.avif"];

/** Every instance the platform makes is noted on its way to the decoder. */
const made: WasmInstance[] = [];
const platform = globalThis as unknown as {
  WebAssembly: {
    instantiate(module: object, imports: object): Promise<WasmInstance>;
    Memory: { prototype: WasmMemory };
  };
};
const instantiate = platform.WebAssembly.instantiate;

beforeEach(() => {
  made.length = 0;
  vi.spyOn(platform.WebAssembly, "instantiate").mockImplementation(async (module, imports) => {
    const instance = await instantiate(module, imports);
    made.push(instance);
    return instance;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

const isWiped = ({ buffer }: WasmMemory) => new Uint8Array(buffer).every((byte) => byte === 0);

describe("every decoder", () => {
  it.each(ONE_OF_EACH)("gives %s an instance of its own and wipes it", async (file) => {
    const decoderFor = nodeDecoders();

    await decodePhoto(read(file), { decoderFor });
    await decodePhoto(read(file), { decoderFor });

    const [first, second] = made.map(memoryOf);
    expect(first).not.toBe(second);
    expect(made).toHaveLength(2);
    expect(made.map(memoryOf).every(isWiped)).toBe(true);
  });

  it.each(BROKEN)("wipes the memory that the refused %s was in", async (file) => {
    const outcome = await decodePhoto(read(file), { decoderFor: nodeDecoders() });

    expect(outcome).toEqual({ kind: "damaged" });
    expect(made.map(memoryOf).every(isWiped)).toBe(true);
  });

  it("says nothing about a damaged picture on the console", async () => {
    const spies = [vi.spyOn(console, "log"), vi.spyOn(console, "warn"), vi.spyOn(console, "error")];
    const wrong = read("jpeg-420.jpg").fill(0x55, 2_000, 2_100);

    await decodePhoto(wrong, { decoderFor: nodeDecoders() });
    await decodePhoto(read("jpeg-cmyk.jpg"), { decoderFor: nodeDecoders() });

    expect(spies.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });

  it("is compiled once for all pictures of its format", async () => {
    const decoderFor = nodeDecoders();

    const decoders = await Promise.all([decoderFor("png"), decoderFor("png"), decoderFor("webp")]);

    expect(decoders[0]).toBe(decoders[1]);
    expect(decoders[0]).not.toBe(decoders[2]);
  });
});

describe("memory", () => {
  it("stays near what the outer header needs when a hidden one asks for more", async () => {
    const outcome = await decodePhoto(read("avif-understated.avif"), {
      decoderFor: nodeDecoders(),
    });

    expect(outcome).toEqual({ kind: "damaged" });
    expect(made.map(memoryOf)[0]?.buffer.byteLength).toBeLessThan(64 * 2 ** 20);
  });

  it("that the device refuses is no damage to the picture", async () => {
    vi.spyOn(platform.WebAssembly.Memory.prototype, "grow").mockImplementation(() => {
      throw new RangeError("the device has none");
    });
    const growing = read("avif-understated.avif");
    // Its outer header now tells the truth, so only the device stands in its way.
    const view = new DataView(growing.buffer);
    const at = Buffer.from(growing).indexOf("ispe");
    view.setUint32(at + 8, 4_000);
    view.setUint32(at + 12, 4_000);

    const decoding = decodePhoto(growing, { decoderFor: nodeDecoders() });

    await expect(decoding).rejects.toThrow(NotEnoughMemoryError);
  });

  it("that is refused for an instance is no damage either", async () => {
    for (const file of ONE_OF_EACH) {
      vi.spyOn(platform.WebAssembly, "instantiate").mockRejectedValue(new RangeError("none"));

      const decoding = decodePhoto(read(file), { decoderFor: nodeDecoders() });

      await expect(decoding, file).rejects.toThrow(NotEnoughMemoryError);
    }
  });
});
