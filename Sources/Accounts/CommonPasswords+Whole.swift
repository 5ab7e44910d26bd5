extension CommonPasswords {
  /// Passwords of ten characters and more that no rule explains, and numbers that many know.
  static let whole = """
    4815162342 1123581321 3141592654 3141592653 31415926535 2718281828 4294967296 2147483647
    6031769 80070633pc 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx zaq12wsx q1w2e3r4t5y6 5t4r3e2w1q
    iddqd idkfa iddqdidkfa hesoyam rosebud trustno1 trustnoone letmeinnow whosyourdaddy
    greedisgood thereisnospoon iseedeadpeople showmethemoney correcthorsebatterystaple
    thecakeisalie soso123aljg mailcreated5240 nuttertools polniypizdec0211 polniypizdec110211
    sojdlg123aljg multiplelo multiplelog montgom240 sersolution leavemealone 7ugd5hip2j
    vsjasnel12 pufunga7782 ghhh47hj7649 ghhh47hj764 htubcnhfwbz vqsablpzla vfntvfnbrf nthvbyfnjh
    rfhfvtkmrf cheerleaers flvbybcnhfnjh 3rjs1la7qe quant4307s groupd2013 vflfufcrfh j3qq4h7h2v
    yfnfitymrf devilmaycry uncencored masterbaiting masterbating masterbate maurolarastefy
    domainlock2005 dhjnvytyjub cxfcnkbdfz momsanaladventure hd764nw5d7e1vb1 aleksander
    123hfjdk147 8phrowz622 8phrowz624 5hsu75kpot badnaamhere postov1000 zcxfcnkbdf gy3yt2rgls
    vfvfvskfhfve fkmnthyfnbdf ctdfcnjgjkm 23176djivanfros cvzefh1gkc oc247ngucz psychnaut1
    cnjvfnjkju fgjrfkbgcbc 4904s677075 webhompass venom121293 cxfcnmttcnm vanyarespekt
    rhbcnbyjxrf combat123654 vyjujnjxbt efbcapa201 rkfdbfnehf rfnfcnhjaf 1pass1page 3syqo15hil
    m6cjy69u35 ghjcnjrdfibyj ybrjkftdbx 989244342a saun24865709 rfnfgekmnf jetbalance
    rfkmrekznjh ptybnxtvgbjy verygoodbot wenef45313 cyjdsvujljv vfylfhbyrf skorpion39 ajcuivd289
    mevefalkcakk fkg7h4f3v6 hshfd4n279 19mtpgam19 roflcopter cyecvevhbr byajhvfnbrf
    zqjphsyf6ctifgu hedimaptfcor gthtcnhjqrf lhbjkjubz2957704 superpuper tamwsn3sja installutil
    12qw34er56ty ghjrehfnehf ladyffesta installdevic lsia9dnb9y froinlaven berezuckiy
    boy4u2ownnyc kbnthfnehf c43qpul5rz an83546921an13 vfhufhbnrf jigei743ks r3vi3wpass
    mangust6403 rfhfrfnbwf lfplhfgthvf dkflbdjcnjr w2dlww3v5p markhegarty omgkremidia
    32615948worms ujkjdjkjvrf stalker stalker123 26429vadim nemvxyheqdd5oqxyxyzi ajnjuhfabz
    gjytltkmybr virtuagirl ghjcnbvtyz massimiliano lamborgini lp2568cskt gjikbdctyf 41d8cd98f00b
    nhfdvfnjkju123 studioworks 38gjgeuftd vfhvtkflrf gjkysqgbpltw snusmumrik 01telemike01
    p030710p$e4o grandorgue 1986irachka ufhhbgjnnth murcielago fynfyfyfhbde gfhfcjkmrf scoubidou
    jlbyjxtcndj installsqlst nccpl25282 a3eilm2s2y 7jokx7b9du 3f3fpht7op cytuehjxrf dfktynbyrf
    sundaypunch kd189nlcih xpressmusic premiumcash gthtrhtcnjr 87e5nclizry lotrfotr34 gxlmxbewym
    89876065093rax zjses9evpa rfgecnfcerf 0cdh0v99ue c43dae874d lytghjgtnhjdcr ybrjkftdyf
    cockgobbler ghjrjgtyrj seemnemaailm jxfhjdfirf nhecsyfujkjdt antananarivu cgtwbfkbcn
    table54781 corperfmonsy 413276191q maprchem56458 eybdthcbntn fyfnjkmtdyf fyfnjkmtdbx
    cjdthitycndj nevergiveup bltynbabrfwbz zcxfcnkbdfz nuaddn9561 phezc419hv tdfyutkbjy
    dogphil3650 iampurehaha2 gtnhjpfdjlcr throatfuck lzhan16889 9z5ve9rrcz 59382113kevinp
    luansantana bpgjldsgjldthnf portishead nhfycajhvths hollister msorcloledbr stickdaddy77
    mattylad10 gerasimova boredboi4u webuivalidat rockhopper awo8rx3wa8t weihnachtsbau
    ghjuhfvbcn afrika2002 qaz123wsx456 rhfvfnjhcr rhfcyjzhcr escaflowne cnfnbcnbrf wcrfxtvgbjy
    amadeusptfcor websolutionssu rfcgthcrbq kl?benhavn am4h39d8nh fromvermine paraklast1974
    nondriversig fufnfrhbcnb 671fsa75yt pfhfnecnhf nhfrnjhbcn ghjgfufylf wethepeople
    ghjnbdjcnjzybt vbhjndjhtw cghfdjxybr dctvcjcfnm ublhjgjybrf orochimaru maxmotives
    zcfvfzkexifz wazzkaprivet gjdtkbntkm 3rjs1la2qe 3rjs5la8qe jjcg16dj5k fqrg7cs493 yagjecc826
    3odi15ngxb 18atcskd2w 000webhost qugrqfo825 1v7upjw3nt uqa9ebw445 d2xyw89sxj 3d8cubaj2e
    pazzword poptropica playstatio basketbal cheerleade independen ingodwetrust insertions
    mostwanted weihnachte stinkyfinger gtavicecity proverbs31 classof2010 classof2011
    classof2012 realnigga
    """
}
