import Testing
import Source

@Test func digestMatchesThePublishedVectors() {
  #expect(Digest.of("") == 0xEF46_DB37_51D8_E999)
  #expect(Digest.of("a") == 0xD24E_C4F1_A98C_6E5B)
  #expect(Digest.of("Nobody inspects the spammish repetition") == 0xFBCE_A83C_8A37_8BF1)
}

@Test func columnsCountCodePoints() {
  let index = LineIndex(Array("\u{FEFF}äöü😀x\r\nb\rc\n".utf8))
  #expect(index.position(of: 3) == .init(line: 1, column: 1))
  #expect(index.position(of: 13) == .init(line: 1, column: 5))
  #expect(index.position(of: 16) == .init(line: 2, column: 1))
  #expect(index.position(of: 18) == .init(line: 3, column: 1))
  #expect(index.lineCount == 4)
}

@Test func daysComeFromSeconds() {
  #expect(Day(secondsSince1970: 0).iso == "1970-01-01")
  #expect(Day(secondsSince1970: 1_795_219_200).iso == "2026-11-21")
  #expect(Day(secondsSince1970: -1).iso == "1969-12-31")
  #expect(Day(iso: "2026-13-01") == nil)
  #expect(Day(iso: "2024-02-29")?.earlier(byMonths: 12).iso == "2023-02-28")
}
