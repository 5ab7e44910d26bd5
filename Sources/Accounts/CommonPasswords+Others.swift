extension CommonPasswords {
  /// Words of other languages; the rows without sense are Russian words typed on Latin keys.
  static let others = """
    amor amore amour amigo amigos amiga hermano hermana familia corazon mariposa estrella
    princesa tequiero teamo teamomucho tequieromucho teadoro miamor mivida bonita hermosa
    chiquita chocolate contrasena contrasenha clave secreto computadora computador ordenador
    futbol pelota campeon tigre leon aguila gatito perrito conejo elefante guitarra musica
    cancion verano invierno primavera domingo sabado lunes viernes enero febrero agosto
    diciembre felicidad felicidade saudade minhasenha senha brasileiro portugal flamenguista
    hijodeputa puta mierda cabron pendejo culo verga chingada motdepasse bonjour soleil chocolat
    papillon doudou loulou chouchou nounours coucou bisous jetaime marseille toulouse bordeaux
    lyon nantes francais vacances liberte cheval chien chat etoile amitie passwort hallo schatz
    schatzi liebe ichliebedich liebling sonne sonnenschein sommer winter fussball blume blumen
    engel prinzessin kennwort geheim schalke schule hund katze pferd maus baer weihnachten
    weihnachtsbaum wachtwoord welkom voetbal liefde zonnetje vakantie ciao ciaociao buongiorno
    amoremio tiamo bellissima stella juventus azzurro vaffanculo pornografia principessa
    matematica matematika statistika kwiatuszek misiek kochanie kochamcie haslo hasloo polska
    myszka kasia zaq12wsx bartek kotek sloneczko wojtek agnieszka magdalena katarzyna malgorzata
    mateusz michal krzysztof grzegorz sayang cinta bismillah alhamdulillah inshallah habibi
    rahasia sifre parola parol parolparol privet lubov lyubov krasotka malina mandarinka marina
    stomatolog cheburashka apokalipsis zaratustra desperados astalavista alternativa angelochek
    klapaucius saqartvelo spartak zenit cska dinamo lokomotiv respublika domodedovo beloved
    sunnyboy salamandra mandragora ghbdtn gfhjkm ghbdtngfhjkm cegthgfhjkm vjqgfhjkm yjdsqgfhjkm
    cegth vfhbyf yfnfif fktrcfylh fktrcfylhf fktrcfylth fktrctq fylhtq cthutq rjycnfynby
    rjycnbnewz dkflbvbh dbrnjhbz dbrnjh yfcnz yfnfkmz ktyf jkmuf jktu buhjr bujhm rbhbkk vfrcbv
    ybrbnf ybrjkfq gfdtk hjvfy vfif cfif cfkfvfylhf fyfcnfcbz rfnz rfhbyf cdtnf cdtnkfyf
    fylhttdf rhbcnbyf tdutybq tdutybz dfcbkbq bylbhf kbkbz lfif lbvf lbfyf njkbr vbif vbkf vfksi
    kbpf kjkbnf uekbz .kz .kbz k.,jdm k.,k. k.,bvfz k.,bvsq vfvf gfgf vfvfgfgf cjkysirj cjkywt
    pdtplf rjirf rjntyjr cj,frf vtldtlm djkr ktjgfhl nbuh ljrnjh rjhjktdf rjhjkm ghbywtccf fyutk
    lmzdjk htcgtrn hjccbz vjcrdf cgfhnfr ptybn hfccdtn ktnj pbvf dtcyf jctym yjxm ltym rjgtqrf
    vfibyf cjplfntkm gjxtve xtkjdtr yfltusf ghjcnj ghjcnjnfr ghjcnjz gbpltw cerf ,kznm [eq gblfh
    ehjl lehfr gjitk vjkjrj itrjkfl ghbdtnbr ntktajy ctrhtn dctvghbdtn ghbdtnrfrltkf rfrltkf
    ljcneg dfgdfg jlyfrj ghjuhfvvf ghjuhfvvbcn gjgjdf bdfyjd bdfyjdf gtnhjd gtnhjdf rjhjktd
    cvbhyjd vjhjpjd djkrjd ghjcnbnenrf cegthvty ytpfqrf ,frcbr vehpbr gtgcb rjrfrjkf gbdj djlrf
    ljv ctvmz ,hfn ctcnhf gjgf zyf bhf bhbyf bhbirf diosesfiel diosesamor jesucristo estrellita
    telechargement ordinateur grenouille gribouille coccinella arcobaleno psicologia septiembre
    bobesponja crepusculo capricornio sagitarius esperanza magandaako mahalkita mahalko
    seniseviyorum olamilekan olanrewaju papichulo harekrishna jaigurudev jaihanuman allahuakbar
    arschloch schokolade kartoffelpuffer komputer przyjaciolki akademiks nomeacuerdo tuputamadre
    karakartal cepetsugih minicalibra familiyafamiliya opernhaus triskelion sonrisa cielo tesoro
    dinero futbolista
    """
}
