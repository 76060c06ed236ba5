// What `import "@holdfast/matcher"` gets: the built matcher, or words where this Node has no SQLite.
import { isBuiltin } from "node:module";

if (!isBuiltin("node:sqlite")) {
  throw new Error(
    `Cannot use @holdfast/matcher: it needs Node 24 or newer, found ${process.versions.node}`,
  );
}

export const {
  FORMS,
  FolderInUseError,
  NativeSearchMissing,
  NotReadyError,
  openMatcher,
  TooLargeError,
  UPLOAD_ID,
} = await import("../dist/index.js");
