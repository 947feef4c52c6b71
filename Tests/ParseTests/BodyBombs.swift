/// Texts that are small and make naive parsers slow, deep or large: a name and about `size` bytes of it.
func bombs(_ size: Int) -> [(name: String, text: String)] {
  func times(_ text: String, _ tail: String = "") -> String { String(repeating: text, count: max(size / text.utf8.count, 1)) + tail }
  func numbered(_ line: (Int) -> String) -> String {
    var out = ""
    var number = 0
    while out.utf8.count < size {
      out += line(number)
      number += 1
    }
    return out
  }
  let half = size / 2
  func nested(_ open: String, _ close: String) -> String {
    String(repeating: open, count: half / open.utf8.count) + "x" + String(repeating: close, count: half / close.utf8.count)
  }
  return [
    ("quotes", times(">", "a")), ("quotes with spaces", times("> ", "a")), ("quote lines", times(String(repeating: "> ", count: 90) + "a\n")),
    ("lists on a line", times("- ", "a")), ("ordered lists on a line", times("1. ", "a")), ("lists and quotes", times("- > ", "a")),
    ("nested list", (0..<min(size / 200, 400)).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()),
    ("brackets", times("[")), ("closing brackets", times("]")), ("bracket pairs", times("[]")), ("nested brackets", nested("[", "]")),
    ("images", times("![")), ("image pairs", nested("![", "](a)")), ("links open", times("[a](")), ("links in angles", times("[a](<b")),
    ("links", times("[a](b) ")), ("nested links", nested("[a ", "](b)")), ("links of images", nested("[![", "](a)](b)")),
    ("emphasis", times("*a **a ")), ("emphasis pairs", times("*a* ")), ("stars", times("*")), ("underscores", times("_a ")),
    ("nested emphasis", nested("*a **a ", "** *")), ("nested strong", nested("**a ", " a**")), ("mixed emphasis", times("*_a ")),
    ("long runs", times("a***b**c*")), ("backticks", numbered { "e" + String(repeating: "`", count: $0 % 700 + 1) }), ("ticks", times("`a``")),
    ("entities", times("&ouml;")), ("ampersands", times("&")), ("numbers", times("&#x26;")), ("unknown entities", times("&bogus;")),
    ("backslashes", times("\\")), ("escapes", times("\\*")), ("hard breaks", times("a\\\n")), ("breaks", times("a  \n")),
    ("definitions", numbered { "[a\($0)]: b\n" }), ("definitions in a row", numbered { "[a\($0)]: b 'c'\n" } + "[a1] [a2]"),
    ("references", "[a]: b\n\n" + times("[a] ")), ("unclosed definitions", times("[a]: b 'c\n")), ("labels", times("[a][b]")),
    ("long label", "[" + times("a") + "]: b"), ("angles", times("<")), ("tags", times("<a ")), ("tags with attributes", times("<a b='")),
    ("comments", times("<!-- ")), ("instructions", times("<?")), ("declarations", times("<!A ")), ("cdata", times("<![CDATA[")),
    ("html blocks", times("<div>\n\n")), ("tildes", times("~a~~ ")), ("tilde pairs", times("~a~ ")), ("strikes", times("~~a~~")),
    ("open tildes", times(" ~~a")), ("closing tildes", times("a~~ ")), ("nested strikes", nested("~~a ", " a~~")),
    ("strikes and emphasis", times("~~a *b ")), ("all tildes", times("~")), ("pipes", times("|")), ("rows of pipes", times("|||||||||||\n")),
    ("table", "|a|b|\n|-|-|\n" + times("|a|b|\n")),
    ("wide table", "|" + String(repeating: "a|", count: 2000) + "\n|" + String(repeating: "-|", count: 2000) + "\n" + times("|a\n")),
    ("short rows", "|" + String(repeating: "a|", count: 128) + "\n|" + String(repeating: "-|", count: 128) + "\n" + times("a\n")),
    ("tables", times("|a|\n|-|\n\n")), ("delimiter rows", times("|-|-|\n")), ("escaped pipes", "|a|\n|-|\n|" + times("\\|")),
    ("escaped pipes in code", "|a|\n|-|\n|" + times("`\\|` ")), ("links in cells", "[x]: y\n\n|a|\n|-|\n" + times("|[x]|\n")),
    ("paragraph before a table", times("a\n") + "|a|\n|-|\n"),
    ("tables in quotes", times("> |a|\n> |-|\nb\n\n")), ("boxes", times("- [ ] a\n")), ("nested boxes", times("- [ ] ", "a")),
    ("addresses", times("https://a.b/c ")), ("address", times("https://a.b/")), ("hosts", times("www.a_www.a_")), ("more hosts", times("_www.a_b.c")),
    ("hosts in brackets", times("(www.a_b")), ("closing punctuation", "https://a.b/" + times(")")), ("opening punctuation", "https://a.b/" + times("(")),
    ("semicolons", "https://a.b/" + times("&a;")), ("schemes", times("https://")), ("addresses in emphasis", times("*https://a.b/*c* ")),
    ("footnotes", "[^a]: b\n\n" + times("[^a] ")), ("definitions of footnotes", numbered { "[^\($0)]: a[^\($0 + 1)]\n\n" } + "[^0]"),
    ("open footnotes", "[^a]: b\n\n" + times("[^")), ("nested footnotes", (0..<min(size / 300, 90)).map { String(repeating: "    ", count: $0) + "[^\($0)]: a [^\($0 + 1)]\n\n" }.joined() + "[^0]"),
    ("footnotes in code", "```\n" + times("[^a]: b\n") + "```\n\n[^a]"), ("footnotes in quotes", times("> [^a]: b\n") + "\n[^a]"),
    ("labels of footnotes", "[^a]: b\n\n" + times("[^aa")), ("one footnote for all", times("[^a]: b\n") + "\n[^a]"),
    ("line", times("a")), ("spaces", times(" ", "a")), ("tabs", times("\t", "a")), ("blank lines", times("\n")), ("carriage returns", times("\r")),
    ("fences", times("```\n")), ("open fence", "```\n" + times("a\n")), ("indented code", times("    a\n\n")), ("rules", times("---\n")),
    ("headings", times("# a\n")), ("hashes", times("#")), ("underlines", times("a\n===\n")), ("lazy lines", "> a\n" + times("b\n")),
    ("lists", times("- a\n")), ("loose lists", times("- a\n\n")), ("markers", times("-\n")), ("items in quotes", times("> - a\n")),
    ("umlauts", times("ä")), ("emoji", times("😀*")), ("quoted titles", times("[a](b \"")), ("parentheses", times("[a](")),
    ("deep parentheses", "[a](" + String(repeating: "(", count: half) + String(repeating: ")", count: half) + ")"),
  ]
}
