import Source
package import Bind

/// What is worth writing next, and the command that begins it.
package struct NextStep: Sendable {
  package let sentence: Phrase
  /// As one types it, without the name of the workspace.
  package let command: Phrase
  /// What it is about, where that exists already.
  package let about: Entity?

  fileprivate init(_ de: String, _ en: String, _ command: Phrase, _ about: Entity? = nil) {
    sentence = Phrase(de, en)
    self.command = command
    self.about = about
  }
}

extension CheckedModel {
  /// The most telling steps, the most urgent first: what the method asks for before anything else can be judged comes before what is
  /// merely thin.
  package func nextSteps(_ overview: Overview, atMost limit: Int = 3) -> [NextStep] {
    var steps: [NextStep] = []
    let candidates: [() -> NextStep?] = [
      noSegment, errors, noMainJob, noGain, noOffer, { self.unanswered(overview) }, undecided, noCanvas, unproven, warnings,
    ]
    for candidate in candidates where steps.count < limit { if let step = candidate() { steps.append(step) } }
    return steps.isEmpty ? [NextStep("Alles Nötige steht da. Zeigt es.", "All that is needed is there. Show it.", both("jtbd build"))] : steps
  }

  private func both(_ command: String) -> Phrase { Phrase(command, command) }

  private func noSegment() -> NextStep? {
    guard model.documents(of: .segment).isEmpty else { return nil }
    return NextStep(
      "Wem wollt ihr helfen? Schreibt das erste Kundensegment.", "Whom do you want to help? Write the first customer segment.",
      Phrase("jtbd new segment \"…\"", "jtbd new segment \"…\""))
  }

  private func errors() -> NextStep? {
    let errors = open.filter { $0.severity == .error }
    guard let first = errors.first else { return nil }
    if errors.contains(where: { $0.fixes.contains { $0.isSafe } }) {
      return NextStep("Manche Fehler lassen sich von selbst beheben.", "Some of the errors can be mended for you.", both("jtbd fix --diff"))
    }
    return NextStep(
      errors.count == 1 ? "Ein Fehler hindert am Veröffentlichen: `\(first.rule)`." : "\(errors.count) Fehler hindern am Veröffentlichen; zuerst `\(first.rule)`.",
      errors.count == 1 ? "One error stands in the way of publishing: `\(first.rule)`." : "\(errors.count) errors stand in the way of publishing; first `\(first.rule)`.",
      both("jtbd check"))
  }

  private func noMainJob() -> NextStep? {
    // Those that were chosen or thought through first; what is no group of people has another problem.
    let segments = model.documents(of: .segment).filter { model.documents[$0].status != "retired" && (model.documents[$0].record.choice("level") ?? "person") == "person" }
    let sure = segments.filter { model.documents[$0].isSelected } + segments.filter { !model.documents[$0].isSelected && model.documents[$0].status != "brainstormed" }
    for segment in sure + segments {
      guard !model.profiles(of: segment).contains(where: { $0.profile.mainJob != nil }) else { continue }
      let name = model.documents[segment].name
      return NextStep(
        "Was wollen „\(name)“ erledigt bekommen? Es fehlt die Hauptaufgabe.", "What do “\(name)” want to get done? Their main job is missing.",
        both("jtbd new job \"…\""), Entity(segment))
    }
    return nil
  }

  private func noGain() -> NextStep? {
    for profile in model.servedProfiles where profile.profile.gain == nil {
      guard let main = profile.mainJob else { continue }
      let document = model.documents[profile.document], job = model.document(main)
      return NextStep(
        "Wann sagen „\(document.name)“, dass „\(job.name)“ gelungen ist? Es fehlt `gain:`.",
        "When do “\(document.name)” say that “\(job.name)” went well? `gain:` is missing.", both("jtbd why \(model.address(Entity(profile.document)))"), Entity(profile.document))
    }
    return nil
  }

  private func noOffer() -> NextStep? {
    for profile in model.servedProfiles where model.documents[profile.document].status != "brainstormed" && model.propositions(for: profile).isEmpty {
      guard let main = profile.mainJob else { continue }
      let name = model.documents[profile.document].name
      return NextStep(
        "Was bietet ihr „\(name)“ für „\(model.name(main))“? Es fehlt ein Wertangebot.",
        "What do you offer “\(name)” for “\(model.name(main))”? A value proposition is missing.", both("jtbd new value-proposition \"…\""), Entity(profile.document))
    }
    return nil
  }

  /// The gravest need that no offer answers.
  private func unanswered(_ overview: Overview) -> NextStep? {
    func weight(_ need: Entity) -> Int {
      let keys = model.item(need)!.record
      switch keys.choice("severity") ?? keys.choice("relevance") {
      case "extreme", "essential": return 3
      case "high", "important": return 2
      case nil: return 1
      default: return 0
      }
    }
    let gains = Set(model.servedProfiles.compactMap(\.gain))
    // Where there is no offer at all, that is the step.
    let offered = Set(model.servedProfiles.filter { !model.propositions(for: $0).isEmpty }.flatMap { $0.listedJobs(in: model) })
    let open = (overview.pains.open + overview.gains.open).filter { offered.contains($0.document) }.map { ($0, gains.contains($0) ? 4 : weight($0)) }
    guard let worst = open.max(by: { $0.1 < $1.1 })?.1, worst > 1, let need = open.first(where: { $0.1 == worst })?.0 else { return nil }
    let name = model.name(need), isPain = model.item(need)?.kind == .pain
    return NextStep(
      isPain ? "Kein Angebot lindert „\(name)“." : "Kein Angebot bringt „\(name)“.", isPain ? "No offer relieves “\(name)”." : "No offer brings “\(name)”.",
      both("jtbd why \(model.address(need))"), need)
  }

  private func undecided() -> NextStep? {
    guard let found = open.first(where: { $0.rule == "characteristic-undecided" }) else { return nil }
    let count = open.count { $0.rule == "characteristic-undecided" }
    return NextStep(
      count == 1 ? "Ein Merkmal ist noch nicht entschieden: Zählt es, oder zählt es nicht?" : "\(count) Merkmale sind noch nicht entschieden: Zählen sie, oder zählen sie nicht?",
      count == 1 ? "One characteristic is undecided: does it matter or not?" : "\(count) characteristics are undecided: do they matter or not?",
      both("jtbd why \(found.subject)"), model.index.document(at: found.location.file).map { Entity($0) })
  }

  private func noCanvas() -> NextStep? {
    let methods = model.settings.methods
    if methods.contains("bmc"), model.documents(of: .businessModelCanvas).isEmpty {
      return NextStep("Wie wird daraus ein Geschäft? Es fehlt das Canvas.", "How does this become a business? The canvas is missing.", both("jtbd new business-model-canvas \"…\""))
    }
    if methods.contains("lean"), model.documents(of: .leanCanvas).isEmpty {
      return NextStep("Was muss wahr sein, damit es trägt? Es fehlt das Lean Canvas.", "What must be true for it to work? The lean canvas is missing.", both("jtbd new lean-canvas \"…\""))
    }
    return nil
  }

  /// A main job or most important gain that nobody outside the team has told.
  private func unproven() -> NextStep? {
    for profile in model.servedProfiles {
      for entity in [profile.gain, profile.mainJob].compactMap(\.self) where model.backing(of: entity).sources.isEmpty {
        let name = model.name(entity)
        return NextStep(
          "Für „\(name)“ gibt es noch keinen Beleg. Fragt jemanden aus „\(model.documents[profile.document].name)“.",
          "There is no evidence for “\(name)” yet. Ask one of “\(model.documents[profile.document].name)”.",
          Phrase("jtbd new evidence \"Gespräch mit P1\"", "jtbd new evidence \"Interview with P1\""), entity)
      }
    }
    return nil
  }

  private func warnings() -> NextStep? {
    var counts: [(rule: String, count: Int)] = []
    for diagnostic in open where diagnostic.severity == .warning {
      if let at = counts.firstIndex(where: { $0.rule == diagnostic.rule }) { counts[at].count += 1 } else { counts.append((diagnostic.rule, 1)) }
    }
    guard let most = counts.max(by: { $0.count < $1.count }) else { return nil }
    return NextStep(
      most.count == 1 ? "Eine Warnung wartet: `\(most.rule)`." : "Die häufigste Warnung, \(most.count)-mal: `\(most.rule)`.",
      most.count == 1 ? "A warning is waiting: `\(most.rule)`." : "The most frequent warning, \(most.count) times: `\(most.rule)`.", both("jtbd explain \(most.rule)"))
  }
}
