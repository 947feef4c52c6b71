/// What makes a number a claim: words behind it that say of what. German and English together, since texts quote each other.
///
/// Years are left out (mostly somebody's age), and so is everything that is merely counted.
enum Units {
  /// Whole words, in lower case.
  static let words: Set<String> = [
    "prozent", "prozentpunkte", "prozentpunkten", "promille", "percent", "percentage",
    "euro", "eur", "usd", "chf", "gbp", "dollar", "dollars", "franken", "pfund", "pounds", "cent", "cents",
    "stunde", "stunden", "std", "h", "minute", "minuten", "min", "sekunde", "sekunden", "tag", "tage", "tagen", "woche", "wochen", "monat", "monate",
    "monaten", "hour", "hours", "hrs", "minutes", "mins", "second", "seconds", "day", "days", "week", "weeks", "month", "months",
    "km", "kilometer", "kilometern", "miles", "kg", "kilogramm", "tonnen", "tons", "tonnes", "liter", "litern", "litres", "liters", "kwh", "mwh",
    "mal", "times", "fach", "fache", "fold",
  ]

  /// Multipliers behind a number, in lower case; with one, a number is a claim whatever follows.
  static let multipliers: Set<String> = [
    "mio", "mrd", "tsd", "million", "millionen", "milliarde", "milliarden", "tausend", "millions", "billion", "billions", "thousand", "bn", "mn",
  ]

  /// Multipliers right behind the digits, as in `4M+`.
  static let suffixes: Set<String> = ["k", "m", "b", "bn", "mn"]

  /// Codes that may stand before a sum.
  static let currencies: Set<String> = ["eur", "usd", "chf", "gbp", "us"]

  /// Words between two numbers of a range.
  static let ranges: Set<String> = ["bis", "to"]
}
