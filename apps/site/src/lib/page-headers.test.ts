import { describe, expect, it } from "vitest";
import { pageHeaders } from "./page-headers.ts";

const policy = (kind: Parameters<typeof pageHeaders>[0]) =>
  pageHeaders(kind)["content-security-policy"] ?? "";

describe("pageHeaders", () => {
  it("lets an ordinary page connect to nothing and compile nothing", () => {
    expect(policy("plain")).toContain("default-src 'none'");
    expect(policy("plain")).not.toMatch(/connect-src|worker-src|wasm|blob:/);
  });

  it("lets the scripted page compile WASM and start a worker, on this origin only", () => {
    expect(policy("island")).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy("island")).toContain("connect-src 'self'");
  });

  it("lets nothing that is typed on a page to write on be sent", () => {
    expect(policy("writing")).toContain("form-action 'none'");
    expect(policy("writing")).toContain("script-src 'self'");
    expect(policy("writing")).not.toMatch(/connect-src|worker-src|wasm|blob:/);
  });

  it("leaves the worker without any network", () => {
    expect(policy("worker")).toMatch(/^default-src 'none'; script-src 'wasm-unsafe-eval'; /);
    expect(policy("worker")).not.toContain("-src 'self'");
  });

  it("names no other origin and nothing unsafe anywhere", () => {
    for (const kind of ["plain", "writing", "island", "worker"] as const) {
      expect(policy(kind)).not.toMatch(/https?:|\*|unsafe-inline|'unsafe-eval'|data:/);
    }
  });
});
