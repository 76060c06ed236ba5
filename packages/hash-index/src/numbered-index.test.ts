import { numberedIndexContract } from "./numbered-index.contract.ts";
import { numberedIndex } from "./numbered-index.ts";

numberedIndexContract(numberedIndex);
