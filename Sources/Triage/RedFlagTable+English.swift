extension RedFlagTable {
  static let english: [Entry] = [
    // MARK: Heart
    .init(
      .heartAttack, .acute,
      [
        "{chest} ~5 {pain}", "{pain} ~4 {chest}", "chestpain|chestpains|angina_attack",
        "{chest} ~~6 sweating|sweats|sweaty|left_arm|jaw|standing_on|sitting_on|elephant|stone",
        "elephant|brick|heavy_weight ~3 {chest}", "standing|sitting|pressing|pushing ~2 {chest}",
        "knife|knives|dagger|needle ~3 {chest}|heart",
        "clutching|clutches|grabbing|grabbed|holding ~2 {chest}|heart",
        "heart ~2 hurts|hurting|aching|giving_out|failing|exploding",
        "heart ~3 racing|pounding|beating ~~8 pain|dizzy|faint|sweating|chest|pass|breath|"
          + "breathe|cant",
        "heart ~2 stopped|stopping|stops", "heart ~2 not beating",
        "having|has|have|suffering|suffered|suffers ~4 {heartAttack}",
        "having ~4 coronary|mi",
        "think|thinks|maybe|might_be|could_be|looks_like|seems_like|afraid ~5 {heartAttack}",
        "its|it_is|this_is|is_this ~2 {heartAttack}|{stroke}",
        "no|cant_find|cannot_find|without|cant_feel|dont_feel|doesnt_have|has_no|weak ~1 pulse",
        "in|into|gone_into cardiac_arrest",
        "pain|numb|numbness|tingling|pains|hurts ~3 left_arm|left_shoulder",
        "left_arm ~3 pain|numb|tingling|hurts|hurting|heavy|pains ~~6 jaw|chest|sweating|breath|"
          + "sick|back",
      ]),
    .init(
      .heartAttack, .event,
      ["had|has_had|gets|got|getting|another ~3 {heartAttack}", "{heartAttack} 了|啊|呀"]),
    .init(.heartAttack, .bare, ["{heartAttack}"]),

    // MARK: Stroke
    .init(
      .stroke, .acute,
      [
        "face|mouth|lip|smile ~4 droop*|hanging|crooked|sagging|sagged|lopsided|twisted|"
          + "paralyzed|uneven",
        "half|side|part ~3 face|body|mouth ~4 numb|paralyzed|fallen|dropped|dropping|weak|"
          + "drooping|dead|limp|frozen|cant",
        "facial_droop|face_numb|droopy_face|numb_face",
        "slur* ~3 speech|words|talking|speaking|everything", "slurring|slurs",
        "speech|words|talk|talking ~4 slurred|slurring|slurry|garbled|jumbled|gibberish|"
          + "nonsense|incoherent|"
          + "weird|strange|unclear|mumbled|not_making_sense",
        "talking|speaking|saying|talks|speaks ~2 nonsense|gibberish|weird|funny|strange|strangely",
        "one|left|right ~1 side ~4 numb|weak|paralyzed|paralysed|limp|dead|stopped_working|"
          + "weakness|numbness",
        "suddenly|sudden ~4 {cant} ~2 speak|talk|see|walk|move|stand|understand",
        "{cant} ~2 speak|talk ~2 suddenly|properly|anymore|clearly|all_of_a_sudden",
        "{cant} ~1 move|lift|raise|feel|use ~3 {side}",
        "{side} ~2 went|gone|going|suddenly|totally|completely ~1 numb|limp|weak|dead|paralyzed",
        "suddenly|sudden ~4 know|recognize|recognise|remember ~4 are|me|us|is|anyone|name",
        "woke ~5 {cant} ~2 talk|speak|move|see|feel|walk",
        "sudden|suddenly|just|now very? confused|disoriented|delirious",
        "face|arm|leg|hand ~2 numb|weak|limp ~2 side",
        "sudden|suddenly ~4 numbness|numb|weakness|weak|blindness|blind|confused|confusion|"
          + "dizzy|headache|paralyzed",
        "lost|losing|loses ~3 vision|sight|speech ~~6 suddenly|now|just|one_eye|both",
        "having|is_having|suffering|suffered ~4 {stroke}|aneurysm",
        "think|thinks|might_be|could_be|looks_like|seems_like|maybe|afraid ~5 {stroke}",
        "worst headache ~3 life|ever", "thunderclap_headache",
        "brain|aneurysm ~1 bleeding|burst|bursting|ruptured",
        "half|one_side|side ~3 face|smile|mouth ~3 move|moved|moves|moving|smiled|works|worked|"
          + "dropped|working",
        "smile|smiles|smiled ~3 crooked|lopsided|one_side|uneven|half",
        "went|gone|gone_completely|going|turned ~1 blind",
        "curtain ~5 eye|eyes|vision|down ~~6 blind|see|dark|minutes",
        "cant|cannot|couldnt ~2 see ~4 one_eye|left_eye|right_eye|of_my_eye",
        "{cant} ~2 follow|understand|find ~3 words|saying|say|speech",
        "leaning|falls|falling|walks|walking|veering|drifts|stumbling ~2 to ~1 one_side|"
          + "the_left|the_right|left|right",
      ]),
    .init(.stroke, .event, ["had|has|has_had|got|getting|another ~2 {stroke}", "stroke 了|啊|呀"]),
    .init(.stroke, .bare, ["{stroke}"]),

    // MARK: Breathing
    .init(
      .breathing, .acute,
      [
        "{cant} ~3 {breathe}", "cantbreathe|cantbreath|cantbreth",
        "{hard} ~3 {breathe}",
        "breathing|breathe|breaths|breath ~4 weird|weirdly|funny|strange|hard|difficult|"
          + "difficulty|trouble|shallow|"
          + "fast|rapid|rapidly|labored|laboured|noisy|stopped|heavily|slow|slowly|gurgling|"
          + "worse|irregular",
        "weird|shallow|rapid|labored|laboured|noisy|irregular breathing",
        "short|shortness|shortnes|out of? {breathe}", "sob ~~5 chest|now|worse",
        "gasping|gasps|gasp|gulping ~3 air|breath",
        "gasping|suffocating|suffocates|asphyxiating|suffocate",
        "choking|chocking*|chokes", "choked ~1 on|and",
        "wheezing|wheeze|wheezes ~3 bad|badly|hard|worse|loud|cant|not|a_lot|terribly",
        "not|isnt|aint|wasnt|no_longer|arent|hardly|barely ~1 {breathe}",
        "stopped|stops|stop|quit|stoped {breathe}|to_breathe",
        "doesnt|does_not|wont|dosent {breathe}",
        "no_air|no_oxygen|need_air|no_breath", "{cant} ~1 get ~2 air|oxygen|breath|breaths",
        "{cant} catch ~1 {breathe}", "fighting|struggling|hungry ~1 for air|breath",
        "turning|turned|turns|going|gone|went ~1 blue|purple|grey|gray|pale",
        "lips|lip|face|skin|fingers|nails|fingernails ~4 blue|bluish|purple|grey|gray|ashen",
        "oxygen|spo2|sats|o2|saturation ~5 dropping|dropped|drops|falling|crashing|below|low|"
          + "fell|plummeting",
        "having|severe|bad|worst|serious ~1 asthma_attack|asthma",
        "inhaler ~3 not_working|isnt_working|doesnt_work|not_helping|empty|isnt_helping|"
          + "doesnt_help|not_help",
        "{cant} ~1 cough",
        "breathless|breathlessness ~3 suddenly|sudden|worse|now|rest|talk|speak",
        "ribs|chest|nostrils ~2 sucking|sucked|caving|flaring|heaving",
        "barking cough|coughing ~~10 breath|breathe|breathing|stridor|noise|blue",
        "breathing_tube|trach|ventilator ~5 out|off|stopped|fell|failing|disconnected",
        "windpipe|airway ~2 blocked|closing|closed",
        "something|food|bone|stuck ~2 stuck|in ~2 throat|windpipe",
      ]),

    // MARK: Bleeding
    .init(
      .bleeding, .acute,
      [
        "{bleed} ~4 {heavily}", "{heavily}|uncontrolled|profuse|serious|lots_of ~1 {bleed}",
        "{bleed}|blood ~5 wont|not|doesnt|isnt|cant|will_not|does_not|cannot|didnt|"
          + "never ~1 stop|stopping|stopped|stops",
        "blood|bleeding ~2 keeps|keep|continues|still|everywhere|gushing|pouring|spurting|"
          + "squirting|spraying|"
          + "soaked|soaking|dripping|flowing",
        "{cant}|wont|doesnt|didnt|not ~2 stop|stopping|control ~4 {bleed}|blood",
        "{vomit}|vomit ~6 coffee_grounds|coffee_ground|black|dark_red",
        "hemorrhaging|haemorrhaging", "{vomit} ~4 blood|bloody|clots",
        "blood ~2 vomit|clots", "soaked|soaking|covered|full|pool|puddle ~3 blood",
        "lots|lot|so_much|too_much|tons|a_ton of? blood", "losing|lost|loses ~3 blood",
        "gushing|spurting|pouring|squirting ~2 blood",
        "pad|pads|sheets|towel|towels|bandage|gauze|diaper ~4 soaked|every|full|twice|through|"
          + "red ~~10 blood|clots|"
          + "minutes|hour|bleeding",
        "soaking|soaked|changed|changing|filling ~3 pad|pads|sheets|towel|towels|bandage|"
          + "gauze ~~8 blood|clots|minutes|"
          + "hour|hours|bleeding",
        "clots ~3 size|fist|golf|lemon|lemons", "pad every ~3 minutes|min|hour",
        "artery ~2 cut|severed|bleeding",
        "nosebleed|nose_bleed|nose_bleeding ~~6 stop|hour|hours|minutes|nonstop",
        "bleeding ~1 from ~2 head|eyes|ears|ear|mouth|neck|stomach|wound|incision|stitches|"
          + "surgery|vagina|rectum",
      ]),

    // MARK: Consciousness
    .init(
      .consciousness, .acute,
      [
        "unconscious|unconcious|unconsious|unconscous|not_conscious|unresponsive|unresponsiv|"
          + "comatose",
        "pass|passed|passes|passing|passd|blacked*|blacking*|blacks|knocked out",
        "passedout|black_out|blackout",
        "collapsed*|collapsing*|fainting|faints|faited|fainted|feinted",
        "feel|feeling|feels|about_to|going_to|gonna|nearly|almost|might|will ~2 faint|pass_out|"
          + "black_out",
        "not|isnt|wont|doesnt|no|never|stopped|hasnt ~2 responding|respond|responsive|reacting|"
          + "answering_us|"
          + "responding_to",
        "no|zero response from|at_all",
        "{cant}|{wont} ~4 wake|waking|awaken|woken|wakeup|wakes|woke|conscious",
        "{cant}|{wont} ~1 moving|move|get_up|open_his_eyes|open_her_eyes ~~4 "
          + "cold|breathing|floor|responding|eyes|at_all|anymore",
        "not|isnt|wont|stopped|aint|doesnt ~1 moving|move",
        "not|isnt|wont|doesnt|never ~1 answering|react|reacts ~1 me|us|him|anyone|anything",
        "lifeless|looks_dead|like_dead|seems_dead|might_be_dead|motionless",
        "{wont}|{cant} ~1 open ~2 eyes",
        "lost|lose|losing|loses|loss_of ~1 consciousness|conciousness|consciousnes",
        "{cant}|{wont} ~2 keep|stay ~2 awake|conscious",
        "fading|slipping away|in_and_out",
        "slumped|keeled|crumpled|slid_down|slid_to",
        "grey|gray|white|pale|ashen and? ~1 clammy|sweaty|cold|sweating",
        "hardly|barely|scarcely moving|moves|awake|conscious|responds|responding|breathing|"
          + "opens|alive",
        "{cant}|{wont} ~6 open|opening ~2 eyes",
        "eyes ~3 wont|dont|doesnt|cannot|cant open",
        "doesnt|does_not|isnt|not|wont|cant|no_longer ~1 know|recognize|recognise|recognising ~1 "
          + "me|us|him|her|where|who|anyone|his|name",
        "in_and_out_of consciousness", "going_in_and_out|drifting_in_and_out|slipping_away",
        "fell|falls|fall|dropped|found|lying ~4 floor|ground|bathroom|down ~~8 "
          + "wake|awake|unconscious|responding|move|moving|up|blood|breathing|alive|conscious",
        "dizzy|lightheaded ~~8 stand|pass_out|faint|fall|collapse|chest|vision|black",
      ]),

    // MARK: Self-harm
    .init(
      .selfHarm, .explicit,
      [
        "everyone|everybody|family|kids|they|theyd|world ~5 better_off without_me",
        "{kill} {myself}",
        "{want}|tried|tries|try|attempting|attempted|says|said|tells_me|told_me|keeps_saying ~5 "
          + "{kill} {himself}",
        "{kill} {himself} ~3 now|tonight|again",
        "end|ending|ends|ended|take|taking|took ~1 my|his|her|their|own ~1 life|lives",
        "end|ending|finish it|everything ~1 all|now|tonight|today",
        "{want} ~4 die|dead|be_dead|died|dying|not_exist|stop_existing|never_wake_up|"
          + "not_wake_up|be_gone_forever",
        "feel|feels|feeling like dying|killing_myself|ending_it|jumping|giving_up_on_life",
        "better|easier ~3 died|dead|gone|not_here|wasnt_here",
        "suicidal|suicidle|sucidal|suisidal|suicida|kms|unalive",
        "think|thinks|thinking|thoughts|thought|considering|plan|planning|attempt|attempted|"
          + "attempting|commit|"
          + "committing|comitting|contemplating|tried|trying|feel|ideas|wants|want|talking|"
          + "talks|about ~3 "
          + "{suicide}|ending_it|killing|dying",
        "dont|do_not|doesnt|no_longer|not|didnt ~2 want|wants|wanna|wish|care|feel ~2 "
          + "live|be_alive|living|alive|be_here_anymore|exist|go_on_living|keep_living|existing|"
          + "wake_up_anymore",
        "no|nothing reason|point|left|purpose|will ~3 live|living|life|go_on|keep_going|for_living",
        "cant|cannot|can_not ~2 go_on|live|take_this_life|keep_living ~2 anymore|any_more|"
          + "any_longer|like_this",
        "cant|cannot|can_not ~2 go_on anymore|any_longer|any_more",
        "hang|hanging|killing|shooting|drowning|hanged {himself}",
        "wont|will_not|not ~1 be alive|around ~2 tomorrow|anymore|morning",
        "dont|doesnt|do_not|not ~2 want ~2 be ~1 here|alive|around|on_earth anymore|any_more",
        "dont|cant|no ~2 see|find|have ~2 point|reason|purpose ~3 live|living|life|go_on|"
          + "going_on|existing",
        "going_to|gonna|wants_to|want_to|about_to|threatening_to jump",
        "want|wants|wanted|wanna|going_to|gonna ~1 end it",
        "slit|slitting|cut|cutting|cuts|slash|slashed ~2 wrist|wrists|veins|wrsts",
        "self_harm|self_harming|selfharm|selfharming|self_injury|self_injuring|self_harmed",
        "jump|jumping|jumped|jumps ~2 off|from|out ~4 bridge|building|roof|balcony|window|cliff|"
          + "tower|rooftop|here",
        "standing|sitting|climbed ~3 ledge|rooftop|roof|bridge|balcony ~~8 jump|die|end",
        "{suicide} ~1 note|letter|hotline|pact|attempt",
        "wrote|writing|left ~2 suicide|goodbye note|letter",
        "texted|messaged|sent|left|wrote|posted|writing|leaving|saying ~3 goodbye|goodbyes|"
          + "farewell|farewells",
        "nobody|no_one|noone|none ~2 will|would|wont ~2 have|need|be ~1 to? ~1 look_after|"
          + "looking_after|take_care|care|"
          + "worry|burdened|miss|bother",
        "never ~1 have_to wake|suffer|feel|worry ~2 again|anymore",
        "by|after|this_time|from tomorrow|tonight|then ~4 wont|will_not|not|nobody|"
          + "no_longer ~2 be|have|hurt|matter|"
          + "tired|suffer|bother|exist|here",
        "pills ~2 in ~1 hand", "life ~2 not_worth|isnt_worth|worthless|pointless",
        "gun ~3 head|mouth",
      ]),
    .init(.selfHarm, .bare, ["{suicide}"]),

    // MARK: Anaphylaxis
    .init(
      .anaphylaxis, .acute,
      [
        "{throat} ~4 {swell}", "swelling|swollen|swolen ~4 {throat}",
        "anaphylaxis|anaphylactic|anaphalaxis|anaphylatic ~1 shock|reaction|now|help",
        "having|in|into|going_into|gone_into|think ~3 anaphylaxis|anaphylactic|anaphalaxis",
        "severe|bad|serious|terrible|massive|horrible|violent ~1 allergic|allergy reaction|attack",
        "having|had|has ~3 allergic_reaction|alergic_reaction",
        "allergic|allergy|alergic|stung|sting|peanut|peanuts|shellfish|bee|wasp ~~12 "
          + "swell|swelling|swollen|throat|hives|breathe|breathing|faint|fainted|dizzy|wheezing|"
          + "blue",
        "used|need|needs|gave|forgot|without ~3 epipen|epi_pen",
        "hives ~3 all_over|everywhere|spreading|swollen|swelling|breathing|throat",
      ]),
    .init(.anaphylaxis, .bare, ["anaphylaxis|anaphylactic_shock"]),

    // MARK: Poisoning
    .init(
      .poisoning, .acute,
      [
        "overdose|overdosed|overdosing|overdoses|od|over_dosed on|with|by|now|pills|right",
        "overdosed|overdosing|over_dosed|over_dosing|oded|oding",
        "having|had|think|maybe|its|possible|possibly|drug|heroin|fentanyl|tylenol|opioid|an|"
          + "accidental ~2 overdose",
        "{ingest} ~4 too_many|to_many|too_much|whole|entire|full|bottle|pack|handful|bunch|lots|"
          + "all|dozens|extra|"
          + "double_dose|a_lot ~5 {pills}",
        "{ingest} ~3 #many ~3 {pills}",
        "too_many|to_many|bunch_of|bottle_of|handful_of|lots_of|whole_bottle_of ~1 {pills}",
        "{kid} ~4 swallow|swallowed|swallows|ate|drank|eaten|got_into|ingested|"
          + "chewed ~6 {pills}|{poison}|{object}",
        "{ingest}|inhaled|licked ~5 {poison}", "swallowed|swallow|swalowed|ingested ~4 {object}",
        "double|triple|too_much|extra ~3 insulin|morphine|dose|heart_medication|warfarin|sedative",
        "{kid} ~8 drank|swallowed|ate something",
        "drank|swallowed something ~3 sink|cabinet|garage|bottle|poisonous|toxic",
        "{kid} ~1 got_into grandmas|grandpas|grandma|my_mothers|the_cabinet|the_medicine",
        "{kid} ~1 got_into|got_hold_of|found ~4 {pills}|{poison}|insulin|cannabis|gummies|"
          + "edibles|vape|alcohol",
        "{ingest} ~2 wrong ~1 {pills}",
        "been|was|got|someone|me|him|her|is|im|hes|shes|are poisoned",
        "carbon_monoxide|gas_leak|monoxide|gas ~3 alarm|poisoning|inhaled|exposure|breathing|leak",
        "bitten|bit|stung ~3 snake|rattlesnake|cobra|viper|black_widow|scorpion|jellyfish",
        "snake|rattlesnake ~2 bit|bitten|bite|bites",
        "drank|drunk|downed|drinking|drinks ~3 whole|entire|full|bottle|litre|liter|two|three|"
          + "# ~3 vodka|whiskey|whisky|"
          + "rum|liquor|spirits|gin|alcohol|baijiu|tequila|brandy",
      ]),
    .init(.poisoning, .bare, ["overdose|od"]),

    // MARK: Seizures
    .init(
      .seizure, .acute,
      [
        "having|is_having|suffering|in|started|starts|starting|went_into|getting ~3 {seizure}",
        "seizing|convulsing|convulses|seizuring",
        "{seizure} ~3 wont_stop|not_stopping|doesnt_stop|nonstop|keeps|lasting|minutes|again|"
          + "back_to_back|now",
        "shaking|jerking|twitching|trembling|shakes ~3 uncontrollably|violently|nonstop|"
          + "wont_stop|cant_stop|all_over|"
          + "whole_body",
        "shaking|jerking|twitching|convulsing|stiff|stiffened ~2 on ~1 floor|ground|bed|sofa",
        "whole|all|entire|her|his|body ~1 body|is|goes|went ~2 jump|jumping|jumps|jerk|jerks|"
          + "jerking|shaking|stiff",
        "foam|foaming|frothing|saliva|drooling ~5 mouth",
        "eye|eyes ~3 rolled|rolling|roll|rolls|go|goes|went ~2 back|up",
      ]),
    .init(.seizure, .event, ["had|has|has_had|got|another ~2 {seizure}"]),
    .init(.seizure, .bare, ["seizure|siezure|convulsions|convulsion"]),

    // MARK: Pregnancy
    .init(
      .obstetric, .acute,
      [
        "water|waters broke|broken|breaking|brke|has_broken|just_broke|have_broken|is_breaking|"
          + "had_broken",
        "leaking ~1 fluid|amniotic|water", "amniotic ~1 fluid ~3 leaking|broke|green|brown",
        "{pregnant} ~~12 {bleed}|blood|cramping|cramps|seizure|convulsing|unconscious|fainted|"
          + "collapsed|leaking|"
          + "contractions|fell|severe_pain|severe_headache|blurry|not_moving|spotting|stomach_pain",
        "{bleed}|blood|bleeding ~~10 {pregnant}",
        "#many_weeks ~~10 {bleed}|blood|contractions|belly|kicking|kicked|leaking",
        "baby|fetus|babys ~3 not|isnt|stopped|hasnt|havent|no_longer|wont|didnt|"
          + "doesnt ~2 moving|move|moved|kicking|"
          + "kicked|kick|kicks",
        "{cant}|dont|havent|havnt|not|no|less|didnt ~2 feel|felt|feeling|movement ~3 baby|fetus",
        "no|reduced|less fetal|baby movement|movements|heartbeat|kicks",
        "baby|head ~2 coming|crowning|coming_out ~2 now|out|early|fast|already",
        "in|into labor|labour|labur ~~5 now|early|weeks|help|please|contractions|room|hotel|"
          + "taxi|car",
        "im|i_am|wife|shes|she_is|is|went_into|going_into|think ~3 in|into labor|labour",
        "contractions|contraction ~5 minutes|min|mins|apart|early|strong|nonstop|every",
        "contractions ~2 started|starting|began|getting|wont|closer",
        "baby_is|babys|babies_are coming",
        "baby|feet|foot|head ~3 coming_out|coming_first|feet_first",
        "giving_birth|miscarrying|having_a_miscarriage|losing_the_baby|losing_my_baby|"
          + "placenta_ruptured",
        "cord ~3 coming_out|out|around|bleeding",
        "kick|kicks|kicking|kicked ~~12 havent|not|stopped|no|nothing|didnt|dont ~3 feel|felt|"
          + "feeling|move|moved|since",
        "#|weeks|wks|months ~~8 broke|leaking|gush|gushed ~~6 water|fluid|green|greenish|brown|"
          + "taxi|car|help",
        "fluid|water ~3 green|greenish|brown|bloody ~~8 weeks|wks|pregnant|baby|contractions",
      ]),
    .init(.obstetric, .event, ["eclampsia|preeclampsia ~3 now|seizure|severe|emergency"]),

    // MARK: Infants
    .init(
      .infant, .acute,
      [
        "{child} ~~9 limp|floppy|breathing|wake|unresponsive|responding|choking|waking|"
          + "lethargic|gasping|convulsing|"
          + "seizure|eat|eating|feed|feeding|drink|dropped|fell|high_fever|shaking|crying|grey|"
          + "gray|purple|sleepy",
        "{child} ~3 is|looks|turned|turning|lips|face|skin|going|turns ~2 blue",
        "{kid} ~~8 fever|temp|temperature|burning ~4 103|104|105|106|107|39.5|40|40.2|40.5|41|42",
        "fever ~4 103|104|105|106|107|40|41|40.5|39.5 ~~8 {kid}|old",
        "he|she|hes|shes|baby|is|all|went|gone|goes|so|very|and limp|floppy",
        "days_old|day_old|weeks_old|week_old|newborn ~~12 fever|hot|38|38.5|39|temperature|temp|"
          + "burning",
        "{kid} ~~6 fever ~~6 seizure|limp|stiff|neck|rash|wont_wake|shaking|wont_break|breathing",
      ]),

    // MARK: Injury
    .init(
      .severeInjury, .acute,
      [
        "got|been|was|were|just|is|someone|am|im|him|her|me|hes|shes stabbed|shot|electrocuted|"
          + "run_over|impaled",
        "gunshot|gun_shot|stab|knife|bullet ~1 wound|wounds",
        "shot|stabbed in ~2 chest|leg|head|stomach|back|arm|neck|abdomen",
        "hand|arm|leg|foot|fingers ~2 crushed|mangled",
        "leg|arm|wrist|ankle|elbow|knee ~3 bent|twisted|wrong_way|deformed",
        "bone|bones ~3 sticking|poking|through|out|exposed|visible|showing",
        "cut|chopped|sawed|severed|sliced|ripped|torn ~2 off ~2 finger|fingers|fingertip|hand|"
          + "arm|leg|toe|thumb|foot",
        "severed|amputated ~2 finger|fingers|hand|arm|leg|toe|thumb|artery|foot",
        "finger|fingers|hand|arm|leg|thumb ~1 cut_off|severed|chopped_off|ripped_off|came_off",
        "cut ~3 deep|deeply|to_the_bone|artery",
        "hit|hits|bumped|banged|smashed|cracked|injured|hurt ~3 head ~~10 vomit|vomiting|"
          + "throwing_up|unconscious|"
          + "confused|bleeding|dizzy|sleepy|bad|badly|hard|passed|responding|awake|blood",
        "head_injury|head_trauma|skull ~5 vomiting|bleeding|confused|cracked|fractured|open|now",
        "squirting|spurting|gushing",
        "incision|wound|stitches|sutures|scar ~2 opened|open|burst|split|ripped|popped",
        "chemical|bleach|acid|cleaner|glue ~4 eye|eyes",
        "car|truck|bus|taxi|scooter|motorcycle hit|struck|ran_over ~3 me|my|him|her|us|father|"
          + "mother|dad|mom|son",
        "severe|severely|bad|badly|serious|third_degree|major burn|burns|burned|burnt|scalded",
        "burned|burnt|scalded|boiling|hot_oil ~5 badly|severely|face|whole|over|blisters|skin|"
          + "arm|legs|body",
        "on|caught|catched fire ~2 burn|burned|burning|skin|clothes|hair",
        "is|was|are|were|just|hes|shes|nearly|almost drowning|drowned",
        "pulled|dragged ~3 from|out ~2 water|pool",
        "touched|grabbed|holding|touching ~3 live|power|electric|electrical|exposed ~1 wire|"
          + "cable|line|lines|fence|socket",
        "got|had|been|gave|given|getting|massive|bad ~2 electric|electrical shock",
        "stomach|belly|abdomen|tummy ~3 hard|rigid|stiff|solid ~2 board|rock|wood|stone|plank",
        "screams|screaming|screamed|scream|yells|cries ~3 touch|touched|move|moved|pain|agony",
        "curled|doubled|bent|rolling|writhing ~3 up|over|floor|ground|pain|agony ~~8 pain|agony|"
          + "screaming|screams|floor",
        "neck|back|spine ~~8 {cant} ~2 feel|move ~3 legs|arms|feet|hands|anything|toes",
        "dived|dove|diving ~~10 neck|numb|move|feel|paralyzed",
        "trapped|pinned|stuck ~1 under|inside ~3 car|rubble|truck|tree|machine",
        "fell|fallen|falls|falling ~~10 head|unconscious|moving|bleeding|blood|wake|responding|"
          + "stand_up|hip",
      ]),
    .init(
      .severeInjury, .event,
      [
        "car|motorcycle|bike|bus|traffic|truck|road|auto accident|crash|wreck|collision",
        "hit|struck|run_over ~1 by ~2 car|truck|bus|train|vehicle|motorcycle|lightning|taxi|"
          + "scooter|bike|bicycle|van",
        "fell|fallen|fall|falls|falling|jumped|pushed ~3 from|off|down|out ~4 roof|ladder|"
          + "window|stairs|balcony|"
          + "building|floor|scaffold|tree|height|cliff|story|storey|horse|escalator",
        "broke|broken|fractured ~2 neck|back|spine|skull|hip",
      ]),

    // MARK: Help
    .init(
      .help, .explicit,
      [
        "call|calling|dial|send|get|phone|ring|need ~3 911|999|112",
        "call|calling|dial|send|get|phone|need|needs|want|where_is|"
          + "require ~3 {ambulance} ~1 now|asap|immediately|"
          + "please|pls|quick|quickly|fast|help|urgently|right_now|here|hurry",
        "going_to|gonna|about_to|think_i_will ~1 die_now|die_right_now",
        "medical|life_threatening|real|serious|dire|true {emergency} ~1 now|help|please|here|"
          + "happening|right_now",
        "call|send|get|need|contact|notify ~3 emergency_services|emergency_help|"
          + "emergency_responders|rescue",
      ]),
    .init(
      .help, .acute,
      [
        "call|calling|send|need|needs|want|require|get|please|pls|phone|ring|dial ~3 {ambulance}",
        "fever|temperature|temp ~3 104|105|106|40|40.5|41|42",
        "blood_pressure|bp|pressure ~4 190|200|210|220|230|240|250",
        "blood_sugar|sugar|glucose ~4 20|25|30|35|40|45",
        "trying|going|wants|threatening|about ~2 kill me|us|my|our",
        "husband|boyfriend|ex|partner|he|man|father|wife|someone|guy ~5 knife|gun|axe|machete|"
          + "hammer",
        "breaking|kicking|smashing|banging|hacking ~2 door ~~6 down|in|hiding|kill|scared|knife",
        "hiding|locked ~4 closet|wardrobe|bathroom|bedroom|room ~~12 knife|hurt|kill|police|"
          + "whisper|talk|drunk",
        "chemo|chemotherapy|infusion|transplant|neutropenia|neutropenic|"
          + "immunosuppressed ~~14 fever|temp|temperature ~~4 "
          + "#|shivering|shaking|chills|rigors|hour|today|tonight|now",
        "fever|temp|temperature ~4 # ~~10 shivering|rigors|shaking_so|chills|urine|confused|"
          + "chemo|transplant|"
          + "neutropenia",
        "shivering|shaking ~3 hard|violently|uncontrollably|badly",
        "testicle|testicles|scrotum|balls ~~8 agony|sudden|suddenly|excruciating|unbearable|"
          + "vomiting|woke",
        "agony|sudden_agony|excruciating_pain|unbearable_pain ~3 testicle|testicles|groin|"
          + "stomach|belly|chest|back|head|"
          + "side|abdomen|leg",
        "heatstroke|heat_stroke|sunstroke",
        "being|got|been|was|just ~1 raped|assaulted|kidnapped",
        "hotel|house|room|building|apartment ~2 on_fire",
        "its|it_is|this_is|is_this|have|having|in|is|facing|got|its_an ~2 {emergency}",
        "medical {emergency}", "life_threatening|near_death|at_deaths_door|life_or_death",
        "going|rush|rushing|rushed|get|run|running|take|taking|go ~3 to|the emergency_room|er|"
          + "a&e ~2 now|right_now",
        "nearest|closest ~2 er|emergency_room|hospital ~~4 now|right_now|help|fast|quick|asap",
        "sudden|suddenly ~3 severe|terrible|excruciating|unbearable|extreme|awful ~3 pain|"
          + "headache|cramps",
      ]),
    .init(
      .help, .event,
      [
        "is|are|im|hes|shes|am|dad|mom|father|mother|husband|wife|child|son|daughter|grandma|"
          + "grandpa dying",
        "im|i_am|hes|he_is|shes|she_is|we_are|will|think ~3 going_to_die|gonna_die|about_to_die",
        "save ~1 my|his|her|our|me ~2 life|mother|father|son|daughter|baby|wife|husband|mom|dad|"
          + "child",
      ]),
    .init(.help, .bare, ["{emergency}|911|{ambulance}|dying"]),
  ]
}
