import { expect, it } from "vitest";
import { takePort } from "./http-server.ts";

it("a port that is taken before there is an answer says so, and can be given up twice", async () => {
  const server = await takePort({ host: "127.0.0.1", port: 0 });

  const early = await fetch(server.url);
  server.answerWith((_, response) => response.end("ready"));
  const late = await fetch(server.url);
  await Promise.all([server.stop(), server.stop()]);

  expect([early.status, early.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(await late.text()).toBe("ready");
  await expect(fetch(server.url)).rejects.toThrow();
});
