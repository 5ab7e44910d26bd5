extension CueTable {
  static let english: [Cue: [String]] = [
    .negation: [
      "no|not|without|never|denies|denied|dont|doesnt|didnt|isnt|wasnt|arent|werent|hasnt|"
        + "havent|hadnt|"
        + "neither|nor|aint|none|shouldnt|neednt|wont",
      "free_of|negative_for|ruled_out|instead_of|rather_than|no_longer|cant_be|cannot_be|"
        + "couldnt_be",
    ],
    .noNegation: [
      "not only|sure|kidding|joking|good|well|okay|ok|working|yet|improving|a_joke|a_drill|"
        + "getting_better|"
        + "feeling_well",
      "no idea|joke|doubt|one|insurance|money|car|time|matter|help|change|better|answer|please",
      "dont know|feel_well|feel_good|ignore|understand|hang_up|want_to_wait",
      "do_not_know|nobody|why_not|if_not|or_not|isnt_it|wont answer|come",
    ],
    .light: [
      "a|an|any|the|have|has|had|having|been|be|being|feel|feeling|felt|get|got|getting|in|"
        + "really|currently|"
        + "actively|think|its|it|is|this|that|he|she|i|im|hes|shes|was|am|are|to|need|needs|"
        + "suffer|suffering|"
        + "from|severe|actually|exactly|showing|signs|sign|of|symptoms|symptom|history|"
        + "experience|experiencing|"
        + "experienced|like|sudden|further|more|new|at|all|other|such|known|prior|active|acute|"
        + "significant|call|"
        + "calling|for|about|there|ever|yet|serious|real|medical|you|we|they|anyone"
    ],
    .connector: ["or|nor|and|any|also|either|no|of|the|a"],
    .alternative: ["or|nor any|a|an|the?"],

    .past: [
      "last|previous|prior year|years|month|months|week|summer|winter|spring|fall|decade|"
        + "january|february|"
        + "march|april|may|june|july|august|september|october|november|december",
      "year|years|yrs|yr|month|months|mo|week|weeks|decade|decades ago|back|earlier|before|prior",
      "in|since|from|during|of|around|back_in|until #year",
      "used_to|in_the_past|previously|formerly|once_had|long_ago|a_while_ago|way_back",
      "history|hx|survived|survivor|recovered|recovering|recovery|healed|in_remission|"
        + "discharged|diagnosed",
      "when ~2 was|were ~1 #|two|three|four|five|six|seven|eight|nine|ten|little|small|young|"
        + "younger|a_baby|in",
      "as_a child|kid|teenager|baby|boy|girl",
      "passed_away|died|deceased|late_father|late_mother",
      "is|are|has|have|was|already gone|resolved|better|disappeared|went_away",
      "went_away|got_better|all_better|feeling_better|fine_now|ok_now|better_now",
      "was|were unconscious|in_a_coma|on_a_ventilator|paralyzed|resuscitated",
      "in college|high_school|university|school|childhood",
      "was_treated|were_treated|was_hospitalized|stent|stents|bypass|already_treated",
      "it_was ~1 hard|difficult|crowded|scary|tight",
    ],
    .leading: [
      "after|post|following|since|previous|prior|past|treat|treats|treating|treated|prevent|"
        + "prevents|preventing|"
        + "cause|causes|caused_by|handle|handles|manage|manages|managing|fear|fearing|against|"
        + "survive|surviving "
        + "a|an|the|my|his|her|their|our|of|another|having|suffering|from|with|mild|massive|"
        + "recent|minor|major|"
        + "severe|chronic|patients_with|people_with? a|an|the|mild|massive|minor? first|second?",
      "history|risk|risks|chance|chances|signs|symptoms|treatment|treatments|rehab|"
        + "rehabilitation|therapy|recovery|"
        + "care|clinic|medication|medicine|cure|surgery|causes|prevention|program|research|"
        + "cases|types|incidence|"
        + "study|studies of|for|from|after|on a|an|the|my|his|her|chronic|recurrent|mild? a?",
      "post|multiple|several|two|three|recurrent|recurring|frequent|chronic|mini|occasional",
    ],
    .trailing: [
      "survivor|survivors|rehab|rehabilitation|patient|patients|recovery|clinic|clinics|center|"
        + "centre|unit|units|"
        + "program|programs|programme|specialist|specialists|treatment|treatments|therapy|"
        + "prevention|history|"
        + "disorder|disorders|medication|medications|medicine|drugs|research|study|studies|care|"
        + "doctor|doctors|"
        + "surgery|surgeries|evaluation|workup|screening|service|services|symptoms|risk|risks|"
        + "awareness|education|"
        + "department|team|webinar|expert|experts|guidelines|course|policy|counseling|"
        + "counselling|test|tests|types|"
        + "management|physician|cases|case|ward|insurance|trial|trials|once|twice|before|"
        + "previously",
      "in #year|the_past|my_past|childhood",
    ],
    .chronic: [
      "for|past|over|several|many|few|two|three|four|five|six|some|couple_of|more_than|#|almost|"
        + "nearly|about ~2 "
        + "year|years|yrs|months|month|decades|decade|weeks",
      "chronic|chronically|often|sometimes|occasionally|occasional|recurrent|recurring|frequent|"
        + "frequently|"
        + "intermittent|intermittently|usually|periodically|persistent|regularly|lifelong|"
        + "longstanding|mild|slight|"
        + "slightly|stable|well_controlled|under_control|from_time_to_time|now_and_then|"
        + "once_in_a_while|on_and_off|"
        + "comes_and_goes|a_bit|a_little|long_term",
      "every|each|per|times_a day|week|month|year|night|time|morning|winter|few|once",
      "when|whenever|while|if i|he|she|we|they|you? ~1 exercise|walk|climb|run|jog|climbing|"
        + "walking|running|"
        + "exercising|lie_down",
      "sleep_apnea|sleep_apnoea|apnea|apnoea|snore|snores|snoring|sleep_study",
      "on_exertion|with_exercise|climbing_stairs|walking_uphill|since_childhood|since_birth",
    ],

    .general: [
      "do|can|could|does|did|will|would you|your|u|the_hospital|usc|keck|they|anyone|hospital|"
        + "doctors ~3 treat|"
        + "handle|offer|have|provide|manage|accept|specialize|specialise|cover|perform|cure|admit",
      "treat|treats|treating|treatment|treatments|therapy|therapies|rehab|rehabilitation|cure|"
        + "clinic|clinics|"
        + "department|specialist|specialists|specialize|specializing|specialise|program|"
        + "programs|programme|expert|"
        + "experts|center|centre",
      "how_much|cost|costs|price|prices|fee|fees|charge|charges|insurance|quote|estimate|cover|"
        + "coverage|deposit",
      "what|which causes|cause|doctor|department|specialist|kind|tests|options|percent",
      "whats ~2 difference|cause|treatment|risk|best|survival|mortality|rate",
      "signs|symptoms|risk|risks|chance|chances|likelihood|survival of|factors|factor|for|is|"
        + "are|after|from|include",
      "side_effect|side_effects|complication|complications|prognosis|risk_factor|risk_factors|"
        + "prevention|prevent|"
        + "preventing|awareness|education|webinar|webinars|lecture|article|articles|research|"
        + "study|studies|trial|"
        + "trials|statistics|guidelines|training|course|conference|paper|publication|"
        + "presentation|seminar",
      "is|are|can|could|would it|there|this|that|he|she ~2 common|normal|possible|likely|"
        + "hereditary|genetic",
      "can|could|may|might|will|does|do ~4 cause|make|causes|lead_to|result_in|trigger|happen",
      "tell_me_about|information|info on|regarding|about?",
      "read|heard|hear|question|questions|curious|wondering|learn ~1 about",
      "is|are ~5 common|usual|typical|expected", "what_happens|what_would_happen ~1 if|when",
      "first_aid|class|classes|lesson|lessons|workshop|drill",
      "such_as|e_g|includes|including",
      "worried_about|afraid_of|scared_of|fear_of|concerned_about ~3 having|getting|another|"
        + "future|risk",
    ],
    .elective: [
      "second_opinion|2nd_opinion|opinion|appointment|appointments|consult|consultation|"
        + "consulting|schedule|book|"
        + "booking|referral|refer|referred|evaluation|evaluate|assessment|checkup|check_up|"
        + "follow_up|followup|"
        + "records|visa|travel|traveling|flight|lodging|hotel|invitation|interpreter|translate|"
        + "translation|"
        + "video_visit|telehealth|remote|remotely|surgeon|surgery|operation|transplant|transfer|"
        + "discharge|"
        + "insurance|your_hospital|your_doctors|international|usc|keck|los_angeles|"
        + "united_states|america|usa",
      "would_like|looking_for|interested|want_to_come|want_to_bring|want_to_see|want_to_know|"
        + "wants_to_come|"
        + "like_to_know|considering|hoping_to|hope_to|plan_to|planning_to|come_to|bring_her|"
        + "bring_him|"
        + "can_you_help|could_you_help|can_we_come|is_it_possible|able_to_help|physical_therapy",
      "cancer|tumor|tumour|leukemia|lymphoma|als|parkinsons|alzheimers|dementia|hospice|"
        + "terminal|stage|metastatic|"
        + "metastasis|chemo|chemotherapy|palliative|aphasia|disabled|disability",
    ],

    .now: [
      "now|just|currently|immediately|urgently|asap|hurry|today|tonight",
      "this_morning|this_afternoon|this_evening|this_second|this_instant|this_minute",
      "at_the_moment|at_this_moment|as_we_speak",
      "seconds|second|minute|minutes|min|mins|hour|hours|hrs|hr|moments ago",
    ],
    .sudden: [
      "suddenly|sudden|all_of_a_sudden|out_of_nowhere|emergency|urgent|still|keeps|"
        + "getting_worse|omg|oh_my_god",
      "what|wat do|should i|we do", "help_me|please_hurry|someone_help",
    ],

    .unrelated: [
      // Ages and weeks of pregnancy are no durations.
      "# month|months|week|weeks|year|years|yr|day|days old|pregnant|along",
      // “just” and “now” that speak of no danger.
      "just want|wants|wondering|asking|need|needed|to|curious|a|like|checking|got|for|in|about|"
        + "the|as|looking|"
        + "wanted|read|saw|moved|booked|sent|finished|completed|received ~1 to|your|back|"
        + "information|know|ask|case|"
        + "question|out|discharged|some?",
      "now ~1 want|wants|need|needs|would|looking|recovering|recovered|stable|fine|better|ok|"
        + "okay|takes|lives|home|"
        + "seeking|considering|doing|hoping|interested|requires|require|retired rehab|a|second|"
        + "to|your|physical|"
        + "speech|long|opinion|help_with?",
      "year|years|month|months|weeks now", "now # years|months|year", "until_now|till_now|by_now",
      // Emergencies that are none, and ambulances that are booked.
      "emergency department|departments|room|rooms|contact|contacts|number|numbers|visa|fund|"
        + "medicine|physician|"
        + "doctor|doctors|care|exit|passport|phone|line|surgery|unit|plan|coverage|insurance|"
        + "treatment",
      "non|not_an|not_a|no|isnt_an|not_really_an emergency|urgent",
      "in_case_of|if_there_is an? emergency|emergencies",
      "air_ambulance|ambulance ~2 transfer|transfers|transport|service|services|cost|costs|fee|"
        + "fees|company|ride|"
        + "bill|covered|insurance|charge|price|included|driver|jet",
      "transfer|transport|book|arrange|hire|covers|cover|cost|price ~4 ambulance",
      // Figures of speech.
      "dying to|for|of_curiosity",
      "die ~1 from|of ~1 laughter|laughing|curiosity|embarrassment|boredom",
      "laugh|laughing|laughed ~4 {cant} ~1 {breathe}",
      "i stop|stopped breathing at|in|while night|my_sleep|sleeping",
      "nearly|almost had|got|gave|having ~2 {heartAttack}|{stroke}|fit ~2 when|at|from|seeing|"
        + "over|reading|after",
      "laugh|laughing|laughed|bored|embarrassed|starving ~2 die|dying|death",
      "nearly|almost fainted|died|collapsed|passed_out ~1 when|at|from|reading|seeing|"
        + "after ~2 saw|see|price|bill|"
        + "reading|it",
      "bill|price|cost|quote|invoice ~3 heart_attack", "killing_me",
      "kill|killing ~1 time|two_birds",
      "choked_up|choking_up", "drowning_in ~2 paperwork|bills|debt|work|forms",
      "bleeding edge|heart|risk|time|disorder|disorders|gums|gum|money",
      "jump|jumping on|in|onto|into|through|to|ahead|for|over",
      "pass|passed|passing out ~1 flyers|brochure*|leaflets|the|forms|papers|to",
      "pass|passing|passed ~1 exam|test|away|on|along|stool|gas|urine|information",
      "coming with|along|too|to|as|for|from|home", "moving forward|ahead|to|on|date",
      "lost my|his|her voice",
      "cut|cutting ~1 costs|cost|down",
      "fell in_love|asleep|behind|ill|apart|through|semester|term",
      "hit|hitting ~2 deductible|limit|max", "hurt|hurting ~1 feelings",
      // Other things by the same words.
      "food|lead|blood|mercury poisoning", "poison ivy|oak|control",
      "breaststroke|breast_stroke|backstroke",
      "suicide prevention|awareness|research|statistics|rate|rates|study", "assisted_suicide",
      "flu|vaccine|covid|booster|tetanus|allergy shot|shots",
      "shot|shots ~1 of|for covid|flu|vaccine|vaccines|the",
      "bad_breath", "breath test|tests",
      "breathing exercise|exercises|machine|machines|therapy|test|tests|treatment",
      "chest xray|x_ray|x_rays|xrays|ct|scan|scans|surgeon|surgery|physician|wall|cold|mri|film|"
        + "imaging|port|lump|mass",
      "eyelid|eyelids ~1 droop*", "droopy eyelid|eyelids|eye|eyes",
      "blood pressure|test|tests|work|sugar|type|count|thinner|thinners|sample|clot|clots|"
        + "transfusion|donation|cancer",
      "blue cross|shield|card", "labor law|day|and_delivery",
      "throat|tongue|lip|mouth|face ~2 cancer|cancers|tumor|tumour|surgery|lump|cream",
    ],
    .filler: [
      "i|im|my|me|he|she|hes|shes|dad|father|mom|mum|mother|wife|husband|son|daughter|baby|help|"
        + "please|pls|plz|"
        + "now|a|an|is|it|its|the|think|has|having|have|had|us|omg|someone|somebody|possible|"
        + "maybe|hi|hello|"
        + "possibly|grandma|grandpa|grandmother|grandfather|am|this|oh|god|need|asap|hurry|"
        + "quick|um|what|do|to|"
        + "in|laws|law|child|brother|sister|friend|uncle|aunt|boss|call|urgent|fast|suspected|"
        + "severe|massive"
    ],
  ]
}
