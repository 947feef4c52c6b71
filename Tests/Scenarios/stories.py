"""What jtbd diff makes of pull requests as people write them: each is told once, by its cause, in the words of the business."""
import os
import pathlib
import subprocess
import tempfile

from support.builds import Tally, options_of, parser

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))},
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": "2026-11-01T12:00:00Z",
    "GIT_COMMITTER_DATE": "2026-11-01T12:00:00Z", "NO_COLOR": "1",
}

CLINIC = {
    "jtbd.yml": "title: Clinic\nlang: en\nmethods: [jtbd, vpc, bmc]\n",
    "people/shift-workers.md": """---
kind: segment
title: Shift workers after a knee operation
characteristics:
  - id: shifts
    title: Works in shifts
    category: sociodemographic
    attribute: occupation
  - id: alone
    title: Lives alone
    category: sociodemographic
    attribute: household
main-job: load-the-knee
gain: days-off-work
clarifiers:
  - id: no-fixed-hour
    title: Cannot keep a fixed hour
    from: shifts
    relevant-to: [main-job, no-slot]
    because: Every second appointment falls into a shift.
  - id: nobody-watches
    title: Has nobody who watches the exercises
    from: alone
    relevant-to: [gain, wrong-exercise]
    because: Bad habits creep in unseen.
---
""",
    "jobs/load-the-knee.md": """---
kind: job
title: Load the knee again
type: functional
level: main
gains:
  - id: days-off-work
    title: Reduce the number of days off work
    relevance: essential
  - id: travel
    title: Reduce the time spent travelling
    relevance: important
pains:
  - id: no-slot
    title: No slot is free for weeks
    sort: obstacle
    severity: extreme
  - id: wrong-exercise
    title: A wrong exercise makes the knee swell
    sort: risk
    severity: high
---
""",
    "jobs/run-again.md": """---
kind: job
title: Run without pain
type: functional
level: main
gains:
  - id: lost-training
    title: Reduce the number of lost training days
    relevance: essential
---
""",
    "value/back-to-work.md": """---
kind: value-proposition
title: Back to work sooner
segment: shift-workers
main-job: load-the-knee
---

## Pain relievers

- A first hour within two days, not [weeks](../jobs/load-the-knee.md#no-slot) later
- A look at every [exercise](../jobs/load-the-knee.md#wrong-exercise) by camera

## Gain creators

- A plan for each week, with fewer [days off](../jobs/load-the-knee.md#days-off-work)
""",
    "models/clinic.md": """---
kind: business-model-canvas
title: The clinic
---

## Customer segments

- [Shift workers](../people/shift-workers.md)

## Channels

- A leaflet in the ward `awareness` for [shift workers](../people/shift-workers.md)
- A call before they leave `evaluation` for [shift workers](../people/shift-workers.md)

## Customer relationships

- One therapist throughout `dedicated` for [shift workers](../people/shift-workers.md)
""",
    "evidence/ward.md": """---
kind: evidence
title: Talks in the ward
type: interview
date: 2026-08-12
segment: [shift-workers]
supports: [no-slot, wrong-exercise]
---
""",
    "people/night-nurse.md": "---\nkind: persona\ntitle: The night nurse\nsegment: shift-workers\ngoals: [days-off-work, travel]\n---\n",
}


class Clinic:
    def __init__(self, jtbd, root):
        self.jtbd, self.root = jtbd, root
        for path, text in CLINIC.items():
            self.write(path, text)
        self.git("init", "-q", "-b", "main")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", ".")

    def git(self, *arguments):
        subprocess.run(["git", *arguments], cwd=self.root, env=ENVIRONMENT, check=True, capture_output=True)

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def change(self, path, *pairs):
        text = (self.root / path).read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, (path, old)
            text = text.replace(old, new)
        self.write(path, text)

    def told(self, language="en"):
        done = subprocess.run([self.jtbd, "diff", "--lang", language], cwd=self.root, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
        # Without the places: they follow two spaces.
        return "\n".join(line[:2] + line[2:].split("  ", 1)[0] if line[:2].strip() == "" and line.strip()[:1] not in "→" else line for line in done.stdout.splitlines()) + done.stderr

    def reset(self):
        self.git("add", "-A")
        self.git("reset", "-q", "--hard", "HEAD")


def moved_file(clinic):
    clinic.git("mv", "people/shift-workers.md", "people/Shift-Workers.md")


def moved_with_links(clinic):
    (clinic.root / "value/more").mkdir()
    clinic.git("mv", "value/back-to-work.md", "value/more/back-to-work.md")


def other_job(clinic):
    clinic.change("people/shift-workers.md", ("main-job: load-the-knee\ngain: days-off-work", "main-job: run-again\ngain: lost-training"))


def other_clarifiers(clinic):
    clinic.change(
        "people/shift-workers.md", ("[main-job, no-slot]", "[main-job, travel]"), ("    from: alone\n", ""))


def irrelevant(clinic):
    text = CLINIC["people/shift-workers.md"]
    start = text.index("  - id: nobody-watches")
    clinic.write("people/shift-workers.md", text[:start] + "irrelevant:\n  - characteristic: alone\n    because: Neighbours look in.\n---\n")


def notes_gone(clinic):
    clinic.change(
        "value/back-to-work.md", ("- A first hour within two days, not [weeks](../jobs/load-the-knee.md#no-slot) later\n", ""),
        ("- A plan for each week, with fewer [days off](../jobs/load-the-knee.md#days-off-work)\n", "- A plan for each week\n"))


def notes_elsewhere(clinic):
    note, other = "- A call before they leave `evaluation` for [shift workers](../people/shift-workers.md)\n", "- One therapist throughout `dedicated` for [shift workers](../people/shift-workers.md)\n"
    clinic.change("models/clinic.md", (other, note.replace("evaluation", "personal")), ("\n## Customer relationships", "X\n## Customer relationships"), (note + "X", other.replace("`dedicated` ", "")))


def split(clinic):
    text = CLINIC["people/shift-workers.md"]
    start, end = text.index("  - id: nobody-watches"), text.rindex("---")
    clinic.write("people/shift-workers.md", text[:start] + "---\n")
    clinic.write("people/alone.md", "---\nkind: segment\ntitle: People who live alone\nmain-job: load-the-knee\ngain: days-off-work\nclarifiers:\n" + text[start:end].replace("    from: alone\n", "") + "---\n")


def other_ids(clinic):
    clinic.change("jobs/load-the-knee.md", ("id: no-slot", "id: full-diary"))


def edited_and_lost(clinic):
    clinic.change("jobs/load-the-knee.md", ("  - id: travel\n    title: Reduce the time spent travelling\n    relevance: important\n", ""))
    clinic.change("people/night-nurse.md", ("[days-off-work, travel]", "[travel, no-slot]"))


def other_kind(clinic):
    clinic.change("jobs/run-again.md", ("kind: job", "kind: value-proposition"))


def decided(clinic):
    clinic.change("jobs/run-again.md", ("type: functional", "type: functional\nstatus: validated"))
    clinic.change("people/shift-workers.md", ("main-job:", "not-served: We stay with runners.\nmain-job:"))


def job_gone(clinic):
    (clinic.root / "jobs/load-the-knee.md").unlink()


def spelling(clinic):
    for path, text in CLINIC.items():
        if path.endswith(".md"):
            clinic.write(path, text.replace("\n", "\r\n"))


# What was done, the language; what the text says, in this order; and what it must not say.
PULLS = [
    (moved_file, "en", [
        "One change breaks something.", "> The segment “Shift workers after a knee operation” is now in people/Shift-Workers.md.",
        "→ The Business Model Canvas “The clinic” has no customer any more.", "→ The Business Model Canvas “The clinic” does not know yet: its reference leads nowhere."],
        ["elsewhere", "follows from"]),
    (moved_with_links, "en", ["is now in value/more/back-to-work.md.", "→ From there, references in it lead nowhere."], ["elsewhere", "still refer"]),
    (other_job, "de", [
        "hat eine andere Hauptaufgabe: „Run without pain“ statt „Load the knee again“.", "→ Das Segment „Shift workers after a knee operation“ hat kein Wertangebot mehr.",
        "→ Die Aufgabe „Load the knee again“ dient keinem Segment mehr.", "→ Das wissen zwei Dokumente noch nicht, ihre Verweise führen ins Leere: der Beleg „Talks in the ward“ und die Persona „The night nurse“."],
        ["neu days-off-work", "neu no-slot", "an dem"]),
    (other_clarifiers, "en", [
        "is now relevant to “Reduce the time spent travelling” instead of “No slot is free for weeks”.",
        "is drawn from no characteristic any more; so far from “Lives alone”."], ["weaker"]),
    (irrelevant, "de", ["wurde entfernt.", "hält „Lives alone“ jetzt für irrelevant: „Neighbours look in.“"], []),
    (notes_gone, "en", [
        "- The note “A first hour within two days, not weeks later” under “Pain relievers” in “Back to work sooner” was removed.",
        "→ The segment “Shift workers after a knee operation”: no offer answers the pain “No slot is free for weeks” any more", ], ["no offer answers two"]),
    (notes_elsewhere, "de", [
        "„A call before they leave for shift workers“ („Kundenbeziehungen“ statt „Kanäle“)", "„One therapist throughout for shift workers“ („Kanäle“ statt „Kundenbeziehungen“)",
        "„A call before they leave for shift workers“ („persönlich“ statt „Bewertung“)", "„One therapist throughout for shift workers“ (ohne „fest zugeordnet“)"], ["Merkmale"]),
    (split, "en", [
        "Two changes want a look.", "+ The segment “People who live alone” is new.",
        "→ The clarifier “Has nobody who watches the exercises” now belongs to the segment “People who live alone” instead of “Shift workers after a knee operation”."], []),
    (other_ids, "en", [
        "> The pain “No slot is free for weeks” of the job “Load the knee again” has another id: full-diary instead of no-slot.", "→ The pain “No slot is free for weeks” of the job “Load the knee again” is unproven now.",
        "no longer relevant to “No slot is free for weeks”."], ["relevant to “Load", "follows from"]),
    (edited_and_lost, "en", [
        "The gain “Reduce the time spent travelling” of the job “Load the knee again” was removed.", "→ The persona “The night nurse” still refers to it.",
        "“Goals”: new “No slot is free for weeks”; no longer “Reduce the number of days off work”."], ["new travel"]),
    (other_kind, "en", ["One change wants a look.", "> The job “Run without pain” is now a value proposition."], ["removed", "is new"]),
    (decided, "de", ["gilt jetzt als validiert statt als Hypothese.", "bleibt jetzt bewusst ohne Angebot: „We stay with runners.“\n"], []),
    (job_gone, "de", [
        "Eine Änderung bricht etwas.", "- Die Aufgabe „Load the knee again“ wurde entfernt.", "hat keine Hauptaufgabe mehr.", "hat kein Wertangebot mehr.",
        "→ Darauf verweisen noch vier Dokumente: "], ["Das folgt aus"]),
    (spelling, "de", ["Das Geschäftsmodell sagt dasselbe wie vorher.", "Sieben Dateien sind nur anders geschrieben."], ["weitere"]),
]


def main():
    options = options_of(parser(__doc__))
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        clinic = Clinic(options.jtbd, pathlib.Path(folder).resolve())
        for pull, language, says, not_said in PULLS:
            pull(clinic)
            told = clinic.told(language)
            at = 0
            for text in says:
                place = told.find(text, at)
                tally.check(place >= 0, f"{pull.__name__}: not said, or not here: {text}\n{told}")
                at = max(at, place)
            for text in not_said:
                tally.check(text not in told, f"{pull.__name__}: says {text}\n{told}")
            clinic.reset()
    tally.leave()


if __name__ == "__main__":
    main()
