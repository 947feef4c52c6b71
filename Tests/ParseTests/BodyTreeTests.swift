import Testing

/// Every construct of a body: what it becomes, and what stands in the source under each range.
@Suite struct BodyTrees {
  @Test func headings() {
    expectTree(
      ##"""
      # Über *uns* 😀 ##

      #

      ###### a # \#

      zwei *Zeilen
      lang* \##u{20}
      ===

      unten
      ---
      danach
      """##,
      ##"""
      heading 1 ‹# Über *uns* 😀 ##› detail ‹Über *uns* 😀›
        text .verbatim ‹Über ›
        emphasis ‹*uns*›
          text .verbatim ‹uns›
        text .verbatim ‹ 😀›
      heading 1 ‹#› detail ‹›
      heading 6 ‹###### a # \#› detail ‹a # \#›
        text ‹a # \#› text ‹a # #›
      heading 1 ‹zwei *Zeilen⏎lang*  ⏎===› detail ‹zwei *Zeilen⏎lang*›
        text .verbatim ‹zwei ›
        emphasis ‹*Zeilen⏎lang*›
          text .verbatim ‹Zeilen›
          softBreak ‹⏎›
          text .verbatim ‹lang›
      heading 2 ‹unten⏎---› detail ‹unten›
        text .verbatim ‹unten›
      paragraph ‹danach›
        text .verbatim ‹danach›
      """##)
  }

  @Test func headingsAfterDefinitions() {
    expectTree(
      ##"""
      [a]: b
      Text *hier*
      ---

      [c]:
        d
        'e
        f'
      noch [a] und
      [c]
      """##,
      ##"""
      heading 2 ‹Text *hier*⏎---› detail ‹Text *hier*›
        text .verbatim ‹Text ›
        emphasis ‹*hier*›
          text .verbatim ‹hier›
      paragraph ‹noch [a] und⏎[c]›
        text .verbatim ‹noch ›
        link .reference ‹[a]› detail ‹a› text ‹b›
          text .verbatim ‹a›
        text .verbatim ‹ und›
        softBreak ‹⏎›
        link .reference ‹[c]› detail ‹c› text ‹d› extra ‹e⏎f›
          text .verbatim ‹c›
      """##)
  }

  @Test func hardWraps() {
    expectTree(
      ##"""
      Ein [Link über
      zwei Zeilen](../a/ä.md "Titel") und [noch
      einer](
      <b c>
      'x
      y') dann `code
      span` und <b
      c="d">*e*</b> weiter\
      hart \##u{20}
      weich ![Bild
      hier](c.png) *a
      **b
      c***
      """##,
      ##"""
      paragraph ‹Ein [Link über⏎zwei Zeilen](../a/ä.md "Titel") und [noch⏎einer](⏎<b c>⏎'x⏎y') dann `code⏎span` und <b⏎c="d">*e*</b> weiter\⏎hart  ⏎weich ![Bild⏎hier](c.png) *a⏎**b⏎c***›
        text .verbatim ‹Ein ›
        link .verbatim ‹[Link über⏎zwei Zeilen](../a/ä.md "Titel")› detail ‹../a/ä.md› text ‹../a/ä.md› extra ‹Titel›
          text .verbatim ‹Link über›
          softBreak ‹⏎›
          text .verbatim ‹zwei Zeilen›
        text .verbatim ‹ und ›
        link .verbatim ‹[noch⏎einer](⏎<b c>⏎'x⏎y')› detail ‹b c› text ‹b c› extra ‹x⏎y›
          text .verbatim ‹noch›
          softBreak ‹⏎›
          text .verbatim ‹einer›
        text .verbatim ‹ dann ›
        code ‹code⏎span› text ‹code span›
        text .verbatim ‹ und ›
        htmlInline ‹<b⏎c="d">› text ‹<b⏎c="d">›
        emphasis ‹*e*›
          text .verbatim ‹e›
        htmlInline .verbatim ‹</b>›
        text .verbatim ‹ weiter›
        lineBreak ‹\⏎›
        text .verbatim ‹hart›
        lineBreak ‹  ⏎›
        text .verbatim ‹weich ›
        image .verbatim ‹![Bild⏎hier](c.png)› detail ‹c.png› text ‹c.png›
          text .verbatim ‹Bild›
          softBreak ‹⏎›
          text .verbatim ‹hier›
        text .verbatim ‹ ›
        emphasis ‹*a⏎**b⏎c***›
          text .verbatim ‹a›
          softBreak ‹⏎›
          strong ‹**b⏎c**›
            text .verbatim ‹b›
            softBreak ‹⏎›
            text .verbatim ‹c›
      """##)
  }

  @Test func escapesAndEntities() {
    expectTree(
      ##"""
      \*kein\* &amp; &uuml;&nbsp;&#228; &bogus; &ne;x &NotEqualTilde;y \& &amp;amp; \\ &fjlig; a\b
      """##,
      ##"""
      paragraph ‹\*kein\* &amp; &uuml;&nbsp;&#228; &bogus; &ne;x &NotEqualTilde;y \& &amp;amp; \\ &fjlig; a\b›
        text ‹\*kein\* &amp; &uuml;&nbsp;&#228; &bogus; &ne;x &NotEqualTilde;y \& &amp;amp; \\ &fjlig; a\b› text ‹*kein* & ü ä &bogus; ≠x ≂̸y & &amp; \ fj a\b›
      """##)
  }

  @Test func umlautsAndEmoji() {
    expectTree(
      ##"""
      größe **schön 😀** `ä` [ö](ü.md) – 👩‍👩‍👧 *é*
      """##,
      ##"""
      paragraph ‹größe **schön 😀** `ä` [ö](ü.md) – 👩‍👩‍👧 *é*›
        text .verbatim ‹größe ›
        strong ‹**schön 😀**›
          text .verbatim ‹schön 😀›
        text .verbatim ‹ ›
        code .verbatim ‹ä›
        text .verbatim ‹ ›
        link .verbatim ‹[ö](ü.md)› detail ‹ü.md› text ‹ü.md›
          text .verbatim ‹ö›
        text .verbatim ‹ – 👩‍👩‍👧 ›
        emphasis ‹*é*›
          text .verbatim ‹é›
      """##)
  }

  @Test func codeSpans() {
    expectTree(
      ##"""
      `a` ``b ` c`` ` d ` ` ` ``` `` ``` `\*` `a
      b` ` `` `
      """##,
      ##"""
      paragraph ‹`a` ``b ` c`` ` d ` ` ` ``` `` ``` `\*` `a⏎b` ` `` `›
        code .verbatim ‹a›
        text .verbatim ‹ ›
        code .verbatim ‹b ` c›
        text .verbatim ‹ ›
        code .verbatim ‹d›
        text .verbatim ‹ ›
        code .verbatim ‹ ›
        text .verbatim ‹ ›
        code .verbatim ‹``›
        text .verbatim ‹ ›
        code .verbatim ‹\*›
        text .verbatim ‹ ›
        code ‹a⏎b› text ‹a b›
        text .verbatim ‹ ›
        code .verbatim ‹``›
      """##)
  }

  @Test func references() {
    expectTree(
      ##"""
      [Text][Ziel] [Ziel] [ziel][] ![Bild][ZIEL] [a *b*
      c][Ziel] [nicht] [nicht][da]

      [ziel]: <../a b.md> "T"
      """##,
      ##"""
      paragraph ‹[Text][Ziel] [Ziel] [ziel][] ![Bild][ZIEL] [a *b*⏎c][Ziel] [nicht] [nicht][da]›
        link .reference ‹[Text][Ziel]› detail ‹Ziel› text ‹../a b.md› extra ‹T›
          text .verbatim ‹Text›
        text .verbatim ‹ ›
        link .reference ‹[Ziel]› detail ‹Ziel› text ‹../a b.md› extra ‹T›
          text .verbatim ‹Ziel›
        text .verbatim ‹ ›
        link .reference ‹[ziel][]› detail ‹ziel› text ‹../a b.md› extra ‹T›
          text .verbatim ‹ziel›
        text .verbatim ‹ ›
        image .reference ‹![Bild][ZIEL]› detail ‹ZIEL› text ‹../a b.md› extra ‹T›
          text .verbatim ‹Bild›
        text .verbatim ‹ ›
        link .reference ‹[a *b*⏎c][Ziel]› detail ‹Ziel› text ‹../a b.md› extra ‹T›
          text .verbatim ‹a ›
          emphasis ‹*b*›
            text .verbatim ‹b›
          softBreak ‹⏎›
          text .verbatim ‹c›
        text .verbatim ‹ [nicht] [nicht][da]›
      """##)
  }

  @Test func destinations() {
    expectTree(
      ##"""
      [a](<b c> 'd') [e]() [f](g\)h) [i](j&amp;k) [l](m(n)o "p\"q") [r]( s ) ![t](u)
      """##,
      ##"""
      paragraph ‹[a](<b c> 'd') [e]() [f](g\)h) [i](j&amp;k) [l](m(n)o "p\"q") [r]( s ) ![t](u)›
        link .verbatim ‹[a](<b c> 'd')› detail ‹b c› text ‹b c› extra ‹d›
          text .verbatim ‹a›
        text .verbatim ‹ ›
        link .verbatim ‹[e]()› detail ‹›
          text .verbatim ‹e›
        text .verbatim ‹ ›
        link ‹[f](g\)h)› detail ‹g\)h› text ‹g)h›
          text .verbatim ‹f›
        text .verbatim ‹ ›
        link ‹[i](j&amp;k)› detail ‹j&amp;k› text ‹j&k›
          text .verbatim ‹i›
        text .verbatim ‹ ›
        link .verbatim ‹[l](m(n)o "p\"q")› detail ‹m(n)o› text ‹m(n)o› extra ‹p"q›
          text .verbatim ‹l›
        text .verbatim ‹ ›
        link .verbatim ‹[r]( s )› detail ‹s› text ‹s›
          text .verbatim ‹r›
        text .verbatim ‹ ›
        image .verbatim ‹![t](u)› detail ‹u› text ‹u›
          text .verbatim ‹t›
      """##)
  }

  @Test func autolinks() {
    expectTree(
      ##"""
      <https://a.b/ä?c=d&amp;e> <x@y.de> <https://a\*b>
      """##,
      ##"""
      paragraph ‹<https://a.b/ä?c=d&amp;e> <x@y.de> <https://a\*b>›
        link .autolink ‹<https://a.b/ä?c=d&amp;e>› detail ‹https://a.b/ä?c=d&amp;e› text ‹https://a.b/ä?c=d&e›
          text ‹https://a.b/ä?c=d&amp;e› text ‹https://a.b/ä?c=d&e›
        text .verbatim ‹ ›
        link .autolink ‹<x@y.de>› detail ‹x@y.de› text ‹mailto:x@y.de›
          text .verbatim ‹x@y.de›
        text .verbatim ‹ ›
        link .autolink .verbatim ‹<https://a\*b>› detail ‹https://a\*b› text ‹https://a\*b›
          text .verbatim ‹https://a\*b›
      """##)
  }

  @Test func bareURLs() {
    expectTree(
      ##"""
      https://example.org/a_b/~c/, (www.example.com). HTTP://a.b/c?d=e&f=g; siehe https://de.wikipedia.org/wiki/Job_(Arbeit)
      *https://a.b/c* https://a.b/__init__.py, xhttps://a.b [https://a.b] ftp://a.b
      https:// www.a_b.c https://a_b.c www. [Text https://a.b](c) `https://a.b` https://a.b/&amp; https://ä.de/ö
      """##,
      ##"""
      paragraph ‹https://example.org/a_b/~c/, (www.example.com). HTTP://a.b/c?d=e&f=g; siehe https://de.wikipedia.org/wiki/Job_(Arbeit)⏎*https://a.b/c* https://a.b/__init__.py, xhttps://a.b [https://a.b] ftp://a.b⏎https:// www.a_b.c https://a_b.c www. [Text https://a.b](c) `https://a.b` https://a.b/&amp; https://ä.de/ö›
        link .autolink .verbatim ‹https://example.org/a_b/~c/› text ‹https://example.org/a_b/~c/›
          text .verbatim ‹https://example.org/a_b/~c/›
        text .verbatim ‹, (›
        link .autolink ‹www.example.com› text ‹http://www.example.com›
          text .verbatim ‹www.example.com›
        text .verbatim ‹). ›
        link .autolink .verbatim ‹HTTP://a.b/c?d=e&f=g› text ‹HTTP://a.b/c?d=e&f=g›
          text .verbatim ‹HTTP://a.b/c?d=e&f=g›
        text .verbatim ‹; siehe ›
        link .autolink .verbatim ‹https://de.wikipedia.org/wiki/Job_(Arbeit)› text ‹https://de.wikipedia.org/wiki/Job_(Arbeit)›
          text .verbatim ‹https://de.wikipedia.org/wiki/Job_(Arbeit)›
        softBreak ‹⏎›
        emphasis ‹*https://a.b/c*›
          link .autolink .verbatim ‹https://a.b/c› text ‹https://a.b/c›
            text .verbatim ‹https://a.b/c›
        text .verbatim ‹ ›
        link .autolink .verbatim ‹https://a.b/__init__.py› text ‹https://a.b/__init__.py›
          text .verbatim ‹https://a.b/__init__.py›
        text .verbatim ‹, xhttps://a.b [https://a.b] ftp://a.b›
        softBreak ‹⏎›
        text .verbatim ‹https:// www.a_b.c https://a_b.c www. ›
        link .verbatim ‹[Text https://a.b](c)› detail ‹c› text ‹c›
          text .verbatim ‹Text https://a.b›
        text .verbatim ‹ ›
        code .verbatim ‹https://a.b›
        text .verbatim ‹ ›
        link .autolink .verbatim ‹https://a.b/› text ‹https://a.b/›
          text .verbatim ‹https://a.b/›
        text ‹&amp; › text ‹& ›
        link .autolink .verbatim ‹https://ä.de/ö› text ‹https://ä.de/ö›
          text .verbatim ‹https://ä.de/ö›
      """##)
  }

  @Test func rawHTML() {
    expectTree(
      ##"""
      <!-- eins
      -->

      <!-- zwei --> <b>

      <div>
      *a*
      </div>

      a <b>c</b> <!-- d --> <br
      />
      """##,
      ##"""
      htmlBlock .comment ‹<!-- eins⏎-->› text ‹<!-- eins⏎-->⏎›
      htmlBlock ‹<!-- zwei --> <b>› text ‹<!-- zwei --> <b>⏎›
      htmlBlock ‹<div>⏎*a*⏎</div>› text ‹<div>⏎*a*⏎</div>⏎›
      paragraph ‹a <b>c</b> <!-- d --> <br⏎/>›
        text .verbatim ‹a ›
        htmlInline .verbatim ‹<b>›
        text .verbatim ‹c›
        htmlInline .verbatim ‹</b>›
        text .verbatim ‹ ›
        htmlInline .comment .verbatim ‹<!-- d -->›
        text .verbatim ‹ ›
        htmlInline ‹<br⏎/>› text ‹<br⏎/>›
      """##)
  }

  @Test func codeBlocks() {
    expectTree(
      ##"""
      ```swift a=1
      let a

      ```

      ~~~
      *b*
      ~~~

          c
           d


      - e

            f

      - ~~~ g
        h

      i

      ```
      offen

      """##,
      ##"""
      codeBlock ‹```swift a=1⏎let a⏎⏎```› detail ‹swift a=1› text ‹swift a=1› extra ‹let a⏎⏎›
      codeBlock ‹~~~⏎*b*⏎~~~› extra ‹*b*⏎›
      codeBlock ‹c⏎     d› extra ‹c⏎ d⏎›
      bulletList ‹- e⏎⏎      f⏎⏎- ~~~ g⏎  h›
        item ‹- e⏎⏎      f› detail ‹e›
          paragraph ‹e›
            text .verbatim ‹e›
          codeBlock ‹f› extra ‹f⏎›
        item ‹- ~~~ g⏎  h› detail ‹~~~ g⏎  h›
          codeBlock ‹~~~ g⏎  h› detail ‹g› text ‹g› extra ‹h⏎⏎›
      paragraph ‹i›
        text .verbatim ‹i›
      codeBlock ‹```⏎offen› extra ‹offen⏎›
      """##)
  }

  @Test func lists() {
    expectTree(
      ##"""
      - a
      - b
        c

        d

      3. e
         - f

           g
      4. h

      *
      * i


      j
      """##,
      ##"""
      bulletList ‹- a⏎- b⏎  c⏎⏎  d›
        item ‹- a› detail ‹a›
          paragraph ‹a›
            text .verbatim ‹a›
        item ‹- b⏎  c⏎⏎  d› detail ‹b⏎  c›
          paragraph ‹b⏎  c›
            text .verbatim ‹b›
            softBreak ‹⏎›
            text .verbatim ‹c›
          paragraph ‹d›
            text .verbatim ‹d›
      orderedList 3 .tight ‹3. e⏎   - f⏎⏎     g⏎4. h›
        item ‹3. e⏎   - f⏎⏎     g› detail ‹e›
          paragraph ‹e›
            text .verbatim ‹e›
          bulletList ‹- f⏎⏎     g›
            item ‹- f⏎⏎     g› detail ‹f›
              paragraph ‹f›
                text .verbatim ‹f›
              paragraph ‹g›
                text .verbatim ‹g›
        item ‹4. h› detail ‹h›
          paragraph ‹h›
            text .verbatim ‹h›
      bulletList .tight ‹*⏎* i›
        item ‹*› detail ‹›
        item ‹* i› detail ‹i›
          paragraph ‹i›
            text .verbatim ‹i›
      paragraph ‹j›
        text .verbatim ‹j›
      """##)
  }

  @Test func quotes() {
    expectTree(
      ##"""
      > a
      > b
      faul *c
      d*
      >
      > > e
      > f
      >
      > - g
      >   h
      >   > i
      >   > j
      k

      > - l\
         m `n
          o`
      """##,
      ##"""
      blockQuote ‹> a⏎> b⏎faul *c⏎d*⏎>⏎> > e⏎> f⏎>⏎> - g⏎>   h⏎>   > i⏎>   > j⏎k›
        paragraph ‹a⏎> b⏎faul *c⏎d*›
          text .verbatim ‹a›
          softBreak ‹⏎›
          text .verbatim ‹b›
          softBreak ‹⏎›
          text .verbatim ‹faul ›
          emphasis ‹*c⏎d*›
            text .verbatim ‹c›
            softBreak ‹⏎›
            text .verbatim ‹d›
        blockQuote ‹> e⏎> f›
          paragraph ‹e⏎> f›
            text .verbatim ‹e›
            softBreak ‹⏎›
            text .verbatim ‹f›
        bulletList .tight ‹- g⏎>   h⏎>   > i⏎>   > j⏎k›
          item ‹- g⏎>   h⏎>   > i⏎>   > j⏎k› detail ‹g⏎>   h›
            paragraph ‹g⏎>   h›
              text .verbatim ‹g›
              softBreak ‹⏎›
              text .verbatim ‹h›
            blockQuote ‹> i⏎>   > j⏎k›
              paragraph ‹i⏎>   > j⏎k›
                text .verbatim ‹i›
                softBreak ‹⏎›
                text .verbatim ‹j›
                softBreak ‹⏎›
                text .verbatim ‹k›
      blockQuote ‹> - l\⏎   m `n⏎    o`›
        bulletList .tight ‹- l\⏎   m `n⏎    o`›
          item ‹- l\⏎   m `n⏎    o`› detail ‹l\⏎   m `n⏎    o`›
            paragraph ‹l\⏎   m `n⏎    o`›
              text .verbatim ‹l›
              lineBreak ‹\⏎›
              text ‹m › text ‹   m ›
              code ‹n⏎    o› text ‹n     o›
      """##)
  }

  @Test func listsInQuotesInLists() {
    expectTree(
      ##"""
      1.  > - a *b
          >   c*
          > - d
          >
          >   e

      10. f

          > g [h
          > i](j)
      """##,
      ##"""
      orderedList 1 ‹1.  > - a *b⏎    >   c*⏎    > - d⏎    >⏎    >   e⏎⏎10. f⏎⏎    > g [h⏎    > i](j)›
        item ‹1.  > - a *b⏎    >   c*⏎    > - d⏎    >⏎    >   e› detail ‹> - a *b⏎    >   c*⏎    > - d⏎    >⏎    >   e›
          blockQuote ‹> - a *b⏎    >   c*⏎    > - d⏎    >⏎    >   e›
            bulletList ‹- a *b⏎    >   c*⏎    > - d⏎    >⏎    >   e›
              item ‹- a *b⏎    >   c*› detail ‹a *b⏎    >   c*›
                paragraph ‹a *b⏎    >   c*›
                  text .verbatim ‹a ›
                  emphasis ‹*b⏎    >   c*›
                    text .verbatim ‹b›
                    softBreak ‹⏎›
                    text .verbatim ‹c›
              item ‹- d⏎    >⏎    >   e› detail ‹d›
                paragraph ‹d›
                  text .verbatim ‹d›
                paragraph ‹e›
                  text .verbatim ‹e›
        item ‹10. f⏎⏎    > g [h⏎    > i](j)› detail ‹f›
          paragraph ‹f›
            text .verbatim ‹f›
          blockQuote ‹> g [h⏎    > i](j)›
            paragraph ‹g [h⏎    > i](j)›
              text .verbatim ‹g ›
              link .verbatim ‹[h⏎    > i](j)› detail ‹j› text ‹j›
                text .verbatim ‹h›
                softBreak ‹⏎›
                text .verbatim ‹i›
      """##)
  }

  @Test func tasks() {
    expectTree(
      ##"""
      - [ ] offen
      - [x] *fertig*
      - [X] ganz
        lang
      - [ ]
      - [y] a
      - [x]b
      - \[ ] c

      1. [ ] d

         e

      > - [x] f

      - [x] g

      - [ ] h
        ===
      """##,
      ##"""
      bulletList .tight ‹- [ ] offen⏎- [x] *fertig*⏎- [X] ganz⏎  lang⏎- [ ]⏎- [y] a⏎- [x]b⏎- \[ ] c›
        item .open ‹- [ ] offen› detail ‹offen›
          paragraph ‹offen›
            text .verbatim ‹offen›
        item .done ‹- [x] *fertig*› detail ‹*fertig*›
          paragraph ‹*fertig*›
            emphasis ‹*fertig*›
              text .verbatim ‹fertig›
        item .done ‹- [X] ganz⏎  lang› detail ‹ganz⏎  lang›
          paragraph ‹ganz⏎  lang›
            text .verbatim ‹ganz›
            softBreak ‹⏎›
            text .verbatim ‹lang›
        item ‹- [ ]› detail ‹[ ]›
          paragraph ‹[ ]›
            text .verbatim ‹[ ]›
        item ‹- [y] a› detail ‹[y] a›
          paragraph ‹[y] a›
            text .verbatim ‹[y] a›
        item ‹- [x]b› detail ‹[x]b›
          paragraph ‹[x]b›
            text .verbatim ‹[x]b›
        item ‹- \[ ] c› detail ‹\[ ] c›
          paragraph ‹\[ ] c›
            text ‹\[ ] c› text ‹[ ] c›
      orderedList 1 ‹1. [ ] d⏎⏎   e›
        item .open ‹1. [ ] d⏎⏎   e› detail ‹d›
          paragraph ‹d›
            text .verbatim ‹d›
          paragraph ‹e›
            text .verbatim ‹e›
      blockQuote ‹> - [x] f›
        bulletList .tight ‹- [x] f›
          item .done ‹- [x] f› detail ‹f›
            paragraph ‹f›
              text .verbatim ‹f›
      bulletList ‹- [x] g⏎⏎- [ ] h⏎  ===›
        item .done ‹- [x] g› detail ‹g›
          paragraph ‹g›
            text .verbatim ‹g›
        item .open ‹- [ ] h⏎  ===› detail ‹h⏎  ===›
          heading 1 ‹h⏎  ===› detail ‹h›
            text .verbatim ‹h›
      """##)
  }

  @Test func boxesThatAreLinks() {
    expectTree(
      ##"""
      - [x] a
      - [X] b
      - [ ] c

      [x]: y
      """##,
      ##"""
      bulletList .tight ‹- [x] a⏎- [X] b⏎- [ ] c›
        item ‹- [x] a› detail ‹[x] a›
          paragraph ‹[x] a›
            link .reference ‹[x]› detail ‹x› text ‹y›
              text .verbatim ‹x›
            text .verbatim ‹ a›
        item ‹- [X] b› detail ‹[X] b›
          paragraph ‹[X] b›
            link .reference ‹[X]› detail ‹X› text ‹y›
              text .verbatim ‹X›
            text .verbatim ‹ b›
        item .open ‹- [ ] c› detail ‹c›
          paragraph ‹c›
            text .verbatim ‹c›
      """##)
  }

  @Test func strikethrough() {
    expectTree(
      ##"""
      ~~weg~~ ~auch~ ~~~nicht~~~ \~~a~~ ~~b *c* d~~ ~~e ~f~ g~~ ~h~~ *~~i~~* ~~[j](k)~~ l~~m~~n
      ~~o
      p~~ `~~q~~` ~~ r ~~
      """##,
      ##"""
      paragraph ‹~~weg~~ ~auch~ ~~~nicht~~~ \~~a~~ ~~b *c* d~~ ~~e ~f~ g~~ ~h~~ *~~i~~* ~~[j](k)~~ l~~m~~n⏎~~o⏎p~~ `~~q~~` ~~ r ~~›
        strikethrough ‹~~weg~~›
          text .verbatim ‹weg›
        text .verbatim ‹ ›
        strikethrough ‹~auch~›
          text .verbatim ‹auch›
        text ‹ ~~~nicht~~~ \~~a~~ › text ‹ ~~~nicht~~~ ~~a~~ ›
        strikethrough ‹~~b *c* d~~›
          text .verbatim ‹b ›
          emphasis ‹*c*›
            text .verbatim ‹c›
          text .verbatim ‹ d›
        text .verbatim ‹ ›
        strikethrough ‹~~e ~f~ g~~›
          text .verbatim ‹e ›
          strikethrough ‹~f~›
            text .verbatim ‹f›
          text .verbatim ‹ g›
        text .verbatim ‹ ~h~~ ›
        emphasis ‹*~~i~~*›
          strikethrough ‹~~i~~›
            text .verbatim ‹i›
        text .verbatim ‹ ›
        strikethrough ‹~~[j](k)~~›
          link .verbatim ‹[j](k)› detail ‹k› text ‹k›
            text .verbatim ‹j›
        text .verbatim ‹ l›
        strikethrough ‹~~m~~›
          text .verbatim ‹m›
        text .verbatim ‹n›
        softBreak ‹⏎›
        strikethrough ‹~~o⏎p~~›
          text .verbatim ‹o›
          softBreak ‹⏎›
          text .verbatim ‹p›
        text .verbatim ‹ ›
        code .verbatim ‹~~q~~›
        text .verbatim ‹ ~~ r ~~›
      """##)
  }

  @Test func tables() {
    expectTree(
      ##"""
      | a *b* | c \| d | |
      |:--|:-:|--:|
      | `e \| f` | [g](h) | i | zu viel |
      | j
       k | **l** | https://a.b/c |

      | m |
      | - |

      a | b
      -|-
      1 | 2
      danach

      > | n | o |
      > |---|---|
      > | p | q |
      faul
      """##,
      ##"""
      table ‹| a *b* | c \| d | |⏎|:--|:-:|--:|⏎| `e \| f` | [g](h) | i | zu viel |⏎| j⏎ k | **l** | https://a.b/c |›
        tableRow ‹| a *b* | c \| d | |›
          tableCell 1 ‹a *b*›
            text .verbatim ‹a ›
            emphasis ‹*b*›
              text .verbatim ‹b›
          tableCell 2 ‹c \| d›
            text ‹c \| d› text ‹c | d›
          tableCell 3 ‹›
        tableRow ‹| `e \| f` | [g](h) | i | zu viel |›
          tableCell 1 ‹`e \| f`›
            code ‹e \| f› text ‹e | f›
          tableCell 2 ‹[g](h)›
            link .verbatim ‹[g](h)› detail ‹h› text ‹h›
              text .verbatim ‹g›
          tableCell 3 ‹i›
            text .verbatim ‹i›
        tableRow ‹| j›
          tableCell 1 ‹j›
            text .verbatim ‹j›
          tableCell 2 ‹›
          tableCell 3 ‹›
        tableRow ‹k | **l** | https://a.b/c |›
          tableCell 1 ‹k›
            text .verbatim ‹k›
          tableCell 2 ‹**l**›
            strong ‹**l**›
              text .verbatim ‹l›
          tableCell 3 ‹https://a.b/c›
            link .autolink .verbatim ‹https://a.b/c› text ‹https://a.b/c›
              text .verbatim ‹https://a.b/c›
      table ‹| m |⏎| - |›
        tableRow ‹| m |›
          tableCell ‹m›
            text .verbatim ‹m›
      table ‹a | b⏎-|-⏎1 | 2⏎danach›
        tableRow ‹a | b›
          tableCell ‹a›
            text .verbatim ‹a›
          tableCell ‹b›
            text .verbatim ‹b›
        tableRow ‹1 | 2›
          tableCell ‹1›
            text .verbatim ‹1›
          tableCell ‹2›
            text .verbatim ‹2›
        tableRow ‹danach›
          tableCell ‹danach›
            text .verbatim ‹danach›
          tableCell ‹›
      blockQuote ‹> | n | o |⏎> |---|---|⏎> | p | q |⏎faul›
        table ‹| n | o |⏎> |---|---|⏎> | p | q |›
          tableRow ‹| n | o |›
            tableCell ‹n›
              text .verbatim ‹n›
            tableCell ‹o›
              text .verbatim ‹o›
          tableRow ‹| p | q |›
            tableCell ‹p›
              text .verbatim ‹p›
            tableCell ‹q›
              text .verbatim ‹q›
        paragraph ‹faul›
          text .verbatim ‹faul›
      """##)
  }

  @Test func tablesInContext() {
    expectTree(
      ##"""
      Text *davor
      und*
      | a | b |
      |---|---|
      | ~~c~~ | [d] |

      - | e |
        |:-:|
        | f |

      - [ ] | g |
        | - |

      | h | i |
      |---|

      | j |
      | - |
      | k |
      ---

      [d]: ../e.md
      """##,
      ##"""
      paragraph ‹Text *davor⏎und*›
        text .verbatim ‹Text ›
        emphasis ‹*davor⏎und*›
          text .verbatim ‹davor›
          softBreak ‹⏎›
          text .verbatim ‹und›
      table ‹| a | b |⏎|---|---|⏎| ~~c~~ | [d] |›
        tableRow ‹| a | b |›
          tableCell ‹a›
            text .verbatim ‹a›
          tableCell ‹b›
            text .verbatim ‹b›
        tableRow ‹| ~~c~~ | [d] |›
          tableCell ‹~~c~~›
            strikethrough ‹~~c~~›
              text .verbatim ‹c›
          tableCell ‹[d]›
            link .reference ‹[d]› detail ‹d› text ‹../e.md›
              text .verbatim ‹d›
      bulletList ‹- | e |⏎  |:-:|⏎  | f |⏎⏎- [ ] | g |⏎  | - |›
        item ‹- | e |⏎  |:-:|⏎  | f |› detail ‹| e |⏎  |:-:|⏎  | f |›
          table ‹| e |⏎  |:-:|⏎  | f |›
            tableRow ‹| e |›
              tableCell 2 ‹e›
                text .verbatim ‹e›
            tableRow ‹| f |›
              tableCell 2 ‹f›
                text .verbatim ‹f›
        item .open ‹- [ ] | g |⏎  | - |› detail ‹| g |⏎  | - |›
          table ‹| g |⏎  | - |›
            tableRow ‹| g |›
              tableCell ‹g›
                text .verbatim ‹g›
      paragraph ‹| h | i |⏎|---|›
        text .verbatim ‹| h | i |›
        softBreak ‹⏎›
        text .verbatim ‹|---|›
      table ‹| j |⏎| - |⏎| k |›
        tableRow ‹| j |›
          tableCell ‹j›
            text .verbatim ‹j›
        tableRow ‹| k |›
          tableCell ‹k›
            text .verbatim ‹k›
      thematicBreak ‹---›
      """##)
  }

  @Test func hashesInCells() {
    expectTree(
      ##"""
      | # a | b # | # |
      |---|---|---|
      | \ | - x | > y |
      """##,
      ##"""
      table ‹| # a | b # | # |⏎|---|---|---|⏎| \ | - x | > y |›
        tableRow ‹| # a | b # | # |›
          tableCell ‹# a›
            text .verbatim ‹# a›
          tableCell ‹b #›
            text .verbatim ‹b #›
          tableCell ‹#›
            text .verbatim ‹#›
        tableRow ‹| \ | - x | > y |›
          tableCell ‹\›
            text .verbatim ‹\›
          tableCell ‹- x›
            text .verbatim ‹- x›
          tableCell ‹> y›
            text .verbatim ‹> y›
      """##)
  }

  @Test func footnotes() {
    expectTree(
      ##"""
      Fuß[^1] und[^lang] und[^1] und[^fehlt].

      [^LANG]: Zweite *Note
        weiter*
          noch

          - Liste
            ```
            code
            ```
      [^1]: Erste[^3] mit [Link](a.md)
      faul

      [^unbenutzt]: weg[^nur]

      [^nur]: auch weg

      [^3]: Dritte[^1]

      [^1]: doppelt

      # Danach[^3]
      """##,
      ##"""
      paragraph ‹Fuß[^1] und[^lang] und[^1] und[^fehlt].›
        text .verbatim ‹Fuß›
        footnoteReference 1 ‹[^1]› text ‹1›
        text .verbatim ‹ und›
        footnoteReference 2 ‹[^lang]› text ‹lang›
        text .verbatim ‹ und›
        footnoteReference 1 ‹[^1]› text ‹1›
        text .verbatim ‹ und[^fehlt].›
      footnoteDefinition 2 ‹[^LANG]: Zweite *Note⏎  weiter*⏎    noch⏎⏎    - Liste⏎      ```⏎      code⏎      ```› text ‹LANG›
        paragraph ‹Zweite *Note⏎  weiter*⏎    noch›
          text .verbatim ‹Zweite ›
          emphasis ‹*Note⏎  weiter*›
            text .verbatim ‹Note›
            softBreak ‹⏎›
            text .verbatim ‹weiter›
          softBreak ‹⏎›
          text .verbatim ‹noch›
        bulletList .tight ‹- Liste⏎      ```⏎      code⏎      ```›
          item ‹- Liste⏎      ```⏎      code⏎      ```› detail ‹Liste›
            paragraph ‹Liste›
              text .verbatim ‹Liste›
            codeBlock ‹```⏎      code⏎      ```› extra ‹code⏎›
      footnoteDefinition 1 ‹[^1]: Erste[^3] mit [Link](a.md)⏎faul› text ‹1›
        paragraph ‹Erste[^3] mit [Link](a.md)⏎faul›
          text .verbatim ‹Erste›
          footnoteReference 3 ‹[^3]› text ‹3›
          text .verbatim ‹ mit ›
          link .verbatim ‹[Link](a.md)› detail ‹a.md› text ‹a.md›
            text .verbatim ‹Link›
          softBreak ‹⏎›
          text .verbatim ‹faul›
      footnoteDefinition 3 ‹[^3]: Dritte[^1]› text ‹3›
        paragraph ‹Dritte[^1]›
          text .verbatim ‹Dritte›
          footnoteReference 1 ‹[^1]› text ‹1›
      heading 1 ‹# Danach[^3]› detail ‹Danach[^3]›
        text .verbatim ‹Danach›
        footnoteReference 3 ‹[^3]› text ‹3›
      """##)
  }

  @Test func footnotesElsewhere() {
    expectTree(
      ##"""
      > a[^q]
      >
      > [^q]: b
      >     c

      - d[^i]

        [^i]: e

            f

      ```
      [^c]: code
      ```

          [^k]: code

      [x[^q]](y) `[^q]` \[^q] [^c] ![^q]

      | g[^q] |
      |---|

      + eigene
        [^c]: h
      """##,
      ##"""
      blockQuote ‹> a[^q]⏎>⏎> [^q]: b⏎>     c›
        paragraph ‹a[^q]›
          text .verbatim ‹a›
          footnoteReference 1 ‹[^q]› text ‹q›
        footnoteDefinition 1 ‹[^q]: b⏎>     c› text ‹q›
          paragraph ‹b⏎>     c›
            text .verbatim ‹b›
            softBreak ‹⏎›
            text .verbatim ‹c›
      bulletList ‹- d[^i]⏎⏎  [^i]: e⏎⏎      f›
        item ‹- d[^i]⏎⏎  [^i]: e⏎⏎      f› detail ‹d[^i]›
          paragraph ‹d[^i]›
            text .verbatim ‹d›
            footnoteReference 2 ‹[^i]› text ‹i›
          footnoteDefinition 2 ‹[^i]: e⏎⏎      f› text ‹i›
            paragraph ‹e›
              text .verbatim ‹e›
            paragraph ‹f›
              text .verbatim ‹f›
      codeBlock ‹```⏎[^c]: code⏎```› extra ‹[^c]: code⏎›
      codeBlock ‹[^k]: code› extra ‹[^k]: code⏎›
      paragraph ‹[x[^q]](y) `[^q]` \[^q] [^c] ![^q]›
        link .verbatim ‹[x[^q]](y)› detail ‹y› text ‹y›
          text .verbatim ‹x[^q]›
        text .verbatim ‹ ›
        code .verbatim ‹[^q]›
        text ‹ \[^q] › text ‹ [^q] ›
        footnoteReference 3 ‹[^c]› text ‹c›
        text .verbatim ‹ !›
        footnoteReference 1 ‹[^q]› text ‹q›
      table ‹| g[^q] |⏎|---|›
        tableRow ‹| g[^q] |›
          tableCell ‹g[^q]›
            text .verbatim ‹g›
            footnoteReference 1 ‹[^q]› text ‹q›
      bulletList .tight ‹+ eigene⏎  [^c]: h›
        item ‹+ eigene⏎  [^c]: h› detail ‹eigene›
          paragraph ‹eigene›
            text .verbatim ‹eigene›
          footnoteDefinition 3 ‹[^c]: h› text ‹c›
            paragraph ‹h›
              text .verbatim ‹h›
      """##)
  }

  @Test func footnotesInFootnotes() {
    expectTree(
      ##"""
      a[^b]

      [^a]: weg
          [^b]: bleibt
              und [^c]

          [^d]: weg

      [^c]: c[^c]
      """##,
      ##"""
      paragraph ‹a[^b]›
        text .verbatim ‹a›
        footnoteReference 1 ‹[^b]› text ‹b›
      footnoteDefinition 1 ‹[^b]: bleibt⏎        und [^c]› text ‹b›
        paragraph ‹bleibt⏎        und [^c]›
          text .verbatim ‹bleibt›
          softBreak ‹⏎›
          text .verbatim ‹und ›
          footnoteReference 2 ‹[^c]› text ‹c›
      footnoteDefinition 2 ‹[^c]: c[^c]› text ‹c›
        paragraph ‹c[^c]›
          text .verbatim ‹c›
          footnoteReference 2 ‹[^c]› text ‹c›
      """##)
  }

  @Test func crlf() {
    expectTree(
      ##"""
      # a\##r
      \##r
      b *c\##r
      d* [e\##r
      f](g)\\##r
      h  \##r
      i\##r
      \##r
      - j\##r
        k\##r
      \##r
      | l | m |\##r
      |---|---|\##r
      | n | o |\##r
      \##r
      ```\##r
      p\##r
      ```\##r

      """##,
      ##"""
      heading 1 ‹# a› detail ‹a›
        text .verbatim ‹a›
      paragraph ‹b *c␍⏎d* [e␍⏎f](g)\␍⏎h  ␍⏎i›
        text .verbatim ‹b ›
        emphasis ‹*c␍⏎d*›
          text .verbatim ‹c›
          softBreak ‹␍⏎›
          text .verbatim ‹d›
        text .verbatim ‹ ›
        link .verbatim ‹[e␍⏎f](g)› detail ‹g› text ‹g›
          text .verbatim ‹e›
          softBreak ‹␍⏎›
          text .verbatim ‹f›
        lineBreak ‹\␍⏎›
        text .verbatim ‹h›
        lineBreak ‹  ␍⏎›
        text .verbatim ‹i›
      bulletList .tight ‹- j␍⏎  k›
        item ‹- j␍⏎  k› detail ‹j␍⏎  k›
          paragraph ‹j␍⏎  k›
            text .verbatim ‹j›
            softBreak ‹␍⏎›
            text .verbatim ‹k›
      table ‹| l | m |␍⏎|---|---|␍⏎| n | o |›
        tableRow ‹| l | m |›
          tableCell ‹l›
            text .verbatim ‹l›
          tableCell ‹m›
            text .verbatim ‹m›
        tableRow ‹| n | o |›
          tableCell ‹n›
            text .verbatim ‹n›
          tableCell ‹o›
            text .verbatim ‹o›
      codeBlock ‹```␍⏎p␍⏎```› extra ‹p⏎›
      """##)
  }

  @Test func cr() {
    expectTree(
      ##"""
      # a\##r\##rb *c\##rd*\##r- e\##r  f
      """##,
      ##"""
      heading 1 ‹# a› detail ‹a›
        text .verbatim ‹a›
      paragraph ‹b *c␍d*›
        text .verbatim ‹b ›
        emphasis ‹*c␍d*›
          text .verbatim ‹c›
          softBreak ‹␍›
          text .verbatim ‹d›
      bulletList .tight ‹- e␍  f›
        item ‹- e␍  f› detail ‹e␍  f›
          paragraph ‹e␍  f›
            text .verbatim ‹e›
            softBreak ‹␍›
            text .verbatim ‹f›
      """##)
  }

  @Test func tabs() {
    expectTree(
      ##"""
      -\##ta

      \##tb *c
      \##td*

      \##t\##tcode

      >\##t- e
      >\##t  f

      1.\##tg
      \##t> h
      \##t> i

      \##tj\##tk
      """##,
      ##"""
      bulletList ‹-⇥a⏎⏎⇥b *c⏎⇥d*⏎⏎⇥⇥code›
        item ‹-⇥a⏎⏎⇥b *c⏎⇥d*⏎⏎⇥⇥code› detail ‹a›
          paragraph ‹a›
            text .verbatim ‹a›
          paragraph ‹b *c⏎⇥d*›
            text .verbatim ‹b ›
            emphasis ‹*c⏎⇥d*›
              text .verbatim ‹c›
              softBreak ‹⏎›
              text .verbatim ‹d›
          codeBlock ‹code› extra ‹code⏎›
      blockQuote ‹>⇥- e⏎>⇥  f›
        bulletList .tight ‹- e⏎>⇥  f›
          item ‹- e⏎>⇥  f› detail ‹e⏎>⇥  f›
            paragraph ‹e⏎>⇥  f›
              text .verbatim ‹e›
              softBreak ‹⏎›
              text .verbatim ‹f›
      orderedList 1 ‹1.⇥g⏎⇥> h⏎⇥> i⏎⏎⇥j⇥k›
        item ‹1.⇥g⏎⇥> h⏎⇥> i⏎⏎⇥j⇥k› detail ‹g›
          paragraph ‹g›
            text .verbatim ‹g›
          blockQuote ‹> h⏎⇥> i›
            paragraph ‹h⏎⇥> i›
              text .verbatim ‹h›
              softBreak ‹⏎›
              text .verbatim ‹i›
          paragraph ‹j⇥k›
            text .verbatim ‹j⇥k›
      """##)
  }

  @Test func thematicBreaks() {
    expectTree(
      ##"""
      a

      ***

       - - -

      > --- \##u{20}

      """##,
      ##"""
      paragraph ‹a›
        text .verbatim ‹a›
      thematicBreak ‹***›
      thematicBreak ‹- - -›
      blockQuote ‹> ---›
        thematicBreak ‹---›
      """##)
  }

  @Test func blanks() {
    expectTree(
      ##"""


       \##u{20}
      a \##u{20}
      \##u{20}

      """##,
      ##"""
      paragraph ‹a›
        text .verbatim ‹a›
      """##)
  }
}
