import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Decision } from "../post.ts";
import { boardForTests } from "../testing/board-for-tests.ts";

const listing = "5a0c9be2d1f34786a0c9be2d1f347865";
const claimed = { kind: "hold", listing, distance: 8, because: "claimed" } as const;
const confirmed = { kind: "block", listing, distance: 8, because: "own-review" } as const;
const adult: Decision = { ...claimed, list: "adult" };
const under18: Decision = { ...claimed, list: "under-18" };
const stopped: Decision = { ...confirmed, list: "adult" };
const stoppedUnder18: Decision = { ...confirmed, list: "under-18" };
const plain: Decision = { kind: "unsure", because: "too-plain" };

let board: Awaited<ReturnType<typeof boardForTests>>;
beforeEach(async () => {
  board = await boardForTests();
});
afterEach(() => board.tidy());

/** Posts a sample about which the matcher says this. */
async function posted(decision: Decision, sample = "cat"): Promise<void> {
  board.said.decision = decision;
  await board.post({ sample, as: "altered" });
}

describe("the moderator's desk", () => {
  it("keeps the answers behind the picture, and the three of them look alike", async () => {
    await posted(adult);
    await posted(under18, "river");

    const page = await board.page("/moderator");

    const outside = page.replaceAll(/<details>[\s\S]*?<\/details>/g, "");
    expect(page.match(/name="verdict"/g)).toHaveLength(6);
    expect(page.match(/class="quiet" name="verdict"/g)).toHaveLength(6);
    expect(outside).not.toContain('name="verdict"');
    expect(outside).toContain("/moderator/posts/1/blurred.jpg");
    expect(outside).not.toContain("/moderator/posts/1.jpg");
    expect(outside).not.toContain('src="/moderator/posts/2');
  });

  it("shows after a review what became of the post and of every copy", async () => {
    await posted(adult);
    await posted(adult);
    board.said.decision = stopped;
    board.said.news = [
      { cursor: 1, upload: "post-1", decision: stopped },
      { cursor: 2, upload: "post-2", decision: stopped },
    ];

    const answered = await board.answer("1", { verdict: "intimate" });

    expect(answered.headers.get("location")).toBe("/moderator?reviewed=1");
    expect(board.book.all().map(({ state }) => state)).toEqual(["stopped", "stopped"]);
    const page = await board.page("/moderator?reviewed=1");
    expect(page).toContain("Nothing is held.");
    expect(page).toContain('role="status"');
  });

  it.each([
    ["intimate", "stopped"],
    ["not-intimate", "shown"],
    ["unsure", "held"],
  ])("does as the moderator says where no listing says otherwise: %s", async (verdict, state) => {
    await posted(plain);
    await posted({ kind: "unsure", because: "unreadable" });

    await board.answer("1", { verdict });
    board.said.knows = false;
    await board.answer("2", { verdict });

    expect(board.book.all().map((post) => post.state)).toEqual([state, state]);
  });

  it("does as the list says where one stands behind the post", async () => {
    await posted({ ...adult, because: "disputed" });

    await board.answer("1", { verdict: "intimate" });

    expect(board.book.find(1)?.state).toBe("held");
    expect(await board.page("/moderator")).toContain("Reviewers disagree");
  });

  it("asks for a trained reviewer and a report number before an under-18 match is confirmed", async () => {
    await posted(under18);
    board.asked.length = 0;

    const nobody = await board.answer("1", { verdict: "intimate" });
    const unreported = await board.answer("1", { verdict: "intimate", reviewer: "R. Trained" });

    expect([nobody.status, unreported.status]).toEqual([422, 422]);
    expect(board.asked).toEqual([]);

    board.said.decision = stoppedUnder18;
    const whole = { verdict: "intimate", reviewer: "R. Trained", "report-number": "17" };
    expect((await board.answer("1", whole)).status).toBe(303);
    expect(board.book.find(1)).toMatchObject({ state: "stopped" });
    expect(await board.page("/moderator")).toContain("Report 17, reviewed by R. Trained.");
  });

  it.each(["intimate", "not-intimate", "unsure"])(
    "takes no answer about an under-18 match from someone without a name: %s",
    async (verdict) => {
      await posted(under18);
      board.asked.length = 0;

      const answered = await board.answer("1", { verdict, "report-number": "17" });

      expect(answered.status).toBe(422);
      expect(board.asked).toEqual([]);
      expect(board.book.find(1)).toMatchObject({ state: "held", reviews: [] });
    },
  );

  it("says that nobody can answer from the blur, but only from a lawful look elsewhere", async () => {
    await posted(under18);

    const page = await board.page("/moderator");

    expect(page).toMatch(/only a blur[\s\S]*lawful look by the trained reviewer, elsewhere/);
    expect(page).toContain("“It is intimate” the report number too");
  });

  it("names the listing as an analyst of the exchange asks for it", async () => {
    await posted(adult);

    expect(await board.page("/moderator")).toContain(`Listing <code>${listing}</code>`);
  });

  it("lets a report be written down without opening the picture", async () => {
    await posted(under18);

    const [outside] = (await board.page("/moderator")).split("<details>");
    const fields = { reviewer: "R. Trained", "report-number": "17" };
    const answered = await board.answer("1/report", fields);
    board.said.decision = stoppedUnder18;
    const confirmed = await board.answer("1", { verdict: "intimate", reviewer: "R. Trained" });

    expect(outside).toMatch(/name="reviewer"[\s\S]*name="report-number"/);
    expect(outside).toContain('formaction="/moderator/posts/1/report"');
    expect(answered.headers.get("location")).toBe("/moderator#post-1");
    expect(confirmed.status).toBe(303);
  });

  it("does not open the picture when only the report was not complete", async () => {
    await posted(under18);

    const answered = await board.answer("1/report", { reviewer: "R. Trained" });

    expect(await answered.text()).not.toContain("<details open>");
  });

  it("keeps what was filled in when an answer cannot be kept, and leaves the picture open", async () => {
    await posted(under18);
    const half = { verdict: "intimate", reviewer: 'R. "Trained"', "report-number": "" };
    const whole = { ...half, "report-number": "2026-17" };

    const unreported = await (await board.answer("1", half)).text();
    board.said.decision = undefined;
    const unreachable = await board.answer("1", whole);
    const again = await unreachable.text();

    expect(unreported).toContain('value="R. &quot;Trained&quot;"');
    expect(unreported).toContain("<details open>");
    expect(unreachable.status).toBe(503);
    expect(again).toContain('value="R. &quot;Trained&quot;"');
    expect(again).toContain('value="2026-17"');
  });

  it("keeps the reviewer's name when only the report's number is missing afterwards", async () => {
    await posted({ ...stopped, list: "under-18" });

    const answered = await board.answer("1/report", { reviewer: "R. Trained" });

    expect(answered.status).toBe(422);
    expect(await answered.text()).toContain('value="R. Trained"');
  });

  it.each(["/moderator/posts/1", "/moderator/posts/1/report"])(
    "leads back to the desk when %s is loaded anew",
    async (place) => {
      await posted(adult);

      const answered = await board.app.request(place);

      expect(answered.headers.get("location")).toBe("/moderator#post-1");
    },
  );

  it("says in words that there is nothing at an address", async () => {
    const answered = await board.answer("9", { verdict: "unsure" });

    expect(answered.status).toBe(404);
    expect(await answered.text()).toContain("There is nothing at this address.");
  });

  it("lets an under-18 match out only blurred", async () => {
    await posted(under18);

    expect((await board.app.request("/moderator/posts/1.jpg")).status).toBe(404);
    expect((await board.app.request("/moderator/posts/1/blurred.jpg")).status).toBe(200);
  });
});

describe("a post that was decided", () => {
  it.each([
    ["intimate", stopped, "stopped"],
    ["not-intimate", { kind: "pass" }, "shown"],
  ] as const)(
    "stays on the desk with its history, and its answer can be taken back: %s",
    async (first, decision, state) => {
      await posted(adult);
      board.said.decision = decision;
      await board.answer("1", { verdict: first });
      const second = first === "intimate" ? "not-intimate" : "intimate";

      const page = await board.page("/moderator");

      expect(board.book.find(1)?.state).toBe(state);
      const [, decided = ""] = page.split("<h2>Decided</h2>");
      expect(decided).toMatch(/1970-01-01 00:00 UTC, a moderator: “It is/);
      const [, change = ""] = decided.split("<details><summary>That answer was a mistake");
      expect(change).toContain(`value="${second}"`);
      expect(change).toContain('value="unsure"');
      expect(change).not.toContain(`value="${first}"`);
      expect((await board.app.request("/moderator/posts/1.jpg")).status).toBe(200);

      board.said.decision = first === "intimate" ? { kind: "pass" } : stopped;
      const answered = await board.answer("1", { verdict: second });

      expect(answered.status).toBe(303);
      expect(board.book.find(1)?.state).toBe(first === "intimate" ? "shown" : "stopped");
      expect(board.book.find(1)?.reviews.map(({ verdict }) => verdict)).toEqual([first, second]);
    },
  );

  it("can be answered anew where the first answer was that one cannot tell", async () => {
    await posted(adult);

    await board.answer("1", { verdict: "unsure" });

    const page = await board.page("/moderator");
    expect(page).toContain("“I cannot tell”.");
    expect(page.match(/name="verdict"/g)).toHaveLength(3);
  });

  it("says that nothing is stopped when the listing is gone by the time it is corrected", async () => {
    await posted(adult);
    board.said.decision = { kind: "pass" };
    await board.answer("1", { verdict: "not-intimate" });

    await board.answer("1", { verdict: "intimate" });

    expect(await board.page("/moderator?reviewed=1")).toContain("stays on the board");
  });

  it("says that a corrected answer counts, and shows what became of the post once the matcher followed", async () => {
    await posted(adult);
    board.said.decision = { kind: "pass" };
    await board.answer("1", { verdict: "not-intimate" });
    board.said.decision = { ...adult, because: "disputed" };
    await board.answer("1", { verdict: "intimate" });

    const meanwhile = await board.page("/moderator?reviewed=1");
    expect(meanwhile).toContain("Your new answer counts");
    expect(meanwhile).not.toContain("Reviewers disagree");

    board.said.news = [{ cursor: 1, upload: "post-1", decision: stopped }];
    await board.answer("1", { verdict: "intimate" });
    expect(await board.page("/moderator?reviewed=1")).toContain("is stopped");
  });

  it("has nothing to correct once the claim was taken back, and says that nothing is stopped", async () => {
    await posted(adult);
    board.said.decision = stopped;
    await board.answer("1", { verdict: "intimate" });

    board.book.follow("1", 1, { kind: "pass" });

    const [, decided = ""] = (await board.page("/moderator")).split("<h2>Decided</h2>");
    expect(decided).toContain("The claim was taken back");
    expect(decided).not.toContain("That answer was a mistake");
  });

  it("shows a picture to the moderator only where an answer of theirs may be a mistake", async () => {
    await posted(stopped);

    expect((await board.app.request("/moderator/posts/1.jpg")).status).toBe(404);
    expect(await board.page("/moderator")).not.toContain("That answer was a mistake");
  });

  it("asks for name and report again when an under-18 picture turns out intimate after all", async () => {
    await posted(under18);
    board.said.decision = { kind: "pass" };
    await board.answer("1", { verdict: "not-intimate", reviewer: "Sam" });

    const [, decided = ""] = (await board.page("/moderator")).split("<h2>Decided</h2>");
    const unreported = await board.answer("1", { verdict: "intimate", reviewer: "Kim" });

    expect(decided).toMatch(/lawful look[\s\S]*name="reviewer"[\s\S]*name="report-number"/);
    expect(decided).not.toContain("/moderator/posts/1.jpg");
    expect(unreported.status).toBe(422);
    expect(await unreported.text()).toContain("<details open>");
  });
});

describe("a page left open while another moderator answers", () => {
  const sam = { verdict: "intimate", reviewer: "Sam", "report-number": "R-1" };

  /** A post that Sam found intimate, and the revision that Kim's page still shows. */
  async function confirmedBySam(): Promise<string> {
    await posted(under18);
    const seen = String(board.book.find(1)?.revision);
    board.said.decision = stoppedUnder18;
    await board.answer("1", sam);
    board.asked.length = 0;
    return seen;
  }

  it.each(["not-intimate", "unsure", "intimate"])(
    "undoes nothing and shows how it is now: %s",
    async (verdict) => {
      const seen = await confirmedBySam();
      board.said.decision = { kind: "pass" };
      const before = board.book.find(1);

      const kim = { verdict, reviewer: "Kim", "report-number": "R-2", seen, undo: "yes" };
      const answered = await board.answer("1", kim);

      expect(answered.status).toBe(409);
      expect(board.asked).toEqual([]);
      expect(board.book.find(1)).toEqual(before);
      expect(await answered.text()).toContain("Report R-1, reviewed by Sam.");
    },
  );

  it("counts for nothing when it does not say what it was about", async () => {
    await posted(adult);

    const answered = await board.answer("1", { verdict: "not-intimate", seen: "" });

    expect(answered.status).toBe(409);
    expect(board.book.find(1)?.state).toBe("held");
  });

  it("counts for nothing once a copy's answer or the list has changed the post", async () => {
    await posted(adult);
    const seen = String(board.book.find(1)?.revision);
    board.book.markList([1], "under-18");

    const answered = await board.answer("1", { verdict: "not-intimate", reviewer: "Kim", seen });

    expect(answered.status).toBe(409);
  });

  it("lets only one of two answers at the same moment reach the matcher", async () => {
    await posted(under18);
    board.asked.length = 0;
    board.said.decision = stoppedUnder18;

    const answers = await Promise.all([
      board.answer("1", sam),
      board.answer("1", { verdict: "not-intimate", reviewer: "Kim" }),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(board.asked).toEqual(["POST /v1/uploads/post-1/review"]);
  });

  it("does not take the report of another away", async () => {
    const seen = await confirmedBySam();

    const fields = { reviewer: "Kim", "report-number": "R-2", seen };
    const answered = await board.answer("1/report", fields);

    expect(answered.status).toBe(409);
    expect(board.book.find(1)?.reviews).toHaveLength(1);
  });

  it.each(["not-intimate", "unsure"])(
    "takes a step of its own, which names what it undoes, to take an under-18 answer back: %s",
    async (verdict) => {
      await confirmedBySam();
      board.said.decision = { kind: "pass" };

      const asked = await board.answer("1", { verdict, reviewer: "Kim" });

      expect(asked.status).toBe(409);
      expect(await asked.text()).toMatch(/Sam: “It is intimate”. Report R-1[\s\S]*name="undo"/);
      expect(board.asked).toEqual([]);
      expect(board.book.find(1)?.state).toBe("stopped");

      const undone = await board.answer("1", { verdict, reviewer: "Kim", undo: "yes" });

      expect(undone.status).toBe(303);
      expect(board.book.find(1)?.reviews).toEqual([
        { at: 1, reviewer: "Sam", verdict: "intimate", reportNumber: "R-1" },
        { at: 1, reviewer: "Kim", verdict, reportNumber: undefined },
      ]);
    },
  );
});

describe("what the matcher has paused", () => {
  const claim = { listing, uploads: 21, samples: ["post-1"] };

  it("is said in words, with the held posts that belong to it", async () => {
    await posted({ kind: "unsure", because: "paused" });
    board.said.paused = [{ ...claim, list: "adult" }];

    const page = await board.page("/moderator");

    expect(page).toContain("21 posts look like one claimed picture.");
    expect(page).toContain('href="#post-1"');
    expect(page).toContain(`Listing <code>${listing}</code>`);
  });

  it("can be reviewed though the posts are shown, the under-18 one blurred", async () => {
    await posted({ kind: "pass" });
    board.said.paused = [{ ...claim, list: "under-18" }];

    const page = await board.page("/moderator");

    expect(page).toContain("Marked as showing someone under 18.");
    expect(page).not.toContain("It is restricted");
    expect(page).toContain('action="/moderator/posts/1"');
    expect((await board.app.request("/moderator/posts/1.jpg")).status).toBe(404);
    expect((await board.answer("1", { verdict: "intimate" })).status).toBe(422);
  });

  it("is not passed over in silence while the matcher cannot be reached", async () => {
    board.said.decision = undefined;

    expect(await board.page("/moderator")).toContain("The matcher cannot be reached just now.");
  });
});
