import Source

/// Means rather than ends: technologies, channels and brands that a statement should not name.
enum Technologies {
  /// In both languages.
  private static let common = wordList(
    """
    app apps website websites webseite webshop webshops chatbot chatbots bot bots ai blockchain crm erp cms saas api dashboard dashboards newsletter newsletters webinar webinars podcast podcasts online software plugin plugins
    web homepage onlineshop e-commerce ecommerce sms nft qr intranet pdf pdfs sap oracle navi satnav gps usb wlan wi-fi wifi bluetooth bitcoin teamviewer quickbooks xero hotjar zapier clickup basecamp evernote todoist messenger sharepoint-site smartphone smartphones computer laptop smartwatch tablet ipad iphone browser widget widgets voicebot chatgpt whatsapp instagram facebook tiktok linkedin youtube twitter paypal
    powerpoint sharepoint salesforce hubspot dropbox spotify netflix ebay etsy shopify wordpress github gitlab jira trello asana figma airtable mailchimp stripe klarna sumup datev lexware outlook gmail android
    """)

  /// A word that names a technology in this language, whatever stands around it.
  static func names(_ word: String, _ language: Language) -> Bool {
    if common.contains(word) { return true }
    switch language {
    case .de:
      if german.contains(word) || germanEndings.contains(where: { word.hasSuffix($0) && word.utf8.count > $0.utf8.count + 2 }) { return true }
      // „Lernplattform“, but not „Aussichtsplattform“: those are climbed.
      return (word.hasSuffix("plattform") || word.hasSuffix("plattformen")) && !platforms.contains { word.hasPrefix($0) }
    case .en: return english.contains(word)
    }
  }

  private static let german = wordList(
    """
    ki tool tools plattform plattformen portal portale internet cloud excel tabellenkalkulation sprachassistent sprachassistenten roboter videokonferenz videokonferenzen rundmail suchmaschine suchmaschinen
    onlineportal internetseite internetauftritt webseiten datenbank datenbanken streamingdienst streamingdienste streamingdiensten algorithmus algorithmen
    """)
  /// „Mitgliederportal“, „Buchungssoftware“. Short ones (`-app`) stand behind a hyphen and are words of their own.
  private static let germanEndings = ["software", "portal", "onlineshop", "webshop", "assistenten", "chatbot", "webseite", "website", "newsletter", "webinar"]

  private static let platforms = ["aussichts", "hebe", "arbeits", "bohr", "besucher", "dreh", "lade", "bade", "tauch", "start"]

  private static let english = wordList("spreadsheet spreadsheets internet algorithm algorithms database databases chat-bot robot robots videoconference e-newsletter")

  /// Words that name a technology only beside certain others: an “online tool” does, a whetted tool does not.
  static func names(_ word: String, after before: String?, _ language: Language) -> Bool {
    guard language == .en, let before else { return false }
    switch word {
    case "tool", "tools", "assistant", "assistants", "marketplace", "shop", "store":
      return ["software", "online", "digital", "web", "web-based", "voice", "virtual", "ai", "internet"].contains(before)
    case "platform", "platforms": return ["a", "our", "your", "online", "digital", "web", "new", "one", "single", "software", "the", "collaboration", "sharing", "trading", "learning", "booking", "streaming", "payment"].contains(before)
    case "portal": return ["a", "the", "online", "customer", "web", "our"].contains(before)
    case "cloud": return before == "the"
    default: return false
    }
  }

  /// Brands that are words as well: they count where they are written with a capital and do not begin the title.
  static let ambiguousBrands: [Language: Set<String>] = [
    .de: wordList("excel zoom amazon google miro canva skype siri alexa uber airbnb booking.com doodle"),
    .en: wordList("excel zoom amazon google miro canva skype siri alexa uber airbnb notion slack doodle"),
  ]
}
