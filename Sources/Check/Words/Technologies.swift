import Source

/// Means rather than ends: technologies, channels and brands that a statement should not name.
enum Technologies {
  /// In both languages, whatever stands around them.
  private static let common = wordList(
    """
    app apps website websites webseite webshop webshops chatbot chatbots bot bots ai blockchain crm erp cms saas api apis dashboard dashboards newsletter newsletters webinar webinars podcast podcasts online software plugin plugins
    web homepage onlineshop e-commerce ecommerce sms nft qr intranet extranet pdf pdfs navi satnav gps usb wlan wi-fi wifi bluetooth bitcoin messenger smartphone smartphones computer laptop laptops smartwatch ipad iphone browser
    widget widgets voicebot internet iot rfid nfc vpn lidar vr ar llm gpt wiki wikis blog blogs vlog livestream livestreams e-learning elearning e-mail-marketing microsite subdomain html csv json xml sql ftp http server servers webcam webcams
    gadget gadgets wearable wearables 3d-printer beamer touchscreen touchscreens barcode barcodes qr-code qr-codes mailing-list videochat video-chat push-notifications macbook chromebook e-reader ebook-reader
    cobot cobots exoskeleton telematics telematik powerbi low-code no-code middleware firmware freeware shareware open-source metaverse metaversum deepfake
    """)

  /// Names of products and companies that are nothing else, in both languages.
  private static let brands = wordList(
    """
    sap teamviewer quickbooks xero hotjar zapier clickup basecamp evernote todoist sharepoint chatgpt openai copilot whatsapp instagram facebook tiktok linkedin youtube twitter paypal powerpoint salesforce hubspot dropbox spotify netflix
    ebay etsy shopify wordpress github gitlab jira trello asana figma airtable mailchimp klarna sumup datev lexware sevdesk outlook gmail android ios macos ubuntu linux photoshop indesign lightroom autocad solidworks revit sketchup matlab
    tableau qlik databricks aws azure kubernetes docker jenkins servicenow zendesk freshdesk pipedrive zoho odoo netsuite personio docusign adobe onedrive icloud onenote snapchat
    reddit twitch vimeo xing stepstone glassdoor tripadvisor expedia trivago opentable lieferando deliveroo doordash ubereats flixbus blablacar bahncard ikea aldi lidl rewe edeka zalando tesco walmart costco sainsbury's
    bosch hilti makita festool dewalt stihl husqvarna fiskars dyson vorwerk thermomix miele siemens samsung huawei xiaomi lenovo fitbit garmin tomtom strava komoot peloton duolingo babbel kahoot coursera udemy zalando
    wix squarespace webflow typeform surveymonkey calendly revolut monzo venmo paypal n26 wirecard sumup mollie elster buhl wiso smartsteuer turbotax taxfix freshbooks dhl fedex
    alexa siri cortana wikipedia grammarly deepl chatgpt mastercard volkswagen mercedes-benz playstation nintendo xbox wolt strato ionos nextcloud owncloud moodle bigbluebutton webex facetime viber threema
    """)

  /// A word that names a technology in this language, whatever stands around it.
  static func names(_ word: String, _ language: Language) -> Bool {
    if common.contains(word) || brands.contains(word) { return true }
    if word.hasSuffix("s"), brands.contains(String(word.dropLast())) { return true }
    switch language {
    case .de: return namesInGerman(word)
    case .en: return english.contains(word)
    }
  }

  private static func namesInGerman(_ word: String) -> Bool {
    if german.contains(word) { return true }
    if germanEndings.contains(where: { word.hasSuffix($0) && word.utf8.count > $0.utf8.count + 2 }) || germanBeginnings.contains(where: { word.hasPrefix($0) }) { return true }
    // „Wetterapp“, but not „knapp“.
    if word.hasSuffix("app") || word.hasSuffix("apps"), word.utf8.count > 6 { return true }
    // „Kassensystem“, but not „Immunsystem“.
    for ending in ["system", "systeme", "systems", "programm", "programme", "programms"] where word.hasSuffix(ending) {
      if systems.contains(String(word.dropLast(ending.count))) { return true }
    }
    // „Lernplattform“, but not „Aussichtsplattform“: those are climbed.
    return (word.hasSuffix("plattform") || word.hasSuffix("plattformen")) && !platforms.contains { word.hasPrefix($0) }
  }

  private static let german = wordList(
    """
    ki tool tools plattform plattformen portal portale cloud excel tabellenkalkulation sprachassistent sprachassistenten roboter videokonferenz videokonferenzen rundmail streamingdienst streamingdienste streamingdiensten suchmaschine suchmaschinen datenbank datenbanken
    algorithmus algorithmen tablet tablets handy handys drohne drohnen sensor sensoren scanner tracker staubsaugerroboter mähroboter saugroboter kameraüberwachung rechenzentrum
    textverarbeitung kontaktformular softwarelösung streaming podcasts mediathek spracherkennung bilderkennung gesichtserkennung videocall videocalls messengerdienst
    """)
  /// „Mitgliederportal“, „Buchungssoftware“. Short ones (`-app`) stand behind a hyphen and are words of their own.
  private static let germanEndings = [
    "software", "portal", "portale", "onlineshop", "webshop", "assistenten", "chatbot", "webseite", "webseiten", "website", "newsletter", "webinar", "streamingdienst", "streamingdienste", "streamingdiensten", "roboter", "drohne", "drohnen", "sensor",
    "sensoren", "tracker", "datenbank", "datenbanken", "smartphone", "tablet", "rechner", "tool", "tools", "browser", "server", "computer", "konfigurator", "algorithmus", "algorithmen", "gadget", "messenger",
  ]
  private static let germanBeginnings = ["online", "internet", "web-", "website", "webseite", "webshop", "smartphone", "handy-", "computer", "software", "cloud", "smarthome", "chatbot", "e-learning", "whatsapp", "excel-", "ki-", "app-", "gps-", "digitalplattform"]
  /// What a „-system“ or „-programm“ made of software is for.
  private static let systems = wordList(
    """
    kassen warenwirtschafts buchungs ticket verwaltungs reservierungs zeiterfassungs dokumentenmanagement navigations kundenmanagement lernmanagement redaktions patientenverwaltungs lagerverwaltungs bestell bezahl computer betriebs software
    erp crm cms planungs dienstplan abrechnungs buchhaltungs steuer office schreib grafik mail zeichen schnitt rechen rechnungs tabellen kalkulations übersetzungs antiviren bildbearbeitungs management
    """)

  private static let platforms = ["aussichts", "hebe", "arbeits", "bohr", "besucher", "dreh", "lade", "bade", "tauch", "start"]

  private static let english = wordList(
    """
    spreadsheet spreadsheets algorithm algorithms database databases chat-bot robot robots videoconference videoconferencing e-newsletter drone drones webform webforms screensharing touchpad
    dashcam chromecast robo-adviser robo-advisor teleconference paywall
    """)

  /// Words that name a technology only beside certain others: an “online tool” does, a whetted tool does not.
  static func names(_ word: String, after before: String?, _ language: Language) -> Bool {
    guard let before else { return false }
    switch language {
    case .en:
      switch word {
      case "tool", "tools", "assistant", "assistants", "marketplace", "shop", "store", "calculator", "form", "course", "banking", "system", "systems", "service", "services", "community", "helper", "planner", "scheduler", "agent", "agents", "booking":
        return ["software", "online", "digital", "web", "web-based", "voice", "virtual", "ai", "internet", "cloud", "cloud-based", "mobile", "smart", "automated", "computerised", "ticketing", "point-of-sale", "pos"].contains(before)
      case "platform", "platforms": return ["a", "our", "your", "online", "digital", "web", "new", "one", "single", "software", "the", "collaboration", "sharing", "trading", "learning", "booking", "streaming", "payment", "e-learning", "selling", "video"].contains(before)
      case "portal": return ["a", "the", "online", "customer", "web", "our", "self-service", "patient", "member", "parent", "supplier"].contains(before)
      case "cloud": return before == "the"
      case "learning": return before == "machine"
      case "media", "network", "networks": return before == "social"
      case "forum", "group", "page": return ["online", "internet", "facebook"].contains(before)
      case "reality": return ["virtual", "augmented"].contains(before)
      case "engine", "engines": return before == "search"
      case "printer", "printers", "printing": return before == "3d"
      case "home": return before == "smart"
      case "code", "codes": return before == "qr"
      default: return false
      }
    case .de:
      switch word {
      case "medien", "netzwerke", "netzwerken": return before == "soziale" || before == "sozialen"
      case "assistent", "assistenz", "formular", "lösung", "anwendung", "kurs", "werkzeug", "werkzeuge", "service": return ["digitaler", "digitalen", "digitale", "digitales", "digitalem", "virtueller", "virtuellen", "smarte", "smarten"].contains(before)
      case "learning": return before == "machine" || before == "deep"
      case "home": return before == "smart"
      case "media": return before == "social"
      default: return false
      }
    }
  }

  /// Things that are a means only where a preposition carries them: “Order by phone”, but “Repair a phone”.
  static func isMeans(_ word: String, after before: some BidirectionalCollection<String>, _ language: Language) -> Bool {
    switch language {
    case .en:
      guard englishMeans.contains(word) else { return false }
      for earlier in before.reversed().prefix(3) {
        if ["by", "via", "over", "using", "through"].contains(earlier) { return true }
        // “Less time on the phone” says where the time goes.
        if earlier == "on", isMeasureBefore(before, earlier, .en) { return false }
        if earlier == "on" { return ["phone", "telephone", "tablet", "screen", "kiosk", "terminal", "hotline", "video"].contains(word) }
        if earlier == "with" { return ["scanner", "sensor", "sensors", "camera", "cameras", "webcam", "tracker", "printer"].contains(word) }
        guard English.determiners.contains(earlier) || English.adjectives.contains(earlier) || earlier == "mobile" || earlier == "video" || earlier == "text" else { return false }
      }
      return false
    case .de:
      guard germanMeans.contains(word) else { return false }
      for earlier in before.reversed().prefix(3) {
        if ["am", "im", "auf"].contains(earlier), isMeasureBefore(before, earlier, .de) { return false }
        if ["per", "via", "mit", "über", "übers", "am", "im", "durch", "mittels", "auf"].contains(earlier) { return true }
        guard German.determiners.contains(earlier) else { return false }
      }
      return false
    }
  }

  private static func isMeasureBefore(_ before: some BidirectionalCollection<String>, _ preposition: String, _ language: Language) -> Bool {
    guard let at = before.lastIndex(of: preposition), at > before.startIndex else { return false }
    let word = before[before.index(before: at)]
    return language == .de ? German.measures.contains(word) || German.measureEndings.contains(where: word.hasSuffix) : English.measures.contains(word)
  }

  /// Acts on a device as such: whoever restarts a server has not settled on one as a means.
  static func isUpkeep(_ statement: Statement) -> Bool {
    let words = statement.core.filter { !$0.isMark }
    switch statement.language {
    case .de: return words.last.map { upkeep.contains($0.word) } ?? false
    case .en: return words.first.map { upkeep.contains($0.word) } ?? false
    }
  }

  private static let upkeep = wordList(
    """
    hochfahren herunterfahren neustarten reparieren instandsetzen kalibrieren entsorgen ausliefern ausmustern aufladen zurücksetzen zerlegen patchen entwanzen
    restart reboot repair patch debug decommission recycle dismantle calibrate deploy ship recharge service reset refurbish
    """)

  private static let englishMeans = wordList("phone telephone email e-mail emails fax video tablet video-call videocall skype screen chat hotline printer scanner sensor sensors camera cameras webcam tracker kiosk terminal")
  private static let germanMeans = wordList("telefon e-mail email mail mails e-mails fax video videoanruf chat bildschirm hotline drucker kamera kameras terminal fernseher telefonhotline smartwatch rechner pc monitor")

  /// Brands that are words as well: they count where they are written with a capital and do not begin the title.
  static let ambiguousBrands: [Language: Set<String>] = [
    .de: wordList("excel zoom amazon google miro canva skype uber airbnb booking.com doodle teams oracle apple visa stripe slack notion sage telegram discord pinterest microsoft windows obi dpd gls hermes bolt meta intercom snowflake peloton tesla ryanair lufthansa"),
    .en: wordList(
      "excel zoom amazon google miro canva skype uber airbnb notion slack doodle oracle apple stripe square sage teams telegram discord pinterest microsoft windows bolt meta intercom snowflake tesla monday signal gusto xero indeed trustpilot sonos zapier slack trello word"),
  ]
}
