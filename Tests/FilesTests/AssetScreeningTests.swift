import Testing
import Source

private func fault(_ svg: String) -> AssetFault? { AssetScreening.fault(in: Array(svg.utf8), path: "a/b.SVG") }
private func css(_ text: String, at path: String = "assets/site.css") -> AssetFault? { AssetScreening.fault(in: Array(text.utf8), path: path) }

@Suite struct AssetScreeningTests {
  @Test(arguments: [
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'><use xlink:href='#a'/><rect fill='url(#g)'/></svg>",
    "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>\n<svg><!-- <script> --></svg>",
    "<svg><style>.a { fill: red; background: url(data:image/png;base64,AA) }</style><path d='M0 0' transform='rotate(3)'/></svg>",
    "<svg><image href='data:image/png;base64,AAAA'/><text>on onload=\"x\" javascript: url(http://x)</text><title>a &lt;script&gt;</title></svg>",
    "\u{FEFF}<svg width='10' inkscape:export-filename='http://x'/>", "<svg><metadata><rdf:li rdf:resource='http://purl.org/dc'/></metadata></svg>",
  ]) func harmless(_ svg: String) { #expect(fault(svg) == nil, "\(svg)") }

  @Test(arguments: [
    ("<svg><script>x</script></svg>", AssetFault.element("script")), ("<svg><svg:SCRIPT/></svg>", .element("svg:SCRIPT")),
    ("<svg><foreignObject><p/></foreignObject></svg>", .element("foreignObject")), ("<svg onload='x'/>", .handler("onload")),
    ("<svg><g\nOnClick = \"x\"/></svg>", .handler("OnClick")), ("<svg><a href='https://x.org'/></svg>", .address("https://x.org")),
    ("<svg><a xlink:href=' java\nscript:x'/></svg>", .address("javascript:x")), ("<svg><a href='&#106;avascript:x'/></svg>", .address("javascript:x")),
    ("<svg><image href='//x.org/a.png'/></svg>", .address("//x.org/a.png")), ("<svg><image href='other.png'/></svg>", .address("other.png")),
    ("<svg><use href='data:image/svg+xml,x#a'/></svg>", .address("data:image/svg+xml,x#a")),
    ("<svg><rect fill='url(http://x)'/></svg>", .address("http://x")), ("<svg><rect style='fill:\\75 rl(http://x)'/></svg>", .address("http://x")),
    ("<svg><rect style='fill:ur/**/l(http://x)'/></svg>", .address("http://x")), ("<svg><style>@import 'x';</style></svg>", .importRule),
    ("<svg><style><![CDATA[@im\\port 'x';]]></style></svg>", .importRule), ("<svg><style>&#64;import 'x'</style></svg>", .importRule),
    ("<svg><set attributeName='href' to='x'/></svg>", .address("href")), ("<svg><animate attributeName='onclick'/></svg>", .address("onclick")),
    ("<!DOCTYPE svg [<!ENTITY x '<script>'>]><svg/>", .declaration("!DOCTYPE")), ("<?xml-stylesheet href='x'?><svg/>", .declaration("?xml-stylesheet")),
    ("<?xml version='1.0' encoding='UTF-7'?><svg/>", .declaration("encoding")), ("<svg><rect x=1/></svg>", .unreadable), ("<svg", .unreadable),
    ("<svg><!-- </svg>", .unreadable), ("<svg a='x></svg>", .unreadable), ("<svg xml:base='http://x'/>", .address("http://x")),
  ]) func harmful(_ svg: String, _ expected: AssetFault) { #expect(fault(svg) == expected, "\(svg)") }

  @Test func bytesThatAreNoText() {
    #expect(AssetScreening.fault(in: [0x3C, 0xFF], path: "a.svg") == .unreadable)
    #expect(AssetScreening.fault(in: Array("<svg/>".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), 0] }), path: "a.svg") == .unreadable)
    #expect(AssetScreening.fault(in: [0xFF], path: "a.png") == nil)
  }

  @Test func styleSheets() {
    #expect(css(".a { background: url(../img/a.png), url(\"b.png\"); width: calc(1px + 2px) }") == nil)
    #expect(css(".a { background: url(../../a.png) }") == .address("../../a.png"))
    #expect(css(".a { background: url(/a.png) }") == .address("/a.png"))
    #expect(css(".a { background: URL( 'https://x' ) }") == .address("https://x"))
    #expect(css("@IMPORT url(x.css);") == .importRule)
    #expect(css("@/**/import 'x'; @\\69mport 'x'") == .importRule)
    #expect(css(".a { background: image-set('https://x' 1x) }") == .address("image-set("))
  }

  @Test func longFilesTakeNoLongTime() {
    let path = "<svg><path d='" + String(repeating: "M0 0L1.5 2.5", count: 100_000) + "'/></svg>"
    let groups = "<svg>" + String(repeating: "<g transform='translate(1,2)'><rect style='fill:url(#a)'/></g>", count: 10_000) + "</svg>"
    let open = String(repeating: "<!--", count: 100_000), brackets = String(repeating: "<", count: 100_000)
    let start = ContinuousClock.now
    #expect(fault(path) == nil)
    #expect(fault(groups) == nil)
    #expect(fault(open) == .unreadable)
    #expect(fault(brackets) == .unreadable)
    #expect(css(String(repeating: "/* @ ( */ .a { b: url(#c) } ", count: 20_000)) == nil)
    #expect(ContinuousClock.now - start < .seconds(30))
  }
}
