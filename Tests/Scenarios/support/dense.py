"""A workspace of few documents that say as much as documents can: one segment with six profiles, each with nine clarifiers and sixteen
rated or painful needs, all of them answered, all of it on one canvas."""
PROFILES = 6
STAGES = "define locate prepare confirm execute monitor modify conclude".split()
BLOCKS = "Schlüsselpartner,Schlüsselaktivitäten,Schlüsselressourcen,Nutzenversprechen,Kundenbeziehungen,Kanäle,Kundensegmente,Kostenstruktur,Einnahmequellen".split(",")


def dense(root):
    def write(path, text):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")

    write("jtbd.yml", "title: Dichtes Modell mit vielen langen Wörtern\nlang: de\nmethods: [jtbd, vpc, bmc]\n")
    segment = ["---\nkind: segment\ntitle: Verwaltungsfachangestellte, die Baugenehmigungsverfahren koordinieren\nstatus: researched\nevidence: [e0]\ncharacteristics:"]
    segment += [f"  - {{id: c{c}, title: Merkmal Nummer {c} der Zuständigkeitsverteilung im Amt, category: behavioural}}" for c in range(12)]
    segment.append("profiles:")
    for p in range(PROFILES):
        segment.append(f"  - main-job: j{p}\n    gain: g0\n    clarifiers:")
        segment += [
            f"      - {{id: k{p}-{c}, title: Prüft an Tag {c} die Unterlagen von Hand im Verfahren {p}, from: c{c}, relevant-to: [main-job, g{c % 8}],"
            " because: Jede Rückfrage kostet im Verfahren mehrere Tage Wartezeit beim Antragsteller.}" for c in range(9)]
        segment.append("    irrelevant:")
        segment += [f"      - {{characteristic: c{c}, because: Das ändert am Ablauf dieses Verfahrens überhaupt nichts.}}" for c in range(9, 12)]
        segment.append("    ratings:")
        segment += [f"      g{g}: {{importance: {g + 2}, satisfaction: {9 - g}, n: 40, evidence: e0}}" for g in range(8)]
    write("segments/amt.md", "\n".join(segment) + "\n---\n")
    for p in range(PROFILES):
        job = [f"---\nkind: job\ntitle: Baugenehmigungsunterlagen der Sorte {p} vollständig zusammenstellen\nmap:"]
        job += [f"  - {{stage: {stage}, id: s{number}, title: Schritt {number} der Antragsunterlagen prüfen}}" for number, stage in enumerate(STAGES)]
        job.append("gains:")
        job += [f"  - {{id: g{g}, title: Dauer der Rückfrage {g} bei Zuständigkeitsfragen verkürzen, relevance: essential, evidence: e0}}" for g in range(8)]
        job.append("pains:")
        job += [f"  - {{id: p{g}, title: Die Unterlage {g} fehlt in jedem vierten Antrag bis zum Ende, severity: extreme}}" for g in range(8)]
        write(f"jobs/j{p}.md", "\n".join(job) + "\n---\n")
        offer = [f"---\nkind: value-proposition\ntitle: Prüfpaket {p} für vollständige Anträge\nsegment: amt\nmain-job: j{p}\nofferings: [p]\n---\n\n## Gewinnerzeuger\n"]
        offer += [f"- Die Vorprüfung {g} meldet Lücken [sofort](../jobs/j{p}.md#g{g})" for g in range(8)]
        offer.append("\n## Schmerzlinderer\n")
        offer += [f"- Die Erinnerung {g} geht [früh](../jobs/j{p}.md#p{g}) hinaus" for g in range(8)]
        write(f"value-propositions/v{p}.md", "\n".join(offer) + "\n")
    write("offerings/p.md", "---\nkind: offering\ntitle: Prüfdienst\n---\n")
    supports = ", ".join(f"j{p}#g{g}" for p in range(PROFILES) for g in range(8))
    write("evidence/e0.md", f"---\nkind: evidence\ntitle: Umfrage im Amt\ntype: survey\ndate: 2026-10-01\nsegment: amt\nn: 40\nsupports: [{supports}]\n---\n")
    canvas = ["---\nkind: business-model-canvas\ntitle: Modell\n---"]
    for block in BLOCKS:
        canvas.append(f"\n## {block}\n")
        canvas += [f"- Notiz {p} zu [diesem](../value-propositions/v{p}.md) für [das Amt](../segments/amt.md)" for p in range(PROFILES)]
    write("canvases/m.md", "\n".join(canvas) + "\n")
