#!/usr/bin/env python3
"""Runs mask engines and Trammel over the same cases on one core, by turns, and writes tables and a plot into docs/.

  mvn package -pl samples/benchmarks -am -DskipTests
  python3 -m venv peers && peers/bin/pip install llguidance==1.9.1 glrmask==0.5.0 maskforge==0.1.1 xgrammar==0.2.8 numpy
  python3 samples/benchmarks/peers/compare.py --python peers/bin/python --out figures

--data names a folder with the cases (dev.jsonl.gz), a vocabulary (vocab-smollm2.b64, .json), and the runner of the other
engines (peers/run_peers.py). With --rounds, each engine runs that often, one after the other each time; the round with
the median of the mean mask time counts. --render makes tables and plot from figures that are there already.
"""
import argparse
import json
import math
import re
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BEGIN, END = "<!-- {}: written by samples/benchmarks/peers/compare.py -->", "<!-- end of {} -->"
COLOURS = {"trammel": "#c2410c", "llguidance": "#1d4ed8", "glrmask": "#15803d", "xgrammar": "#7e22ce", "maskforge": "#475569"}
DRAFTS = ["draft2020-12", "draft2019-09", "draft7", "draft6", "draft4"]


def run(command, core):
    pinned = (["taskset", "-c", str(core)] if core >= 0 else []) + [str(part) for part in command]
    print("$", " ".join(pinned), file=sys.stderr, flush=True)
    subprocess.run(pinned, check=True, stdout=subprocess.DEVNULL)


def trammel(a, out):
    data = Path(a.data)
    limit = ["--limit", a.limit] if a.limit else []
    return ["java", *a.java_options.split(), "-jar", a.jar, "maskbench", "--vocab", data / "vocab-smollm2.b64",
            "--vocab-meta", data / "vocab-smollm2.json", "--cases", data / a.cases, "--timeout", a.timeout, "--out", out, *limit]


def peer(a, engine, out):
    data = Path(a.data)
    limit = ["--limit", a.limit] if a.limit else []
    return [a.python, data / "peers" / "run_peers.py", "--engine", engine, "--cases", data / a.cases,
            "--timeout", a.timeout, "--out", out, *limit]


def measure(a, out):
    for turn in range(a.rounds):
        for engine in a.engines.split(","):
            file = out / f"{engine}-{turn}.json"
            run(trammel(a, file) if engine == "trammel" else peer(a, engine, file), a.core)
    if a.suite:
        for draft in DRAFTS:
            run(["java", "-jar", a.jar, "suite", "--dir", a.suite, "--draft", draft, "--optional", "--out", out / f"suite-{draft}.json"], -1)


def mean(figures):
    return figures["tbm_cpu_us"].get("avg", math.inf)


def figures(a, out):
    """For each engine the round whose mean mask time is the median."""
    chosen = {}
    for engine in a.engines.split(","):
        rounds = [json.loads(f.read_text()) for f in sorted(out.glob(f"{engine}-[0-9]*.json"))]
        if rounds:
            middle = statistics.median_low(mean(r) for r in rounds)
            chosen[engine] = next(r for r in rounds if mean(r) == middle)
    return chosen


def number(x):
    return f"{x:,.0f}" if x >= 100 else f"{x:.1f}" if x >= 10 else f"{x:.2f}"


def percentiles(figures, names, divisor=1):
    return " / ".join(number(figures[n] / divisor) if n in figures else "–" for n in names)


def mask_table(chosen):
    lines = ["| engine | cases | passing | refused to compile | crashed, or no end | valid refused | invalid accepted | compile p50 / p99 / max, ms "
             "| first mask p50 / p99, ms | mask + accept mean, µs | p50 / p90 / p99 / p99.9 / max, µs | peak memory, MiB |",
             "|:--|" + "--:|" * 11]
    for engine, f in chosen.items():
        share = 100 * f["passing"] / f["schemas"]
        name = f"**{engine}**" if engine == "trammel" else engine
        lines.append(f"| {name} | {f['schemas']:,} | {f['passing']:,} ({share:.1f} %) | {f['compile_error']} | {f['crash']} "
                     f"| {f['false_rejection_schemas']} | {f['false_acceptance_schemas']} "
                     f"| {percentiles(f['compile_cpu_us'], ['p50', 'p99', 'max'], 1e3)} "
                     f"| {percentiles(f['ttfm_us'], ['p50', 'p99'], 1e3)} | {percentiles(f['tbm_cpu_us'], ['avg'])} "
                     f"| {percentiles(f['tbm_cpu_us'], ['p50', 'p90', 'p99', 'p99.9', 'max'])} | {f['peak_rss_mib']:,.0f} |")
    return "\n".join(lines)


def failing(chosen):
    """Trammel's cases that don't pass, by reason."""
    reasons = {}
    for case in chosen.get("trammel", {}).get("cases", []):
        if case["verdict"] != "passing":
            why = case.get("compile_error") or case.get("crash") or case["verdict"]
            reasons.setdefault(why, []).append(case["id"])
    if not reasons:
        return "Every case passes."
    lines = ["| cases | why they don't pass | such as |", "|--:|:--|:--|"]
    for why, ids in sorted(reasons.items(), key=lambda r: -len(r[1]))[:40]:
        text = re.sub(r"[|<>\s]+", " ", why)[:140]
        lines.append(f"| {len(ids)} | {text} | {ids[0]} |")
    return "\n".join(lines)


def suite_table(out):
    lines = ["| draft | required: right of | optional: right of | files not all right |", "|:--|--:|--:|:--|"]
    for draft in DRAFTS:
        file = out / f"suite-{draft}.json"
        if file.exists():
            s = json.loads(file.read_text())
            wrong = [f"{n} {c['right']}/{c['tests']}" for n, c in s["files"].items() if c["right"] < c["tests"]]
            lines.append(f"| {draft} | {s['required']['right']:,} of {s['required']['tests']:,} "
                         f"| {s['optional']['right']:,} of {s['optional']['tests']:,} | {', '.join(wrong) or 'none'} |")
    return "\n".join(lines) if len(lines) > 2 else ""


def plot(chosen):
    """One dot an engine: time to compile against mask time, both logarithmic."""
    width, height, left, top, right, bottom = 720, 460, 80, 50, 40, 60
    points = {e: (f["compile_cpu_us"]["p50"] / 1e3, f["tbm_cpu_us"]["avg"], 100 * f["passing"] / f["schemas"])
              for e, f in chosen.items() if f["compile_cpu_us"] and f["tbm_cpu_us"]}
    def scale(values, low, high):
        first, last = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        last = max(last, first + 1)
        return range(first, last + 1), lambda v: low + (math.log10(v) - first) / (last - first) * (high - low)
    xs, x = scale([p[0] for p in points.values()], left, width - right)
    ys, y = scale([p[1] for p in points.values()], height - bottom, top)
    svg = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">',
           f'<rect width="{width}" height="{height}" fill="white"/>',
           f'<text x="{left}" y="26" font-size="15" font-weight="bold">Time to compile against mask time: lower left is better</text>']
    for e in xs:
        svg.append(f'<line x1="{x(10**e):.1f}" y1="{top}" x2="{x(10**e):.1f}" y2="{height - bottom}" stroke="#e5e7eb"/>'
                   f'<text x="{x(10**e):.1f}" y="{height - bottom + 20}" text-anchor="middle">{10**e:g}</text>')
    for e in ys:
        svg.append(f'<line x1="{left}" y1="{y(10**e):.1f}" x2="{width - right}" y2="{y(10**e):.1f}" stroke="#e5e7eb"/>'
                   f'<text x="{left - 8}" y="{y(10**e) + 4:.1f}" text-anchor="end">{10**e:g}</text>')
    svg.append(f'<text x="{(left + width - right) / 2}" y="{height - 16}" text-anchor="middle">compile, median, ms of CPU time</text>'
               f'<text transform="translate(20 {(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle">mask + accept, mean, µs of CPU time</text>')
    for engine, (compile_ms, mask_us, passing) in points.items():
        end = x(compile_ms) > width - 220
        svg.append(f'<circle cx="{x(compile_ms):.1f}" cy="{y(mask_us):.1f}" r="7" fill="{COLOURS.get(engine, "#111827")}"/>'
                   f'<text x="{x(compile_ms) + (-12 if end else 12):.1f}" y="{y(mask_us) + 4:.1f}" text-anchor="{"end" if end else "start"}">'
                   f'{engine}, {passing:.1f} % passing</text>')
    return "\n".join(svg + ["</svg>", ""])


def replace(page, name, text):
    begin, end = BEGIN.format(name), END.format(name)
    if begin not in page or end not in page:
        sys.exit(f"expected the lines {begin!r} and {end!r} in the page, found them missing")
    head, rest = page.split(begin, 1)
    return head + begin + "\n\n" + text + "\n\n" + end + rest.split(end, 1)[1]


def render(a, out):
    chosen = figures(a, out)
    if not chosen:
        sys.exit(f"expected figures such as trammel-0.json in {out}, found none")
    docs = Path(a.docs)
    page = (docs / "benchmarks.md").read_text()
    page = replace(page, "masks", mask_table(chosen))
    page = replace(page, "plot", "![Time to compile against mask time](benchmarks.svg)")
    page = replace(page, "failing", failing(chosen))
    if suite_table(out):
        page = replace(page, "suite", suite_table(out))
    (docs / "benchmarks.md").write_text(page)
    (docs / "benchmarks.svg").write_text(plot(chosen))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", default=ROOT.parent / "shared" / "maskbench")
    p.add_argument("--cases", default="dev.jsonl.gz")
    p.add_argument("--jar", default=ROOT / "samples" / "benchmarks" / "target" / "benchmarks.jar")
    p.add_argument("--java-options", default="-XX:+UseSerialGC -Xmx1g")
    p.add_argument("--python", default=sys.executable, help="a Python that has the other engines")
    p.add_argument("--engines", default="trammel,llguidance,glrmask,maskforge,xgrammar")
    p.add_argument("--limit", type=int, default=0, help="how many cases; 0 for all")
    p.add_argument("--timeout", type=int, default=60)
    p.add_argument("--rounds", type=int, default=1)
    p.add_argument("--core", type=int, default=1, help="the core to run on; -1 for any")
    p.add_argument("--suite", help="JSON-Schema-Test-Suite, to run as well")
    p.add_argument("--out", default="figures", help="where the engines' figures go")
    p.add_argument("--docs", default=ROOT / "docs")
    p.add_argument("--render", action="store_true", help="run nothing")
    a = p.parse_args()
    out = Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    if not a.render:
        measure(a, out)
    render(a, out)


if __name__ == "__main__":
    main()
