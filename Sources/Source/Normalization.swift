@_spi(_Unicode) import Swift

extension String {
  /// The text with its characters composed (Unicode NFC). ASCII, which most of it is, comes back as it is.
  package var composed: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : String(String.UnicodeScalarView(_nfc))
  }

  /// The scalars of the text with its characters decomposed (Unicode NFD): letters first, their marks behind them.
  package var decomposedScalars: [Unicode.Scalar] { Array(_nfd) }
}
