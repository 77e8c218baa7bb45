"""The floor: an empty endpoint, served as Tend is. `python -m bench.floor PORT`."""

import sys

from fastapi import FastAPI

from api.cli import run_server
from api.settings import Settings

app = FastAPI()


@app.get("/")
@app.put("/")
async def do_nothing() -> None: ...


if __name__ == "__main__":
    run_server(app, Settings(port=int(sys.argv[1])))
