# The same by Python's prometheus_client: `rival.py FILE RUNS`.
import json
import resource
import sys
import time

from prometheus_client.parser import text_string_to_metric_families

path, runs = sys.argv[1], int(sys.argv[2])
wall_ms = []
cpu_ms = []
series = 0
for _ in range(runs):
    with open(path, 'rb') as file:
        content = file.read()
    start, cpu = time.perf_counter(), time.process_time()
    families = list(text_string_to_metric_families(content.decode()))
    wall_ms.append((time.perf_counter() - start) * 1000)
    cpu_ms.append((time.process_time() - cpu) * 1000)
    series = sum(len(family.samples) for family in families)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({'wallMs': wall_ms, 'cpuMs': cpu_ms, 'series': series, 'maxRssBytes': peak}))
