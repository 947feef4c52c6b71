import Bind

extension Skeleton {
  /// The keys of a new document, with English remarks.
  func englishKeys() -> String {
    switch kind {
    case .segment:
      """

      # What do you want to help these people with? The id of their main job goes here:
      # the name of its file, without .md.
      \(offer(.job, example: "Take the children to school"))main-job: \(only(.job))

      # How do they know that the job was done well? The id of a gain that stands in the main job
      # under `gains:`.
      \(gains())gain: TBD

      # What is special about them, and why does it matter for this job?
      # Age and gender alone are rarely a reason. In place of TBD, for example:
      clarifiers: TBD
      #   - title: Has half an hour between breakfast and work
      #     category: behavioural
      #     relevant-to: [main-job]
      #     because: Every detour in the morning costs them the connecting train.
      # category: sociodemographic | geographic | psychographic | behavioural | firmographic
      # relevant-to: main-job, gain, or the id of a gain, pain or step

      """
    case .job:
      """

      # The title is the job itself, in the words of those who have it. A verb and an object, no product, no “and”;
      # how well it should go stands under `gains:`.

      # functional | emotional | social | supporting
      type: functional

      # Does it serve a larger job? Then without the mark in front:
      # supports: [id-of-the-larger-job]

      # How does one know that it went well? A direction and a measure. Segments use the `id` to name
      # the gain that matters most to them. In place of TBD, for example:
      gains: TBD
      #   - id: late-arrivals
      #     title: Reduce the number of late arrivals
      #     relevance: essential
      # relevance: essential | important | nice-to-have

      # What annoys, hinders or threatens?
      pains: TBD
      #   - id: no-place-to-stop
      #     title: In the morning there is no place to stop near the school
      #     sort: obstacle
      #     severity: high
      # sort: undesired-outcome | obstacle | risk; severity: extreme | high | moderate

      # What do people use for it today? Doing nothing is an answer too.
      alternatives: TBD
      #   - {title: Ask the grandparents to drive, type: workaround}
      # type: product | service | workaround | nothing

      """
    case .valueProposition:
      """

      # For whom? Exactly one segment.
      \(offer(.segment, example: "Parents who start work early"))segment: \(only(.segment))

      # What do you offer them?
      \(offer(.offering, example: "Walk-to-school escort"))offerings: TBD

      # The promise, in one sentence that you would say to these people's faces.
      statement: TBD

      """
    case .businessModelCanvas:
      """

      # Does this canvas replace an older one? Then without the mark in front:
      # supersedes: [id-of-the-older-one]

      """
    case .leanCanvas: ""
    case .customerRelationships:
      """

      # Whose relationship is it? Exactly one segment.
      \(offer(.segment, example: "Parents who start work early"))segment: \(only(.segment))

      """
    case .persona:
      """

      # Which segment does it belong to?
      \(offer(.segment, example: "Parents who start work early"))segment: \(only(.segment))

      # Where does it come from? real-person (then the name stands under `name:` and not in the title) | composite | fictional
      basis: TBD

      # What are they like? Two or three words that make a difference: careful, daring, impatient …
      traits: TBD

      # What do they want, and what is in their way?
      wishes: TBD
      problems: TBD

      # The ids of the segment's jobs, gains and pains that this is about:
      # goals: [late-arrivals]
      # frustrations: [no-place-to-stop]

      """
    case .targetGroup:
      """

      # The pool that segments are drawn from. It says where you look, not yet whom you help.
      # Which industries? For private people the line goes away.
      industries: TBD

      # What do they have in common on the outside?
      demographics: TBD

      # How many are there, roughly, and how do you know?
      size: TBD

      """
    case .segmentation:
      """

      # Do you divide a market, or your customers? market | existing-customers
      base: TBD

      # What for? value-proposition | sales | marketing | service
      purpose: TBD

      # By what? In place of TBD, for example:
      criteria: TBD
      #   - title: How often somebody buys
      #     category: behavioural
      #     attribute: purchase-frequency
      #     market: [b2c]

      # How? abc-analysis | contribution-margin | customer-lifetime-value | portfolio | scoring | rfm |
      # cluster-analysis | decision-tree | outcome-based
      method: TBD

      # Which segments came out of it?
      \(offer(.segment, example: "Parents who start work early"))result: TBD

      """
    case .offering:
      """

      # What is it? physical | intangible | digital | financial
      form: TBD

      # By what names is it known? They must not appear in any job.
      # names: [Walking Bus]

      # What does it cost? 19 EUR/month, 240 EUR/year, 5 EUR/use, 80 EUR/once
      price: TBD

      """
    case .evidence:
      """

      # What is it? interview | switch-interview | survey | analytics | crm | observation | desk-research |
      # sales-note | expert
      type: TBD

      # When was that? 2026-03-14
      date: TBD

      # Who was asked?
      \(offer(.segment, example: "Parents who start work early"))segment: TBD

      # What does it support? Ids of jobs, gains, pains or segments.
      supports: TBD

      # How many were asked?
      # n: 12

      # Who? Only a pseudonym such as P1; and whether it may be published: none | internal | publish
      # participant: P1
      # consent: none

      # What was said, word for word?
      # quotes:
      #   - Every morning I work out again whether we will make it.

      """
    }
  }
}
