extension RedFlagTable {
  static let english: [Entry] = [
    // MARK: Heart
    .init(
      .heartAttack, .acute,
      [
        "chest|ches|cheast ~3 pain|pains|painful|hurt|hurts|hurting|tight|tightness|pressure|heavy",
        "chest ~3 crushing|squeezing|squeezed|ache|aches|aching|killing|stabbing|burning|exploding",
        "pain|pains|pressure|tightness|heaviness|stabbing|squeezing ~3 chest|cheast|breastbone",
        "chestpain|chestpains|angina_attack",
        "elephant ~3 chest",
        "having|has|have|suffering|suffered|suffers ~4 heart_attack|heart_atack|heart_attck",
        "having ~4 hart_attack|heartattack|heart_attak|coronary|cardiac_arrest|mi",
        "think|thinks|maybe|might_be|could_be|looks_like|seems_like ~5 "
          + "heart_attack|heart_atack|heartattack|cardiac_arrest",
        "its|it_is|this_is|is_this ~2 heart_attack|heart_atack|heartattack|cardiac_arrest|stroke",
        "heart ~2 stopped|stopping|stops",
        "no|cant_find|cannot_find|without ~1 pulse",
        "in|into|gone_into cardiac_arrest",
        "pain|numb|numbness|tingling ~3 left_arm ~~4 jaw|sweating|chest",
      ]),
    .init(.heartAttack, .event, ["had|has_had|gets|got|getting ~3 heart_attack|heart_atack|cardiac_arrest"]),
    .init(
      .heartAttack, .bare, ["heart_attack|heart_atack|heart_attck|heartattack|cardiac_arrest"]),

    // MARK: Stroke
    .init(
      .stroke, .acute,
      [
        "face|mouth|lip|smile|eye ~4 droop*|crooked|sagging|sagged|lopsided|twisted",
        "side ~2 face ~4 numb|paralyzed|fallen|dropped|dropping",
        "facial_droop|face_numb|droopy_face",
        "slurring|slurs|slurred ~3 speech|words|talking|speaking",
        "speech ~2 slurred|slurring|slurry|garbled",
        "one|left|right ~1 side ~4 numb|weak|paralyzed|paralysed|limp|dead|stopped_working",
        "suddenly|sudden ~4 cant|cannot|couldnt|unable_to ~1 speak|talk|see|walk|move|stand",
        "cant|cannot|can_not|unable_to move ~3 arm|leg|side|hand",
        "arm|leg|side ~2 went|gone|going|suddenly numb|limp|weak|dead",
        "sudden|suddenly ~3 numbness|weakness|vision_loss|blindness|blind|confused|confusion",
        "having|is_having|suffering ~4 stroke|strok|tia|brain_bleed|aneurysm",
        "think|thinks|might_be|could_be|looks_like|seems_like ~5 stroke|strok|brain_bleed",
        "worst headache ~3 life",
        "brain|aneurysm ~1 bleeding|burst|bursting|ruptured",
      ]),
    .init(.stroke, .event, ["had|has|has_had|got|getting ~2 stroke|strok|brain_bleed|brain_hemorrhage"]),
    .init(.stroke, .bare, ["stroke|strok|brain_bleed"]),

    // MARK: Breathing
    .init(
      .breathing, .acute,
      [
        "cant|cannot|can_not|couldnt|cnt|kant|cann't|unable_to|not_able_to ~2 "
          + "breathe|breath|breathing|breathin|breeth|breethe|brethe|breate|breahte|inhale",
        "cantbreathe|cantbreath",
        "hard|difficult|difficulty|trouble|struggling|struggle|struggles|problem|problems|hardly|"
          + "barely|impossible|fighting ~3 breathe|breath|breathing|breeth|brethe",
        "breathing ~3 hard|difficult|difficulty|trouble|badly|stopped|stops|funny|weird|heavily|fast",
        "short|shortness|shortnes|out of? breath|breth|breathe",
        "gasping|gasps|gasp ~2 air|breath",
        "gasping|suffocating|suffocates|asphyxiating|wheezing_badly",
        "choking|chokes|choked ~3 on|and|to|food|water|blue|grape|candy|something",
        "is|are|im|hes|shes|am|was|keeps|started choking",
        "not|isnt|aint|wasnt|no_longer|arent breathing|breathin|breathe",
        "stopped|stops|stop|quit|stoped breathing|breathin|to_breathe",
        "doesnt|does_not|wont breathe|breath",
        "no_air|no_oxygen|cant_get_air|cant_get_enough_air|need_air",
        "cant|cannot|couldnt catch ~1 breath",
        "turning|turned|turns|going|gone|went ~1 blue|purple|grey",
        "lips|face|skin|fingers ~3 blue|bluish|purple",
        "oxygen|spo2|sats|o2 ~3 dropping|dropped|falling|crashing|below",
        "having|having_a|severe|bad|worst ~2 asthma_attack|asthma",
        "inhaler ~3 not_working|isnt_working|doesnt_work|not_helping|empty|isnt_helping",
        "windpipe|airway ~2 blocked|closing|closed",
      ]),

    // MARK: Bleeding
    .init(
      .bleeding, .acute,
      [
        "bleed|bleeding|bleeds|bleedin|bled ~3 heavily|heavy|badly|out|profusely|everywhere|nonstop|"
          + "non_stop|severely|a_lot|alot|lots|so_much|too_much|to_death|uncontrollably|buckets",
        "bleeding|bleed|blood ~4 wont_stop|not_stopping|doesnt_stop|isnt_stopping|will_not_stop|"
          + "cant_stop|does_not_stop|cannot_stop|keeps_coming",
        "cant|cannot|wont|doesnt|can_not|will_not|couldnt|didnt ~2 stop ~3 bleeding|blood|bleed",
        "heavy|heavily|severe|massive|uncontrolled|profuse|profusely|serious bleeding|bleed",
        "hemorrhaging|haemorrhaging",
        "cough|coughing|coughed|coughs|spitting|spits|spat|vomit|vomiting|vomited|vomits|throwing|"
          + "threw|puking|puked|peeing|pooping ~2 blood",
        "blood ~2 vomit|everywhere|gushing|pouring|spurting|squirting|spraying",
        "lots|lot|pool|so_much|too_much|tons of? blood",
        "losing|lost|loses ~3 blood",
        "gushing|spurting|pouring|squirting ~2 blood",
        "artery ~2 cut|severed|bleeding",
      ]),

    // MARK: Consciousness
    .init(
      .consciousness, .acute,
      [
        "unconscious|unconcious|unconsious|unconscous|not_conscious|knocked_out_cold",
        "pass|passed|passes|passing|passd|blacked|blacking*|blacks out",
        "passedout|collapsed|collapsing|fainting|faints|faited|comatose",
        "fainted|feinted|fell_unconscious|dropped_to_the_floor|dropped_to_the_ground",
        "unresponsive|not_responsive|not_responding|isnt_responding|not_reacting|wont_respond|"
          + "doesnt_respond|no_response_from",
        "wont|cant|cannot|will_not|not|doesnt|does_not|isnt|wouldnt|can_not|couldnt|unable_to ~4 "
          + "wake|waking|awaken|woken|wakeup|wakes",
        "lost|lose|losing|loses|loss_of ~1 consciousness|conciousness|consciousnes",
        "going_in_and_out|drifting_in_and_out|slipping_away",
        "in_and_out_of consciousness",
      ]),

    // MARK: Self-harm
    .init(
      .selfHarm, .explicit,
      [
        "kill|killing|hang|hanging|shoot|shooting|drown|drowning|stab|harm|harming|hurt|hurting|cut|"
          + "cutting|starve myself|my_self",
        "want|wants|wanted|wanna|going|gonna|plan|plans|planning|threatening|threatens|trying|tried|"
          + "tries|try|attempting|attempted ~3 kill|killing|hang|harm|harming|hurt|hurting|shoot "
          + "himself|herself|themselves|themself|him_self|her_self|ourselves",
        "says|said|keeps_saying|told_me|tells_me ~5 kill|killing|hang|hurt|hurting "
          + "himself|herself|themselves",
        "end|ending|ends|ended|take|taking|took ~1 my|his|her|their|own ~1 life|lives|own_life",
        "end|ending it all|now",
        "want|wants|wanna|wish|wishes|wishing|ready|prefer|rather|hope|going|hoping|deserve ~4 "
          + "die|dead|be_dead|died|dying|disappear_forever|never_wake_up|not_wake_up|not_exist",
        "suicidal|suicidle|sucidal|suisidal|suicida|kms|unalive",
        "thinking|think|thoughts|thought|considering|plan|planning|attempt|attempted|attempting|"
          + "commit|committing|comitting|contemplating|tried|trying|feel|ideas|wants|want ~3 "
          + "suicide|sucide|suiside|suicied|suicid|sewerslide",
        "dont|do_not|doesnt|no_longer|not ~1 want|wants|wanna|wish|care ~1 "
          + "live|be_alive|living|be_here_anymore|exist|go_on_living|keep_living|be_on_this_earth|"
          + "wake_up_anymore|live_anymore",
        "no|nothing reason|point|left|purpose ~2 live|living|life|live_for|to_live_for",
        "cant|cannot ~2 go_on|live|take_it living|like_this|anymore|any_more|any_longer",
        "better_off|better dead|without_me",
        "slit|slitting|cut|cutting|cuts|slash|slashed ~2 wrist|wrists|veins",
        "self_harm|self_harming|selfharm|selfharming|self_injury|self_injuring",
        "jump|jumping|jumped ~3 off|from|out ~3 "
          + "bridge|building|roof|balcony|window|cliff|floor|tower",
        "goodbye ~2 cruel_world", "suicide|sucide ~1 note|letter|hotline|plan|pact",
        "life ~2 not_worth|isnt_worth|worthless",
      ]),
    .init(.selfHarm, .bare, ["suicide|sucide|suiside|suicied"]),

    // MARK: Anaphylaxis
    .init(
      .anaphylaxis, .acute,
      [
        "throat|tongue|lips|lip|airway|face|mouth ~3 "
          + "swelling|swollen|swelled|swell|swells|swolen|swelling_up|puffing|ballooning",
        "throat|airway ~3 closing|closed|close|closes|tightening|shutting|constricting",
        "swelling|swollen|swolen ~3 throat|tongue|lips|airway|face",
        "anaphylaxis|anaphylactic|anaphalaxis|anaphylatic ~1 shock|reaction|now|help",
        "having|in|into|going_into|gone_into ~2 anaphylaxis|anaphylactic|anaphalaxis",
        "severe|bad|serious|terrible|massive|horrible|violent allergic|allergy reaction|attack",
        "having|had|has ~3 allergic_reaction",
        "used|need|needs|gave|no|forgot|without ~3 epipen|epi_pen|epinephrine_pen",
        "hives ~2 all_over|everywhere|spreading",
      ]),
    .init(.anaphylaxis, .bare, ["anaphylaxis|anaphylactic_shock"]),

    // MARK: Poisoning
    .init(
      .poisoning, .acute,
      [
        "overdose|overdosed|overdosing|overdoses|od|oded|oding|over_dosed ~2 on|with|by|now|pills",
        "overdosed|overdosing|over_dosed|over_dosing|oded",
        "having|had|think|maybe|its|possible|possibly|drug|heroin|fentanyl|tylenol|opioid ~3 overdose",
        "took|take|taken|taking|swallowed|swallow|swalowed|ate|eaten|ingested|drank|got_into ~4 "
          + "too_many|to_many|whole_bottle|entire_bottle|full_bottle|bottle_of|whole_pack|handful|"
          + "bunch|lots|all_her|all_his|all_my|all_the|all_of_my|all_of_her|all_of_his|a_lot|dozens ~4 "
          + "pill|pills|tablets|meds|medication|medications|medicine|drugs|sleeping_pills|tylenol|"
          + "aspirin|advil|paracetamol|ibuprofen|ambien|xanax|insulin|antidepressants|capsules|benadryl",
        "too_many|to_many|bunch_of|bottle_of|handful_of|lots_of sleeping? "
          + "pills|tablets|pill|meds|tylenol|paracetamol|medication",
        "swallowed|swallow|drank|drunk|ate|eaten|ingested|inhaled|drink|swalowed|drinking|licked ~4 "
          + "bleach|poison|pesticide|pesticides|battery|batteries|detergent|antifreeze|rat_poison|"
          + "cleaner|chemical|chemicals|paraquat|insecticide|weed_killer|drain_cleaner|lye|acid|"
          + "gasoline|kerosene|turpentine|ammonia|magnet|magnets|tide_pod|disinfectant|hand_sanitizer|"
          + "coin|poisonous|mothballs|roundup|glass|needle|razor",
        "been|was|got|someone|me|him|her|is|im|drank|took|hes|shes poisoned|poison",
        "carbon_monoxide|gas_leak|monoxide ~3 alarm|poisoning|inhaled|house|exposure|breathing",
        "bitten|bit ~3 snake|rattlesnake|cobra|viper|black_widow",
        "snake ~2 bit|bitten|bite|bites",
      ]),
    .init(.poisoning, .bare, ["overdose|od"]),

    // MARK: Seizures
    .init(
      .seizure, .acute,
      [
        "having|is_having|suffering|in|started|starts|starting|went_into ~3 "
          + "seizure|seizures|siezure|siezures|seizur|convulsion|convulsions|fit|fits",
        "seizing|convulsing|convulses|seizuring",
        "seizure|siezure|seizures ~3 wont_stop|not_stopping|doesnt_stop|nonstop|keeps|lasting|minutes",
        "shaking|jerking|twitching|trembling ~3 uncontrollably|violently|nonstop|wont_stop|cant_stop",
        "foam|foaming ~3 mouth",
        "eyes ~3 rolled|rolling|roll ~2 back",
      ]),
    .init(.seizure, .event, ["had|has|has_had|got ~2 seizure|siezure|convulsion|fit"]),
    .init(.seizure, .bare, ["seizure|siezure|convulsions|convulsion"]),

    // MARK: Pregnancy
    .init(
      .obstetric, .acute,
      [
        "water|waters ~2 broke|broken|breaking|break|brke",
        "pregnant|pregnancy|preggo|weeks_along|expecting ~~10 "
          + "bleed|bleeding|bled|blood|cramping_badly|seizure|convulsing|unconscious|fainted|collapsed",
        "bleed|bleeding|bled|blood ~~8 pregnant|pregnancy|weeks_along",
        "baby|fetus ~2 not_moving|stopped_moving|isnt_moving|not_kicking|stopped_kicking|"
          + "hasnt_moved|no_longer_moving|not_moved",
        "cant|dont|havent|havnt|not ~2 feel|felt|feeling ~2 baby ~2 "
          + "move|moving|moved|kick|kicking|movement",
        "baby|head ~2 coming|crowning|coming_out ~2 now|out|early|fast|already",
        "in labor|labour|labur ~~4 now|early|weeks|help|please|baby|contractions",
        "im|i_am|wife|shes|she_is|is|went_into|going_into ~2 in_labor|in_labour|into_labor|into_labour",
        "contractions|contraction ~5 minutes|min|mins|apart|early|strong|nonstop|every",
        "giving_birth|miscarrying|having_a_miscarriage|losing_the_baby|losing_my_baby|placenta_ruptured",
        "cord ~3 coming_out|out|around",
        "eclampsia|preeclampsia ~3 now|seizure|emergency|severe",
      ]),

    // MARK: Infants
    .init(
      .infant, .acute,
      [
        "baby|newborn|infant|toddler|weeks_old|months_old|month_old|week_old|days_old|day_old|bb ~~7 "
          + "limp|floppy|not_breathing|wont_wake|unresponsive|not_responding|choking|"
          + "not_waking|lethargic|wont_wake_up|gasping|convulsing|seizure|wont_eat|not_eating|"
          + "stopped_breathing|wont_feed|not_feeding|dropped|high_fever|shaking|wont_stop_crying",
        "baby|newborn|infant|toddler ~3 is|looks|turned|turning|lips|face|skin|going ~2 blue",
        "baby|newborn|infant|toddler|weeks_old|months_old|month_old|week_old|child|kid|son|daughter ~~7 "
          + "fever|temp|temperature|burning ~3 of|at|over|is|up|to|104|105|106|40|41|39.5|40.5",
        "fever ~3 104|105|106|40|41|40.5|39.5 ~~8 baby|newborn|infant|old|toddler|son|daughter|child|kid",
      ]),

    // MARK: Injury
    .init(
      .severeInjury, .acute,
      [
        "got|been|was|were|just|is|someone|am|im|him|her|me|hes|shes stabbed|shot|electrocuted|"
          + "run_over|impaled",
        "gunshot|gun_shot|stab|knife ~1 wound|wounds",
        "shot|stabbed in ~2 chest|leg|head|stomach|back|arm|neck|abdomen",
        "hand|arm|leg|foot|fingers ~2 crushed",
        "bone ~3 sticking|poking|through|out|exposed|visible",
        "cut|chopped|sawed|severed|sliced|ripped|torn ~2 off ~2 "
          + "finger|fingers|hand|arm|leg|toe|thumb|foot",
        "severed|amputated ~2 finger|fingers|hand|arm|leg|toe|thumb|artery|foot",
        "finger|fingers|hand|arm|leg|thumb ~1 cut_off|severed|chopped_off|ripped_off",
        "cut ~3 deep|deeply|to_the_bone|artery",
        "hit|hits|bumped|banged|smashed|cracked|injured ~2 head ~~10 "
          + "vomit|vomiting|throwing_up|unconscious|confused|bleeding|dizzy|sleepy|bad|badly|hard|not",
        "head_injury|head_trauma|skull ~5 vomiting|bleeding|confused|cracked|fractured|open|now",
        "severe|severely|bad|badly|serious|third_degree|major burn|burns|burned|burnt|scalded",
        "burned|burnt|scalded ~4 badly|severely|face|whole|over",
        "on|caught|catched fire ~2 burn|burned|burning|skin|clothes|hair",
        "drowning|drowned|nearly_drowned|almost_drowned|pulled_from_the_water",
        "trapped|pinned|stuck ~1 under|inside ~3 car|rubble|truck|tree|machine",
      ]),
    .init(
      .severeInjury, .event,
      [
        "car|motorcycle|bike|bus|traffic|truck|road|auto accident|crash|wreck|collision",
        "hit|struck|run_over ~1 by ~2 car|truck|bus|train|vehicle|motorcycle|lightning",
        "fell|fallen|fall|falls|falling|jumped|pushed ~3 from|off|down|out ~4 "
          + "roof|ladder|window|stairs|balcony|building|floor|scaffold|tree|height|cliff|story|storey|bed",
        "broke|broken|fractured ~2 neck|back|spine|skull|hip",
      ]),

    // MARK: Help
    .init(
      .help, .explicit,
      [
        "call|calling|dial|send|get|phone|ring ~3 911|999|112|paramedics|paramedic|ems|emt",
        "call|calling|dial|send|get|phone|need|needs|want|where_is|require ~3 "
          + "ambulance|ambulence|ambulans|amublance|abulance|ambulanc ~1 now|asap|immediately|please|pls|"
          + "quick|quickly|fast|help|urgently|right_now|here|hurry",
        "going_to|gonna|about_to|think_i_will ~1 die_now|die_right_now",
        "save ~2 life ~1 now|please|pls|help|hurry",
        "medical|life_threatening|real|serious|dire|true emergency|emergancy|emergeny ~1 "
          + "now|help|please|here|happening|right_now",
      ]),
    .init(
      .help, .acute,
      [
        "call|calling|send|need|needs|want|require|get ~3 ambulance|ambulence|ambulans|amublance|abulance",
        "its|it_is|this_is|is_this|have|having|in|is|facing|got ~3 emergency|emergancy|emergeny",
        "life_threatening|near_death|at_deaths_door",
        "go|going|rush|rushing|rushed|take|taking|get|run ~3 to|the emergency_room|er|a&e ~2 now|right_now",
      ]),
    .init(
      .help, .event,
      [
        "is|are|im|hes|shes|am|dad|mom|father|mother|husband|wife|child|son|daughter dying",
        "im|i_am|hes|he_is|shes|she_is|we_are|will|think ~3 going_to_die|gonna_die|about_to_die",
        "save ~1 my|his|her|our|me ~2 life|mother|father|son|daughter|baby|wife|husband|mom|dad|child",
      ]),
    .init(.help, .bare, ["emergency|emergancy|911|ambulance|ambulence|im_dying|dying"]),
  ]
}
