"""Opens a form in LibreOffice, types into its cells and saves it: fill.py <in> <cells.json> <out>.

cells.json lists [sheet, row, column, text], all counted from 0; what looks like a number is typed as one.
"""
import json
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def desktop(pipe):
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:  # not listening yet
            time.sleep(0.5)
    raise TimeoutError("LibreOffice did not answer")


def main(jobs):
    with tempfile.TemporaryDirectory() as home:
        pipe = "jixiao" + home.rsplit("/", 1)[-1]
        office = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"]
        )
        try:
            top = desktop(pipe)
            for job in jobs:
                book = top.loadComponentFromURL(f"file://{job['in']}", "_blank", 0, (prop("Hidden", True),))
                for sheet, row, column, text in job["cells"]:
                    cell = book.Sheets.getByIndex(sheet).getCellByPosition(column, row)
                    try:
                        cell.Value = float(text)
                    except ValueError:
                        cell.String = text
                book.storeToURL(f"file://{job['out']}", (prop("FilterName", job["filter"]),))
                book.close(True)
        finally:
            office.terminate()
            office.wait(30)


main(json.load(open(sys.argv[1])))
