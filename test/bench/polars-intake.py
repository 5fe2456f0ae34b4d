"""The checks of the intake bench, written by hand for Polars: the bench's yardstick. Prints seconds and the peak in MB as JSON."""

import hashlib
import json
import resource
import sys
import time

import polars as pl

path, rows = sys.argv[1], int(sys.argv[2])
count = -(-rows // 12)
projects = pl.DataFrame(
    {
        "project_code": [f"2025{index:09d}" for index in range(count)],
        "initial_amount": [1_000_000.0] * count,
    }
)
units = [str(101_000 + index) for index in range(400)]
code = "^[0-9A-Za-z一-龥_-]{1,100}$"
money = r"^-?[0-9]{1,15}(\.[0-9][0-9]?)?$"
patterns = {
    "fiscal_year": "^[0-9]{4}$",
    "period": "^[12][0-9]{3}-(0[1-9]|1[0-2])$",
    "reporter": "^(国库|财政|国库数|单位|单位填报|填报数)$",
    "unit_code": code,
    "project_code": code,
    "fund_source": code,
    "budget_line": code,
    "adjusted_amount": money,
    "spent_amount": money,
    "paid_amount": money,
}
fund = ["fiscal_year", "reporter", "project_code", "fund_source"]


def holds(frame: pl.DataFrame, what: str) -> None:
    if frame.height > 0:
        raise ValueError(f"{what}: {frame.head(3)}")


def intake() -> tuple[float, str]:
    started = time.perf_counter()
    with open(path, "rb") as file:
        content = file.read()
    digest = hashlib.sha256(content).hexdigest()
    with open(f"{path}.{digest}", "wb") as file:
        file.write(content)

    table = pl.read_csv(path, infer_schema=False, new_columns=list(patterns)).with_row_index("row")
    holds(table.filter(~pl.all_horizontal([pl.col(name).str.contains(pattern) for name, pattern in patterns.items()])), "cells")
    typed = table.with_columns(
        pl.col("fiscal_year").cast(pl.Int32),
        *[pl.col(name).cast(pl.Decimal(18, 2)) for name in ("adjusted_amount", "spent_amount", "paid_amount")],
    )
    holds(typed.filter(~pl.col("fiscal_year").is_between(2000, 2100)), "years")
    holds(typed.filter(pl.col("period").str.slice(0, 4) != pl.col("fiscal_year").cast(pl.String)), "periods")
    holds(typed.filter((pl.col("adjusted_amount") < 0) | (pl.col("spent_amount") < 0)), "negative")
    if typed.select([*fund, "period", "budget_line"]).n_unique() != typed.height:
        raise ValueError("keys")
    holds(typed.join(projects, on="project_code", how="anti"), "projects")
    holds(typed.filter(~pl.col("unit_code").is_in(units)), "units")
    months = typed.group_by([*fund, "period"]).agg(pl.col("adjusted_amount").sum(), pl.col("spent_amount").sum()).sort([*fund, "period"])
    holds(months.filter((pl.col("adjusted_amount") > 0) & (pl.col("spent_amount") >= pl.col("adjusted_amount") * 100)), "spent")
    goes_on = pl.all_horizontal([pl.col(name) == pl.col(name).shift(1) for name in fund])
    holds(months.filter(goes_on & (pl.col("spent_amount") < pl.col("spent_amount").shift(1))), "fell")
    listed = months.join(projects, on="project_code").with_columns(pl.col("adjusted_amount").cast(pl.Float64))
    holds(listed.filter(pl.col("adjusted_amount") >= pl.col("initial_amount") * 100), "size")
    total = typed.select(pl.col("spent_amount").sum()).item()
    typed.write_parquet(f"{path}.parquet", compression="zstd")
    return time.perf_counter() - started, str(total)


# As of ours, the best of three in one process.
seconds, checked = min(intake() for _ in range(3))

print(
    json.dumps(
        {
            "seconds": seconds,
            "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "total": checked,
        }
    )
)
