extension CommonPasswords {
  /// Words that stand in passwords, alone or two together.
  static let english = """
    password passwort passwd pass passcode passphrase secret secure security login logon signin
    welcome admin administrator root system manager user guest default test testing temp
    temporary change changeme letmein access enter open account private master office work
    working company staff team desk support help service server online internet website web
    computer laptop network windows microsoft google facebook twitter youtube yahoo gmail
    hotmail email mail linkedin amazon apple iphone android samsung nokia motorola sony
    blackberry linux ubuntu oracle cisco intel dell hospital clinic clinical doctor nurse
    patient patients health healthy healthcare medical medicine med care caring surgery surgeon
    cancer heart cardiac heartbeat blood emergency ambulance pharmacy pharma therapy center
    centre international cedars sinai cedarssinai visit visitor reception appointment treatment
    research science university college school student teacher professor spring summer autumn
    fall winter season january february march april may june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday today tomorrow
    yesterday morning night evening midnight daytime birthday christmas holiday weekend vacation
    party newyear happynewyear forever always never ever again time year day days love loves
    lover lovers loving lovely loveme iloveyou iloveu loveyou loveu likeyou missyou kiss kisses
    hug hugs sweet sweety sweetie sweetheart honey sugar candy cookie cookies cake baby babygirl
    babyboy babe babes angel angels angelica heaven darling dear beautiful pretty beauty cute
    gorgeous princess prince king queen kings knight lady girl girls boy boys woman women mother
    father mommy mummy daddy momma mama papa mom dad brother sister family friend friends
    friendship bestfriend buddy bro son daughter child children kid kids husband wife marriage
    wedding single happy happiness smile smiley laugh sad lonely alone broken hurt crazy funny
    fun cool awesome great good best better super perfect amazing wonderful lucky luck blessed
    bless faith hope grace peace freedom free truth trust believe dream dreams dreamer life live
    living alive death dead die killer kill killme god jesus christ lord church bible amen allah
    mohammed buddha spirit soul mind power powerful strong strength energy magic magical
    magician wizard witch ghost demon devil hell satan lucifer evil dark darkness darkside
    shadow shadows light lightning thunder storm rain rainbow snow snowman snowball snowflake
    sun sunny sunshine sunset sunrise sunflower moon moonlight star stars starlight sky blue
    skyline cloud clouds wind windy fire fireball water ocean sea river lake beach island
    mountain forest tree trees flower flowers rose roses lily daisy jasmine orchid lotus tulip
    violet garden grass leaf nature earth world universe galaxy planet space cosmos apollo nova
    orion mercury venus mars jupiter saturn neptune pluto comet eclipse red orange yellow green
    purple pink black white brown gray grey silver gold golden diamond diamonds crystal ruby
    emerald pearl sapphire jewel color colour apples banana cherry lemon mango peach grape
    grapes melon strawberry blueberry watermelon pineapple coconut kiwi berry pumpkin tomato
    potato carrot onion pepper garlic chocolate coffee tea milk cheese butter bread pizza pasta
    burger hamburger sandwich chicken bacon turkey fish shrimp sushi noodle noodles rice
    dumpling soup hotdog peanut cream icecream vanilla cinnamon ginger whiskey vodka beer wine
    tequila cocktail drink food eat hungry kitchen cooking dog dogs doggy doggie puppy cat cats
    kitty kitten kittycat hellokitty bird birds birdie eagle eagles falcon falcons hawk hawks
    raven ravens dove swan duck ducks goose penguin rooster horse horses pony mustang stallion
    cow cowboy cowboys bull bulls bulldog bulldogs buffalo sheep goat pig piggy bear bears wolf
    wolves wolverine fox foxes lion lions tiger tigers leopard panther panthers jaguar jaguars
    cheetah puma cougar cougars monkey monkeys gorilla elephant elephants rabbit bunny mouse rat
    hamster squirrel turtle tortoise snake snakes snakebite viper cobra python lizard dragon
    dragons dinosaur shark sharks dolphin dolphins whale bug bugs butterfly butterflies bee bees
    spider scorpion ant lobster crab frog froggy unicorn phoenix griffin animal animals tinker
    bell tinkerbell salamander rhino hippo giraffe zebra koala panda pandas kangaroo football
    soccer baseball softball basketball volleyball hockey tennis golf golfer boxing wrestling
    wrestler racing racer runner running swimming swimmer skating skate skater skateboard
    surfing surfer snowboard cheer cheerleader gymnastics ball goal score player players playing
    play game games gamer gaming gamecube playstation xbox nintendo pokemon pikachu mario
    supermario luigi zelda sonic minecraft roblox fortnite warcraft starcraft diablo halo
    counterstrike counter strike callofduty runescape finalfantasy needforspeed assassin
    assassins creed metalgear sniper shooter hunter hunting fishing fisher fisherman camping
    hiking biking bicycle bike biker motorcycle motocross driver driving drive racecar car cars
    truck trucker trucks tractor train plane airplane pilot flight fly flying captain sailor
    sailing boat ship pirate pirates navy army marine marines soldier airforce military police
    policeman officer sheriff detective fireman firefighter rescue paramedic lawyer engineer
    builder carpenter mechanic plumber electric electrician farmer boss chief director president
    leader champion champions winner winners win victory hero heroes legend legends warrior
    warriors gladiator samurai ninja ninjas viking vikings spartan spartans trojan trojans titan
    titans giant giants ranger rangers raider raiders hammer hammers sword blade razor arrow
    bullet gun guns gunner pistol rifle cannon bomb bomber rocket rockets missile tank laser
    phantom predator terminator destroyer undertaker executioner highlander gangster gangsta
    thug pimp mafia mafioso bandit outlaw rebel rebels rocker rockstar rock rocky roll metal
    metallica slipknot nirvana linkinpark linkin park greenday blink eminem rapper rap hiphop
    reggae jazz blues guitar guitarist bass drum drums drummer piano pianist violin trumpet
    saxophone singer singing song songs music musical musician dance dancer dancing disco club
    dj radio stereo sound noise movie movies film video camera photo picture picasso artist art
    paint painter painting drawing design designer graphics creative book books bookworm reader
    library story poem poetry writer writing letter letters paper pencil pen batman superman
    spiderman ironman wonderwoman hulk avengers captainamerica xmen joker robin flash superhero
    starwars wars trek startrek skywalker vader darthvader darth yoda jedi sith chewbacca anakin
    matrix neo trinity gandalf frodo bilbo legolas aragorn hobbit lordoftherings harrypotter
    harry potter hogwarts hermione gryffindor slytherin dumbledore voldemort twilight naruto
    sasuke sakura kakashi itachi goku vegeta dragonball dragonballz sailormoon bleach ichigo
    evangelion inuyasha onepiece luffy zoro anime manga kamehameha simpson simpsons homer bart
    lisa southpark cartman kenny familyguy stewie scooby scoobydoo garfield snoopy mickey
    mickeymouse minnie donald donaldduck goofy disney disneyland bambi simba nemo shrek
    bugsbunny tweety popeye barbie elmo sesame spongebob patrick squidward teletubbies winnie
    pooh winniethepooh tigger eeyore piglet peterpan alice wonderland aladdin ariel cinderella
    snowwhite pocahontas mulan qwerty qwert azerty qwertz asdf asdfgh zxcv zxcvbn qazwsx qweasd
    qweasdzxc qwertyui azertyuiop qwertzuiop abcd abcde abcdef abc xyz xxx aaa zzz asd qwe zxc
    qaz wsx edc fuck fucker fuckers fucking fucked fuckyou fuckme fuckoff motherfucker shit
    bullshit shithead bitch bitches bastard asshole ass asses butt booty damn suck sucks sucker
    sucked cock cocks cocksucker dick dicks dickhead penis pussy pussys vagina cunt tits titties
    boobs boobies breast sex sexy sexual sexygirl porn porno pornstar naked nude nudes horny hot
    hottie hotgirl slut sluts whore whores hooker bondage lesbian gay gays virgin cum cumshot
    blowjob handjob orgasm erotic playboy hustler penthouse stripper strip hentai bigdick
    bigcock bigtits suckit lick licker licking deepthroat gangbang masturbation masturbate
    doggystyle nasty naughty kinky dirty wild freak dumb stupid idiot moron loser losers fool
    fat ugly nerd geek noob hacker hackers hack hacked hacking cracker crack cyber virus code
    coder coding program programmer software hardware data database digital electronic
    electronics robot robots machine machines engine turbo nitro diesel gasoline technology tech
    physics chemistry biology math mathematics porsche ferrari lamborghini mercedes bmw audi
    honda hondacivic civic accord toyota corolla camry nissan mazda subaru mitsubishi lancer
    suzuki yamaha kawasaki harley harleydavidson davidson ducati ford chevy chevrolet camaro
    corvette dodge charger jeep cadillac pontiac firebird volkswagen jetta passat volvo peugeot
    renault citroen fiat alfaromeo astonmartin bentley rangerover landrover hummer tesla
    silverado impala cherokee explorer nike adidas reebok gucci prada chanel versace armani
    rolex cocacola coca cola pepsi sprite fanta drpepper redbull monster mountaindew budweiser
    corona heineken guinness jackdaniels marlboro camel newport starbucks mcdonalds burgerking
    subway walmart target ikea lego mastercard visa money cash dollar dollars millionaire
    million billion rich wealth bank banker banking business market marketing sales sale shop
    shopping shopper store buy deal trader trade trading finance number numbers zero first one
    two three four five six seven eight nine ten eleven twelve thirteen hundred thousand
    onetwothree onetwo double triple infinity alpha beta gamma delta omega sigma alphabet
    alphaomega name nothing something anything everything everyone nobody somebody anyone
    whatever whatsup whoami where here there home house room door doors key keys lock locked
    window wall walls bridge tower castle palace temple city town village country street road
    highway bigboy bigman bigdog bigdaddy bigred littleone littleman little small big large huge
    tall short long high low hard soft easy fast faster quick slow cold ice iceman icecube fresh
    clean young old older newer next last end ending begin start stop go come coming gone back
    front down under over inside outside out left right north south east west northern southern
    eastern western middle corner point line circle square triangle think thinking know
    knowledge wisdom smart genius brain idea reason question answer remember forget forgot
    forgotten unforgiven forgive sorry please thanks thank thankyou hello hi hey bye goodbye
    goodluck goodmorning goodnight goodday hellohello helloworld hellothere whatthefuck
    whatthehell nevermind neverland neveragain dontknow idontknow noidea nopassword mypassword
    newpassword yourpassword thepassword mypass newpass oldpass iforgot opensesame abracadabra
    abrakadabra hocuspocus serenity serendipity destiny fantasy mystery illusion infinite
    eternal eternity immortal invisible incredible invincible unbelievable supernatural vampire
    vampires zombie zombies werewolf monsters skeleton skull bones walking walker walk run jump
    jumper jumping climb climber fight fighter fighting battle war warhammer rule rules ruler
    control controller masters mistress slave slaves revolution resident residentevil silent
    silence silenthill hill hills prison prisoner break prisonbreak lost found find finder seek
    seeker search researcher explore discover discovery adventure journey travel traveler
    traveller trip tour tourist hotel motel resort passion desire romance romantic romeo juliet
    casanova playa charming charm handsome patience respect loyalty loyal honor honour pride
    glory justice liberty independent independence american patriot nation national united
    kingdom empire emperor imperial royal royalty majesty crown treasure treasures gift present
    surprise secrets special unique individual original classic modern vintage retro style
    stylish fashion model models supermodel celebrity famous popular icon idol diva superstar
    rising shining shine bright brilliant glow flame flames burn burning burner blaze inferno
    heat heater cooler freeze freezing frozen frost frosty blizzard avalanche hurricane tornado
    cyclone typhoon tsunami earthquake volcano explosion explosive dynamite nuclear atomic atom
    reactor electron proton neutron quantum gravity velocity speed speedy rapid rush rusher
    extreme maximum max maximus minimum ultra mega giga micro macro nano hyper duper superduper
    supersonic superfly superb translator armageddon contortionist pornographic penetration
    penetrating ejaculation project newproject magnet moneymaker maker hellraiser raiser
    juggernaut oldsmobile sidewinder reanimator wing wings chickenwing solution solutions
    websolutions tool tools finger fingers lantern greenlantern crawler nightcrawler tripper
    comic comics comicbook comicbooks nightshade shade pandemonium illuminati stratocaster
    telecaster fender gibson caster ticket tickets ticketmaster mortal kombat mortalkombat
    muffin stud happens myself reviews review standard passwordstandard locker lockerroom doll
    dolls match matchbox box boxes prime primetime knicker knickers knickerless adventures
    domain board people persons punk punks press express chess chessmaster stone stones wood
    woods steel iron copper wheel wheels motor motors minds face faces head heads hand hands
    foot feet eye eyes hair nose mouth tooth teeth leg legs arm arms body bone skin table chair
    bed bedroom lamp mirror carpet bath bathroom toilet shower soap towel pillow blanket shirt
    shoes shoe sock socks jacket pants jeans dress skirt hat cap bag ring necklace watch glasses
    phone telephone mobile cell call caller television channel news magazine station airport
    harbor harbour bakery cafe restaurant bar pub theater theatre museum gallery zoo farm field
    valley canyon desert jungle swamp cave cliff sand mud dust smoke ash ashes wave waves breeze
    sunlight darkknight darkangel fallen fallenangel blackout blackhole blackjack blackbird
    blackcat blackdog blackbelt whitewolf whitetiger bluebird bluemoon bluesky redhead reddog
    redrose redwing redneck greenman goldfish goldstar silverfox lovebug lovebird lovelife
    loveless mylove mybaby mylife myname myspace mysweet myangel sweetpea sweetgirl sweetness
    prettygirl princesa babycakes babyblue babyface babydoll cutie cutiepie hotstuff hotshot
    hotrod badboy badboys badgirl badass goodboy goodgirl goodman goodlife bigboss bigfoot
    bigmac bigben supergirl superboy superstars superior mastermind masterkey mastermaster
    webmaster paymaster postmaster headmaster gamemaster taskmaster quarterback touchdown
    homerun knockout slamdunk fastball goalkeeper goalie striker defender keeper guardian guard
    guards protector savior saviour redeemer creator believer follower preacher pastor priest
    monk nun pope bishop cardinal christian catholic muslim islam hindu jewish religion heavenly
    holy holiness prayer pray worship praise blessing blessings miracle miracles jesuschrist
    jesussaves jesusislord lordjesus godislove godisgood godbless iamgod ilovegod ilovejesus
    godzilla bitchass bitchy biteme kissme kissmyass lickme fuckface fuckall fucku fuckit
    fuckthis fuckthat eatme eatshit suckme suckmydick suckmycock blowme horseshit shitface
    dumbass jackass smartass fatass lardass asswipe pothead weed marijuana ganja cannabis stoner
    stoned smoking smoker cigar cocaine heroin crackhead dope drugs junkie drunk drunken alcohol
    security1 insecure unlock unlocked protected privacy personal confidential classified
    username userpass usertest testuser testtest testpass tester demo sample example none null
    blank empty unknown anonymous noname public backup archive superuser sysadmin administrator1
    toor rootroot adminadmin supervisor operator mysql postgres tomcat raspberry vagrant docker
    jenkins changeit changethis pleaseletmein letmesee letsgo justdoit justforfun justme onlyme
    itsme thisisme itsmylife myownway newlife newlove newstart firstlove truelove reallove
    onelove lovehurts lovesucks ihateyou hateyou hate hater haters whynot whocares dontcare
    noway nowayout nomore nolimit nolimits nofear notebook textbook translate language english
    spanish italian interpreter interpretation translation diplomacy diplomat embassy consulate
    passport insurance benefit claims billing invoice payment payroll budget accounting
    accountant receipt salary bonus pension retire retirement nursing nurses doctors physician
    dentist dental radiology oncology pediatrics pediatric maternity obstetrics cardiology
    neurology orthopedic psychiatry psychology diabetes insulin vitamin aspirin tablet capsule
    vaccine covid pandemic fever cough influenza wellness fitness yoga pilates gym workout
    muscle muscles bodybuilding stronger protein diet organic vegan homeless underground bubble
    bubbles bubblegum disturbed jelly jellybean jellybeans information informations professional
    soulja souljaboy smackdown capricorn sagittarius aquarius pisces aries taurus gemini virgo
    libra zodiac ohiostate pennstate state classof class revelation revelations milkshake
    impossible possible transformers transformer transform multimedia calculator westside
    eastside northside southside coast westcoast eastcoast popcorn universal quality bumblebee
    evolution constantine clementine generation generations real estate realestate lollipop
    successful success dangerous danger apocalypse maple maplestory dictionary prosperity
    delicious connection connections abercrombie confidence millennium scooter polar polarbear
    chinchilla gears gearsofwar taekwondo karate judo kungfu glamorous glamour salvation recipe
    recipes messenger helicopter gossip gossipgirl juggalo production productions grandtheft
    theft auto vicecity carpediem sexychick chick track trackstar redemption cosmopolitan
    proverbs proverb combat marvel rubber rubberduck heterosexual skittles juice juicy shady
    slimshady chronic slim babygurl gurl lolipop shakespeare fantastic something1 different
    difference important attention attractive beginning butterfinger celebration challenge
    character cigarette classical colorful comfortable communicate communication community
    commitment competition complete complicated computerscience condition construction
    consultant contact contract conversation cooperation corporate corporation courage creation
    creativity customer decision dedicated democracy department dependent destination
    determination development dictator dimension direction discipline distance document
    education educational educator efficient electricity elementary employee employment
    encyclopedia endless entertainment enterprise environment equality essential everlasting
    evidence excellence excellent exchange exclusive executive exercise existence expectation
    experience experiment expert explanation expression extraordinary fabulous familiar
    fascinating favorite favourite foundation fragile friendly frustrated fundamental furniture
    future generous gentleman geography government graduate graduation grandfather grandma
    grandmother grandpa gratitude guarantee hardcore harmony headquarters history homework
    hopeless horizon household humanity imagination imagine immediate improvement inception
    industry infection influence initial innocent innovation inspiration inspire institute
    instruction instrument integrity intelligence intelligent interest interesting introduction
    invasion investment invitation isolation judgement judgment landscape leadership learning
    lifestyle lifetime literature location logistics machinery magnetic magnificent management
    manufacture marathon material meaning measure mechanical membership memories memory
    mentality microwave milestone minister ministry mission moderator molecule momentum monument
    motivation movement multiple mysterious mythology narrative natural navigation navigator
    necessary negative negotiation neighbor newspaper nightlife nightmare nightmares nostalgia
    notorious objective obsession occupation operation opportunity optimistic orchestra
    organization oriental outstanding overcome pacific paradox parallel parliament participate
    particle partner passenger patriotic pentagon perception perfection performance permanent
    permission perspective phenomenon philosophy photography photographer physical pioneer
    playground pleasure pokemons politics population portfolio position positive possession
    potential practice precious prediction presence presentation presidential prestige
    prevention primary principal principle priority privilege probation problem procedure
    process productive promise promotion propaganda property prophecy prospect protect
    protection psycho psychologist publication punishment purchase quicksilver radiation
    radioactive railroad reaction reality recovery recreation reference reflection refrigerator
    regular rehabilitation relationship relax reliable remarkable renaissance renegade
    replacement representative republic republican reputation requirement reservation resistance
    resolution resource resources responsibility responsible retribution retrieve satellite
    satisfaction schedule scientific scientist sculpture seduction selection sensation sensitive
    separate sequence serious settlement seventeen shipping signature significant similar
    simplicity simplify situation sixteen skeptical snowflakes society solitude sometimes
    sovereign spaceman spaceship spaghetti spartacus specialist spectrum spiritual spotlight
    stability standing statement statistics strategic strategy structure struggle submarine
    substance suburban suicide supermarket supporter supremacy survival survivor suspicious
    sustainable symphony synthesis tactical talented technical technician technique teenager
    temperature temptation tendency territory terrorist testimony thinker thoughts threshold
    thunderbird thunderbolt thunderstorm together tolerance tournament tragedy training transfer
    transition transparent transport transportation troublemaker trouble truthful tutorial
    twentyone twenty thirty forty fifty sixty ultimate umbrella undefined understand
    understanding unemployed unforgettable unity unlimited valentine valentines validation
    validity valuable variable vegetable vegetarian vehicle velvet vengeance vertical veteran
    victorious violence virtual visible vision vocabulary voyager voyage warehouse watchdog
    watchman waterfall watermelons whisper wilderness wildlife windmill wireless withdrawal
    wondering workshop worldwide yourself zeppelin
    """
}
