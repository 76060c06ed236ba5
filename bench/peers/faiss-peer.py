"""faiss, asked over stdin and answering over stdout, a line of JSON each.

What is asked and answered is described in search-peer.ts. One thread, by the caller's
OMP_NUM_THREADS and by omp_set_num_threads. Times are of the C++ call: queries are put in place and
results are read outside of them, so that Python is not counted.
"""

import ctypes
import gc
import json
import sys
import time

import faiss
import numpy as np

BITS = 256
BYTES = BITS // 8

faiss.omp_set_num_threads(1)
indexes = {}


def hashes_in(path):
    return np.fromfile(path, dtype=np.uint8).reshape(-1, BYTES)


def resident_bytes():
    """What this process holds, without what the allocator could give back."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * 4096


def empty_index(kind):
    """The index of production, or faiss's flat scan; both answer with the caller's numbers."""
    if kind == "flat":
        inner = faiss.IndexBinaryFlat(BITS)
    else:
        inner = faiss.IndexBinaryMultiHash(BITS, 16, 16)
        inner.nflip = 1
    mapped = faiss.IndexBinaryIDMap2(inner)
    mapped.inner = inner  # kept alive as long as what wraps it
    return mapped


def search(index, queries, distance):
    """One call. faiss finds what is nearer than a radius, not what is at it."""
    result = faiss.RangeSearchResult(len(queries))
    index.range_search_c(len(queries), faiss.swig_ptr(queries), distance + 1, result)
    return result


def timed(work):
    wall, cpu = time.perf_counter_ns(), time.process_time_ns()
    answer = work()
    return answer, (time.perf_counter_ns() - wall) / 1e9, (time.process_time_ns() - cpu) / 1e9


def build(asked):
    hashes = hashes_in(asked["hashes"])
    numbers = np.asarray(asked["first"] + asked["step"] * np.arange(len(hashes)), dtype=np.int64)
    before = resident_bytes()

    def work():
        index = empty_index(asked["index"])
        index.add_with_ids(hashes, numbers)
        search(index, hashes[:1], 31)
        return index

    index, wall, cpu = timed(work)
    indexes[asked["index"]] = index
    return {"wall": wall, "cpu": cpu, "resident": resident_bytes() - before}


def single(asked):
    index = indexes[asked["index"]]
    queries = hashes_in(asked["queries"])[asked["from"] : asked["from"] + asked["count"]]
    rows = [queries[at : at + 1] for at in range(len(queries))]
    pointers = [faiss.swig_ptr(row) for row in rows]
    results = [faiss.RangeSearchResult(1) for _ in rows]
    radius = asked["distance"] + 1
    stats = faiss.cvar.indexBinaryHash_stats
    stats.reset()
    took = []
    cpu = time.process_time_ns()
    for pointer, result in zip(pointers, results):
        started = time.perf_counter_ns()
        index.range_search_c(1, pointer, radius, result)
        took.append((time.perf_counter_ns() - started) / 1e3)
    cpu = (time.process_time_ns() - cpu) / 1e3 / len(rows)
    return {"wall": took, "cpu": cpu, "candidates": stats.ndis / len(rows)}


def single_through_python(asked):
    index = indexes[asked["index"]]
    queries = hashes_in(asked["queries"])[asked["from"] : asked["from"] + asked["count"]]
    took = []
    cpu = time.process_time_ns()
    for at in range(len(queries)):
        started = time.perf_counter_ns()
        index.range_search(queries[at : at + 1], asked["distance"] + 1)
        took.append((time.perf_counter_ns() - started) / 1e3)
    cpu = (time.process_time_ns() - cpu) / 1e3 / len(queries)
    return {"wall": took, "cpu": cpu}


def batch(asked):
    index = indexes[asked["index"]]
    queries = hashes_in(asked["queries"])[asked["from"] : asked["from"] + asked["count"]]
    result, wall, cpu = timed(lambda: search(index, queries, asked["distance"]))
    return {"wall": wall, "cpu": cpu, "found": int(faiss.rev_swig_ptr(result.lims, len(queries) + 1)[-1])}


def results(asked):
    """Writes query, number and distance of everything found, as 32-bit words, in order."""
    queries = hashes_in(asked["queries"])
    result = search(indexes[asked["index"]], queries, asked["distance"])
    limits = faiss.rev_swig_ptr(result.lims, len(queries) + 1).astype(np.int64)
    found = np.empty((limits[-1], 3), dtype=np.uint32)
    found[:, 0] = np.repeat(np.arange(len(queries)), np.diff(limits))
    if len(found) > 0:
        found[:, 1] = faiss.rev_swig_ptr(result.labels, len(found))
        found[:, 2] = faiss.rev_swig_ptr(result.distances, len(found))
    found[np.lexsort((found[:, 1], found[:, 0]))].tofile(asked["out"])
    return {"truncated": 0}


def drop(_):
    indexes.clear()
    resident_bytes()
    return {}


def version(_):
    return {"version": faiss.__version__, "options": faiss.get_compile_options().strip()}


COMMANDS = {
    command.__name__.replace("_", "-"): command
    for command in (build, single, single_through_python, batch, results, drop, version)
}

for line in sys.stdin:
    asked = json.loads(line)
    try:
        answer = COMMANDS[asked["do"]](asked)
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
