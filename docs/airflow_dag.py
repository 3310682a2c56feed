"""Airflow: read new integrity reports every night. Copy into the DAG folder and set the three paths."""

from __future__ import annotations

import json
import subprocess

import pendulum
from airflow.decorators import dag, task
from airflow.exceptions import AirflowFailException, AirflowSkipException

PROGRAM = "/srv/ita/.venv/bin/prongsai"
RAW, OUT = "/srv/ita/raw", "/srv/ita/parsed"

REFUSED, HELD = 4, 5  # exit codes, see schedulers.md


@dag(
    schedule="30 2 * * *", start_date=pendulum.datetime(2026, 1, 1, tz="Asia/Bangkok"), catchup=False, max_active_runs=1
)
def integrity_reports() -> None:
    """One run a night."""

    @task
    def read_reports() -> dict[str, object]:
        """Run the command; its summary is what the next task gets."""
        done = subprocess.run(
            [PROGRAM, "run", RAW, "--out", OUT, "--keep", "7", "--json"], capture_output=True, text=True, check=False
        )
        print(done.stderr)
        if done.returncode == HELD:
            raise AirflowSkipException("another run is at work")
        if done.returncode == REFUSED:
            raise AirflowFailException(f"the new dataset would lose much: {done.stderr}")
        if done.returncode > 1:
            raise AirflowFailException(done.stderr)
        return json.loads(done.stdout)

    read_reports()


integrity_reports()
