#!/usr/bin/env python3
"""Runs what stands in integrations/: every `run:` step of the action and the workflows, every script line of the GitLab template, the
pre-commit hooks, in scratch repositories with what a runner sets. What only a runner can do (uploads, deployments) is listed and has to be
named in docs/integrations.md.

    integrations.py --jtbd PATH
"""
import argparse
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "integrations"
ACTION = FOLDER / "github"


class Test:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, holds, more=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {name}{': ' if more else ''}{str(more)[:2000]}")

    def equal(self, name, a, b):
        self.check(name, a == b, f"\n  {a!r}\n  {b!r}")


def git(cwd, *arguments):
    env = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_AUTHOR_DATE": "2026-11-20T12:00:00Z", "GIT_COMMITTER_DATE": "2026-11-20T12:00:00Z"}
    return subprocess.run(["git", "-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main", *arguments], cwd=cwd, env=env, check=True, capture_output=True, text=True).stdout.strip()


def yml(path):
    """YAML as a runner reads it: `on` is a key, not a truth."""
    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {k: [(t, r) for t, r in v if t != "tag:yaml.org,2002:bool"] for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    return yaml.load(path.read_text("utf-8"), Loader)


class Expressions:
    """The part of the expression language that the files use; anything else is an error, so that nothing is passed over."""

    def __init__(self, contexts):
        self.contexts = contexts

    def operand(self, text):
        text = text.strip()
        if re.fullmatch(r"'[^']*'", text):
            return text[1:-1]
        if not re.fullmatch(r"[a-z_]+(\.[A-Za-z0-9_-]+)+", text):
            raise ValueError(f"expression {text!r}")
        value = self.contexts
        for name in text.split("."):
            value = value.get(name, "") if isinstance(value, dict) else ""
        return value

    def value(self, text):
        result = ""
        for part in text.split("||"):
            result = True
            for term in part.split("&&"):
                sides = term.split("==")
                term = self.operand(sides[0]) if len(sides) == 1 else self.operand(sides[0]) == self.operand(sides[1])
                result = term if result else result
            if result:
                return result
        return result

    def text(self, text):
        return re.sub(r"\$\{\{(.*?)\}\}", lambda m: str(self.value(m[1])), str(text))


class Run:
    """A job on a runner: its files, its PATH, its outputs."""

    def __init__(self, cwd, temp, event_name, event, path, api="http://127.0.0.1:9", token="read-and-write"):
        self.cwd, self.temp, self.path, self.left = cwd, temp, path, []
        temp.mkdir(parents=True, exist_ok=True)
        for name in ("output", "summary", "path", "event"):
            (temp / name).write_text("")
        (temp / "event").write_text(json.dumps(event))
        self.contexts = {
            "github": {"event_name": event_name, "event": event, "token": token, "workflow": "jtbd", "ref": "refs/heads/x"}, "runner": {"os": "Linux", "arch": "X64", "temp": str(temp)},
            "inputs": {}, "steps": {},
        }
        self.env = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "CI_"))},
            # As the binary under test was built, so that building it again is quick.
            "JTBD_STRICT": "0" if os.environ.get("CI", "") in ("", "0", "false") else "1",
            "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": str(temp / "event"), "GITHUB_EVENT_NAME": event_name, "GITHUB_STEP_SUMMARY": str(temp / "summary"),
            "GITHUB_PATH": str(temp / "path"), "GITHUB_OUTPUT": str(temp / "output"), "RUNNER_TEMP": str(temp), "GITHUB_WORKSPACE": str(cwd), "GITHUB_REPOSITORY": "team/model",
            "GITHUB_SERVER_URL": "https://github.com", "GITHUB_API_URL": api, "GITHUB_SHA": "0123456789abcdef0123456789abcdef01234567", "RUNNER_OS": "Linux", "NO_PROXY": "*", "no_proxy": "*",
        }
        self.log = ""

    def step(self, step, env=None):
        expressions = Expressions(self.contexts)
        if "if" in step and not expressions.value(step["if"]):
            return 0
        if "uses" in step:
            self.left.append((step["uses"], {k: expressions.text(v) for k, v in step.get("with", {}).items()}))
            return 0
        (self.temp / "output").write_text("")
        path = ":".join(reversed((self.temp / "path").read_text().split())) + ":" + self.path
        env = {**self.env, **(env or {}), **{k: expressions.text(v) for k, v in step.get("env", {}).items()}, "PATH": path}
        assert "${{" not in step["run"], "an expression inside a script"
        script = self.temp / "step.sh"
        script.write_text(step["run"])
        done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], cwd=self.cwd, env=env, capture_output=True, text=True, timeout=600)
        self.log += done.stdout + done.stderr
        if "id" in step:
            pairs = [l.partition("=") for l in (self.temp / "output").read_text().splitlines()]
            self.contexts["steps"][step["id"]] = {"outputs": {k: v for k, _, v in pairs}}
        return done.returncode

    def action(self, inputs):
        """The composite action: the first step that fails ends it."""
        description = yml(ACTION / "action.yml")
        unknown = set(inputs) - set(description["inputs"])
        assert not unknown, unknown
        self.contexts["inputs"] = {k: inputs.get(k, Expressions(self.contexts).text(v.get("default", ""))) for k, v in description["inputs"].items()}
        for step in description["runs"]["steps"]:
            code = self.step(step, {"GITHUB_ACTION_PATH": str(ACTION)})
            if code:
                break
        self.outputs = {k: Expressions(self.contexts).text(v["value"]) for k, v in description["outputs"].items()}
        return code

    @property
    def summary(self):
        return (self.temp / "summary").read_text()


class Forge(http.server.BaseHTTPRequestHandler):
    """The comments of a pull request, as the service keeps them."""

    comments, allowed, requests = [], True, []

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle_request(self, method):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        Forge.requests.append((method, self.path))
        if self.headers.get("Authorization") != "Bearer read-and-write":
            return self.answer(401, {"message": "Bad credentials"})
        if method == "GET":
            m = re.fullmatch(r"/repos/team/model/issues/7/comments\?per_page=100&page=(\d+)", self.path)
            return self.answer(200, Forge.comments[(int(m[1]) - 1) * 100:int(m[1]) * 100]) if m else self.answer(404, {})
        if not Forge.allowed:
            return self.answer(403, {"message": "Resource not accessible by integration"})
        text = json.loads(body)["body"]
        if len(text) > 65536:
            return self.answer(422, {})
        if method == "POST" and self.path == "/repos/team/model/issues/7/comments":
            Forge.comments.append({"id": 1000 + len(Forge.comments), "body": text, "user": {"type": "Bot"}})
            return self.answer(201, Forge.comments[-1])
        m = re.fullmatch(r"/repos/team/model/issues/comments/(\d+)", self.path)
        for c in Forge.comments:
            if method == "PATCH" and m and c["id"] == int(m[1]):
                c["body"] = text
                return self.answer(200, c)
        return self.answer(404, {})

    do_GET = lambda self: self.handle_request("GET")
    do_POST = lambda self: self.handle_request("POST")
    do_PATCH = lambda self: self.handle_request("PATCH")
    log_message = lambda *_: None


def scratch(jtbd, folder):
    """A repository whose workspace lies in a folder, with a branch that changes it; checked out is what a merge would give."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q")
    subprocess.run([jtbd, "init", "strategy", "--lang", "en"], cwd=folder, check=True, capture_output=True)
    (folder / "README.md").write_text("# A repository\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first")
    base = git(folder, "rev-parse", "HEAD")
    git(folder, "checkout", "-qb", "topic")
    place = folder / "strategy/segments/hr-managers.md"
    place.write_text(place.read_text().replace("gain: occupied-spaces", "gain: ocupied-spaces").replace("title: HR managers", "title: People managers"))
    git(folder, "commit", "-qam", "change")
    git(folder, "checkout", "-q", "main")
    git(folder, "merge", "-q", "--no-ff", "-m", "merge", "topic")
    return base


def pull_request(base):
    return {"pull_request": {"number": 7, "base": {"sha": base}, "head": {"sha": "f" * 40}}}


def has(jtbd, *arguments):
    return arguments[-1] in subprocess.run([jtbd, arguments[0], "--help"], capture_output=True, text=True).stdout


def action(t, jtbd, root, path):
    repo = root / "action"
    base = scratch(jtbd, repo)
    run = Run(repo, root / "t1", "push", {}, path)
    code = run.action({"directory": "strategy", "sarif": "out.sarif", "junit": "junit.xml"})
    t.equal("the action fails on an error", code, 1)
    t.equal("outputs", (run.outputs["errors"], run.outputs["warnings"], run.outputs["infos"]), ("1", "0", "0"))
    t.check("an annotation at the place", re.search(r"::error title=jtbd \(reference-unresolved\),file=strategy/segments/hr-managers.md,line=\d+,", run.log), run.log)
    t.check("the summary tells the finding, with a link", "reference-unresolved" in run.summary and "https://github.com/team/model/blob/0123456789abcdef" in run.summary, run.summary)
    t.check("the files are where they were asked for", json.loads((repo / "out.sarif").read_text())["version"] == "2.1.0" and (repo / "junit.xml").exists())
    t.equal("the report is told", json.loads(pathlib.Path(run.outputs["report"]).read_text())["counts"]["error"], 1)

    run = Run(repo, root / "t2", "push", {}, path)
    t.equal("fail-on never", run.action({"directory": "strategy", "fail-on": "never"}), 0)
    run = Run(repo, root / "t3", "push", {}, path)
    t.equal("build stops at an error", (run.action({"directory": "strategy", "command": "build"}), (repo / "_site").exists()), (1, False))
    run = Run(repo, root / "t4", "push", {}, path)
    t.equal("build keeps going", (run.action({"directory": "strategy", "command": "build", "keep-going": "true", "fail-on": "never"}), (repo / "_site/index.html").exists()), (0, True))
    for inputs, code in [({"directory": "nowhere"}, 2), ({"directory": "."}, 2), ({"command": "rm"}, 2), ({"directory": "strategy", "fail-on": "$(touch pwned)"}, 2)]:
        run = Run(repo, root / "t5", "push", {}, path)
        t.equal(f"the action with {inputs}", run.action(inputs), code)
        t.equal("nothing is told where nothing was read", run.outputs["errors"], "")
    t.check("an input is no script", not (repo / "pwned").exists())

    # A program that is named.
    run = Run(repo, root / "t6", "push", {}, "/usr/bin:/bin")
    t.equal("the input binary", run.action({"directory": "strategy", "binary": jtbd, "fail-on": "never"}), 0)
    run = Run(repo, root / "t7", "push", {}, path)
    t.equal("a binary that is none", run.action({"binary": "/nowhere/jtbd"}), 2)

    # None: it is built from the sources that came with the action.
    lone = ":".join(p for p in path.split(":") if not (pathlib.Path(p) / "jtbd").exists())
    run = Run(repo, root / "t8", "push", {}, lone)
    find, cache, build = yml(ACTION / "action.yml")["runs"]["steps"][:3]
    run.contexts["inputs"] = {"binary": ""}
    run.step(find, {"GITHUB_ACTION_PATH": str(ACTION)})
    found = run.contexts["steps"]["find"]["outputs"]
    t.equal("without a program it is to be built, from here", (found["build"], found["source"]), ("true", str(ROOT)))
    t.check("the key of the cache is one word", re.fullmatch(r"\d+", found["key"]), found)
    run.step(cache)
    t.check("what is kept, and under which key", run.left[-1][1] == {"path": f"{ROOT}/.build", "key": f"jtbd-Linux-X64-{found['key']}"}, run.left)
    if pathlib.Path(jtbd) == (ROOT / ".build/release/jtbd").resolve() and shutil.which("swift", path=lone):
        code = run.step(build, {"GITHUB_ACTION_PATH": str(ACTION)})
        t.equal("it is built", (code, str(ROOT / ".build/release") in (run.temp / "path").read_text()), (0, True))
    bare = root / "bare"
    bare.mkdir()
    for tool in ("bash", "make", "dirname", "basename", "cat"):
        (bare / tool).symlink_to(shutil.which(tool))
    run = Run(repo, root / "t9", "push", {}, str(bare))
    run.contexts["steps"]["find"] = {"outputs": {"build": "true", "source": str(ROOT)}}
    t.equal("without Swift it says what is missing", (run.step(build, {"GITHUB_ACTION_PATH": str(ACTION)}), "no Swift toolchain" in run.log), (2, True))

    if has(jtbd, "check", "--since"):
        run = Run(repo, root / "t10", "push", {}, path)
        t.equal("since: what the branch brought in", (run.action({"directory": "strategy", "since": base}), run.outputs["errors"]), (1, "1"))
        run = Run(repo, root / "t11", "push", {}, path)
        t.equal("since: nothing new since here", (run.action({"directory": "strategy", "since": "HEAD"}), run.outputs["errors"]), (0, "0"))
    else:
        print("not run: since (this jtbd has none)")


def review(t, jtbd, root, path):
    if not has(jtbd, "diff", "--format"):
        print("not run: the review (this jtbd has no diff)")
        return
    repo = root / "review"
    base = scratch(jtbd, repo)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Forge)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    api = f"http://127.0.0.1:{server.server_address[1]}"
    inputs = {"directory": "strategy", "comment": "true", "fail-on": "never"}
    count = iter(range(100))

    def go(**more):
        run = Run(repo, root / f"r{next(count)}", "pull_request", pull_request(base), path, api, **more)
        return run.action(inputs), run

    code, run = go()
    t.equal("a first comment", (code, len(Forge.comments)), (0, 1))
    text = Forge.comments[0]["body"]
    mark = text.split("\n")[0]
    t.check("it begins with a mark that nobody sees", re.fullmatch(r"<!-- .* -->", mark), text[:200])
    t.check("it tells what changed, and what follows", "People managers" in text, text)
    t.check("the summary has it too", text.strip()[:200] in run.summary, run.summary[:500])
    t.check("the token stands in no log", "read-and-write" not in run.log, run.log)

    # A hundred comments of others, and one of a person's that begins alike.
    others = [{"id": n, "body": mark + "\nmine" if n == 50 else "hello", "user": {"type": "User"}} for n in range(150)]
    Forge.comments[:0] = others
    place = repo / "strategy/segments/hr-managers.md"
    place.write_text(place.read_text().replace("People managers", "Human resources people"))
    git(repo, "commit", "-qam", "more", "--amend")
    code, _ = go()
    t.equal("the comment is written over, on the second page", (code, len(Forge.comments), Forge.comments[50]["body"]), (0, 151, mark + "\nmine"))
    t.check("with what holds now", "Human resources people" in Forge.comments[150]["body"], Forge.comments[150]["body"])

    Forge.allowed = False
    code, run = go()
    t.equal("from a fork the summary has to do", (code, "::notice title=jtbd::this run may not write comments" in run.log), (0, True))
    Forge.allowed = True
    code, run = go(token="wrong")
    t.equal("a token that is refused is an error", (code, "cannot be read (401)" in run.log), (1, True))
    t.equal("a push has no comment", Run(repo, root / "r90", "push", {}, path, api).action(inputs), 0)

    # A checkout of one commit does not know the other side: it says what to do.
    shallow = root / "shallow"
    git(root, "clone", "-q", "--depth", "1", f"file://{repo}", str(shallow))
    run = Run(shallow, root / "r91", "pull_request", pull_request(base), path, api)
    t.check("a shallow checkout is told what to do", run.action(inputs) == 2 and "fetch-depth" in run.log, run.log)
    server.shutdown()


def workflows(t, jtbd, root, path):
    """Every step of every workflow, in order."""
    repo = root / "flows"
    base = scratch(jtbd, repo)
    place = repo / "strategy/segments/hr-managers.md"
    place.write_text(place.read_text().replace("ocupied", "occupied"))
    git(repo, "commit", "-qam", "mended")
    left = {}
    text = (ROOT / "docs/integrations.md").read_text("utf-8")
    for file in sorted((ACTION / "workflows").glob("*.yml")):
        flow = yml(file)
        t.equal(f"{file.name}: nothing is allowed that a job does not ask for", flow["permissions"], {})
        for name, job in flow["jobs"].items():
            t.check(f"{file.name}, {name}: permissions are its own", isinstance(job.get("permissions"), dict))
            work = root / f"{file.stem}-{name}"
            git(root, "clone", "-q", str(repo), str(work))
            event = "pull_request" if "pull_request" in job.get("if", "") else "push"
            run = Run(work, root / f"w-{file.stem}-{name}", event, pull_request(base), path)
            run.contexts["inputs"] = {"directory": "strategy"}
            for step in job["steps"]:
                uses = step.get("uses", "")
                if not uses.startswith("OWNER/jtbd/"):
                    t.equal(f"{file.name}: {step.get('name', uses)}", run.step(step), 0)
                    continue
                t.check("the action is named by its folder and a tag", re.fullmatch(r"OWNER/jtbd/integrations/github@v\d+", uses), uses)
                inputs = {k: Expressions(run.contexts).text(v) for k, v in step.get("with", {}).items()} | {"directory": "strategy"}
                if inputs.get("comment") == "true":
                    inputs["comment"] = "false"  # writing the comment is a test of its own
                kept = dict(run.contexts["inputs"])
                t.equal(f"{file.name}, {name}: the action", run.action(inputs), 0)
                run.contexts["inputs"] = kept
            for uses, given in run.left:
                left.setdefault(uses.split("@")[0], uses)
                for key in ("path", "sarif_file"):
                    if key in given and "cache" not in uses:
                        t.check(f"{uses} finds its {key}", (work / given[key]).exists(), given)
    t.check("the steps left to the runner are some", len(left) >= 4, left)
    for name, uses in left.items():
        t.check(f"docs/integrations.md names {uses}", f"`{uses}`" in text)


def gitlab(t, jtbd, root, path):
    repo = root / "gitlab"
    base = scratch(jtbd, repo)
    flow = yml(FOLDER / "gitlab/jtbd.gitlab-ci.yml")
    for name, job in flow.items():
        if not isinstance(job, dict) or "script" not in job:
            continue
        env = {k: v for k, v in os.environ.items() if not k.startswith("GITHUB_")} | {
            "PATH": path, **flow["variables"], "JTBD_DIRECTORY": "strategy", "JTBD_FAIL_ON": "never" if name == "jtbd:check" else "error", "CI": "true", "CI_PROJECT_DIR": str(repo),
            "CI_COMMIT_SHA": git(repo, "rev-parse", "HEAD"), "CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CI_DEFAULT_BRANCH": "main", "CI_COMMIT_BRANCH": "main"}
        if name == "pages":
            place = repo / "strategy/segments/hr-managers.md"
            place.write_text(place.read_text().replace("ocupied", "occupied"))
        done = True
        for line in job["script"]:
            if "jtbd diff" in line and not has(jtbd, "diff", "--format"):
                print("not run:", line)
                done = False
                continue
            run = subprocess.run(["bash", "-eo", "pipefail", "-c", line], cwd=repo, env=env, capture_output=True, text=True, timeout=300)
            t.equal(f"gitlab {name}: {line}", run.returncode, 0)
        wanted = list(job["artifacts"].get("paths", [])) + [p for p in job["artifacts"].get("reports", {}).values()]
        for artifact in wanted if done else []:
            t.check(f"gitlab {name}: there is {artifact}", (repo / artifact).exists())
    t.check("gitlab: the code quality report is one", isinstance(json.loads((repo / "gl-code-quality-report.json").read_text()), list))


def hooks(t, jtbd, root, path):
    repo = root / "hooks"
    repo.mkdir()
    git(repo, "init", "-q")
    subprocess.run([jtbd, "init", ".", "--lang", "en"], cwd=repo, check=True, capture_output=True)
    git(repo, "add", "-A")
    git(repo, "commit", "-qm", "first")
    # A clone, so that the tool sees what is committed and nothing of the work around it.
    source = root / "source"
    source.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", source)
    git(source, "init", "-q")
    git(source, "add", "-A")
    git(source, "commit", "-qm", "hooks")
    tool = str(pathlib.Path(sys.executable).parent / "pre-commit")
    env = {**os.environ, "PATH": path, "PRE_COMMIT_HOME": str(root / "pre-commit"), "GIT_AUTHOR_NAME": "T", "GIT_AUTHOR_EMAIL": "t@example.org", "GIT_COMMITTER_NAME": "T", "GIT_COMMITTER_EMAIL": "t@example.org"}
    checked = subprocess.run([tool, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], env=env, capture_output=True, text=True)
    t.equal("pre-commit: the manifest is valid", checked.returncode, 0)

    def hook(name):
        return subprocess.run([tool, "try-repo", str(source), name, "--all-files", "--verbose"], cwd=repo, env=env, capture_output=True, text=True, timeout=300)

    for name in [h["id"] for h in yml(ROOT / ".pre-commit-hooks.yaml")]:
        done = hook(name)
        t.check(f"pre-commit: {name} passes on a sound workspace", done.returncode == 0 and "Passed" in done.stdout, done.stdout + done.stderr)
    place = repo / "segments/hr-managers.md"
    sound = place.read_text()
    place.write_text(sound.replace("gain: occupied-spaces", "gain: ocupied-spaces"))
    git(repo, "add", "-A")
    done = hook("jtbd-check")
    t.check("pre-commit: jtbd-check fails at a finding", done.returncode == 1 and re.search(r"segments/hr-managers\.md:\d+:7: error\[reference-unresolved\]", done.stdout), done.stdout)
    done = hook("jtbd-fix")
    t.check("pre-commit: jtbd-fix mends and fails", done.returncode == 1 and place.read_text() == sound, done.stdout)
    place.write_text(sound.replace("\n---\n", "\n---   \n") + "\n\n")
    git(repo, "add", "-A")
    done = hook("jtbd-fmt")
    t.check("pre-commit: jtbd-fmt writes and fails", done.returncode == 1 and place.read_text() == sound, done.stdout)


def editors(t, jtbd, root):
    tasks = json.loads((FOLDER / "vscode/tasks.json").read_text())["tasks"]
    ws = root / "editors"
    subprocess.run([jtbd, "init", str(ws), "--lang", "de"], check=True, capture_output=True)
    (ws / "segments/a b: (1), ä.md").write_text("---\nkind: segment\ntitle: Leute\nlvel: person\nstatus: brainstormed\n---\n")
    done = subprocess.run([jtbd, "check", "--format", "json"], cwd=ws, capture_output=True, text=True)
    wanted = [(d["file"], str(d["line"]), str(d["column"]), d["severity"], d["rule"], d["message"]) for d in json.loads(done.stdout)["diagnostics"]]
    t.check("there is something to match", len(wanted) >= 2, wanted)
    for task in tasks:
        pattern = task["problemMatcher"]["pattern"]
        done = subprocess.run([jtbd, *task["args"]], cwd=ws, capture_output=True, text=True)
        seen = [re.fullmatch(pattern["regexp"].strip("^$"), l) for l in done.stdout.splitlines()]
        t.equal(f"VS Code, {task['label']}: the problem matcher", [tuple(m[pattern[k]] for k in ("file", "line", "column", "severity", "code", "message")) for m in seen if m], wanted)
    lisp = re.search(r'\(jtbd "((?:[^"\\]|\\.)*)" 1 2 3 \(4 \. 5\)\)', (ROOT / "docs/integrations.md").read_text("utf-8"))
    t.check("docs/integrations.md has an expression for Emacs", lisp)
    if lisp:
        # In the string a backslash is doubled; in the expression a group has one before its bracket, where others have none.
        plain = lisp[1].replace("\\\\", "\\")
        expression = re.sub(r"\\([()|])|([()|])", lambda m: m[1] or "\\" + m[2], plain)
        seen = [re.match(expression, l) for l in subprocess.run([jtbd, "check", "--format", "short"], cwd=ws, capture_output=True, text=True).stdout.splitlines()]
        t.equal("Emacs: the expression", [(m[1], m[2], m[3], "warning" if m[4] else "info" if m[5] else "error") for m in seen if m], [w[:4] for w in wanted])
    vim = shutil.which("vim")
    line = re.search(r"^set errorformat=(.*)$", (ROOT / "docs/integrations.md").read_text("utf-8"), re.M)
    t.check("docs/integrations.md has a line for Vim", line)
    if vim and line:
        (root / "short").write_text(subprocess.run([jtbd, "check", "--format", "short"], cwd=ws, capture_output=True, text=True).stdout)
        script = root / "v.vim"
        script.write_text(f"set errorformat={line[1]}\nset encoding=utf-8\ncgetfile {root}/short\ncall writefile(map(getqflist(), {{_, v -> json_encode([bufname(v.bufnr), v.lnum, v.col, v.type, v.valid])}}), '{root}/qf')\nqa!\n")
        subprocess.run([vim, "-Nu", "NONE", "-es", "-S", str(script)], cwd=ws, timeout=60)
        seen = [json.loads(l) for l in (root / "qf").read_text().splitlines()]
        t.equal("Vim reads the short format", [(s[0], str(s[1]), str(s[2]), s[3]) for s in seen if s[4]], [(w[0], w[1], w[2], w[3][0]) for w in wanted])


def container(t, jtbd):
    """Without an engine: what it copies is there, what the program needs at run time is installed."""
    text = (FOLDER / "container/Containerfile").read_text()
    last = text.split("\nFROM ")[-1]
    for line in re.findall(r"^COPY (?!--from)(.*)$", text, re.M):
        for source in line.split()[:-1]:
            t.check(f"container: {source} is there", (ROOT / source).exists())
    installed = set(re.search(r"--no-install-recommends (.*?) &&", last)[1].split())
    tool = shutil.which("dpkg")
    if not tool:
        return
    libraries = re.findall(r"^\s*(\S+) => (/\S+)", subprocess.run(["ldd", jtbd], capture_output=True, text=True).stdout, re.M)
    for name, place in libraries:
        if re.match(r"lib(cmark|yaml|stdc\+\+)", name):
            # The package may know the file by its path before /usr was merged.
            owners = [o for p in (place, os.path.realpath(place), place.removeprefix("/usr"), "/usr" + place) for o in re.findall(r"^(\S+?):", subprocess.run([tool, "-S", p], capture_output=True, text=True).stdout, re.M)]
            t.check(f"container: {name} is installed", installed & {o.split(":")[0] for o in owners}, (owners, installed))


def tools(t):
    """The validators' word."""
    folder = pathlib.Path(sys.executable).parent
    flows = sorted(map(str, (ACTION / "workflows").glob("*.yml")))
    for schema, files in [("vendor.github-actions", [str(ACTION / "action.yml")]), ("vendor.github-workflows", flows), ("vendor.gitlab-ci", [str(FOLDER / "gitlab/jtbd.gitlab-ci.yml")])]:
        done = subprocess.run([folder / "check-jsonschema", "--builtin-schema", schema, *files], capture_output=True, text=True)
        t.check(f"{schema}", done.returncode == 0, done.stdout + done.stderr)
    done = subprocess.run([folder / "zizmor", "--offline", "--no-progress", "--persona", "pedantic", "--strict-collection", "--config", ACTION / "zizmor.yml", ACTION / "action.yml", *flows, ROOT / ".pre-commit-hooks.yaml"], capture_output=True, text=True)
    t.check("zizmor has nothing to say", done.returncode == 0 and "No findings" in done.stdout + done.stderr, done.stdout + done.stderr)
    for script in sorted(ACTION.glob("*.sh")):
        t.equal(f"{script.name} parses", subprocess.run(["bash", "-n", script], capture_output=True).returncode, 0)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--jtbd", required=True)
    jtbd = str(pathlib.Path(p.parse_args().jtbd).resolve())
    t = Test()
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name).resolve()
        (root / "bin").mkdir()
        (root / "bin/jtbd").symlink_to(jtbd)
        path = f"{root / 'bin'}:{os.environ['PATH']}"
        tools(t)
        action(t, jtbd, root, path)
        review(t, jtbd, root, path)
        workflows(t, jtbd, root, path)
        gitlab(t, jtbd, root, path)
        hooks(t, jtbd, root, path)
        editors(t, jtbd, root)
        container(t, jtbd)
    print(f"{t.passed} passed, {t.failed} failed")
    return 1 if t.failed else 0


if __name__ == "__main__":
    sys.exit(main())
