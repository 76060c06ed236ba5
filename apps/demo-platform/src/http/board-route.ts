import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { MatcherClient } from "../matcher-client.ts";
import { alteredCopy, asShown, type SamplePhoto } from "../photos.ts";
import type { PostBook } from "../store/post-book.ts";
import { boardPage, type Told } from "./board-page.ts";

const LARGEST = 20 * 1024 * 1024; // bytes

interface Needs {
  readonly book: PostBook;
  readonly matcher: MatcherClient;
  readonly samples: readonly SamplePhoto[];
  readonly site: URL;
  readonly now: () => number;
}

/** `GET /` shows the board; `POST /posts` posts a sample or a picture of one's own. */
export function boardRoute({ book, matcher, samples, site, now }: Needs) {
  const route = new Hono();
  const board = (told?: Told, chosen?: string) =>
    boardPage({ posts: book.all(), samples: samples.map(({ name }) => name), site, told, chosen });

  route.get("/", (c) => c.html(board()));

  route.get("/samples/:file{[a-z]+\\.jpg}", (c) => {
    const sample = samples.find(({ name }) => `${name}.jpg` === c.req.param("file"));
    return sample === undefined ? c.notFound() : jpeg(sample.bytes);
  });

  route.get("/posts/:file{[0-9]+\\.jpg}", (c) => {
    const id = Number.parseInt(c.req.param("file"), 10);
    const photo = book.find(id)?.state === "shown" ? book.photo(id) : undefined;
    return photo === undefined ? c.notFound() : jpeg(photo);
  });

  const limit = bodyLimit({ maxSize: LARGEST, onError: (c) => c.html(board("too-large"), 413) });
  route.post("/posts", limit, async (c) => {
    const form = await c.req.formData().catch(() => new FormData());
    const sample = samples.find(({ name }) => name === form.get("sample"));
    const chosen = (await ownPicture(form)) ?? sample ?? "nothing-chosen";
    if (typeof chosen === "string") return c.html(board(chosen, sample?.name), 422);

    const shown = await asShown(chosen.bytes);
    if (shown === undefined) return c.html(board("not-a-picture", sample?.name), 422);
    const bytes = form.get("as") === "altered" ? await alteredCopy(chosen.bytes) : chosen.bytes;
    const photo = form.get("as") === "altered" ? ((await asShown(bytes)) ?? shown) : shown;

    const id = book.add(chosen.title, photo, bytes, now());
    try {
      book.judge(id, await matcher.check(id, bytes));
    } catch {
      // Kept as waiting: the follower asks again, and nothing is shown that was not judged.
    }
    return c.redirect(`/#post-${id}`, 303);
  });

  return route;
}

/**
 * The person's own file. A browser sends one without name and bytes when none was chosen.
 *
 * @returns `undefined` when none was chosen, `empty` when there is nothing in it
 */
async function ownPicture(
  form: FormData,
): Promise<Pick<SamplePhoto, "title" | "bytes"> | "empty" | undefined> {
  const file = form.get("photo");
  if (!(file instanceof File)) return undefined;
  if (file.size === 0) return file.name === "" ? undefined : "empty";
  return { title: "A picture of one's own", bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** A picture as an answer; kept by no cache, since the next moment it may have to be hidden. */
export function jpeg(bytes: Uint8Array): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { "content-type": "image/jpeg", "cache-control": "no-store" },
  });
}
