/// Words that many phrases share, written `{name}` in the notation of `PhrasePattern`.
enum WordClass {
  static let all = english.merging(chinese) { english, _ in english }

  private static let english: [String: String] = [
    "cant":
      "cant|cannot|can_not|couldnt|could_not|cnt|kant|canot|cann't|unable_to|not_able_to|"
      + "isnt_able_to",
    "wont":
      "wont|will_not|doesnt|does_not|dosent|not|isnt|is_not|aint|wouldnt|didnt|arent|never|stopped|"
      + "hasnt|havent|has_not",
    "breathe": "breathe|breath|breathing|breathin|breaths|breeth|breethe|brethe|breath'ing|breate|"
      + "breahte|breathng|inhale|exhale",
    "hard":
      "hard|hardly|difficult|difficulty|dificulty|trouble|truble|struggling|struggle|struggles|"
      + "problem|problems|barely|impossible|fighting|laboring|harder",
    "pain":
      "pain|pains|paining|painful|hurt|hurts|hurting|tight|tightness|tightening|pressure|pressing|"
      + "heavy|heaviness|crushing|crushed|squeezing|squeezed|ache|aches|aching|stabbing|"
      + "exploding|killing|"
      + "gripping|clenching|burning",
    "chest": "chest|ches|cheast|chst|sternum|breastbone",
    "heartAttack":
      "heart_attack|heart_atack|heart_attck|heart_attak|hart_attack|hart_atack|heartattack|"
      + "cardiac_arrest|heart_attacks",
    "stroke": "stroke|strok|storke|brain_bleed|brain_hemorrhage|tia|aneurysm_rupture",
    "seizure": "seizure|seizures|siezure|siezures|seisure|convulsion|convulsions|fit|fits",
    "side": "arm|arms|leg|legs|side|hand|hands|face|foot",
    "bleed": "bleed|bleeding|bleeds|bleedin|bled|bleading|hemorrhage|hemorrhaging",
    "heavily":
      "heavily|heavy|badly|bad|out|profusely|everywhere|nonstop|non_stop|severely|a_lot|alot|lots|"
      + "so_much|too_much|to_death|uncontrollably|buckets|hard|like_crazy|severe|massive|massively",
    "vomit":
      "cough|coughing|coughed|coughs|spitting|spits|spat|vomit|vomiting|vomited|vomits|throwing|"
      + "threw|"
      + "throws|puking|puked|pukes|peeing|pooping|hacking|bringing",
    "himself": "himself|herself|themselves|themself|him_self|her_self|ourselves|theirself",
    "myself": "myself|my_self|meself|myselfe",
    "kill":
      "kill|killing|kil|hang|hanging|shoot|shooting|drown|drowning|stab|stabbing|harm|harming|hurt|"
      + "hurting|cut|cutting|starve|poison",
    "want":
      "want|wants|wanted|wanna|wish|wishes|wishing|going|gonna|ready|rather|hope|hoping|deserve|"
      + "trying|"
      + "plan|plans|planning|about|tempted|threatening|threatens|prefer",
    "suicide": "suicide|sucide|suiside|suicied|suicid|suicde|suecide",
    "ingest":
      "took|take|taken|taking|swallow|swallowed|swallows|swallowing|swalowed|ate|eaten|eats|"
      + "ingested|"
      + "drank|drunk|drink|drinks|drinking|downed|popped|got_into|gulped",
    "pills":
      "pill|pills|tablet|tablets|meds|medication|medications|medicine|medicines|drugs|"
      + "sleeping_pills|"
      + "tylenol|aspirin|advil|paracetamol|ibuprofen|ambien|xanax|insulin|antidepressants|"
      + "capsules|benadryl|"
      + "painkillers|opioids|oxycodone|morphine|acetaminophen|valium",
    "poison":
      "bleach|poison|poisonous|pesticide|pesticides|detergent|antifreeze|cleaner|cleaners|cleaning|"
      + "chemical|chemicals|paraquat|insecticide|weed_killer|weedkiller|lye|acid|gasoline|"
      + "kerosene|turpentine|"
      + "ammonia|disinfectant|sanitizer|mothballs|roundup|drain|dishwasher_pod|laundry_pod|"
      + "tide_pod|nail_polish|"
      + "methanol|rat_poison",
    "object":
      "battery|batteries|magnet|magnets|coin|coins|glass|needle|razor|blade|marble|pin|nail|button",
    "child":
      "baby|babys|newborn|infant|infants|toddler|weeks_old|months_old|month_old|week_old|days_old|"
      + "day_old|bb|preemie|little_one",
    "kid":
      "baby|newborn|infant|toddler|weeks_old|months_old|month_old|week_old|child|kid|son|"
      + "daughter|boy|"
      + "girl|brother|sister|grandson|granddaughter|nephew|niece|year_old",
    "pregnant":
      "pregnant|pregnancy|preggo|pregant|weeks_along|expecting|weeks_pregnant|months_pregnant",
    "swell":
      "swell|swelling|swollen|swolen|swelled|swells|puffy|puffing|puffed|thick|ballooning|balloon|"
      + "closing|closed|closes|close|tightening|shutting|constricting|itchy_and_tight",
    "throat": "throat|tongue|lips|lip|airway|face|mouth|tounge|throte",
    "ambulance":
      "ambulance|ambulence|ambulans|amublance|abulance|ambulanc|ambulanse|paramedics|paramedic|emt|"
      + "ems",
    "emergency": "emergency|emergancy|emergeny|emergancy",
  ]

  private static let chinese: [String: String] = [
    "胸": "胸口|胸部|心口|心脏|胸|胸腔|左胸|胸前|心窝|前胸|心脏这里|心脏位置",
    "痛": "痛|疼|剧痛|绞痛|压榨|压迫|压住|压着|揪着|揪痛|刺痛|绞着|揪|石头|像压|好像压|闷得|好闷|很闷|闷痛|紧得|好紧|"
      + "撕裂|裂开|难受|刀割|刀扎|扎|针扎|针刺",
    "冷汗": "冷汗|冒汗|大汗|出汗|虚汗|标汗|满头汗|汗",
    "心梗": "心梗|心肌梗塞|心肌梗死|心脏病|心绞痛|心脏骤停|心脏衰竭|心衰",
    "中风": "中风|脑梗|脑卒中|脑出血|脑溢血|脑梗塞|爆血管|脑血管破裂|脑干出血|小中风",
    "疑": "突发|急性|疑似|可能是|可能|好像是|像是|怀疑是|是不是|系唔系|怕是|好似|好像|应该是|估计是|怀疑|恐怕是",
    "半边": "半边|一边|一侧|半身|半个|单边|左边|右边|左侧|右侧|左半|右半|左半边|右半边|左|右|半张",
    "手脚": "身体|身子|身|手脚|手|脚|肢体|手臂|胳膊|腿|脸|面|边脸|手指|大腿|边身|边面|四肢",
    "无力": "麻|麻痹|没力|无力|没有力|动不了|不能动|瘫|郁唔到|郁唔得|没知觉|没有知觉|失去知觉|使不上|抬不起|举不起|没感觉|"
      + "没有感觉|发软|软|冇力|没有晒力|冇晒力|不听使唤|动弹不得|歪|垮|掉下|僵",
    "突然": "突然|忽然|一下子|突然间|忽然间|无端端|刚刚|刚才|现在",
    "说话": "说话|讲话|口齿|讲嘢|言语|话|说嘢|讲",
    "不清": "不清|含糊|唔清|大舌头|不利索|不清楚|乱|颠三倒四|不成句|听不懂|结巴|唔到|不出|不了|不出来|唔出",
    "喘": "喘|透|唞|抖|吸|换|缓|呼|提|敨",
    "脸": "嘴唇|嘴|脸|面|脸色|面色|全身|口唇|手指|指甲|面青|唇|皮肤|整个人|塊面|块面|小脸",
    "紫": "发紫|发青|紫|青|变紫|变青|发蓝|青紫|发黑|变黑|黑|蓝|转紫|变蓝|通红发紫|发灰|灰白|惨白|灰灰|灰色|灰掉",
    "血多": "好多|很多|太多|非常多|这么多|大量|一地|满地|满身|全身|一大滩|一滩|一大盆|严重|厉害|犀利|多到|超多|不少|"
      + "好几口|好大量|一盆|一大口|大口|成地|得很",
    "止不住": "不止|唔止|唔停|不停|止不住|止唔到|止唔住|停不下来|停不了|狂|一直|没停|喷|涌|冒|哗哗|流个不停|不断|止唔返|拼命",
    "流血": "流血|出血|流紧血|失血|出紧血|冒血|飙血|喷血|渗血|淌血|滴血|流鲜血|流出血",
    "叫": "叫|弄|喊|唤|摇|拍|推|嗌|点叫|叫极|怎么叫|拍打|喊他|喊她",
    "不醒": "不醒|唔醒|没反应|没有反应|不应|唔应|不答应|没回应|没有回应|不起来|不理|都无反应|没动静|唔郁|没有回|没回|冇回|没有应|冇应",
    "自己": "自己|自我",
    "不想活": "活|活了|活着|活下去|生存|做人|再活|生存落去|活在世|活在这|活在世上|继续活|生存下去",
    "喉": "喉咙|咽喉|喉头|舌头|嘴唇|喉|嗓子|气管|舌|嘴巴|嘴|口腔|口唇|脖子|脸|面|整张脸|脸部|条脷|脷",
    "肿": "肿|肿起|肿胀|水肿|肿了|肿到|收紧|发紧|锁住|收窄|肿得|肿成|肿晒|紧|堵",
    "吃": "吃|吞|服|喝|饮|食|灌|咽|误食|误服|误喝|误饮|误吞|吃下|吞下|喝下|吞落|嗑|吃光",
    "药": "药|安眠药|止痛药|药片|药丸|安定|药物|普拿疼|百服宁|扑热息痛|必理痛|西药|毒品|抗抑郁药|镇静药|降压药|胰岛素|"
      + "退烧药|感冒药|止痛片|精神科药|镇静剂|布洛芬|泰诺|抗忧郁药|心脏药|血压药|退热药",
    "多": "一瓶|整罐|一罐|好几颗|好几粒|好几片|整瓶|成樽|一樽|一整瓶|很多|太多|大量|一大把|一把|几十片|几十粒|几十颗|整盒|成排|成包|好多|好多粒|多粒|"
      + "多颗|多片|两瓶|几瓶|半瓶|过量|全部|一盒|一整盒|两盒|一堆|一排|一整排|好几",
    "毒": "农药|百草枯|敌敌畏|年年春|巴拉刈|草甘膦|敌百虫|农达|老鼠药|鼠药|杀虫剂|除草剂|毒药|毒鼠强|杀虫水|除草水|洗洁精|漂白水|漂白剂|消毒液|消毒水|洁厕|"
      + "洁厕灵|通渠水|清洁剂|清洁液|洗衣液|洗衣球|洗衣凝珠|强酸|强碱|硫酸|盐酸|汽油|杀蟑|樟脑|樟脑丸|防冻液|毒蘑菇|毒菇|"
      + "毒品|甲醇|干燥剂|水银|洗厕水|洗甲水|滴露",
    "异物": "电池|纽扣电池|钮扣电池|钮扣|磁铁|磁珠|磁力珠|硬币|异物|针|玻璃|刀片|钉子|弹珠|玩具|钱币|图钉",
    "孕": "怀孕|孕|孕妇|孕期|有喜|大肚|大着肚子|大了肚|怀胎|孕晚期|身孕|预产期|有了身孕|怀着|孕周|孕妈",
    "宝宝": "宝宝|婴儿|新生儿|小宝|婴孩|bb|个月大|早产儿|初生|bb仔|bb女|满月|月大|小婴儿|宝贝|婴仔|苏虾|"
      + "个月的孩子|个月嘅|个多月大|小baby|baby",
    "高温": "40|41|42|39.5|四十|四十一|40.5|39.8|39.6|39.7|39.9|40.2|40.3|39_度_5|39_度_8",
    "孩子": "小孩|孩子|小朋友|儿子|女儿|细路|囡囡|仔仔|孙子|孙女|小儿|娃|弟弟|妹妹|个仔|个女|阿仔|阿女|外孙|囡|细佬|"
      + "小弟|小妹|#_岁",
    "救护车": "救护车|白车|救伤车|十字车|急救车",
  ]
}
