#!/usr/bin/env python3
"""Runs the flow metrics and their Python peers on the same rows and prints how they compare.

`make bench ONLY=peers` does this:

    cargo build --release --example bench_metrics
    python3 -m venv VENV && VENV/bin/pip install -r scripts/bench_peers.txt
    VENV/bin/python scripts/bench_peers.py [--binary target/release/examples/bench_metrics]

For each method: seconds of ours and of the peer (least of the runs, warmed up, without reading or
converting the rows), the ratio, and the largest relative difference of the answers. A peer that is
not installed is named and left out. Exit 1 where answers differ by more than the method's bound.
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

RUNS = 7


def clustered(count, seed):
    """About `count` event times of a day, made by thinning with n = 0.6, and the parameters."""
    rng = np.random.default_rng(seed)
    horizon = 86_400.0
    rate = count / horizon
    decay = 5.0 * rate
    mu, alpha = 0.4 * rate, 0.6 * decay
    now, excitation, times = 0.0, 0.0, []
    while True:
        bound = mu + excitation
        wait = rng.exponential(1.0 / bound)
        now += wait
        if now > horizon:
            return np.array(times), horizon, (mu, alpha, decay)
        excitation *= math.exp(-decay * wait)
        if rng.random() * bound <= mu + excitation:
            excitation += alpha
            times.append(now)


def least(run, runs):
    """The answer and the least of the seconds of all runs."""
    best, answer = math.inf, None
    for _ in range(runs):
        start = time.perf_counter()
        answer = run()
        best = min(best, time.perf_counter() - start)
    return answer, best


def hawkesbook_peer():
    import hawkesbook

    def likelihood(times, horizon, with_):
        with_ = np.array(with_)
        return lambda: {"loglik": hawkesbook.exp_log_likelihood(times, horizon, with_)}

    def fit(times, horizon, with_):
        # It needs a start; it gets the truth, which is generous.
        def run():
            at = hawkesbook.exp_mle(times, horizon, np.array(with_))
            return {"loglik": hawkesbook.exp_log_likelihood(times, horizon, np.array(at))}

        return run

    return likelihood, fit


def hawkespylib_peer():
    from HawkesPyLib.core.logll import uvhp_expo_logL
    from HawkesPyLib.inference import uvhp_expo_mle

    def own(with_):
        mu, alpha, decay = with_
        return np.array([mu, alpha / decay, 1 / decay])

    def likelihood(times, horizon, with_):
        with_ = own(with_)
        return lambda: {"loglik": -uvhp_expo_logL(with_, times, horizon)}

    def fit(times, horizon, with_):
        return lambda: {"loglik": -uvhp_expo_mle(times, horizon, own(with_))[1]}

    return likelihood, fit


def tick_peer():
    # Its Python classes do not work with a Python as new as this; what they call does.
    from tick.hawkes.model.build.hawkes_model import ModelHawkesExpKernLogLik

    def likelihood(times, horizon, with_):
        mu, alpha, decay = with_
        model = ModelHawkesExpKernLogLik(decay, 1)
        model.set_data([[times]], np.array([horizon]))
        at = np.array([mu, alpha / decay])

        def run():
            # It keeps the exponentials of a decay; a likelihood of another needs them anew.
            model.set_decay(decay)
            model.compute_weights()
            return {"loglik": -model.loss(at) * len(times) - horizon}

        return run

    return likelihood, None


def beta_peer():
    import statsmodels.api as sm

    def beta(rows):
        x = sm.add_constant(rows[:, 0])
        plain = sm.OLS(rows[:, 1], x).fit()
        lags = int(4 * (len(rows) / 100) ** (2 / 9))
        robust = plain.get_robustcov_results("HC1")
        newey = plain.get_robustcov_results("HAC", maxlags=lags, use_correction=True)
        return {
            "beta": plain.params[1],
            "se": plain.bse[1],
            "se_hc1": robust.bse[1],
            "se_nw": newey.bse[1],
        }

    return beta


def volatility_peer():
    import pandas as pd

    def volatility(rows):
        bars = pd.DataFrame(rows, columns=["o", "h", "l", "c"])
        ln = np.log
        hl, co = ln(bars.h / bars.l), ln(bars.c / bars.o)
        rs = ln(bars.h / bars.c) * ln(bars.h / bars.o) + ln(bars.l / bars.c) * ln(bars.l / bars.o)
        m = len(bars) - 1
        k = 0.34 / (1.34 + (m + 1) / (m - 1))
        gap = ln(bars.o / bars.c.shift())[1:]
        returns = ln(bars.c / bars.c.shift())[1:]
        return {
            "parkinson": math.sqrt((hl**2).mean() / (4 * math.log(2))),
            "garman_klass": math.sqrt((0.5 * hl**2 - (2 * math.log(2) - 1) * co**2).mean()),
            "rogers_satchell": math.sqrt(rs.mean()),
            "yang_zhang": math.sqrt(gap.var() + k * co[1:].var() + (1 - k) * rs[1:].mean()),
            "ewma": math.sqrt((returns**2).ewm(alpha=0.06, adjust=True).mean().iloc[-1]),
        }

    return volatility


def write(folder, name, rows, head=None):
    path = Path(folder) / name
    lines = [" ".join(map(repr, map(float, head)))] if head else []
    lines += [" ".join(repr(float(cell)) for cell in np.atleast_1d(row)) for row in rows]
    path.write_text("\n".join(lines) + "\n")
    return path


def ours(binary, method, path):
    told = subprocess.run([binary, method, path, str(RUNS)], check=True, capture_output=True, text=True)
    answer = json.loads(told.stdout)
    return answer, answer.pop("seconds")


def compare(binary, method, path, peers, bound, one_sided=False):
    """Prints a line for each peer, a run of ours and of theirs in turn; true where all answers agree
    within `bound`."""
    agree, quickest = True, math.inf
    for name, run in peers.items():
        run()  # What is compiled at the first call is compiled now.
        answer, seconds = ours(binary, method, path)
        peer, peer_seconds = least(run, RUNS)
        again, seconds_again = ours(binary, method, path)
        seconds = min(seconds, seconds_again)
        apart = max(abs(answer[key] - peer[key]) / max(abs(peer[key]), 1e-300) for key in peer)
        # A likelihood that is higher than the peer's is no fault.
        ahead = one_sided and all(answer[key] >= peer[key] for key in peer)
        sound = (apart <= bound or ahead) and again == answer
        agree &= sound
        quickest = min(quickest, peer_seconds / seconds)
        print(
            f"{method:<18} {path.stem.split('-')[-1]:>8} rows  ours {seconds:10.6f} s  "
            f"{name:<11} {peer_seconds:10.6f} s  x{peer_seconds / seconds:6.1f}  "
            f"differ {apart:.1e}{' (ours likelier)' if ahead and apart > bound else ''}"
            f"{'' if sound else '  NOT EQUAL'}",
            flush=True,
        )
    if len(peers) > 1:
        print(f"{method:<18} {path.stem.split('-')[-1]:>8} rows  x{quickest:.1f} of the quickest")
    return agree


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default="target/release/examples/bench_metrics")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    options = parser.parse_args()
    peers = {}
    for name, make in [
        ("hawkesbook", hawkesbook_peer),
        ("HawkesPyLib", hawkespylib_peer),
        ("tick", tick_peer),
        ("statsmodels", beta_peer),
        ("pandas", volatility_peer),
    ]:
        try:
            peers[name] = make()
        except ImportError as missing:
            print(f"{name}: left out, {missing.name} is not installed")
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            rng = np.random.default_rng(size)
            times, horizon, with_ = clustered(size, size)
            path = write(folder, f"events-{size}", times, (horizon, *with_))
            for at, method in enumerate(["hawkes-likelihood", "hawkes-fit"]):
                hawkes = {
                    name: peers[name][at](times, horizon, with_)
                    for name in ["hawkesbook", "HawkesPyLib", "tick"]
                    if name in peers and peers[name][at]
                }
                good &= compare(options.binary, method, path, hawkes, 1e-9, one_sided=at == 1)
            if "statsmodels" in peers:
                x = rng.standard_t(4, size) * 0.005
                rows = np.c_[x, 1.3 * x + rng.standard_t(4, size) * 0.004]
                path = write(folder, f"returns-{size}", rows)
                run = {"statsmodels": lambda rows=rows: peers["statsmodels"](rows)}
                good &= compare(options.binary, "beta", path, run, 1e-8)
            if "pandas" in peers:
                opened = 100 * np.exp(np.cumsum(rng.normal(0, 0.01, size)))
                closed = opened * np.exp(rng.normal(0, 0.01, size))
                high = np.maximum(opened, closed) * np.exp(np.abs(rng.normal(0, 0.005, size)))
                low = np.minimum(opened, closed) * np.exp(-np.abs(rng.normal(0, 0.005, size)))
                rows = np.c_[opened, high, low, closed]
                path = write(folder, f"bars-{size}", rows)
                run = {"pandas": lambda rows=rows: peers["pandas"](rows)}
                good &= compare(options.binary, "volatility", path, run, 1e-9)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
