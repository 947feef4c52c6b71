import Parse
import Source
import Testing

/// What authors get wrong: the source with the place that is reported, the fault, and what is left of the document.
struct FaultCase: Sendable, CustomTestStringConvertible {
  let marked: String
  let fault: String
  let outline: String

  init(_ marked: String, _ fault: String, _ outline: String) {
    self.marked = marked
    self.fault = fault
    self.outline = outline
  }

  var testDescription: String { marked.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ") }
}

private let faultCases: [FaultCase] = [
  // A colon inside a value.
  .init("because: Ein Ziel«:» weniger Wege\n", "colonInValue Ein Ziel: weniger Wege", "{because: ?}"),
  .init("because: Größe 😀«:» weniger Wege # Bemerkung\n", "colonInValue Größe 😀: weniger Wege", "{because: ?}"),
  .init("because: Ein langer\n  Satz über Ziele«:» weniger Wege\n", "colonInValue Ein langer\n  Satz über Ziele: weniger Wege", "{because: ?}"),
  .init("because: Ein Ziel«:»\n", "colonInValue Ein Ziel:", "{because: ?}"),
  .init("gains:\n  - title: Ziel«:» weniger\n    id: a\n", "colonInValue Ziel: weniger", "{gains: ?}"),
  .init("gain: {title: Ein Ziel«:» weniger, id: a}\n", "colonInValue Ein Ziel: weniger", "{gain: ?}"),
  // A comma between brackets.
  .init("gain: {id: a, title: Wenig Zeit«,» wenig Geld}\n", "commaInFlow Wenig Zeit, wenig Geld", "{gain: {id: a, title: ?}}"),
  .init("gain: {price: 19«,»90 €, id: a}\n", "commaInFlow 19,90 €", "{gain: {price: ?, id: a}}"),
  .init("gain: {title: Zeit«,» Geld, Größe, id: a}\n", "commaInFlow Zeit, Geld, Größe", "{gain: {title: ?, id: a}}"),
  .init("gains:\n  - {title: Zeit«,»\n     Geld}\n  - {id: b}\n", "commaInFlow Zeit,\n     Geld", "{gains: [{title: ?}, {id: b}]}"),
  .init("steps: [Ein Ziel: weniger Wege«,» mehr Zeit]\n", "commaInFlow weniger Wege, mehr Zeit", "{steps: [{Ein Ziel: ?}]}"),
  .init("gain: {tags: [a], «vergessen»}\n", "colonMissing", "{gain: {tags: [a], vergessen: ?}}"),
  // Text behind a closing quote.
  .init("because: \"Zeit\" «i»st knapp\n", "textAfterQuote \"Zeit\" ist knapp", "{because: ?}"),
  .init("because: 'Zeit' «i»st knapp # weil\n", "textAfterQuote 'Zeit' ist knapp", "{because: ?}"),
  .init("because: \"Zeit\"«:» knapp\n", "textAfterQuote \"Zeit\": knapp", "{because: ?}"),
  .init("steps:\n  - \"Zeit\" «i»st\n  - b\n", "textAfterQuote \"Zeit\" ist", "{steps: ?}"),
  .init("steps: [\"Zeit\" «i»st, b]\n", "textAfterQuote \"Zeit\" ist", "{steps: ?}"),
  .init("gain: {title: \"Zeit\" «i»st, id: b}\n", "textAfterQuote \"Zeit\" ist", "{gain: ?}"),
  // A value that begins with a character of YAML's own.
  .init("because: «*»Wichtig* ist Zeit\n", "reservedStart *Wichtig* ist Zeit", "{because: ?}"),
  .init("because: «*»Wichtig ist Zeit\n", "reservedStart *Wichtig ist Zeit", "{because: ?}"),
  .init("because: «*»*Größe** zählt\n", "reservedStart **Größe** zählt", "{because: ?}"),
  .init("because: «*» Sternchen\n", "reservedStart * Sternchen", "{because: ?}"),
  .init("title: «&» Söhne\n", "reservedStart & Söhne", "{title: ?}"),
  .init("title: «!» Achtung\n", "reservedStart ! Achtung", "{title: ?}"),
  .init("title: «!»Achtung, Zug\n", "reservedStart !Achtung, Zug", "{title: ?}"),
  .init("title: «%» der Leute\n", "reservedStart % der Leute", "{title: ?}"),
  .init("title: «@»home\n", "reservedStart @home", "{title: ?}"),
  .init("title: «`»code` zählt\n", "reservedStart `code` zählt", "{title: ?}"),
  .init("size: «>» 100 Personen\n", "reservedStart > 100 Personen", "{size: ?}"),
  .init("size: «>»100\n", "reservedStart >100", "{size: ?}"),
  .init("size: «>»5\n", "reservedStart >5", "{size: ?}"),
  .init("size: «|» oder\n", "reservedStart | oder", "{size: ?}"),
  .init("title: «-» nichts\n", "reservedStart - nichts", "{title: ?}"),
  .init("title: «?» warum\n", "reservedStart ? warum", "{title: ?}"),
  .init("title: «[»Link](http://example.org)\n", "reservedStart [Link](http://example.org)", "{title: ?}"),
  .init("title: «{»{name}} kommt\n", "reservedStart {{name}} kommt", "{title: ?}"),
  .init("title: «{»{name}}\nid: a\n", "reservedStart {{name}}", "{title: ?, id: a}"),
  .init("title: «{»name, vorname}\nid: a\n", "reservedStart {name, vorname}", "{title: ?, id: a}"),
  .init("steps: [«@»home, b]\n", "reservedStart @home", "{steps: ?}"),
  .init("steps: [«-» a, b]\n", "reservedStart - a", "{steps: ?}"),
  .init("title: «,» und\n", "reservedStart , und", "{title: ?}"),
  // Never closed.
  .init("title: «\"»Zeit\nid: a\n", "quoteUnclosed", "{title: ?, id: a}"),
  .init("title: «'»ne Sache\nid: a\n", "quoteUnclosed", "{title: ?, id: a}"),
  .init("gains:\n  - title: «\"»Zeit\n    because: \"Geld\"\n  - id: b\n", "quoteUnclosed", "{gains: ?}"),
  .init("tags: «[»a, b\nid: a\n", "bracketUnclosed", "{tags: ?, id: a}"),
  .init("gain: «{»title: b\nid: a\n", "bracketUnclosed", "{gain: ?, id: a}"),
  .init("gains:\n  - «{»id: a, title: b\n  - {id: c, title: d}\n", "bracketUnclosed", "{gains: ?}"),
  .init("gains:\n  - tags: «[»a, b\n    title: c\n", "bracketUnclosed", "{gains: ?}"),
  .init("tags: «[»a, b}\n", "bracketUnclosed", "{tags: ?}"),
  // Colons that are missing.
  .init("kind: job\n«title Umland»\nid: a\n", "colonMissing", "{kind: ?, id: a}"),
  .init("kind: job\ntitle«:»Umland\nid: a\n", "colonMissing", "{kind: job, title: ?, id: a}"),
  .init("gains:\n  - id: a\n    title«:»Umland\n", "colonMissing", "{gains: ?}"),
  .init("gains:\n  - title«:»Umland\n    id: a\n", "colonMissing", "{gains: ?}"),
  .init("gain: {id: a, title«:»Umland}\n", "colonMissing", "{gain: {id: a, title: ?}}"),
  .init("gain: {id«:»a, title: Umland}\n", "colonMissing", "{gain: {id: ?, title: Umland}}"),
  // Indentation and tabs.
  .init("demographics:\n«\t»- Angestellte\n", "tab", "{demographics: ?}"),
  .init("title: a\ngain:\n«\t»title: b\nid: c\n", "tab", "{title: a, gain: ?, id: c}"),
  .init("because: |\n«\t»Text\n", "tab", "{because: ?}"),
  .init("because: Text\n«\t»geht: weiter\n", "tab", "{because: ?}"),
  .init("gains:\n  - id: a\n     «title»: b\n", "indentation", "{gains: ?}"),
  .init("gain:\n  id: a\n «title»: b\n", "indentation", "{gain: ?}"),
  .init("steps:\n  - a\n «-» b\n", "indentation", "{steps: ?}"),
  .init("  «kind»: job\ntitle: a\n", "indentation", "{kind: job, title: a}"),
  .init("because: Paket «#»1\n  ist gut\n", "other a comment ends the value", "{because: ?}"),
  // What the subset leaves out.
  .init("title: «&name» Pendelnde\nsize: groß\n", "anchor", "{title: ?, size: groß}"),
  .init("title: «*name»\nid: a\n", "alias", "{title: ?, id: a}"),
  .init("tags: [«*name», b]\n", "alias", "{tags: ?}"),
  .init("n: «!!int» 5\n", "tag", "{n: ?}"),
  .init("gain: «!gain» {id: a}\n", "tag", "{gain: ?}"),
  .init("gain: «!x!y» a\n", "tag", "{gain: ?}"),
  .init("kind: job\n«<<»: *base\n", "mergeKey", "{kind: job, <<: ?}"),
  .init("gain: {«<<»: *base}\n", "mergeKey", "{gain: ?}"),
  .init("kind: job\n«...»\ntitle: a\n", "document", "{kind: job, title: a}"),
  .init("kind: job\n«---»\ntitle: a\n", "document", "{kind: job, title: a}"),
  .init("«%YAML» 1.1\nkind: job\n", "document", "{kind: job}"),
  .init("kind: job\n? «[»a, b]\n: c\n", "other the key is a list or a mapping", "{kind: ?}"),
  .init("«-» a\n- b\n", "notAMapping", ""),
  .init("«nur Text»\n", "notAMapping", ""),
  .init("«kind segment»\ntitle: a\n", "notAMapping", "{title: a}"),
  // Characters.
  .init("title: a\u{1}b\nid: c\n".replacing("\u{1}", with: "«\u{1}»"), "controlCharacter", "{title: ?, id: c}"),
  .init("title: Größe \u{80}\nid: c\n".replacing("\u{80}", with: "«\u{80}»"), "controlCharacter", "{title: ?, id: c}"),
  .init("title: \"a «\\»q\"\nid: c\n", "other found unknown escape character", "{title: ?, id: c}"),
  // Comments that swallow.
  .init("title: Paket «#»1 ist gut\nid: c\n", "valueTruncated Paket #1 ist gut | 1 ist gut", "{title: Paket, id: c}"),
  .init("title:   «#»1 im Markt  \nid: c\n", "valueTruncated #1 im Markt | 1 im Markt", "{title: , id: c}"),
  .init("tags:\n  - grün   «#»0f0\n", "valueTruncated grün   #0f0 | 0f0", "{tags: [grün]}"),
]

private func unmarked(_ text: String) -> String { text.replacing("«", with: "").replacing("»", with: "") }

@Test(arguments: faultCases)
func aFaultIsReportedWhereItLies(_ fault: FaultCase) {
  let parsed = ParsedFrontMatter(unmarked(fault.marked))
  #expect(parsed.marked == fault.marked)
  #expect(parsed.faults == [fault.fault])
  #expect(parsed.outline == fault.outline)
  let isOnlyAWarning = fault.fault.hasPrefix("valueTruncated")
  #expect(parsed.yaml.isDamaged == !isOnlyAWarning)
}

@Test(arguments: faultCases)
func lineEndsAndAByteOrderMarkMoveNothing(_ fault: FaultCase) {
  for end in ["\r\n", "\r"] {
    let marked = fault.marked.replacing("\n", with: end)
    let bytes = Array(("\u{FEFF}" + unmarked(marked)).utf8)
    let parsed = ParsedFrontMatter(bytes, content: SourceRange(3, bytes.count))
    #expect(parsed.marked == "\u{FEFF}" + marked)
    #expect(parsed.outline == fault.outline)
  }
}

/// Remarks, not text that was swallowed.
@Test(arguments: [
  "title: a   # eine Bemerkung\n", "title: a # eine Bemerkung\n", "title: a #\n", "title: a ## --- ##\n", "title: a#1\n", "# Bemerkung\n",
  "title: \"a\" #1\n", "gains: #offen\n  - a\n", "title: >- #1\n  a\n", "tags: [a, b] #1\n", "tags:   # Bemerkung\n",
  "market: b2c                      # b2b | b2c | b2b2c | public\n",
])
func remarksAreSilent(_ text: String) {
  let parsed = ParsedFrontMatter(text)
  #expect(parsed.faults == [])
  #expect(!parsed.yaml.isDamaged)
}

/// What looks like a fault and is none.
@Test(arguments: [
  ("url: https://example.org/a:b#c\n", "{url: https://example.org/a:b#c}"),
  ("time: 12:30\n", "{time: 12:30}"),
  ("text: a [b] {c} *d* & e ! f\n", "{text: a [b] {c} *d* & e ! f}"),
  ("text: a \"b\" c\n", "{text: a \"b\" c}"),
  ("title: -5 Grad\n", "{title: -5 Grad}"),
  ("title: ?wer\n", "{title: ?wer}"),
  ("at: a@b.c\n", "{at: a@b.c}"),
  ("tags: [a: b]\n", "{tags: [{a: b}]}"),
  ("gain: {a: , b: \"\"}\n", "{gain: {a: , b: }}"),
  ("tags: [a, b, ]\n", "{tags: [a, b]}"),
  ("gain: {\"a\":1, b: c}\n", "{gain: {a: 1, b: c}}"),
  ("no: no\non: ~\n0: 012\n", "{no: no, on: ~, 0: 012}"),
  ("---\ntitle: a\n", "{title: a}"),
  ("# jtbd.yml\n---\ntitle: a\n", "{title: a}"),
  ("{title: a, lang: de}\n", "{title: a, lang: de}"),
])
func legalYAMLIsKept(_ text: String, _ outline: String) {
  let parsed = ParsedFrontMatter(text)
  #expect(parsed.faults == [])
  #expect(parsed.outline == outline)
}

@Test(arguments: ["", "\n", "# nur eine Bemerkung\n", "   \n\n", "\r\n", "---\n"])
func emptyContentHasNoNodes(_ text: String) {
  let parsed = ParsedFrontMatter(text)
  #expect(parsed.yaml.nodes.isEmpty)
  #expect(parsed.problems.isEmpty)
  #expect(!parsed.yaml.isDamaged)
}
