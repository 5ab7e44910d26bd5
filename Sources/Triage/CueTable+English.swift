extension CueTable {
  static let english: [Cue: [String]] = [
    .negation: [
      "no|not|without|never|denies|denied|dont|doesnt|didnt|isnt|wasnt|arent|werent|hasnt|havent|hadnt|"
        + "neither|nor|aint|none|shouldnt|neednt|wont",
      "free_of|negative_for|ruled_out|instead_of|rather_than|no_longer|cant_be|cannot_be|couldnt_be",
    ],
    .light: [
      "a|an|any|the|have|has|had|having|been|be|being|feel|feeling|felt|get|got|getting|in|really|currently|"
        + "actively|think|its|it|is|this|that|he|she|i|im|hes|shes|was|am|are|to|need|needs|suffer|suffering|"
        + "from|severe|actually|exactly|showing|signs|sign|of|symptoms|symptom|history|experience|experiencing|"
        + "experienced|like|sudden|further|more|new|at|all|other|such|known|prior|active|acute|significant|call|"
        + "calling|for|about|there|ever|yet|serious|real|medical|you|we|they|anyone",
    ],
    .connector: ["or|nor|and|any|also|either|no|of|the|a"],
    .alternative: ["or|nor any|a|an|the?"],
    .past: [
      "last|previous|prior year|years|month|months|week|summer|winter|spring|fall|decade|january|february|"
        + "march|april|may|june|july|august|september|october|november|december",
      "year|years|yrs|yr|month|months|mo|week|weeks|decade|decades ago|back|earlier|before|prior",
      "in|since|from|during|of|around|back_in|until #year",
      "back_in|used_to|in_the_past|previously|formerly|once_had|long_ago|a_while_ago|way_back|historically",
      "history|hx|survived|survivor|recovered|recovering|recovery|recuperating|healed|in_remission",
      "when ~2 was|were ~1 #|two|three|four|five|six|seven|eight|nine|ten|little|small|a_baby|in", "as_a|when ~3 child|kid|teenager|young|younger|baby|boy|girl",
      "passed_away|died|deceased|late_father|late_mother|rest_in_peace|rip",
      "it_was ~1 hard|difficult|crowded|scary|tight", "is|are|has|have|was|already gone|resolved|better|stopped_now|disappeared|went_away",
      "went_away|got_better|resolved|fully_recovered|all_better|feeling_better|fine_now|ok_now|better_now",
      "discharged|was_treated|were_treated|was_hospitalized|stent|bypass|stents",
      "diagnosed ~2 with|as", "already|since ~1 treated",
    ],
    .leading: [
      "after|post|following|since|previous|prior|past|treat|treats|treating|treated|prevent|prevents|"
        + "preventing|cause|causes|caused_by|handle|handles|"
        + "manage|managing|afraid|fear|fearing|worried_about|against|survive|surviving "
        + "a|an|the|my|his|her|their|our|of|another|having|suffering|for|from|with|mild|massive|recent|"
        + "minor|major|patients_with|severe|people_with|chronic? a|an|the|mild|massive|minor? first|second?",
      "history|risk|risks|chance|chances|signs|symptoms|treatment|treatments|rehab|rehabilitation|therapy|"
        + "recovery|care|clinic|medication|medicine|cure|surgery|causes|prevention|program|"
        + "research|cases|types|kinds|incidence|study|studies of|"
        + "for|from|after|on a|an|the|my|his|her|chronic|recurrent|mild? a?",
      "post|multiple|several|two|three|recurrent|recurring|frequent|chronic|mini|occasional",
    ],
    .trailing: [
      "survivor|survivors|rehab|rehabilitation|patient|patients|recovery|clinic|clinics|center|centre|unit|"
        + "units|program|programs|programme|specialist|specialists|treatment|treatments|therapy|prevention|"
        + "history|disorder|disorders|medication|medications|medicine|drugs|research|study|studies|care|"
        + "doctor|doctors|surgery|surgeries|evaluation|workup|follow|screening|services|service|symptoms|risk|"
        + "risks|awareness|education|support|department|team|webinar|expert|experts|guidelines|course|policy|"
        + "counseling|counselling|test|tests|types|management|physician|cases|case|ward|insurance|trial|trials",
      "in #year|the_past|my_past|childhood",
      "once|twice|before|previously",
    ],
    .chronic: [
      "for|past|over|last|several|many|few|two|three|four|five|six|some|couple_of|more_than|these|#|almost|"
        + "nearly|about ~2 year|years|yrs|months|month|decades|decade|weeks",
      "year|years|month|months long|now|already|of",
      "chronic|chronically|often|sometimes|occasionally|occasional|recurrent|recurring|frequent|frequently|"
        + "intermittent|intermittently|usually|periodically|persistent|regularly|lifelong|longstanding|"
        + "long_standing|from_time_to_time|now_and_then|once_in_a_while|on_and_off|comes_and_goes|mild|slight|"
        + "slightly|a_bit|a_little|long_term|ongoing|stable|well_controlled|under_control",
      "every|each day|week|month|year|night|time|morning|winter|few|once",
      "when|whenever|while|if i|he|she|we|they|you|my_dad|my_mom|walking|climbing|exercising|running|lying "
        + "~1 exercise|walk|climb|run|exert|jog|lie|sleep|climbing|walking|running|lying",
      "on_exertion|with_exercise|climbing_stairs|walking_uphill|since_childhood|since_birth|at_night_when",
      "a|per|times|times_a day|week|month|year",
    ],
    .general: [
      "do|can|could|does|did|will|would you|your|u|the_hospital|usc|keck|they|anyone|hospital|doctors ~3 "
        + "treat|handle|offer|have|provide|manage|accept|specialize|specialise|cover|perform|"
        + "cure|admit",
      "treat|treats|treating|treatment|treatments|therapy|therapies|rehab|rehabilitation|rehabilitate|cure|"
        + "clinic|clinics|department|specialist|specialists|specialize|specializing|specialise|program|"
        + "programs|programme|expert|experts|center|centre",
      "how_much|cost|costs|price|prices|fee|fees|charge|charges|insurance|quote|estimate|cover|coverage|deposit",
      "what|which causes|cause|doctor|department|specialist|kind|tests|options|percent",
      "whats ~2 difference|cause|treatment|risk|best|survival|mortality|rate|the",
      "signs|symptoms|risk|risks|chance|chances|likelihood|cause|causes|side_effect|side_effects|"
        + "complication|complications|prognosis|prevent|prevention|preventing|survival of|factors|factor|for|is|"
        + "are|after|from|from_having|a|the|like|such|include|include*",
      "side_effect|side_effects|complication|complications|risk_factor|risk_factors|prevention|prevent|"
        + "awareness|education|webinar|webinars|lecture|article|articles|research|study|studies|trial|trials|"
        + "statistics|guidelines|training|course|conference|paper|publication|presentation|seminar",
      "is|are|can|could|would it|there|this|that|he|she ~2 common|normal|possible|likely|cause|hereditary|genetic",
      "can|could|may|might|will|does|do ~4 cause|make|causes|lead_to|result_in|trigger|happen",
      "tell_me_about|information|info about|on|regarding|for?",
      "read|heard|hear|article|news|question|questions|curious|wondering|learn ~1 about",
      "such_as|like_chest|e_g|includes|including",
      "worried_about|afraid_of|scared_of|fear_of|concerned_about ~3 having|getting|another|future|risk",
    ],
    .elective: [
      "second_opinion|2nd_opinion|another_opinion|opinion|appointment|appointments|consult|consultation|"
        + "consulting|schedule|book|booking|referral|refer|referred|evaluation|evaluate|assessment|checkup|"
        + "check_up|follow_up|followup|medical_records|records|visa|travel|traveling|flight|lodging|hotel|"
        + "invitation|interpreter|translate|translation|video_visit|telehealth|remote|remotely|surgeon|surgery|"
        + "operation|transplant|transfer|discharge|insurance|your_hospital|your_doctors|your_program|"
        + "international|usc|keck|los_angeles|united_states|america|usa",
      "would_like|looking_for|look_for|interested|want_to_come|want_to_bring|want_to_see|want_to_know|"
        + "wants_to_come|like_to_know|considering|hoping_to|hope_to|plan_to|planning_to|come_to|bring_her|"
        + "bring_him|can_you_help|could_you_help|can_we_come|is_it_possible|able_to_help|do_you_accept",
      "cancer|tumor|tumour|leukemia|lymphoma|als|parkinsons|alzheimers|dementia|hospice|terminal|stage|"
        + "metastatic|metastasis|chemo|chemotherapy|palliative|physical_therapy|aphasia|disabled|disability",
    ],
    .now: [
      "now|currently|immediately|urgently|asap|hurry",
      "right|just|at_this now|moment|minute",
      "at_the_moment|as_we_speak|happening_now|this_second|this_instant|this_minute",
      "seconds|second|minute|minutes|min|mins|hour|hours|hrs|hr|moments ago",
      "this_morning|this_afternoon|this_evening|tonight|today|an_hour_ago|half_an_hour_ago",
      "just",
      "again_now|starting_again|started_again",
    ],
    .sudden: [
      "suddenly|sudden|all_of_a_sudden|out_of_nowhere|emergency|urgent|what_do_i_do|what_should_i_do|"
        + "what_should_we_do|what_do_we_do|help_me|wat_do_i_do|please_hurry|someone_help|omg|oh_my_god|"
        + "still|keeps|getting_worse",
    ],
    .noNegation: [
      "not_only|not_sure|dont_know|do_not_know|no_idea|not_kidding|not_joking|no_joke|no_doubt|"
        + "no_one|nobody|not_good|not_well|not_okay|not_ok|dont_feel_well|not_feeling_well|dont_feel_good|"
        + "no_insurance|no_money|no_car|no_time|no_matter|dont_ignore|not_working|no_help|why_not|if_not|"
        + "or_not|not_yet|no_change|dont_understand|isnt_it|not_getting_better|no_better|no_answer|wont_answer|"
        + "wont_come|dont_hang_up|no_please|not_a_joke|not_a_drill|dont_want_to_wait|not_improving",
    ],
    .unrelated: [
      "nearly|almost fainted|died|collapsed|passed_out ~1 when|at|from|reading|seeing|after ~2 saw|see|price|bill|reading|it",
      "coming with|along|too|to|as|for|from|home", "jump on|in|onto|into|through|to|ahead|for|over", "lost my|his|her voice",
      "pass|passed|passing out ~1 flyers|brochure*|leaflets|the|forms|papers|to", "choked_up|choking_up|chokes_me_up",
      "moving forward|ahead|to|on|date", "not_moving forward|ahead|to|on",
      "# month|months|week|weeks|year|years|yr|day|days old|pregnant|along",
      "just want|wants|wondering|asking|need|needed|to|curious|a|like|checking|got|for|in|about|the|as|"
        + "looking|wanted|read|saw|moved|booked|sent|finished|completed|received ~1 to|your|back|information|"
        + "know|ask|case|question|out|discharged|some?",
      "now ~1 want|wants|need|needs|would|looking|recovering|recovered|stable|fine|better|ok|okay|takes|lives|"
        + "home|seeking|considering|like|doing|hoping|interested|in_rehab|requires|require|retired|able|we|want_to "
        + "rehab|a|second|to|your|physical|speech|long|opinion|help_with?",
      "year|years|month|months|weeks now", "now # years|months|year", "until_now|till_now|by_now|nowadays",
      "emergency department|departments|room|rooms|contact|contacts|number|numbers|visa|fund|"
        + "medicine|physician|doctor|doctors|care|exit|passport|phone|line|surgery|unit|preparedness|plan|"
        + "medical_services|coverage|insurance|use|treatment",
      "non|not_an|not_a|no|isnt_an|not_really_an emergency|emergent|urgent",
      "in_case_of|if_there_is|for|in_an an? emergency|emergencies",
      "air_ambulance|ambulance ~2 transfer|transport|service|services|cost|costs|fee|fees|company|ride|bill|"
        + "covered|insurance|charge|price|transfers|included|driver|jet",
      "transfer|transport|book|arrange|hire|covers|cover|cost|price ~4 ambulance",
      "dying_to|dying_for|dying_of_curiosity|dying_light", "die_hard|die_out|diet",
      "die ~1 from|of ~1 laughter|laughing|curiosity|embarrassment|boredom",
      "laugh|laughing|laughed|bored|embarrassed|starving|hungry ~2 die|dying|death",
      "bleeding disorder|disorders|edge|heart|risk|time|gums|gum", "bleed_through",
      "food|lead|blood|mercury poisoning|poison", "poison ivy|oak|control",
      "heart_attack_grill|stroke_of|breast_stroke|breaststroke|different_strokes|back_stroke|heat_stroke_prevention",
      "suicide_squad|assisted_suicide|suicide prevention|awareness|research|statistics|rate|rates|study",
      "flu_shot|vaccine_shot|covid_shot|got_shot_of|shot|shots ~1 of|for covid|flu|vaccine|vaccines|the",
      "got|get|getting|had|have ~2 covid|flu|booster|vaccine|tetanus|allergy shot|shots",
      "kill|killing ~1 time|two_birds", "killing_me",
      "catch_my_breath|breath_test|breath_tests|bad_breath|breathing exercise|exercises|treatment|treatments|"
        + "machine|machines|tube|therapy|test|tests|room",
      "take|taking ~1 breath", "a_breath_of", "breast ~2 pressure|pain|tight|heavy",
      "chest xray|x_ray|x_rays|xrays|ct|scan|scans|surgeon|surgery|physician|clinic|wall|tube|infection|cold|mri|"
        + "film|imaging|port|lump|mass",
      "eye|eyelid|eyelids ~2 droop*", "droopy eyelid|eyelids|eye", "ptosis",
      "blood_pressure|blood_test|blood_tests|blood_work|blood_sugar|blood_type|blood_count|blood_thinner|"
        + "blood_thinners|blood_sample|blood_clot|blood_clots|blood_transfusion|blood_donation|blood_cancer",
      "lost ~1 weight|wallet|passport|card|records|luggage|money|job",
      "broken|broke ~1 link|links|website|page|heart|english|phone|leg|arm",
      "passing|pass|passed ~1 exam|test|away|on|along|stool|gas|urine|information",
      "hurt|hurting ~1 feelings|my_feelings|her_feelings|myself_financially",
      "cut|cutting ~1 costs|cost|off_date|down", "hair|nails cut", "fell in_love|asleep|behind|ill|apart|through",
      "fall|fell ~1 semester|2024|2025|2026|2027|term",
      "panic_button|burn_rate|sunburn|heartburn", "drowning_in ~2 paperwork|bills|debt|work|forms",
      "choking_up", "od|o.d # |eye|vision", "water_broken", "blue cross|shield|card|cross_blue_shield",
      "going_blue_cross", "anthem_blue", "in labor_and_delivery|labor_law|labor_day",
      "hit|hitting ~2 deductible|limit|max", "fever_of_unknown",
      "having|have ~1 emergency ~1 contact|department|room|doctor",
      "sore_throat|throat|tongue|lip|mouth|face ~2 cancer|cancers|tumor|tumour|surgery|lump|cream",
      "without ~2 overdose", "dead_line|deadline|deadlines",
      "would_rather|prefer|rather|want|hope|wish ~3 have|see|come|wait|go|stay",
    ],
    .filler: [
      "i|im|my|me|he|she|hes|shes|dad|father|mom|mum|mother|wife|husband|son|daughter|baby|help|please|pls|plz|"
        + "now|a|an|is|it|its|the|think|has|having|have|had|us|omg|someone|somebody|possible|maybe|hi|hello|"
        + "possibly|grandma|grandpa|grandmother|grandfather|am|this|oh|god|need|asap|hurry|quick|um|what|do|to|"
        + "in|laws|law|child|brother|sister|friend|uncle|aunt|boss|call|urgent|fast|suspected|severe|massive",
    ],
  ]
}
