import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { madeUpPhoto } from "../made-up-photo.contract.ts";
import type { Kernel } from "./load-kernel.ts";

const MEGABYTE = 1_000_000;

/** Kernels made from now on by freshly loaded modules. */
function recordKernels(): readonly Kernel[] {
  const made: Kernel[] = [];
  vi.stubGlobal("WebAssembly", {
    Module: WebAssembly.Module,
    Instance: new Proxy(WebAssembly.Instance, {
      construct(target, args) {
        const instance: WebAssembly.Instance = Reflect.construct(target, args);
        made.push(instance.exports as unknown as Kernel);
        return instance;
      },
    }),
  });
  return made;
}

const bytesOf = ({ memory }: Kernel) => new Uint8Array(memory.buffer);

/** Places that hold something else than in a kernel that has never seen a photo. */
async function traces(kernel: Kernel): Promise<number> {
  const { loadKernel } = await import("./load-kernel.ts");
  const unused = bytesOf(loadKernel()!);
  return bytesOf(kernel).reduce((sum, byte, at) => sum + (byte === (unused[at] ?? 0) ? 0 : 1), 0);
}

describe("a kernel's memory", () => {
  beforeEach(() => {
    vi.resetModules();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    [300, 200],
    [64, 64],
    [5, 1_000],
  ])("holds no trace of a photo of %i x %i pixels once it is hashed", async (width, height) => {
    const [kernel, hashing] = await begun(width, height);
    hashing.take(madeUpPhoto(width, height, 3).rgba);
    hashing.finish();
    hashing.hash();
    hashing.forms();

    expect(await traces(kernel)).toBeGreaterThan(1_000);
    hashing.wipe();

    expect(await traces(kernel)).toBe(0);
  });

  it("holds no trace of a photo whose rows cannot be read to the end", async () => {
    const made = recordKernels();
    const { hashPhoto } = await import("../hash-photo.ts");
    let reads = 0;
    class Torn extends Uint8Array<ArrayBuffer> {
      override subarray(from?: number, to?: number) {
        reads++;
        if (reads > 2) throw new TypeError("torn");
        return new Uint8Array(super.subarray(from, to));
      }
    }
    const rgba = Torn.from(madeUpPhoto(300, 200, 1).rgba) as Torn;

    expect(() => hashPhoto({ rgba, width: 300, height: 200 })).toThrow("torn");

    expect(made).toHaveLength(1);
    expect(await traces(made[0]!)).toBe(0);
  });

  it.each([
    [4_000, 3_000],
    [4_032, 3_024],
    [3_000, 4_000],
  ])("is under 4 MB for %i x %i pixels", async (width, height) => {
    const [kernel] = await begun(width, height);

    expect(bytesOf(kernel).length).toBeLessThan(MEGABYTE * 4);
  });

  it.each([
    [50_000, 1_000],
    [1_000, 50_000],
    [12_000, 12_000],
    [300_000, 5],
  ])(
    "is 5 bytes for each row of the box and column, 120 more for a column and 4 for a row, for %i x %i",
    async (width, height) => {
      const [kernel] = await begun(width, height);

      const box = Math.ceil(height / 128);
      const rule = 5 * box * (width + box + 40) + 120 * width + 4 * height + MEGABYTE / 3;
      expect(bytesOf(kernel).length).toBeLessThan(rule);
    },
  );

  it("holds no trace of a photo that was hashed fast, and is under 4 MB for one of 12 megapixels", async () => {
    const made = recordKernels();
    const { fastHash } = await import("./fast-hash.ts");
    const full = { width: 4_000, height: 3_000 };
    const rgba = new Uint8Array(full.width * full.height * 4).map((_, at) => at * at);

    expect(fastHash({ rgba, ...full })).toBeDefined();

    expect(made).toHaveLength(1);
    expect(bytesOf(made[0]!).length).toBeLessThan(MEGABYTE * 4);
    expect(await traces(made[0]!)).toBe(0);
  }, 60_000);

  it("serves one photo after another", async () => {
    const made = recordKernels();
    const { hashPhoto } = await import("../hash-photo.ts");

    for (let seed = 0; seed < 5; seed++) hashPhoto(madeUpPhoto(100, 80, seed));

    expect(made).toHaveLength(1);
  });

  it("is given up once a huge photo has made it large", async () => {
    const made = recordKernels();
    const { kernelHashing } = await import("./kernel-hashing.ts");

    kernelHashing({ width: 30_000, height: 30_000 })!.wipe();
    kernelHashing({ width: 30, height: 30 })!.wipe();

    expect(made).toHaveLength(2);
  });
});

async function begun(width: number, height: number) {
  const made = recordKernels();
  const { kernelHashing } = await import("./kernel-hashing.ts");
  const hashing = kernelHashing({ width, height })!;
  return [made[0]!, hashing] as const;
}
