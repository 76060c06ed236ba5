import { describe, expect, it } from "vitest";
import { turnstile } from "./turnstile.ts";

describe("turnstile", () => {
  it("lets the next in line enter when one leaves", async () => {
    const { enter } = turnstile(1, 5);
    const first = await enter();
    const order: string[] = [];
    const second = enter().then((place) => {
      order.push("second");
      return place;
    });
    order.push("first leaves");

    first?.leave();
    (await second)?.leave();

    expect(order).toEqual(["first leaves", "second"]);
    expect(await enter()).toBeDefined();
  });

  it("turns away whoever finds the line full", async () => {
    const { enter } = turnstile(1, 1);
    await enter();
    void enter();

    expect(await enter()).toBeUndefined();
  });

  it("counts a place that is left twice once", async () => {
    const { enter } = turnstile(1, 0);
    const place = await enter();

    place?.leave();
    place?.leave();

    expect(await enter()).toBeDefined();
    expect(await enter()).toBeUndefined();
  });
});
