import Source
import Bind

extension Rule {
  static let personaWithoutEvidence = Rule(
    "persona-without-evidence", "R38",
    Phrase("Eine Persona hat Belege, oder es steht dabei, dass sie erfunden und eine Hypothese ist.", "A persona has evidence or calls itself fictional and a hypothesis."),
    why: Phrase(
      "Eine gute Persona ist keine Spekulation, sondern jemand, der im Alltag des Vertriebs immer wieder vorkommt. Ausgedacht darf sie sein, solange das dabeisteht: Sonst hält man in drei Monaten die eigene Fantasie für einen Kunden (Zielgruppe, Kundensegment, Buyer Persona).",
      "A good persona is no speculation but somebody who turns up again and again in everyday sales. It may be made up as long as it says so: otherwise one takes one's own imagination for a customer three months later (target group, customer segment, buyer persona)."),
    .table(jtbd: .warning, b2b: .info, vpc: .warning, odi: .warning, bmc: .info, lean: .info, marketing: .warning).at("growth", .error), completeness: true,
    examples: [
      .bad(
        """
        -- personas/frueh-unterwegs.md --
        ---
        kind: persona
        title: ⟦Früh unterwegs⟧
        segment: pendler
        basis: composite
        role: expert
        goals: [fahrzeit]
        ---
        """),
      .good(
        """
        -- personas/frueh-unterwegs.md --
        ---
        kind: persona
        title: Früh unterwegs
        status: hypothesis
        segment: pendler
        basis: fictional
        role: expert
        goals: [fahrzeit]
        ---
        """),
      .bad(
        """
        -- personas/first-train.md --
        ---
        kind: persona
        title: ⟦Always on the first train⟧
        segment: commuters
        basis: composite
        role: expert
        goals: [travel-time]
        ---
        """, in: .en),
      .good(
        """
        -- personas/first-train.md --
        ---
        kind: persona
        title: Always on the first train
        status: hypothesis
        segment: commuters
        basis: fictional
        role: expert
        goals: [travel-time]
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.kind == .persona, document.status != "retired" else { return [] }
      // Evidence that is open is reported as that.
      if document.record["evidence"] != nil, !document.record.has("evidence"), !document.record.lacks("evidence") { return [] }
      let backing = model.backing(of: Entity(index))
      if backing.isUncertain { return [] }
      let place = SourceLocation(document.path, document.naming)
      if !backing.sources.isEmpty {
        guard backing.maturity == .hypothesis else { return [] }
        return [
          Finding(
            at: place, about: Entity(index), cap: .info,
            Phrase("„\(document.name)“ stützt sich nur auf Fachurteile.", "“\(document.name)” rests on expert opinion alone."),
            help: Phrase(
              "Wer hat mit solchen Menschen selbst gesprochen? Ein einziges Gespräch oder eine Notiz aus dem Vertrieb trägt mehr.",
              "Who has talked to such people? A single interview or a note from sales carries more."),
            related: backing.sources.map { Diagnostic.Related(model.naming(Entity($0)), "das Fachurteil", "the expert opinion") })
        ]
      }
      let basis = document.record.choice("basis")
      if basis == "fictional", document.status == "hypothesis" || document.status == "brainstormed" { return [] }
      if case .unreadable? = document.record["basis"]?.value { return [] }
      return [
        Finding(
          at: place, about: Entity(index),
          basis == "fictional"
            ? Phrase(
              "„\(document.name)“ ist erfunden und nennt sich trotzdem mehr als eine Hypothese.",
              "“\(document.name)” is made up and yet calls itself more than a hypothesis.")
            : Phrase("Woher ihr „\(document.name)“ kennt, steht nicht da.", "Nothing says how you know “\(document.name)”."),
          help: Phrase(
            "Nennt unter `evidence:` die Gespräche oder Daten, aus denen ihr diese Persona habt. Ist sie ausgedacht, dann schreibt `basis: fictional` und `status: hypothesis`.",
            "Name the conversations or data that this persona comes from under `evidence:`. If it is made up, write `basis: fictional` and `status: hypothesis`."))
      ]
    })
}
