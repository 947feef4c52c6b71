import Source
import Bind
import Check

extension SiteIndex {
  func glossaryPage() -> Page {
    page("glossary.html", digest: UInt64(Glossary.terms.count), title: UI.glossary(language), about: UI.glossary) { $0.glossary() }
  }

  /// Served at whatever address was not found, so that relative addresses lead nowhere: with a base address the links start there.
  func notFoundPage() -> Page {
    page("404.html", digest: 0, title: Phrase("Nicht gefunden", "Not found")(language), about: Phrase("Diese Seite gibt es nicht.", "There is no such page.")) { html in
      html.put("<header class=\"head\">\n<h1>", Phrase("Diese Seite gibt es nicht", "There is no such page"), "</h1>\n<p class=\"lead\">")
      html.say(Phrase("Vielleicht wurde sie umbenannt.", "Perhaps it was renamed."))
      html.raw("</p>\n<p><a href=\"")
      html.attribute(html.root)
      html.put("index.html\">", UI.home, "</a> · <a href=\"")
      html.attribute(html.root)
      html.put("a-z.html\">", UI.aToZ, "</a></p>\n</header>\n")
    }
  }

  /// Ids that documents had once lead to where they are now.
  func redirects() -> [Page] {
    var taken = Set(addresses)
    var pages: [Page] = []
    for (at, document) in model.documents.enumerated() where !addresses[at].isEmpty && document.kind != nil {
      for former in document.record.texts("formerly") {
        let address = document.kind!.rawValue + "/" + Folding.fileName(former.string) + ".html"
        // A former id that names somebody gets no page.
        guard disclosed.redaction.neutral(address) == nil, taken.insert(address).inserted else { continue }
        let target = addresses[at]
        pages.append(
          page(address, digest: seals[at], title: document.name, about: document.kind!.singular, isRedirectTo: target) { html in
            html.put("<header class=\"head\">\n<h1>", document.name, "</h1>\n<p class=\"lead\">")
            html.say(Phrase("Diese Seite hat jetzt eine andere Adresse: ", "This page has another address now: "))
            html.name(Entity(at), as: "k")
            html.raw("</p>\n</header>\n")
          })
      }
    }
    return pages
  }
}

/// The terms of the method in both languages.
enum Glossary {
  struct Term: Sendable {
    let name: Phrase
    let meaning: Phrase
    /// Its name in front matter, where it has one.
    let key: String?

    init(_ de: String, _ en: String, _ key: String? = nil, _ meaningDE: String, _ meaningEN: String) {
      name = Phrase(de, en)
      meaning = Phrase(meaningDE, meaningEN)
      self.key = key
    }
  }

  static func anchor(_ term: Term) -> String { Folding.derivedID(term.name.en) }

  private static let meanings = Dictionary(terms.map { (anchor($0), $0.meaning) }) { first, _ in first }

  /// What stands behind `glossary.html#…`.
  static func meaning(_ anchor: StaticString) -> Phrase? { meanings[anchor.description] }

  static let terms: [Term] = [
    Term("Kundensegment", "Customer segment", "segment", "Menschen mit demselben Bedarf: derselben Hauptaufgabe und demselben wichtigsten Gewinn.", "People with the same need: the same main job and the same most important gain."),
    Term("Profil", "Profile", "profiles", "Ein Segment, betrachtet bei einer Hauptaufgabe: mit seinem wichtigsten Gewinn und den Merkmalen, die dafür zählen.", "A segment looked at for one main job: with its most important gain and the characteristics that matter for it."),
    Term("Job to Be Done, Aufgabe", "Job to Be Done", "job", "Was Menschen erledigen wollen, ohne Rücksicht auf ein Produkt.", "What people want to get done, whatever the product."),
    Term("Hauptaufgabe, Main Job", "Main job", "main-job", "Die Aufgabe, bei der ihr einem Segment helfen wollt; worum es diesen Menschen im Kern geht.", "The job that you want to help a segment with; what these people are really after."),
    Term("Weitere Aufgabe", "Supporting job", "jobs", "Eine Aufgabe, die der Hauptaufgabe dient.", "A job that serves the main job."),
    Term("Gewinn, Customer Gain", "Gain, desired outcome", "gain", "Woran Menschen merken, dass ihre Aufgabe gut erledigt ist.", "How people know that their job was done well."),
    Term("Schmerzpunkt, Pain", "Pain", "pain", "Was bei der Aufgabe stört, hindert oder droht.", "What annoys, hinders or threatens people while they do the job."),
    Term("Merkmal", "Characteristic", "characteristics", "Was die Menschen eines Segments gemeinsam haben; noch kein Grund für ein Segment.", "What the people of a segment have in common; not yet a reason for a segment."),
    Term("Clarifier, relevantes Merkmal", "Clarifier, relevant characteristic", "clarifiers", "Ein Merkmal, das für die Hauptaufgabe oder den Gewinn zählt.", "A characteristic that matters for the main job or the gain."),
    Term("Irrelevantes Merkmal", "Irrelevant characteristic", "irrelevant", "Geprüft, und für diese Hauptaufgabe ohne Bedeutung. Unter einer anderen kann es zählen.", "Looked at, and without meaning for this main job. For another one it may matter."),
    Term("soziodemografisch", "sociodemographic", "category", "Alter, Geschlecht, Bildung, Haushalt, Beschäftigung, Einkommen …", "Age, gender, education, household, occupation, income …"),
    Term("geografisch", "geographic", "category", "Ort, Region, Klima, Stadt oder Land, Sprache …", "Location, region, climate, town or country, language …"),
    Term("psychografisch", "psychographic", "category", "Interessen, Meinungen, Lebensstil, Werte, Persönlichkeit …", "Interests, opinions, lifestyle, values, personality …"),
    Term("verhaltensbezogen", "behavioural", "category", "Nutzung, Kaufhäufigkeit, Preisverhalten, Treue, Kanalwahl …", "Usage, purchase frequency, price behaviour, loyalty, choice of channel …"),
    Term("firmografisch", "firmographic", "category", "Branche, Unternehmensgröße, Umsatz, Rechtsform, Reifegrad …", "Industry, company size, revenue, legal form, maturity …"),
    Term("explizites, implizites Merkmal", "explicit, implicit characteristic", "nature", "Explizit sagt etwas über die Person, implizit zeigt es sich im Verhalten.", "Explicit says something about the person, implicit shows in behaviour."),
    Term("Zielgruppe", "Target group", "target-group", "Der Vorrat an Menschen, aus dem Segmente gebildet werden.", "The pool of people that segments are drawn from."),
    Term("Segmentierung", "Segmentation", "segmentation", "Wie Segmente zustande kommen: Grundlage, Kriterien, Verfahren.", "How segments come about: base, criteria, method."),
    Term("Persona", "Persona", "persona", "Ein Gesicht für ein Segment: eine wirkliche Person, eine Verdichtung oder eine Erfindung.", "A face for a segment: a real person, a composite or an invention."),
    Term("Wertangebot, Nutzenversprechen", "Value proposition", "value-proposition", "Was ein Angebot für genau ein Profil leistet.", "What an offer does for exactly one profile."),
    Term("Schmerzlinderer, Problemlöser", "Pain reliever", "pain-relievers", "Wie das Angebot einen Schmerzpunkt lindert.", "How the offer relieves a pain."),
    Term("Gewinnerzeuger, Nutzenstifter", "Gain creator", "gain-creators", "Wie das Angebot einen Gewinn erzeugt.", "How the offer creates a gain."),
    Term("Passung von Problem und Lösung", "Problem–solution fit", "fit", "Das Angebot lindert, was wirklich weh tut, und erzeugt, was wirklich zählt.", "The offer relieves what really hurts and creates what really counts."),
    Term("Angebot", "Offering", "offering", "Ein Produkt oder eine Dienstleistung, mit Form und Preis.", "A product or service, with its form and price."),
    Term("Aufgabenkarte", "Job map", "map", "Die Schritte, in denen eine Aufgabe getan wird, vom Festlegen bis zum Abschließen.", "The steps in which a job gets done, from defining to concluding."),
    Term("Wichtigkeit, Zufriedenheit", "Importance, satisfaction", "ratings", "Wie wichtig ein Gewinn ist und wie gut er heute erreicht wird; gilt nur innerhalb eines Segments.", "How important a gain is and how well it is reached today; holds only inside a segment."),
    Term("Chance", "Opportunity", "opportunity", "Wichtigkeit und das, was die Zufriedenheit davon offen lässt.", "Importance plus what of it satisfaction leaves open."),
    Term("Business Model Canvas", "Business Model Canvas", "business-model-canvas", "Das Geschäftsmodell auf einer Seite, in neun Bausteinen.", "The business model on one page, in nine blocks."),
    Term("Lean Canvas", "Lean Canvas", "lean-canvas", "Die Fassung für den Anfang: Problem, Lösung, Kennzahlen, Vorteil.", "The version for the beginning: problem, solution, metrics, advantage."),
    Term("Kanäle", "Channels", "channels", "Wie ein Segment von einem Angebot erfährt, es kauft und erhält.", "How a segment hears of an offer, buys and receives it."),
    Term("Kundenbeziehungen", "Customer relationships", "customer-relationships", "Wie ihr mit einem Segment umgeht: elf Gesichtspunkte von der Personalisierung bis zum Datenschutz.", "How you deal with a segment: eleven aspects from personalisation to privacy."),
    Term("Einnahmequellen, Einnahmeströme", "Revenue streams", "revenue-streams", "Wofür ein Segment bezahlt, und wie.", "What a segment pays for, and how."),
    Term("Schlüsselressourcen, -aktivitäten, -partner", "Key resources, activities, partners", nil, "Was man haben, tun und von anderen bekommen muss, damit das Modell trägt.", "What one must have, do and get from others so that the model works."),
    Term("Kostenstruktur", "Cost structure", "cost-structure", "Was das Modell kostet, fest und veränderlich.", "What the model costs, fixed and variable."),
    Term("Berührungspunkt, Kontaktpunkt", "Touchpoint", "touchpoints", "Wo ein Mensch und das Unternehmen aufeinandertreffen.", "Where a person and the business meet."),
    Term("Beleg", "Evidence", "evidence", "Ein Gespräch, eine Umfrage, eine Beobachtung, die eine Aussage stützt oder ihr widerspricht.", "An interview, a survey, an observation that supports or contradicts a claim."),
    Term("Wechselgespräch", "Switch interview", "switch-interview", "Ein Gespräch mit jemandem, der gewechselt hat: wann, warum, wovon wohin.", "An interview with somebody who switched: when, why, from what to what."),
    Term("Vier Kräfte", "Four forces", "forces", "Druck und Sog treiben zum Wechsel, Gewohnheit und Sorge halten ihn auf.", "Push and pull drive a switch, habit and anxiety hold it back."),
    Term("Entscheider, Nutzer, Einkäufer", "Decision maker, user, economic buyer", "buying-role", "Wer beim Kauf welche Rolle spielt; oft ist es nicht dieselbe Person.", "Who plays which role in a purchase; often it is not the same person."),
    Term("Wertschöpfungskette", "Value chain", "value-chain", "Die Stufen vom Rohstoff bis zur Nutzung; Mehrwert kann direkt oder indirekt entstehen.", "The stages from raw material to use; value can arise directly or indirectly."),
    Term("Kundenqualität", "Customer quality", "economics", "Das Verhältnis von Aufwand und Umsatz eines Segments.", "The balance of a segment's effort and revenue."),
    Term("Kundenwert", "Customer lifetime value", "clv", "Was ein Kunde über die ganze Beziehung wert ist.", "What a customer is worth over the whole relationship."),
    Term("Reife", "Maturity", "status", "Gesammelt, Hypothese, erforscht, validiert, abgelegt.", "Brainstormed, hypothesis, researched, validated, retired."),
  ]
}

extension HTML {
  fileprivate mutating func glossary() {
    crumbs([], here: UI.glossary(language))
    put("<header class=\"head\">\n<h1>", UI.glossary, "</h1>\n<p class=\"lead\">")
    say(Phrase("Die Begriffe der Methode in beiden Sprachen, und wie sie in den Dateien heißen.", "The terms of the method in both languages, and what they are called in the files."))
    raw("</p>\n</header>\n<div class=\"sec\">\n<table class=\"stack list\">\n<thead><tr>")
    let german = Phrase("Deutsch", "German"), english = Phrase("Englisch", "English"), meaning = Phrase("Bedeutung", "Meaning"), key = Phrase("In den Dateien", "In the files")
    column(language == .de ? german : english)
    column(language == .de ? english : german)
    column(meaning)
    column(key)
    raw("</tr></thead>\n<tbody>\n")
    let terms = Glossary.terms.sorted { Typography.alphabetical($0.name(language)).lexicographicallyPrecedes(Typography.alphabetical($1.name(language))) }
    for term in terms {
      raw("<tr id=\"")
      attribute(Glossary.anchor(term))
      raw("\"><th scope=\"row\"")
      label(language == .de ? german : english)
      put(">", term.name, "</th><td")
      raw(language == .de ? " lang=\"en\"" : " lang=\"de\"")
      label(language == .de ? english : german)
      put(">", language == .de ? term.name.en : term.name.de, "</td><td")
      label(meaning)
      put(">", term.meaning, "</td><td")
      label(key)
      raw(">")
      if let key = term.key {
        raw("<code>")
        code(key)
        raw("</code>")
      } else { raw("–") }
      raw("</td></tr>\n")
    }
    raw("</tbody>\n</table>\n</div>\n")
  }
}
