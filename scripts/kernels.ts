import { writeKernels } from "./kernels/kernels.ts";

await writeKernels();
