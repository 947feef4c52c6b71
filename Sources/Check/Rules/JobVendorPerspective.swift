import Source
import Bind

extension Rule {
  static let jobVendorPerspective = Rule(
    "job-vendor-perspective", "R48",
    Phrase("Eine Aufgabe ist aus der Sicht der Menschen geschrieben, die sie erledigen, nicht aus der des Anbieters.", "A job is written from the view of the people who do it, not of those who sell something."),
    why: Phrase(
      "Niemand steht morgens auf, um „unsere Beratung in Anspruch zu nehmen“ oder Neukunde zu werden. Wer die eigenen Vertriebsziele als Aufgabe der Kunden aufschreibt, prüft sein Angebot nur noch an sich selbst (Kalbach: aus Sicht dessen, der die Aufgabe hat). Wer selbst verkauft, darf natürlich Kunden gewinnen: Segmente mit Verkäufern und Inhabern bleiben unbehelligt.",
      "Nobody gets up in the morning to “use our advisory service” or to become a new customer. Whoever writes down sales targets as the customers' job tests the offer against itself only (Kalbach: from the view of the one who has the job). Those who sell may of course win customers: segments of sellers and owners are left alone."),
    .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning, bmc: .info, lean: .info, marketing: .info),
    examples: [
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: ⟦Unsere⟧ Fahrplanauskunft nutzen
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        ---
        """),
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: ⟦Neukunden⟧ gewinnen
        type: functional
        gains:
          - id: fahrzeit
            title: Zeit bis zur ersten Bestellung verkürzen
        ---
        """),
      .good(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Unsere Eltern pflegen
        type: functional
        gains:
          - id: fahrzeit
            title: Anzahl der Nächte ohne Schlaf verringern
        ---
        """),
      .bad(
        """
        -- jobs/look-up-trains.md --
        ---
        kind: job
        title: Use ⟦our⟧ journey planner
        type: functional
        gains:
          - title: Reduce the time spent on the way
        ---
        """, in: .en),
      .bad(
        """
        -- jobs/become-a-customer.md --
        ---
        kind: job
        title: ⟦Acquire⟧ new customers
        type: functional
        gains:
          - title: Minimize the time to the first order
        ---
        """, in: .en),
      .good(
        """
        -- jobs/drop-off-the-children.md --
        ---
        kind: job
        title: Take our children to school
        type: functional
        supports: [get-to-work]
        gains:
          - title: Reduce the number of late arrivals
        ---
        """, in: .en),
      .good(
        """
        -- segments/salon-owners.md --
        ---
        kind: segment
        title: Owners of hair salons
        level: person
        main-job: win-customers
        gain: first-visit
        ---
        -- jobs/win-customers.md --
        ---
        kind: job
        title: Acquire new customers
        type: functional
        gains:
          - id: first-visit
            title: Minimize the time to the first visit
        ---
        """, in: .en, also: ["segment-priority"]),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard let statement = document.jobStatement else { return [] }
      let segments = model.segments(of: index)
      let found: (token: Statement.Token, isSelling: Bool)
      if let target = segments.lazy.compactMap({ segment in model.documents[segment].title.flatMap { JobForm.target(of: statement, among: $0.string) } }).first {
        found = (target, true)
      } else if let told = JobForm.vendor(in: statement), !(told.isSelling && segments.contains { model.documents[$0].isOfSellers }) {
        found = told
      } else {
        return []
      }
      let title = statement.text.string, word = statement.original(found.token)
      return [
        Finding(
          at: SourceLocation(document.path, statement.text.range(of: found.token.range)), about: Entity(index),
          Phrase(
            "„\(title)“ ist aus der Sicht des Anbieters geschrieben („\(word)“), nicht aus der Sicht der Menschen, die die Aufgabe haben.",
            "“\(title)” is written from the vendor's side (“\(word)”), not from that of the people who have the job."),
          help: Phrase(
            "Was wollen sie erledigen, auch wenn es euch nicht gäbe? Schreibt das in ihren Worten." + (found.isSelling && !segments.isEmpty ? " Sind es selbst Verkäufer, gehört das in den Titel des Segments." : ""),
            "What do they want to get done, even if you did not exist? Write that in their words." + (found.isSelling && !segments.isEmpty ? " If they sell for a living themselves, say so in the title of the segment." : "")),
          related: found.isSelling
            ? segments.prefix(1).map { Diagnostic.Related(model.naming(Entity($0)), "diese Menschen haben die Aufgabe", "these people have the job") } : [])
      ]
    })
}

extension Model {
  /// The segments that have a job, as main or further job.
  func segments(of job: Int) -> [Int] {
    var found: [Int] = []
    for arrival in incoming[job] {
      let role = documents[arrival.document].references[arrival.reference].role
      if role == .mainJob || role == .job, documents[arrival.document].segment != nil, !found.contains(arrival.document) { found.append(arrival.document) }
    }
    return found
  }
}

extension Document {
  /// People whose trade it is to sell: for them winning customers is a job of their own.
  var isOfSellers: Bool {
    var title = name.lowercased()
    if language == .en { for owner in English.privateOwners where title.hasPrefix(owner) { title = String(title.dropFirst(owner.count)) } }
    return (language == .de ? German.sellerWords : English.sellerWords).contains { title.contains($0) }
  }
}
