/// The small words by which a language is told from another in a short text.
enum FunctionWords {
  /// Common English words, and how they are typed in a hurry.
  static let english: Set<String> = words(
    """
    a about after again all also am an and any anyone are around as ask at available back be because
    been before being best better book bring but by call came can can't cannot cant care come could
    couldn't day days did didn't do doctor doctors does doesn't doesnt doing don't done dont each
    either email even ever every everything family father few find first for from get getting give go
    going good got had has hasn't have haven't having he hello help her here hers hey hi him his
    hospital how however i i'd i'll i'm i've if im in into is isn't isnt it it's its ivd just know last
    like long look looking make many may me might months more most mother much must my myself need
    needs never new next no not nothing now of off ok on once one only or other our out over own pain
    patient patients people please pls plz possible really right said same say see send shall she
    should since so some someone something soon speak still such sure surgery take talk tell than thank
    thanks that that's the their them then there these they thing things think this those through thx
    time to today together tomorrow too took treatment under until up ur us use very visit wait want
    was wasn't way we we're week weeks well went were what what's whats when where whether which while
    who whom whose why will with within without won't work would wouldn't wud year years yes yesterday
    yet you your you're youre
    """)

  /// Languages in Latin script that are not served, a list for each. No word here is a common
  /// English one, a frequent family name, or an abbreviation of medicine.
  static let others: [Set<String>] = [
    // Spanish
    """
    el unas del que qué cómo como cuál cuánto cuánta cuanto cuesta dónde donde cuándo cuando por para
    pero porque está estoy están esta este estos estas es ser estar tengo tiene tienen tener quiero
    quiere quisiera puedo puede pueden poder necesito necesita hola gracias buenas buenos días tardes
    noches mis sus usted ustedes nosotros muy más mucho también hacer cita médico médica enfermedad
    tratamiento hermano madre padre hija hijo dolor desde hasta sobre entre ya aquí ahora hoy mañana nos
    habla hablan español una con en
    """,
    // Portuguese
    """
    uma umas uns das que não qual quanto quanta custa onde quando por para mas porque está estou estão
    este esta isto são estar tenho tem têm quero gostaria posso podem preciso precisa olá obrigado
    obrigada bom boa tarde noite meu minha você vocês nós muito também fazer consulta médico doença
    tratamento mãe filho filha dor desde até aqui agora hoje amanhã português com
    """,
    // French
    """
    une des est je j'ai il elle nous vous ils elles que qui quoi quel quelle quels comment combien où
    quand pourquoi avec sans dans sur pour mais pas n'est c'est cette ces mes votre vos notre leur suis
    avons avez ont être avoir voudrais veux peux peut pouvez faire bonjour bonsoir merci s'il
    plaît oui très aussi médecin maladie traitement mère père fils fille douleur depuis chez aujourd'hui
    demain parlez français l'hôpital d'un d'une qu'est j'aimerais coûte les le aux sont
    """,
    // Italian
    """
    il gli uno una della dei delle che chi cosa come quale quanto quanta costa dove quando perché senza
    ma non è sono siamo siete abbiamo hanno vorrei voglio posso può possiamo bisogno ciao grazie
    buongiorno buonasera mia mie noi voi molto anche fare appuntamento medico malattia trattamento madre
    padre figlio figlia dolore oggi domani adesso nel nella alla parla italiano con
    """,
    // German
    """
    der das den dem des ein eine einen einem einer und oder aber ist sind sein haben habe ich wir ihr mich
    mir dich dir mein meine meinen meiner ihre ihren wie viel wo wann warum welche welcher mit ohne für
    von zu zum zur bei nach aus auf nicht kein keine auch sehr kann könnte können möchte möchten wollen
    muss müssen brauche gibt hallo guten danke bitte nein arzt krankheit behandlung mutter vater sohn
    tochter schmerzen seit heute morgen hier jetzt über kostet termin sprechen deutsch vereinbaren
    """,
    // Dutch
    """
    het een ik je jij wij jullie zij hij mijn uw ons niet geen wel ook maar voor met zonder naar uit wat
    wie waar wanneer waarom hoe hoeveel welke zijn heb heeft hebben kunnen wil willen moet graag hallo
    bedankt dank alstublieft nee ziekte behandeling moeder vader zoon dochter pijn sinds vandaag morgen
    hier deze afspraak maken nederlands
    """,
    // Vietnamese, also without its accents
    """
    tôi toi bạn không khong có cần muốn của được và là làm thế nào nhiêu bệnh viện bác sĩ chào cảm ơn
    tiếng việt
    """,
    // Indonesian and Malay
    """
    saya aku anda kamu tidak bukan ini itu atau untuk dengan dari apa bagaimana berapa kapan dimana bisa
    boleh ingin perlu adalah terima kasih selamat dokter rumah sakit biaya penyakit pengobatan
    """,
    // Tagalog
    """
    ako ikaw siya kami kayo mga oo paano magkano saan kailan bakit gusto kailangan salamat kumusta doktor
    """,
    // Turkish
    """
    biz siz bir veya için nasıl nerede zaman kaç kadar neden yok değil mı istiyorum lazım merhaba
    teşekkür ederim hastane hastalık tedavi randevu
    """,
    // Polish
    """
    jestem są nie czy jak gdzie kiedy dlaczego chcę chciałbym mogę proszę dziękuję dzień dobry lekarz
    choroba leczenie wizytę
    """,
  ].map(words)

  /// Words that alone tell of a language that is not served.
  static let foreignGreetings: Set<String> = words(
    """
    hola gracias olá obrigado obrigada bonjour bonsoir merci buongiorno buonasera grazie hallo danke
    bitte bedankt chào merhaba teşekkürler salamat kumusta dziękuję
    """)

  /// Characters that hold a Chinese sentence together (in both forms).
  static let chinese = Set(
    "的了是我你您他她们們吗嗎呢吧请請问問想要会會能可有没沒不在和跟与與对對从從怎什么麼哪几幾多少就都也还還把被给給这這那个個嘅喺咗唔佢冇係"
      .unicodeScalars)

  /// Latin words that Chinese texts use as they are, and that tell of no language.
  static let neutral: Set<String> = words(
    """
    app apple ai ash ct covid dna dr ecg eeg email facebook fax google gps hiv hpv ibm icu id ig iphone
    ivf jpg line md mr mri mrs ms nba ok okay pcr pdf pet petct phone qq rmb rna sars sms tb tel tv ucl
    usa usb usd vip visa vpn wechat weibo whatsapp wifi www zoom
    """)

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
