"""The words of generate.py, German and English. Data only.

Chosen so that no wording rule fires: no `und`, no quality adverb, no product noun in a statement,
no legal form or department in a segment's title, no gendered word, no number with a unit.
"""

DE = {
    # infinitive, infinitive with zu
    "verbs": [
        ("planen", "zu planen"), ("abstimmen", "abzustimmen"), ("vorbereiten", "vorzubereiten"), ("prüfen", "zu prüfen"),
        ("dokumentieren", "zu dokumentieren"), ("vergleichen", "zu vergleichen"), ("ordnen", "zu ordnen"), ("weitergeben", "weiterzugeben"),
        ("freigeben", "freizugeben"), ("nachhalten", "nachzuhalten"), ("beschaffen", "zu beschaffen"), ("auswerten", "auszuwerten"),
        ("erläutern", "zu erläutern"), ("ergänzen", "zu ergänzen"), ("archivieren", "zu archivieren"), ("zusammenstellen", "zusammenzustellen"),
    ],
    # plural nouns whose genitive equals the nominative
    "objects": """Wartungspläne Prüfberichte Ersatzteile Schichtpläne Lieferscheine Messwerte Angebote Rechnungen Aufmaße Baupläne
        Materiallisten Fahrtenbücher Dienstpläne Übergabeprotokolle Anträge Gutachten Stücklisten Zeichnungen Bestellungen Reklamationen
        Rückfragen Checklisten Genehmigungen Verträge Zeitnachweise Pflegeberichte Medikamentenpläne Lernpläne Stundenpläne Belege
        Versuchsreihen Proben Kataloge Übersetzungen Drehpläne Requisiten Noten Probenpläne Saatpläne Erntelisten Futterpläne
        Routen Frachtpapiere Zollerklärungen Mietverträge Nebenkostenabrechnungen Besichtigungen Schlüssellisten Gästelisten Speisepläne
        Rezepturen Einkaufslisten Reinigungspläne Prüfmittel Werkzeuglisten Förderanträge Spendenlisten Sitzungen Beschlüsse Protokolle
        Umfragen Leitfäden Entwürfe Skizzen""".split(),
    "contexts": """für die Werkstatt|für die Baustelle|für die Frühschicht|für die Übergabe|im Schichtbetrieb|im Außendienst|vor der Abnahme
        |nach der Ernte|am Monatsende|am Wochenanfang|für mehrere Standorte|für die Prüfstelle|im Homeoffice|auf der Station|für die Küche
        |für das Lager|im Labor|für das Orchester|für die Probebühne|im Seminar|für den Bauhof|im Ehrenamt|vor dem Audit|nach dem Umzug
        |für die Leitstelle|auf dem Hof|im Gewächshaus|für die Hausverwaltung|am Flussufer|für die Filialen|im Museum|für das Archiv
        |vor der Hauptsaison|nach der Messe|für die Genossenschaft|im Rathaus|für den Fuhrpark|auf der Fähre|im Bergwerk|für das Theater
        |für die Grundschule|vor den Prüfungen|für die Nachtschicht|am Empfang|für die Montage|in der Lackiererei|im Klärwerk
        |für das Rechenzentrum|im Forst|auf dem Markt|für die Redaktion|vor der Sendung|für den Versand|im Wareneingang|für die Ambulanz
        |im Hospiz|für den Kindergarten|nach dem Hochwasser|für die Bücherei|im Weinkeller|auf der Alm|für das Stellwerk|am Bahnsteig
        |für die Raststätte""",
    "roles": """Disponenten Einsatzplaner Werkstattleiter Bauleiter Laboranten Lagerleiter Köche Pflegekräfte Lehrkräfte Hausverwalter
        Redakteure Dolmetscher Landwirte Winzer Förster Archivare Meister Techniker Sachbearbeiter Schichtleiter""".split(),
    "gains": [
        ("Zeit bis zur Freigabe der {o} verkürzen", "Zeit", "verkürzen"), ("Fehler beim Abgleich der {o} verringern", "Fehler", "verringern"),
        ("Aufwand für {o} senken", "Aufwand", "senken"), ("Wahrscheinlichkeit vollständiger {o} erhöhen", "Wahrscheinlichkeit", "erhöhen"),
        ("Dauer bis zur Übergabe der {o} verkürzen", "Dauer", "verkürzen"), ("Häufigkeit doppelter {o} senken", "Häufigkeit", "senken"),
        ("Anzahl vergessener {o} verringern", "Anzahl", "verringern"), ("Risiko veralteter {o} senken", "Risiko", "senken"),
    ],
    "pains": [
        "Änderungen an der Reihenfolge erreichen nicht alle Beteiligten", "Niemand weiß am Morgen, welche {o} noch gelten",
        "Unterlagen für {o} liegen an drei verschiedenen Orten", "Absprachen über {o} gehen im Tagesgeschäft unter",
        "Lücken fallen erst auf, wenn jemand davor steht", "Wer einspringt, kennt die letzten Entscheidungen nicht",
        "Zusagen anderer lassen sich nicht nachvollziehen", "Wer {o} braucht, wartet auf einen Rückruf",
    ],
    "steps": [("define", "need", "Bedarf festlegen"), ("locate", "papers", "Unterlagen sammeln"), ("prepare", "dates", "Termine abgleichen"),
              ("execute", "work", "Arbeit ausführen"), ("monitor", "state", "Zwischenstand nachhalten"), ("conclude", "result", "Ergebnis festhalten")],
    "alternatives": ["Liste auf Papier führen", "Kollegen anrufen", "Zettel an die Wand hängen", "Aus dem Gedächtnis arbeiten", "Tabelle vom Vorjahr kopieren"],
    # attribute, category, characteristic, clarifier, implication
    "traits": [
        ("income", "sociodemographic", "Knappes Budget", "Wenig Geld für Hilfsmittel", "Kostspielige Lösungen kommen kaum infrage."),
        ("urbanity", "geographic", "Arbeitet auf dem Land", "Weite Wege zwischen den Orten", "Was ohne Anwesenheit geht, ist viel wert."),
        ("motive", "psychographic", "Will Überraschungen vermeiden", "Braucht früh Gewissheit", "Ein früher Hinweis zählt mehr als ein vollständiger."),
        ("usage", "behavioural", "Schlägt mehrmals am Tag nach", "Nur kurze Blicke zwischendurch", "Das Wichtigste muss oben stehen."),
        ("interaction", "behavioural", "Spricht sich mündlich ab", "Absprachen ohne Schriftstück", "Eine Notiz darf keine zusätzliche Arbeit sein."),
        ("purchasing-process", "firmographic", "Bestellt über den Einkauf", "Beschaffung mit Freigabe", "Ein Angebot braucht eine Seite zum Weiterreichen."),
        ("technology", "firmographic", "Arbeitet mit alter Ausstattung", "Alte Geräte am Arbeitsplatz", "Neue Geräte sind keine Voraussetzung."),
        ("lifestyle", "psychographic", "Trennt Beruf von Freizeit", "Nach Feierabend nicht erreichbar", "Nichts darf eine Antwort am Abend verlangen."),
        ("occasion", "behavioural", "Wird zu Stoßzeiten aktiv", "Spitzen zu festen Zeiten", "Vor der Spitze muss alles bereitliegen."),
        ("household", "sociodemographic", "Lebt mit Angehörigen zusammen", "Feste Abholzeiten am Nachmittag", "Termine liegen am Vormittag."),
    ],
    "reasons": [
        "Um {o} {c} {z}, fehlt sonst der Spielraum.", "Wer versucht, {o} {c} {z}, stößt genau daran zuerst.",
        "Davon hängt ab, ob es gelingt, {o} {c} {z}.", "Ohne diesen Umstand wäre es leichter, {o} {c} {z}.",
    ],
    "irrelevant": ["Es ändert nichts daran, wie Menschen versuchen, {o} {c} {z}.", "In den Gesprächen war es gleichgültig, wenn es galt, {o} {c} {z}."],
    "not-served": ["Ein Angebot, um hier {o} {c} {z}, ist nicht geplant.", "Das Vorhaben, {o} {c} {z}, bleibt vorerst ein Vergleich."],
    "epithets": ["Plant gern voraus", "Fängt früh am Morgen an", "Springt oft ein", "Lernt andere an", "Hält die Fäden zusammen", "Fragt lieber nach", "Führt alles zu Ende"],
    "traits-short": ["umsichtig", "lernfreudig", "vorsichtig", "hilfsbereit", "gründlich", "neugierig", "wortkarg"],
    "places": """Aubach Birkenau Dornfeld Eichtal Falkenried Grünau Hasloch Isenried Kaltwasser Lindau Moosbrunn Neuhof Oberried Pfaffing
        Quellental Rotbach Seefeld Talheim Unterau Weidach""".split(),
    "headings": """Was wir beobachtet haben|Hintergrund|Offene Fragen|Wie wir darauf kamen|Was als Nächstes geschieht|Abgrenzung|Größenordnung
        |Begriffe|Aus den Gesprächen|Folgerungen|Ein typischer Tag|Was dagegen spricht|Einordnung|Übertragbarkeit""",
    "sentences": [
        "Am Anfang jeder Woche entscheidet sich, wie viel davon liegen bleibt.", "Die meisten Beteiligten kennen nur ihren eigenen Ausschnitt.",
        "In den Gesprächen fiel auf, dass {o} selten allein betrachtet werden.", "Wer neu anfängt, braucht dafür erstaunlich lange.",
        "Darüber wird viel gesprochen und **wenig aufgeschrieben**.", "Ein Teil der Angaben ist älter, als alle annehmen.",
        "Mehr dazu steht unter {L}.", "Vergleiche auch {L}.", "Beides hängt enger zusammen, als es zunächst aussieht.", "Den Gegensatz dazu kennen alle.",
        "Ausgangspunkt war {L}, gelesen aus der Sicht der Menschen vor Ort.", "Die ausführliche Fassung liegt dem Protokoll bei.",
        "Ähnliches gilt für {L}, wenn auch aus anderen Gründen.", "Was daraus folgt, ist noch nicht entschieden.", "Das ist kein Einzelfall, auch wenn es vor Ort so aussieht.",
        "Die Reihenfolge ist *nicht* beliebig: erst klären, dann abstimmen, dann festhalten.", "Über die Größe dieser Gruppe wissen wir noch wenig.",
        "Was gestern galt, gilt heute oft nur noch zur Hälfte.", "Ein früher Hinweis wäre mehr wert als ein vollständiger Bericht.",
        "Der Begriff „Übergabe“ meint hier jede Weitergabe von Wissen, nicht nur die Schicht.", "~~Eine eigene Liste dafür~~ hat sich nicht bewährt.",
        "Niemand hat dafür eine feste Zeit am Tag.", "Ob {o} vollständig sind, merkt man erst, wenn jemand fehlt.",
        "Die Aufgabe verändert sich mit der Jahreszeit, der Ablauf bleibt.", "Beim zweiten Blick zeigt sich, dass zwei Gruppen verschiedene Wörter benutzen.",
        "Für die Prüfung genügt ein Gespräch mit jemandem, der es täglich macht.", "Öffentlich beschrieben ist ein ähnlicher Ablauf unter https://example.org/ablauf zu finden.",
        "Überraschend war, wie wenig Streit es darüber gibt.",
    ],
    "coded": ["Im Bestand steht dafür das Kürzel `{k}`.", "Der Schlüssel `{k}` fasst diese Fälle zusammen."],
    "items": [
        "wer zuerst davon erfährt", "was bis zum Mittag geklärt sein muss", "welche Angaben fehlen dürfen", "woran man den Abschluss erkennt",
        "was beiden gemeinsam ist", "wo {L} anders liegt", "welche Ausnahmen häufig sind", "wer einspringt, wenn jemand fehlt",
        "was von früher übernommen wurde", "welche Wörter vor Ort üblich sind", "was niemand aufschreibt", "wie lange etwas gültig bleibt",
    ],
    "tasks": ["Zwei weitere Gespräche führen", "Wortwahl mit {L} abgleichen", "Gegenbeispiel suchen", "Annahme vom Anfang prüfen", "Begriffe vereinheitlichen", "Ergebnis den Beteiligten zeigen"],
    "quotes": ["Ich sehe immer erst am Ende, was am Anfang gefehlt hat.", "Fragen kostet weniger als suchen, nur traut sich keiner.", "Wenn ich es aufschreibe, liest es niemand; wenn ich es sage, vergisst es jeder."],
    "table": ["Beobachtung", "Fälle", "Verweis"], "rows": ["früh bemerkt", "spät bemerkt", "nie bemerkt", "mündlich geklärt", "liegen geblieben", "doppelt erledigt"],
    "footnote": "Notiz aus der Vorbereitung; sie stützt den Satz, beweist ihn aber nicht.",
    "code": ["eingang -> klären -> abstimmen -> festhalten", "wenn unvollständig: zurück an den Absender", "sonst: Stand vermerken, weitergeben", "ende des Tages: offene Punkte zählen"],
    "with": ["für", "von"], "seen": "Zusammenhang",
}

EN = {
    "verbs": [(v, v.lower()) for v in """Plan Check Record Compare Collect Arrange Approve Review Track Sort Prepare Schedule Explain Update Archive
        Assemble""".split()],
    "objects": """inspection plans|spare parts|shift rotas|delivery notes|meter readings|price quotes|site drawings|material lists|travel logs|handover notes
        |permit requests|parts lists|purchase orders|complaints|open questions|checklists|contracts|timesheets|care reports|dosage plans|lesson plans
        |timetables|receipts|test series|samples|catalogues|translations|shooting plans|stage props|sheet music|rehearsal plans|sowing plans|harvest lists
        |feeding plans|routes|freight papers|customs forms|leases|utility bills|viewings|key lists|guest lists|menus|recipes|shopping lists|cleaning plans
        |gauges|grant requests|donor lists|meetings|resolutions|minutes|surveys|interview guides|drafts|sketches|repair orders|call lists|stock counts
        |log books|field notes|rosters|seating plans|loan records""",
    "contexts": """for the workshop|for the building site|for the early shift|before the handover|on shift work|in the field|before acceptance|after the harvest
        |at month end|on Monday mornings|across several sites|for the test lab|at home|on the ward|for the kitchen|for the warehouse|in the laboratory
        |for the orchestra|for the rehearsal stage|in class|for the depot|as a volunteer|before the audit|after the move|for the control room|on the farm
        |in the greenhouse|for the caretakers|along the river|for the branches|in the museum|for the archive|before high season|after the fair
        |for the cooperative|at the town hall|for the fleet|on the ferry|in the mine|for the theatre|for the primary school|before the exams
        |for the night shift|at reception|for the assembly line|in the paint shop|at the water works|for the data centre|in the forest|on the market
        |for the newsroom|before the broadcast|for dispatch|at goods inward|for the clinic|in the hospice|for the nursery|after the flood
        |for the library|in the wine cellar|on the pasture|for the signal box|on the platform|for the service area""",
    "roles": """Dispatchers Planners Foremen Supervisors Technicians Storekeepers Cooks Nurses Teachers Caretakers Editors Interpreters Farmers
        Winemakers Foresters Archivists Craftspeople Engineers Clerks Coordinators""".split(),
    "gains": [
        ("Reduce the time until the {o} are approved", "time", "reduce"), ("Reduce the number of errors in the {o}", "number", "reduce"),
        ("Lower the effort that the {o} take", "effort", "lower"), ("Increase the likelihood that the {o} are complete", "likelihood", "increase"),
        ("Shorten the time to hand over the {o}", "time", "shorten"), ("Reduce the number of duplicate {o}", "number", "reduce"),
        ("Lower the risk of outdated {o}", "risk", "lower"), ("Reduce the cost of lost {o}", "cost", "reduce"),
    ],
    "pains": [
        "Changes to the order do not reach everyone who needs them", "Nobody knows in the morning which {o} still apply",
        "Papers for the {o} lie in three different places", "Agreements about the {o} get lost in daily business",
        "Gaps show only when somebody stands in front of them", "Whoever steps in does not know the last decisions",
        "Promises that others made cannot be traced afterwards", "Whoever needs the {o} waits for a call back",
    ],
    "steps": [("define", "need", "Set the goal"), ("locate", "papers", "Collect the papers"), ("prepare", "dates", "Match the dates"),
              ("execute", "work", "Carry out the work"), ("monitor", "state", "Watch the progress"), ("conclude", "result", "Record the result")],
    "alternatives": ["Keep a list on paper", "Call a colleague", "Pin a note to the wall", "Work from memory", "Copy the sheet of last year"],
    "traits": [
        ("income", "sociodemographic", "Small budget", "Little money for aids", "Costly answers are hardly an option."),
        ("urbanity", "geographic", "Works in the countryside", "Long ways between the places", "What works without being there is worth a lot."),
        ("motive", "psychographic", "Wants to avoid surprises", "Needs certainty early", "An early hint counts more than a complete one."),
        ("usage", "behavioural", "Looks things up several times a day", "Only short glances in between", "What matters must stand on top."),
        ("interaction", "behavioural", "Agrees on things by word of mouth", "Agreements without a document", "A note must not be extra work."),
        ("purchasing-process", "firmographic", "Orders through purchasing", "Purchase with an approval", "An offer needs one page to pass on."),
        ("technology", "firmographic", "Works with old equipment", "Old devices at the workplace", "New devices must not be a condition."),
        ("lifestyle", "psychographic", "Keeps work out of the evening", "Out of reach after work", "Nothing may ask for an answer in the evening."),
        ("occasion", "behavioural", "Becomes active at peak times", "Peaks at fixed times", "Everything must be ready before the peak."),
        ("household", "sociodemographic", "Lives with relatives", "Fixed hours in the afternoon", "Appointments lie in the morning."),
    ],
    "reasons": [
        "It leaves no room to {z} {o} {c}.", "Whoever tries to {z} {o} {c} meets exactly this first.",
        "It decides whether people manage to {z} {o} {c}.", "Without it there would be an easier way to {z} {o} {c}.",
    ],
    "irrelevant": ["It changes nothing about how people {z} {o} {c}.", "In the interviews it made no difference to those who {z} {o} {c}."],
    "not-served": ["No offer to {z} {o} {c} is planned here.", "For now this is a comparison of how people {z} {o} {c}."],
    "epithets": ["Likes to work ahead", "Starts early in the morning", "Often steps in", "Trains newcomers", "Holds the threads together", "Prefers to ask", "Finishes what was begun"],
    "traits-short": ["careful", "curious", "helpful", "thorough", "quiet", "patient", "stubborn"],
    "places": DE["places"],
    "headings": """What we observed|Background|Open questions|How we got here|What happens next|Boundaries|Order of magnitude|Terms|From the interviews
        |Consequences|A typical day|What speaks against it|Context|Transfer""",
    "sentences": [
        "The start of each week decides how much of it is left undone.", "Most of those involved know only their own part.",
        "In the interviews the {o} were rarely looked at on their own.", "Newcomers need a surprising amount of time for this.",
        "People talk about it a lot and **write little down**.", "Some of what is known is older than everybody assumes.",
        "More about this stands under {L}.", "Compare {L}.", "Both are connected more closely than it seems at first.", "Everybody knows the opposite case.",
        "The starting point was {L}, read from the view of people on site.", "The longer version is kept with the minutes.",
        "Much the same holds for {L}, though for other reasons.", "What follows from it has not been decided.", "This is not a single case, even if it looks like one on site.",
        "The order is *not* arbitrary: clarify first, then agree, then record.", "We know little yet about the size of this group.",
        "What was true yesterday is often only half true today.", "An early hint would be worth more than a complete report.",
        "The word “handover” means every passing on of knowledge here, not only the shift.", "~~A list of its own~~ did not work out.",
        "Nobody has a fixed hour of the day for it.", "Whether the {o} are complete shows only when somebody is missing.",
        "The task changes with the season, the sequence stays.", "A second look shows that two groups use different words.",
        "One talk with somebody who does it every day is enough for a check.", "A similar sequence is described in public at https://example.org/sequence by others.",
        "It was a surprise how little dispute there is about it.",
    ],
    "coded": ["The records use the short form `{k}` for it.", "The key `{k}` sums these cases up."],
    "items": [
        "who learns of it first", "what must be settled by noon", "which details may be missing", "how the end can be recognised",
        "what both have in common", "where {L} differs", "which exceptions are common", "who steps in when somebody is missing",
        "what was taken over from the past", "which words are used on site", "what nobody writes down", "how long something stays valid",
    ],
    "tasks": ["Hold two more interviews", "Match the wording with {L}", "Look for a counterexample", "Check the first assumption", "Unify the terms", "Show the result to those involved"],
    "quotes": ["I only see at the end what was missing at the start.", "Asking costs less than searching, but nobody dares.", "If I write it down nobody reads it; if I say it everybody forgets."],
    "table": ["Observation", "Cases", "Reference"], "rows": ["noticed early", "noticed late", "never noticed", "settled by word", "left undone", "done twice"],
    "footnote": "A note from the preparation; it supports the sentence but does not prove it.",
    "code": ["inbox -> clarify -> agree -> record", "if incomplete: back to the sender", "else: note the state, pass it on", "end of day: count what is open"],
    "with": ["for", "of"], "seen": "Context",
}

for _language in (DE, EN):
    for _key in ("objects", "contexts", "headings"):
        if isinstance(_language[_key], str):
            _language[_key] = [" ".join(w.split()) for w in _language[_key].split("|")]
    assert len(_language["objects"]) == 64 and len(_language["contexts"]) == 64 and len(_language["verbs"]) == 16, \
        [len(_language[k]) for k in ("objects", "contexts", "verbs")]
