"""Sample sites, and how a browser gets at them: from the disk, and over HTTP below a path with the policy as a header."""
import functools
import http.server
import os
import pathlib
import subprocess
import threading

ROOT = pathlib.Path(__file__).resolve().parents[3]
SAMPLES = {
    "scamper": ROOT / "Tests/Cases/scamper",
    "airbnb": ROOT / "Tests/Cases/airbnb",
    "b2b-tools": ROOT / "Tests/Cases/b2b-tools",
    "template-de": ROOT / "workspace-template/de",
    "template-en": ROOT / "workspace-template/en",
}
DAY = "2026-11-15"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
PREFIX = "/a/b/"


def build(jtbd, workspace, out, *more):
    return subprocess.run(
        [jtbd, "build", "-C", str(workspace), "--out", str(out), "--keep-going", "--as-of", DAY, "--color", "never", *more],
        capture_output=True, text=True, timeout=300)


def pages(site):
    return sorted(str(path.relative_to(site)) for path in pathlib.Path(site).rglob("*.html"))


class Server:
    """Serves a folder of sites under 127.0.0.1:PORT/a/b/, with the strict policy on every answer."""

    def __init__(self, folder):
        class Handler(http.server.SimpleHTTPRequestHandler):
            def translate_path(self, path):
                if not path.startswith(PREFIX):
                    return os.devnull + "/none"
                return super().translate_path("/" + path[len(PREFIX):])

            def end_headers(self):
                self.send_header("Content-Security-Policy", POLICY)
                super().end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}{PREFIX}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Watch:
    """What a page says and asks for while it loads: nothing of the kind may happen."""

    def __init__(self, page, address):
        self.page, self.address, self.faults = page, address, []
        page.add_init_script("document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))")
        page.on("console", lambda message: self.faults.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("requestfailed", lambda request: self.faults.append(f"failed: {request.url}"))
        page.on("request", self.request)
        page.on("response", lambda response: response.status >= 400 and self.faults.append(f"{response.status}: {response.url}"))

    def request(self, request):
        if not request.url.startswith((self.address, "data:")):
            self.faults.append(f"foreign: {request.url}")

    def take(self):
        faults, self.faults = self.faults, []
        return faults
