#!/usr/bin/env python3
"""Writes a valid workspace of N documents: generate.py N DIR [--seed S]

The same N and seed give the same bytes. Every document refers only to its neighbourhood (the thing with the same
share of the index in another kind), so the work per document does not grow with N and the number of documents that
refer to one stays bounded. The workspace has no errors: what the rules ask for is written.
"""
import argparse
import os
import random
import sys

from words import DE, EN

SHARES = [  # kind, folder, letter of its ids, share in percent; jobs take the rest
    ("segment", "segments", "s", 20), ("value-proposition", "value-propositions", "v", 15), ("business-model-canvas", "canvases", "c", 5),
    ("lean-canvas", "lean", "l", 3), ("customer-relationships", "relationships", "r", 5), ("persona", "personas", "p", 7),
    ("target-group", "target-groups", "t", 3), ("segmentation", "segmentations", "g", 2), ("offering", "offerings", "o", 5),
    ("evidence", "evidence", "e", 5),
]
AREAS = 20
WIDTH = 90
SMALLEST = 20
COMBINATIONS = 16 * 64 * 64
STRIDE = 27_449  # odd, so it walks through all combinations before it repeats one

CONFIG = """\
title: Benchmark workspace
lang: de
methods: [jtbd, vpc, bmc]
market: b2c
mode: design
stage: discovery
review-after: 12 months
publish:
  personal-data: redact
scales:
  rating: 0..10
"""


def slug(text):
    for a, b in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("Ä", "ae"), ("Ö", "oe"), ("Ü", "ue"), (" ", "-")):
        text = text.replace(a, b)
    return text.lower()


def wrap(out, text, first="", rest=""):
    """Greedy hard wrap; link texts break like other text, as they do in an editor."""
    line, room, empty = first, WIDTH, True
    for word in text.split(" "):
        if not empty and len(line) + 1 + len(word) > room:
            out.append(line)
            line, empty = rest, True
        line = line + word if empty else line + " " + word
        empty = False
    out.append(line)


class Doc:
    """What others need to know of a document before it is written."""
    __slots__ = ("kind", "id", "folder", "title", "lang", "topic", "gains", "pains", "index")

    def __init__(self, kind, ident, folder, title, lang, topic, index):
        self.kind, self.id, self.folder, self.title, self.lang, self.topic, self.index = kind, ident, folder, title, lang, topic, index
        self.gains = self.pains = ()


class Workspace:
    def __init__(self, n, seed):
        self.n, self.seed = n, seed
        self.rng = random.Random(seed)
        self.offset = self.rng.randrange(COMBINATIONS)
        count = {kind: max(1, n * share // 100) for kind, _, _, share in SHARES}
        count["job"] = n - sum(count.values())
        self.count = count
        self.areas = max(1, min(AREAS, n // 50))
        self.plan()

    # --- what exists -------------------------------------------------------------------------------------------------
    def words(self, lang):
        return EN if lang == "en" else DE

    def topic(self, number):
        """number -> (verb, object, context), all different up to COMBINATIONS."""
        k = (number * STRIDE + self.offset) % COMBINATIONS
        return k // 4096, k // 64 % 64, k % 64

    def slots(self, doc):
        w, (v, o, c) = self.words(doc.lang), doc.topic
        return {"v": w["verbs"][v][0], "z": w["verbs"][v][1], "o": w["objects"][o], "c": w["contexts"][c]}

    def make(self, kind, folder, letter, i, total, lang, topic, title):
        o = self.words(lang)["objects"][topic[1]]
        ident = f"{letter}{i:05d}-{slug(o)}"
        area = f"{folder}/area-{i * self.areas // total + 1:02d}"
        return Doc(kind, ident, area, title, lang, topic, i)

    def plan(self):
        n = self.count
        S, J = n["segment"], n["job"]
        Q = J - S
        self.docs = {}
        lang_of = lambda i: "en" if i // 7 % 3 == 2 else "de"
        statement = lambda w, v, o, c: (f"{w['verbs'][v][0]} {w['objects'][o]} {w['contexts'][c]}" if w is EN
                                        else f"{w['objects'][o]} {w['contexts'][c]} {w['verbs'][v][0]}")
        clause = lambda w, v, o, c: (f"{w['verbs'][v][1]} {w['objects'][o]} {w['contexts'][c]}" if w is EN
                                     else f"{w['objects'][o]} {w['contexts'][c]} {w['verbs'][v][0]}")
        purpose = lambda w, v, o, c: f"{w['verbs'][v][1]} {w['objects'][o]} {w['contexts'][c]}" if w is EN else f"{w['objects'][o]} {w['contexts'][c]} {w['verbs'][v][1]}"

        segments, jobs = [], []
        for i in range(S):
            lang = lang_of(i)
            w, t = self.words(lang), self.topic(i)
            role = w["roles"][(i * 7) % 20]
            title = f"{role} who {clause(w, *t)}" if w is EN else f"{role}, die {clause(w, *t)}"
            segments.append(self.make("segment", "segments", "s", i, S, lang, t, title))
        # Jobs lie in the order of the segments: each main job is followed by the secondary jobs that begin with it.
        base = [q * S // Q for q in range(Q)]
        self.mains, self.secondaries, self.supports = [], [], []
        self.helping = [[] for _ in range(S)]  # segment -> secondary jobs
        q = j = 0
        for i in range(S):
            lang, t = segments[i].lang, segments[i].topic
            w = self.words(lang)
            d = self.make("job", "jobs", "j", j, J, lang, t, statement(w, *t))
            jobs.append(d)
            self.mains.append(d)
            j += 1
            while q < Q and base[q] == i:
                t = self.topic(S + q)
                emotional = q % 9 == 4
                title = statement(w, *t)
                if emotional:
                    title = (f"Feel well prepared when I {clause(w, *t)}" if w is EN
                             else f"Sich beim Thema {w['objects'][t[1]]} {w['contexts'][t[2]]} gut vorbereitet fühlen")
                d = self.make("job", "jobs", "j", j, J, lang, t, title)
                jobs.append(d)
                self.secondaries.append(d)
                supported = [i] + ([i + 1] if i + 1 < S else [])
                self.supports.append((d, supported, emotional))
                for s in supported:
                    self.helping[s].append(d)
                j += 1
                q += 1
        for k, d in enumerate(jobs):
            w, s = self.words(d.lang), self.slots(d)
            g, p = (k * 3) % 8, (k * 5) % 8
            d.gains = [(f"g{x + 1}", *[y.format(**s) for y in w["gains"][(g + 3 * x) % 8]]) for x in range(2)]
            d.pains = [(f"p{x + 1}", w["pains"][(p + 3 * x) % 8].format(**s)) for x in range(2)]
        for d in self.secondaries:
            d.gains, d.pains = d.gains[:1], d.pains[:1]
        self.docs["segment"], self.docs["job"] = segments, jobs

        def local(kind, folder, letter, title, source, step=None):
            total = n[kind]
            out = []
            for i in range(total):
                of = source(i, total)
                w = self.words(of.lang)
                out.append(self.make(kind, folder, letter, i, total, of.lang, of.topic, title(w, i, of)))
            self.docs[kind] = out
            return out

        share = lambda pool: lambda i, total: pool[i * len(pool) // total]
        self.vp_segment = [i * S // n["value-proposition"] for i in range(n["value-proposition"])]
        vps = local("value-proposition", "value-propositions", "v",
                    lambda w, i, s: f"{'Support to' if w is EN else 'Rückhalt, um'} {purpose(w, *s.topic)}", share(segments))
        self.vp_of = {s: v for s, v in zip(self.vp_segment, vps)}
        local("business-model-canvas", "canvases", "c", lambda w, i, s: f"{'Business model' if w is EN else 'Geschäftsmodell'} {w['places'][i % 20]} {i + 1}", share(vps))
        local("lean-canvas", "lean", "l", lambda w, i, s: f"{'First draft' if w is EN else 'Erster Entwurf'} {w['places'][i % 20]} {i + 1}", share(vps))
        local("customer-relationships", "relationships", "r", lambda w, i, s: f"{'Relationships in group' if w is EN else 'Beziehungen in Gruppe'} {i + 1}", share(vps))
        local("persona", "personas", "p",
              lambda w, i, s: (f"{w['epithets'][i % 7]}, has to {clause(w, *s.topic)}" if w is EN else f"{w['epithets'][i % 7]}, muss {clause(w, *s.topic)}"), share(segments))
        self.persona_segment = [i * S // n["persona"] for i in range(n["persona"])]
        local("target-group", "target-groups", "t", lambda w, i, s: f"{'People around' if w is EN else 'Menschen rund um'} {w['places'][i % 20]} {i + 1}", share(segments))
        local("segmentation", "segmentations", "g", lambda w, i, s: f"{'Segmentation' if w is EN else 'Segmentierung'} {w['places'][i % 20]} {i + 1}", share(segments))
        syllables = "ba do fi ga ho ju ka li mo nu pa ro si ta vu wo xa ye zu qui".split()
        coin = lambda i: "".join(syllables[(i * 7919 + 4001) // 20**k % 20] for k in range(5)).capitalize()
        local("offering", "offerings", "o", lambda w, i, s: coin(i), share(vps))
        E, P = n["evidence"], n["persona"]
        self.evidence_persona = [i * P // E for i in range(E)]
        people = self.docs["persona"]
        local("evidence", "evidence", "e",
              lambda w, i, s: (f"{['Survey', 'Interview', 'Switch interview'][i % 3]} {i + 1} on {w['objects'][s.topic[1]]} {w['contexts'][s.topic[2]]}" if w is EN
                               else f"{['Umfrage', 'Gespräch', 'Wechselgespräch'][i % 3]} {i + 1} zum Thema {w['objects'][s.topic[1]]} {w['contexts'][s.topic[2]]}"),
              lambda i, total: people[self.evidence_persona[i]])
        self.segment_persona = {s: p for p, s in enumerate(self.persona_segment)}
        self.segment_evidence = {}
        self.persona_evidence = {}
        for e, p in enumerate(self.evidence_persona):
            self.segment_evidence[self.persona_segment[p]] = e
            self.persona_evidence[p] = e
        self.kinds = [("job", "jobs")] + [(k, f) for k, f, _, _ in SHARES]

    def segment_of(self, doc):
        """The segment in whose neighbourhood a document stands."""
        total = len(self.docs[doc.kind])
        S = self.count["segment"]
        if doc.kind == "value-proposition":
            return self.vp_segment[doc.index]
        if doc.kind == "persona":
            return self.persona_segment[doc.index]
        if doc.kind == "evidence":
            return self.persona_segment[self.evidence_persona[doc.index]]
        return min(S - 1, doc.index * S // total)

    # --- writing -----------------------------------------------------------------------------------------------------
    def link(self, here, to, text=None, item=None):
        if here.folder == to.folder:
            path = ""
        elif here.kind == to.kind:
            path = f"../{to.folder.rpartition('/')[2]}/"
        else:
            path = f"../../{to.folder}/"
        return f"[{text or to.title}]({path}{to.id}.md{'#' + item if item else ''})"

    def near(self, here, own_only):
        """Documents of the neighbourhood that a text may mention."""
        i = self.segment_of(here)
        pool = [self.docs["segment"][i], self.mains[i], self.mains[i], *self.helping[i]]
        for kind in ("target-group", "offering", "business-model-canvas"):
            docs = self.docs[kind]
            pool.append(docs[min(len(docs) - 1, i * len(docs) // self.count["segment"])])
        if i in self.vp_of:
            pool.append(self.vp_of[i])
        if i in self.segment_evidence:
            pool.append(self.docs["evidence"][self.segment_evidence[i]])
        if not own_only:
            if i in self.segment_persona:
                pool.append(self.docs["persona"][self.segment_persona[i]])
            for near in (-5, -3, -2, -1, 1, 2, 4, 6):
                k = i + near
                if 0 <= k < self.count["segment"]:
                    pool += [self.docs["segment"][k], self.mains[k]]
        return [d for d in pool if d is not here]

    def some_link(self, here, pool):
        r = self.rng.random
        to = pool[int(r() * len(pool))]
        if to.kind == "job" and r() < 0.35:
            items = [(g[0], g[1]) for g in to.gains] + [(p[0], p[1]) for p in to.pains]
            ident, title = items[int(r() * len(items))]
            return self.link(here, to, title, ident)
        if r() < 0.3:
            return self.link(here, to, self.words(to.lang)["objects"][to.topic[1]])
        return self.link(here, to)

    def fill(self, text, here, pool, slots):
        while "{L}" in text:
            text = text.replace("{L}", self.some_link(here, pool), 1)
        for key in "ock":
            if "{" + key + "}" in text:
                text = text.replace("{" + key + "}", slots[key])
        return text

    def paragraph(self, out, here, pool, slots, plain, prefix="", note=""):
        w, r = self.words(here.lang), self.rng.random
        sentences = w["sentences"]
        n = 3 + int(r() * 3)
        start, step = int(r() * len(sentences)), (3, 5, 9, 11)[int(r() * 4)]
        picked = [sentences[(start + step * x) % len(sentences)] for x in range(n)]
        if not plain and r() < 0.4:
            picked.append(w["coded"][int(r() * 2)])
        wrap(out, self.fill(" ".join(picked), here, pool, slots) + note, prefix, prefix)
        out.append("")

    def table(self, out, here, pool, n):
        w, r = self.words(here.lang), self.rng.random
        out.append(f"| {w['table'][0]} | {w['table'][1]} | {w['table'][2]} |")
        out.append("|---|--:|:--|")
        for x in range(n):
            out.append(f"| {w['rows'][x % 6]} | {int(r() * 40)} | {self.some_link(here, pool)} |")
        out.append("")

    def prose(self, out, here, goal, plain=False):
        """Free text of about `goal` characters; `plain` is for the introduction above blocks: no headings, lists or code."""
        w, r = self.words(here.lang), self.rng.random
        pool = self.near(here, plain or here.kind in ("persona", "evidence"))
        slots = self.slots(here)
        slots["k"] = f"{here.id.partition('-')[0]}.{self.seed % 7}"
        headings, h = w["headings"], int(r() * 14)
        footnote = r() < 0.25
        table = r() < 0.22
        start, spent, turn = len(out), 0, 0
        self.paragraph(out, here, pool, slots, plain, note="[^1]" if footnote else "")
        if footnote and plain:
            out += [f"[^1]: {w['footnote']}", ""]
        while True:
            spent += sum(len(line) + 1 for line in out[start:])
            start = len(out)
            if spent >= goal:
                break
            turn += 1
            if table and turn >= 2:
                self.table(out, here, pool, 3 + int(r() * 3))
                table = False
                continue
            if plain:
                if r() < 0.25:
                    self.quote(out, here)
                self.paragraph(out, here, pool, slots, plain)
                continue
            if turn % 2 == 1:
                out += [("## " if r() < 0.75 else "### ") + headings[(h + turn) % 14], ""]
            what = r()
            if what < 0.30:
                self.listing(out, here, pool, slots)
            elif what < 0.42:
                self.quote(out, here)
            elif what < 0.52:
                first = int(r() * 2)
                out += ["```text", *w["code"][first:first + 3], "```", ""]
            elif what < 0.64:
                for x in range(3):
                    wrap(out, self.fill(w["tasks"][int(r() * 6)], here, pool, slots), "- [x] " if r() < 0.5 else "- [ ] ", "  ")
                out.append("")
            else:
                self.paragraph(out, here, pool, slots, plain)
        if table:
            self.table(out, here, pool, 3)
        if footnote and not plain:
            out += [f"[^1]: {w['footnote']}", ""]

    def quote(self, out, here):
        w, r = self.words(here.lang), self.rng.random
        wrap(out, w["quotes"][int(r() * 3)], "> ", "> ")
        if r() < 0.5:
            out.append(">")
            wrap(out, w["quotes"][int(r() * 3)], "> ", "> ")
        out.append("")

    def listing(self, out, here, pool, slots):
        w, r = self.words(here.lang), self.rng.random
        items, at = w["items"], int(r() * 12)
        ordered = r() < 0.3
        for x in range(3):
            wrap(out, self.fill(items[(at + 5 * x) % 12], here, pool, slots), f"{x + 1}. " if ordered else "- ", "   " if ordered else "  ")
            if not ordered and r() < 0.45:
                for y in range(2):
                    wrap(out, self.fill(items[(at + 5 * x + 2 * y + 1) % 12], here, pool, slots), "  - ", "    ")
        out.append("")

    def note(self, out, text):
        wrap(out, text, "- ", "  ")

    def head(self, doc, *lines):
        r = self.rng.random
        title = doc.title
        if ":" in title or r() < 0.1:
            title = f'"{title}"'
        out = ["---", f"kind: {doc.kind}", f"title: {title}"]
        if doc.lang == "en":
            out.append("lang: en")
        if r() < 0.3:
            out.append(f"reviewed: 2026-{3 + int(r() * 6):02d}-{1 + int(r() * 28):02d}")
        out += lines
        return out

    # --- one function per kind ---------------------------------------------------------------------------------------
    def clarifiers(self, out, doc, main, traits, indent, relevant, variant):
        """Clarifiers and irrelevant characteristics of one profile."""
        w, s = self.words(doc.lang), self.slots(main)
        out.append(f"{indent}clarifiers:")
        for x, (t, target) in enumerate(zip(traits, relevant)):
            attribute, _, _, title, implication = w["traits"][t]
            reason = w["reasons"][(variant + x) % 4].format(**s)
            out.append(f"{indent}  - title: {title}")
            out.append(f"{indent}    from: {attribute}")
            out.append(f"{indent}    relevant-to: [{target}]")
            if x == 0:
                out.append(f"{indent}    because: >-")
                wrap(out, reason, f"{indent}      ", f"{indent}      ")
                out.append(f'{indent}    implication: "{implication}"')
                if t == 0:
                    out.append(f"{indent}    constraint: {{max-price: {50 + 10 * (doc.index % 4)} EUR/month}}")
            else:
                out.append(f"{indent}    because: {reason}")
        out.append(f"{indent}irrelevant:")
        for t in traits[len(relevant):]:
            out.append(f"{indent}  - characteristic: {w['traits'][t][0]}")
            out.append(f"{indent}    because: {w['irrelevant'][variant % 2].format(**s)}")

    def segment(self, doc):
        i, S = doc.index, self.count["segment"]
        w = self.words(doc.lang)
        main = self.mains[i]
        evidence = self.segment_evidence.get(i)
        groups = self.docs["target-group"]
        out = self.head(doc, f"status: {'hypothesis' if evidence is None else 'researched'}", "level: person", "base: hypothesis",
                        f"target-group: {groups[i * len(groups) // S].id}")
        if evidence is not None:
            out.append(f"evidence: [{self.docs['evidence'][evidence].id}]")
        traits = [(i * 3 + x * (1 + 2 * (i % 3 == 0))) % 10 for x in range(3)]
        out.append("characteristics:")
        for t in traits:
            attribute, category, title, _, _ = w["traits"][t]
            out.append(f"  - {{id: {attribute}, title: {title}, category: {category}, attribute: {attribute}, nature: {'explicit' if t % 2 else 'implicit'}}}")
        first, jobs = main.gains[0][0], self.helping[i]
        targets = ["main-job, " + main.pains[0][0], "gain" if i % 2 else main.gains[1][0]]
        rating = None
        if evidence is not None and evidence % 3 == 0:
            rating = f"{{importance: {7 + i % 3}, satisfaction: {2 + i % 3}, n: {36 + i % 40}, evidence: {self.docs['evidence'][evidence].id}}}"
        second = i + 1 < S and i % 7 == 3
        indent = ""
        if second:
            out.append("profiles:")
            indent = "    "
        out += [("  - " if second else "") + f"main-job: {main.id}", f"{indent}gain: {first}"]
        if jobs:
            out.append(f"{indent}jobs: [{', '.join(j.id for j in jobs)}]")
        self.clarifiers(out, doc, main, traits, indent, targets, i)
        if rating:
            out += [f"{indent}ratings:", f"{indent}  {first}: {rating}"]
        if second:
            other = self.mains[i + 1]
            out += [f"  - main-job: {other.id}", f"    gain: {other.gains[1][0]}", f"    not-served: {w['not-served'][i % 2].format(**self.slots(other))}"]
            self.clarifiers(out, doc, other, traits, indent, ["main-job"], i + 2)
        if i % 10 == 6:
            role = w["roles"][(i * 7) % 20]
            out += ["examples:", f"  - {{name: P{900000 + i}, role: {role}, consent: none}}"]
        sum_ = 15 - i * 12 // S
        size = min(5, max(1, sum_ - 6))
        growth = min(5, max(1, (sum_ - size) // 2))
        out.append(f"priority: {{size: {size}, growth: {growth}, fit: {sum_ - size - growth}, rank: {i + 1}, verdict: attractive}}")
        if i not in self.vp_of:
            out.append("selection: {selected: false}")
        out.append("---")
        out.append("")
        self.prose(out, doc, 1150 + int(self.rng.random() * 1250))
        return out

    def job(self, doc):
        w, r = self.words(doc.lang), self.rng.random
        supported, emotional = self.support_of.get(doc.id, (None, False))
        s = self.slots(doc)
        de = doc.lang == "de"
        out = self.head(doc, "status: hypothesis", f"type: {'emotional' if emotional else 'functional'}", f"level: {'small' if supported else 'main'}")
        if supported:
            out.append(f"supports: [{', '.join(self.mains[k].id for k in supported)}]")
        elif doc is not self.docs["job"][0]:
            out.append(f"related: [{self.docs['job'][doc.index - 1].id}]")
        if not emotional and r() < 0.3:
            out += [f"verb: {s['z'] if not de else s['v']}", f"object: {s['o']}", f"context: {s['c']}"]
        if r() < 0.6:
            out += ["story:",
                    f"  when: {'Wenn die Woche beginnt, aber noch nicht alles beisammen ist' if de else 'When the week begins and not everything is at hand'}",
                    f"  want: {'will ich' if de else 'I want to'} {s['o'] + ' ' + s['c'] + ' ' + s['v'] if de else s['z'] + ' ' + s['o'] + ' ' + s['c']}",
                    f"  so-that: {'damit ich am Mittag weiß, worauf es ankommt' if de else 'so that I know by noon what matters'}"]
        out.append("map:")
        steps = w["steps"]
        for stage, ident, title in (steps if not supported and doc.index % 2 else steps[::2] + steps[-1:] if not supported else [steps[1], steps[3], steps[5]]):
            out.append(f"  - {{stage: {stage}, id: {ident}, title: {title}}}")
        out.append("gains:")
        for x, (ident, title, measure, direction) in enumerate(doc.gains):
            if x == 0:
                out += [f"  - id: {ident}", f"    title: {title}", f"    direction: {direction}", f"    measure: {measure}",
                        "    expectation: expected", f"    relevance: {'important' if supported else 'essential'}"]
            else:
                out.append(f"  - {{id: {ident}, title: {title}, expectation: desired, relevance: important}}")
        out.append("pains:")
        for x, (ident, title) in enumerate(doc.pains):
            quoted = f'"{title}"' if "," in title or r() < 0.2 else title
            severity = ("extreme", "high")[x] if not supported else ("moderate", "high")[doc.index % 2]
            out.append(f"  - {{id: {ident}, title: {quoted}, sort: {('obstacle', 'risk')[x]}, severity: {severity}}}")
        a = w["alternatives"]
        out += ["alternatives:", f"  - {{title: {'Nichts tun' if de else 'Do nothing'}, type: nothing}}", f"  - {{title: {a[doc.index % 5]}, type: workaround}}", "---", ""]
        self.prose(out, doc, 1300 + int(r() * 1300))
        return out

    def profile_links(self, here, i, de):
        """(job, item, title) of everything that a value proposition of segment i has to answer."""
        for job in [self.mains[i], *self.helping[i]]:
            yield job

    def value_proposition(self, doc):
        v = doc.index
        i = self.vp_segment[v]
        segment, main = self.docs["segment"][i], self.mains[i]
        w, de, s = self.words(doc.lang), doc.lang == "de", self.slots(segment)
        offerings = self.docs["offering"]
        offer = offerings[v * len(offerings) // len(self.docs["value-proposition"])]
        out = self.head(doc, "status: hypothesis", f"segment: {segment.id}", f"main-job: {main.id}", "offerings:", f"  - {offer.id}", "statement: >-")
        wrap(out, f"Wer versucht, {s['o']} {s['c']} {s['z']}, weiß am Mittag, worauf es ankommt, und behält den Kopf frei." if de
             else f"Whoever has to {s['z']} {s['o']} {s['c']} knows by noon what matters and keeps a clear head.", "  ", "  ")
        out += ["fit: problem-solution", f"tags: [{slug(w['places'][v % 20])}, {slug(s['o'])}]", "---", ""]
        self.prose(out, doc, 550 + int(self.rng.random() * 800), plain=True)
        out += ["## Produkte & Dienstleistungen" if de else "## Products & services", ""]
        for job in self.profile_links(doc, i, de):
            self.note(out, f"{'Begleitung durch' if de else 'Guidance through'} {self.link(doc, offer)} {'zur Aufgabe' if de else 'for the task'} {self.link(doc, job)}")
        out += ["", "## Schmerzlinderer" if de else "## Pain relievers", ""]
        relief = (["Ein gemeinsamer Blick am Morgen", "Eine Stelle für alle Unterlagen", "Wer vertritt, liest die letzte Entscheidung nach", "Eine kurze Meldung bei jeder Änderung"] if de
                  else ["A shared look in the morning", "One place for all papers", "Whoever steps in reads the last decision", "A short message at every change"])
        x = v
        for job in self.profile_links(doc, i, de):
            for ident, title in job.pains:
                self.note(out, f"{relief[x % 4]}: {self.link(doc, job, title, ident)}")
                x += 1
        out += ["", "## Gewinnerzeuger" if de else "## Gain creators", ""]
        create = (["Vorlagen mit den üblichen Fällen", "Ein fester Ablauf für die Übergabe", "Ein Hinweis, sobald etwas fehlt"] if de
                  else ["Templates with the usual cases", "A fixed sequence for the handover", "A hint as soon as something is missing"])
        for job in self.profile_links(doc, i, de):
            for gain in job.gains:
                self.note(out, f"{create[x % 3]}: {self.link(doc, job, gain[1], gain[0])}")
                x += 1
        return out

    def business_model_canvas(self, doc):
        n, b = self.count, doc.index
        V, B = n["value-proposition"], n["business-model-canvas"]
        first = b * V // B
        vps = [self.docs["value-proposition"][k] for k in ((first, first + 1) if first + 1 < min(V, (b + 1) * V // B or V) else (first,))]
        segments = [self.docs["segment"][self.vp_segment[v.index]] for v in vps]
        offerings = self.docs["offering"]
        offer = offerings[first * len(offerings) // V]
        de, w = doc.lang == "de", self.words(doc.lang)
        out = self.head(doc, "status: hypothesis")
        if b % 2:
            out.append(f"supersedes: {self.docs['business-model-canvas'][b - 1].id}")
        out += [f"tags: [{slug(w['places'][b % 20])}]", "---", ""]
        self.prose(out, doc, 250 + int(self.rng.random() * 500), plain=True)
        both = (" und " if de else " and ").join(self.link(doc, s) for s in segments)
        for_ = "für" if de else "for"

        def block(german, english, *notes):
            out.extend([f"## {german if de else english}", ""])
            for text in notes:
                self.note(out, text)
            out.append("")

        t = lambda g, e: g if de else e
        o = self.link(doc, offer)
        block("Kundensegmente", "Customer segments", *[self.link(doc, s) for s in segments])
        block("Wertangebote", "Value propositions", *[f"{self.link(doc, v)} {for_} {self.link(doc, s)}" for v, s in zip(vps, segments)])
        block("Kanäle", "Channels",
              f"{t('Aushang am Eingang', 'Notice at the entrance')} `awareness` `physical` {for_} {both}", f"{t('Probewoche', 'Trial week')} `evaluation` `digital` {for_} {both}",
              f"{t('Anmeldung bei', 'Sign-up at')} {o} `purchase` `delivery` {for_} {both}", f"{t('Sprechstunde', 'Office hour')} `after-sales` `physical` {for_} {both}")
        block("Kundenbeziehungen", "Customer relationships", f"{t('Austausch unter Gleichen', 'Exchange among peers')} `community` {for_} {both}",
              f"{t('Anleitungen zum Selberlesen', 'Guides to read alone')} `self-service` {for_} {self.link(doc, segments[0])}")
        block("Einnahmeströme", "Revenue streams", f"{t('Monatlicher Beitrag', 'Monthly fee')} `subscription` {t('von', 'from')} {both}")
        block("Schlüsselressourcen", "Key resources", f"{t('Wissen über Abläufe', 'Knowledge of routines')} `intellectual` {for_} {self.link(doc, vps[0])}",
              f"{t('Menschen in der Betreuung', 'People who give support')} `human` {for_} {o}")
        block("Schlüsselaktivitäten", "Key activities", f"{t('Vorlagen erproben', 'Try out templates')} `problem-solving` {for_} {o}", f"{t('Gruppen zusammenbringen', 'Bring groups together')} `platform` {for_} {both}")
        block("Schlüsselpartner", "Key partners", f"{t('Verbände, die', 'Associations that recommend')} {o} {t('weiterempfehlen', 'to others')} `acquisition`")
        block("Kostenstruktur", "Cost structure", f"{t('Gehälter der Betreuung', 'Salaries of the support')} `fixed` {for_} {o}", f"{t('Gebühren je Zahlung', 'Fees per payment')} `variable` {for_} {o}")
        return out

    def lean_canvas(self, doc):
        n = self.count
        v = self.docs["value-proposition"][doc.index * n["value-proposition"] // n["lean-canvas"]]
        i = self.vp_segment[v.index]
        segment, main = self.docs["segment"][i], self.mains[i]
        offerings = self.docs["offering"]
        offer = self.link(doc, offerings[v.index * len(offerings) // n["value-proposition"]])
        de = doc.lang == "de"
        t = lambda g, e: g if de else e
        for_, seg = t("für", "for"), self.link(doc, segment)
        out = self.head(doc, "status: hypothesis", "---", "")
        self.prose(out, doc, 700 + int(self.rng.random() * 700), plain=True)

        def block(german, english, *notes):
            out.extend([f"## {german if de else english}", ""])
            for text in notes:
                self.note(out, text)
            out.append("")

        p = [self.link(doc, main, title, ident) for ident, title in main.pains]
        block("Problem", "Problem", *[f"{t('Im Alltag', 'In daily work')}: {x}" for x in p])
        block("Bestehende Alternativen", "Existing alternatives", t("Zettel, Anrufe und Gedächtnis statt", "Notes, calls and memory instead of") + " " + offer)
        block("Kundensegmente", "Customer segments", seg, f"{t('Wer schon einmal gewechselt hat', 'Those who have switched before')} `early-adopter`, {t('ein Teil davon', 'a part of these')}: {seg}")
        block("Nutzenversprechen", "Unique value proposition", self.link(doc, v))
        block("Lösung", "Solution", *[f"{t('Ein kurzer Abgleich am Morgen gegen', 'A short check in the morning against')} {x}" for x in p])
        block("Kanäle", "Channels", f"{t('Empfehlung unter Kollegen', 'Recommendation among colleagues')} {for_} {seg}")
        block("Einnahmeströme", "Revenue streams", f"{t('Beitrag', 'Fee')} `subscription` {t('von', 'from')} {seg}")
        block("Kostenstruktur", "Cost structure", f"{t('Betreuung', 'Support')} `fixed` {for_} {offer}")
        block("Kennzahlen", "Key metrics", f"{t('Zahl der Wochen ohne Rückfrage', 'Number of weeks without a question')} {for_} {seg}")
        block("Unfairer Vorteil", "Unfair advantage", f"{t('Jahrelange Nähe zu', 'Years close to')} {seg}")
        return out

    def customer_relationships(self, doc):
        n = self.count
        v = self.docs["value-proposition"][doc.index * n["value-proposition"] // n["customer-relationships"]]
        segment = self.docs["segment"][self.vp_segment[v.index]]
        canvases = self.docs["business-model-canvas"]
        canvas = canvases[min(len(canvases) - 1, doc.index * len(canvases) // n["customer-relationships"])]
        de = doc.lang == "de"
        t = lambda g, e: g if de else e
        seg = self.link(doc, segment)
        out = self.head(doc, "status: hypothesis", f"segment: {segment.id}", "---", "")
        self.prose(out, doc, 350 + int(self.rng.random() * 500), plain=True)
        stages = list(zip("aware consider buy onboard use renew leave".split(),
                          ["Aushang am Eingang", "Teilnahme an der Probewoche", "Zusage am Telefon", "Begrüßung in der Gruppe", "Wöchentliche Runde", "Rückblick nach der Saison", "Fragebogen zum Abschied"] if de
                          else ["Notice at the entrance", "Part in the trial week", "Agreement by phone", "Welcome in the group", "Weekly round", "Review after the season", "Questions at the farewell"]))
        blocks = [
            ("Kundensegmente", "Customer segments", [f"{seg}, {t('mit der Aufgabe', 'with the task')} {self.link(doc, self.mains[segment.index])}"]),
            ("Arten von Kundenbeziehungen", "Relationship types", [t("Austausch unter Gleichen", "Exchange among peers") + " `community`", t("Anleitungen zum Selberlesen", "Guides to read alone") + " `self-service`"]),
            ("Personalisierung", "Personalisation", [t("Der nächste Vorschlag richtet sich nach der Aufgabe, die zuletzt offen blieb", "The next suggestion follows the task that was left open last")]),
            ("Kanäle", "Channels", [f"{t('Wie im Modell', 'As in the model')} {self.link(doc, canvas)}"]),
            ("Berührungspunkte", "Touchpoints", [f"{text} `{tag}`" for tag, text in stages]),
            ("Kundenlebenszyklus", "Life cycle", [t("Vom ersten Hinweis über die Probewoche bis zur festen Runde", "From the first hint through the trial week to the fixed round")]),
            ("Kundenfeedback und Daten", "Feedback and data", [t("Eine Frage am Ende jeder Runde, ausgewertet wird nur die Gruppe", "One question at the end of each round, only the group is looked at")]),
            ("Kundenbetreuung", "Support", [t("Antwort bis zum nächsten Werktag", "An answer by the next working day")]),
            ("Strategien zur Bindung und Loyalität", "Retention and loyalty", [t("Wer länger dabei ist, begleitet neue Mitglieder", "Those who stay longer guide new members")]),
            ("Bearbeitung von Beschwerden", "Complaints", [t("Jede Beschwerde bekommt eine schriftliche Antwort", "Every complaint gets a written answer")]),
            ("Datenschutz und Datensicherheit", "Privacy and security", [t("Einträge gehören den Mitgliedern und lassen sich jederzeit löschen", "Entries belong to the members and can be deleted at any time")]),
        ]
        for german, english, notes in blocks:
            out += [f"## {german if de else english}", ""]
            for text in notes:
                self.note(out, text)
            out.append("")
        return out

    def persona(self, doc):
        i = self.persona_segment[doc.index]
        main = self.mains[i]
        evidence = self.persona_evidence.get(doc.index)
        w, de, s = self.words(doc.lang), doc.lang == "de", self.slots(main)
        k = doc.index
        out = self.head(doc, "status: hypothesis", f"segment: {self.docs['segment'][i].id}", f"basis: {'fictional' if evidence is None else 'composite'}",
                        f"role: {('decision-maker', 'researcher', 'expert')[k % 3]}", f"traits: [{w['traits-short'][k % 7]}, {w['traits-short'][(k + 3) % 7]}]", "background: >-")
        wrap(out, f"Arbeitet seit Jahren am selben Ort und kennt den Aufwand, {s['o']} {s['c']} {s['z']}." if de
             else f"Has worked at the same place for years and knows what it takes to {s['z']} {s['o']} {s['c']}.", "  ", "  ")
        out += ["wishes:", f"  - {'Rückmeldung von Menschen in gleicher Lage' if de else 'Feedback from people in the same position'}",
                "problems:", f"  - {'Wenig Zeit am Stück' if de else 'Little time in one piece'}",
                "goals:", f"  - {main.id}#{main.gains[0][0]}", f"  - {main.id}",
                "frustrations:", f"  - {main.id}#{main.pains[0][0]}", f'quote: "{w["quotes"][k % 3]}"', "contributors: [marketing, sales]"]
        if evidence is not None:
            out.append(f"evidence: [{self.docs['evidence'][evidence].id}]")
        out += ["---", ""]
        self.prose(out, doc, 1300 + int(self.rng.random() * 1300))
        return out

    def target_group(self, doc):
        de, w, k = doc.lang == "de", self.words(doc.lang), doc.index
        industries = ["Handwerk", "Pflege", "Landwirtschaft", "Logistik", "Bildung", "Kultur"] if de else ["Crafts", "Care", "Farming", "Logistics", "Education", "Culture"]
        out = self.head(doc, "status: hypothesis", "industries:", *[f"  - {industries[(k + x) % 6]}" for x in range(3)],
                        "demographics:", f"  - {'Erwachsene im Berufsleben' if de else 'Adults at work'}", f"  - {'Menschen mit mehreren Arbeitsorten' if de else 'People with several places of work'}",
                        "decision-levels: [decision-maker]", f"size: {'noch nicht erhoben' if de else 'not yet counted'}", f"tags: [{slug(w['places'][k % 20])}]", "---", "")
        self.prose(out, doc, 1900 + int(self.rng.random() * 1300))
        return out

    def segmentation(self, doc):
        de, k, S = doc.lang == "de", doc.index, self.count["segment"]
        G = self.count["segmentation"]
        first = k * S // G
        segments = self.docs["segment"][first:min(S, first + 5)]
        out = self.head(doc, "status: hypothesis", "base: market", f"purpose: {'Gruppen mit gleichem Bedarf trennen' if de else 'Separate groups with different needs'}", "criteria:",
                        f"  - title: {'Häufigkeit der Nutzung' if de else 'Frequency of use'}", "    category: behavioural", "    market: b2c",
                        f"  - title: {'Lage des Arbeitsortes' if de else 'Location of the workplace'}", "    category: geographic", "    market: b2c",
                        f"method: {('scoring', 'cluster-analysis', 'outcome-based')[k % 3]}", "result:", *[f"  - {s.id}" for s in segments], "---", "")
        self.prose(out, doc, 1700 + int(self.rng.random() * 1300))
        return out

    def offering(self, doc):
        de, k = doc.lang == "de", doc.index
        out = self.head(doc, "status: hypothesis", f"form: {('digital', 'intangible', 'physical')[k % 3]}", "names:", f"  - {doc.title}", f"price: {9 + 10 * (k % 4)} EUR/month",
                        f"language: {doc.lang}", f"tags: [{slug(self.words(doc.lang)['places'][k % 20])}]", "---", "")
        self.prose(out, doc, 2000 + int(self.rng.random() * 1300))
        return out

    def evidence(self, doc):
        e = doc.index
        i = self.persona_segment[self.evidence_persona[e]]
        main = self.mains[i]
        w, de = self.words(doc.lang), doc.lang == "de"
        kind = ("survey", "interview", "switch-interview")[e % 3]
        month = 3 + e % 6
        out = self.head(doc, f"type: {kind}", f"date: 2026-{month:02d}-{1 + e % 28:02d}", f"segment: {self.docs['segment'][i].id}",
                        "supports:", f"  - {main.id}#{main.gains[0][0]}", f"  - {main.id}#{main.pains[0][0]}")
        if kind == "survey":
            out.append(f"n: {36 + i % 40}")
        else:
            out += [f"participant: P{e + 1}", "consent: none"]
        if kind == "switch-interview":
            out += [f"hired: {'Eine feste Runde am Morgen' if de else 'A fixed round in the morning'}", f"fired: {'Zettel an der Wand' if de else 'Notes on the wall'}", "forces:",
                    f"  push: {'Nach einem Ausfall wusste niemand Bescheid.' if de else 'After a failure nobody knew what to do.'}",
                    f"  pull: {'Andere zeigten, wie es leichter geht.' if de else 'Others showed an easier way.'}",
                    f"  anxiety: {'Die Runde könnte Zeit kosten.' if de else 'The round could cost time.'}", f"  habit: {'Jeder hatte eigene Notizen.' if de else 'Everybody had notes of their own.'}",
                    "timeline:", f"  - {{moment: first-thought, date: 2026-01-{10 + e % 18}}}", f"  - {{moment: active-looking, date: 2026-02-{10 + e % 18}}}", f"  - {{moment: deciding, date: 2026-03-0{1 + e % 8}}}"]
        out += ["quotes:", f'  - "{w["quotes"][e % 3]}"', "---", ""]
        self.prose(out, doc, 1500 + int(self.rng.random() * 1300))
        return out

    def readme(self):
        out = ["# Benchmark workspace", "", "Made by a script, to measure with. Everything in it is invented.", ""]
        for kind, _ in self.kinds:
            d = self.docs[kind][0]
            out.append(f"- {kind}: [{d.title}]({d.folder}/{d.id}.md)")
        return out

    def write(self, root):
        os.makedirs(root)
        self.support_of = {d.id: (supported, emotional) for d, supported, emotional in self.supports}
        total = 0
        with open(os.path.join(root, "jtbd.yml"), "w", encoding="utf-8") as f:
            f.write(CONFIG)
        with open(os.path.join(root, "README.md"), "w", encoding="utf-8") as f:
            f.write("\n".join(self.readme()) + "\n")
        for number, (kind, _) in enumerate(self.kinds):
            render = getattr(self, kind.replace("-", "_"))
            folder = None
            for d in self.docs[kind]:
                if d.folder != folder:
                    folder = d.folder
                    os.makedirs(os.path.join(root, folder), exist_ok=True)
                self.rng.seed(self.seed * 1_000_003 + number * 10_000_019 + d.index)
                data = ("\n".join(render(d)).rstrip("\n") + "\n").encode()
                total += len(data)
                with open(f"{root}/{folder}/{d.id}.md", "wb") as f:
                    f.write(data)
        return total


def main():
    p = argparse.ArgumentParser(description="Write a workspace of N documents to measure with.")
    p.add_argument("n", type=int, metavar="N", help=f"number of documents, {SMALLEST} to 200000")
    p.add_argument("dir", metavar="DIR", help="a folder that does not exist yet")
    p.add_argument("--seed", type=int, default=1)
    a = p.parse_args()
    if not SMALLEST <= a.n <= 200_000:
        p.error(f"N is from {SMALLEST} to 200000")
    if os.path.exists(a.dir):
        p.error(f"{a.dir} exists already")
    total = Workspace(a.n, a.seed).write(a.dir)
    print(f"{a.n} documents, {total} bytes, {total // a.n} bytes a document")
    return 0


if __name__ == "__main__":
    sys.exit(main())
