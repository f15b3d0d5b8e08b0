"""Hold built pages against axe-core in a headless Chromium, in light and dark, wide and as narrow as a phone.

    python docs/a11y.py FOLDER AXE [PATTERN…]

FOLDER holds the pages; AXE is the file axe.min.js of the package axe-core; a pattern chooses pages, such as
``catalogue/*.html``. The pages are served on this machine's own loopback address and opened one by one in a frame.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

WIDTHS = {"wide": 1280, "phone": 390}
SCHEMES = {"light": "1", "dark": "0"}
LONGEST = 1200
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
RUNNER = """<!doctype html><html lang="en"><title>axe</title><iframe id="page" title="page"></iframe><script>
async function main() {
  const pages = await (await fetch("/__pages.json")).json();
  const frame = document.getElementById("page");
  const width = new URLSearchParams(location.search).get("width");
  frame.style.cssText = `border:0;width:${width}px;height:900px`;
  const found = [];
  for (const page of pages) {
    await new Promise(done => { frame.onload = done; frame.src = "/" + page; });
    const inner = frame.contentWindow;
    await new Promise((done, fail) => {
      const script = inner.document.createElement("script");
      script.onload = done; script.onerror = fail; script.src = "/__axe.js";
      inner.document.head.append(script);
    });
    const result = await inner.axe.run(inner.document, {resultTypes: ["violations"]});
    for (const each of result.violations)
      for (const node of each.nodes)
        found.push({page, rule: each.id, impact: each.impact, help: each.help, target: node.target.join(" "),
                    html: node.html.slice(0, 160), why: node.failureSummary});
  }
  await fetch("/__done", {method: "POST", body: JSON.stringify({pages: pages.length, found})});
}
main().catch(error => fetch("/__done", {method: "POST", body: JSON.stringify({error: String(error)})}));
</script></html>"""


class Handler(SimpleHTTPRequestHandler):
    """Serves the pages, axe and the page that runs it; takes the result."""

    def __init__(self, *arguments: Any, axe: Path, pages: Sequence[str], done: Any, **named: Any) -> None:
        self.extra = {
            "/__axe.js": ("text/javascript", axe.read_bytes()),
            "/__pages.json": ("application/json", json.dumps(pages).encode()),
            "/__run.html": ("text/html; charset=utf-8", RUNNER.encode()),
        }
        self.done = done
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        """Serve a page, or one of the runner's own files."""
        kind, body = self.extra.get(self.path.partition("?")[0], ("", b""))
        if not kind:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        """Take the result."""
        self.done(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


def violations(folder: Path, axe: Path, pages: Sequence[str], width: int, scheme: str) -> dict[str, Any]:
    """Return what axe says of pages, at one width in one colour scheme.

    Args:
        folder: Where the pages are.
        axe: The file of axe-core.
        pages: Their paths below it.
        width: In pixels.
        scheme: ``light`` or ``dark``.
    """
    result: dict[str, Any] = {}
    is_done = threading.Event()

    def done(data: dict[str, Any]) -> None:
        result.update(data)
        is_done.set()

    handler = partial(Handler, directory=str(folder), axe=axe, pages=pages, done=done)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    profile = tempfile.mkdtemp()
    address = f"http://127.0.0.1:{server.server_port}/__run.html?width={width}"
    browser = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    settings = [f"--user-data-dir={profile}", f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}"]
    port = ["--remote-debugging-port=0"]  # keeps it open until it is ended
    process = subprocess.Popen([browser, *FLAGS, *settings, *port, address], stderr=subprocess.DEVNULL)
    try:
        if not is_done.wait(LONGEST):
            raise TimeoutError(f"no result within {LONGEST} seconds")
    finally:
        process.terminate()
        process.wait()
        server.shutdown()
        server.server_close()
        shutil.rmtree(profile, ignore_errors=True)
    return result


def chosen(folder: Path, patterns: Iterable[str]) -> list[str]:
    """Return the pages that patterns choose, or all."""
    found = {page for pattern in patterns or ["**/*.html"] for page in folder.glob(pattern)}
    return sorted(page.relative_to(folder).as_posix() for page in found)


def main(arguments: Sequence[str]) -> int:
    """Check the pages; print each violation once for each width and scheme; return 1 where there is one."""
    folder, axe, *patterns = arguments
    pages = chosen(Path(folder), patterns)
    total = 0
    for name, width in WIDTHS.items():
        for scheme in SCHEMES:
            result = violations(Path(folder), Path(axe), pages, width, scheme)
            if "error" in result:
                print(f"{name}, {scheme}: {result['error']}")
                return 1
            total += len(result["found"])
            print(f"{name}, {scheme}: {result['pages']} pages, {len(result['found'])} violations")
            for each in result["found"]:
                print(f"  {each['page']}: {each['rule']} ({each['impact']}): {each['help']}\n    {each['html']}")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
