extension RedFlagTable {
  /// Each entry is one sort of sign, in both languages.
  static let signs: [Entry] = [
    .init(
      .heartAttack, .sign,
      [
        "pale|sweaty|clammy|sweating|drenched_in_sweat|cold_sweat|cold_sweats|ghost_white|white_as",
        "{冷汗}|脸色苍白|脸色惨白|面色苍白|面青|脸色很差|脸色发白|脸发白",
      ]),
    .init(
      .heartAttack, .sign,
      [
        "heart|pulse ~3 racing|pounding|fast|irregular|skipping|180|190|200",
        "心跳 ~3 很快|好快|180|200|乱跳|过快|快得",
      ]),
    .init(
      .consciousness, .sign,
      [
        "falling_asleep|keeps_sleeping|confused|disoriented|delirious|drowsy|sleepy|lethargic|"
          + "groggy|dazed|incoherent|out_of_it",
        "一直昏睡|一直睡|迷糊|迷迷糊糊|嗜睡|昏昏沉沉|昏睡|说胡话|认不得|认不出|神志|叫了才",
      ]),
    .init(
      .consciousness, .sign,
      [
        "dizzy|lightheaded|light_headed|faint|wobbly|cant_stand|cannot_stand|cant_walk|cannot_walk",
        "头晕|头昏|站不住|站不稳|企唔稳|企唔到|晕乎乎|好晕|很晕|站不起来|走不了",
      ]),
    .init(
      .breathing, .sign,
      ["wheezing|wheezes|wheeze|panting|breathless|winded|gasps", "喘|气促|气短|呼呼"]),
    .init(
      .help, .sign,
      ["vomiting|throwing_up|vomited|puking|vomits|threw_up", "呕吐|一直吐|吐了|狂吐|作呕|在吐|不停吐"]),
    .init(
      .bleeding, .sign,
      [
        "blood|bleeding|bleeds|bled|clots", "stool|stools|poo|poop ~3 black|tar|tarry",
        "black_stool|black_stools|tarry_stool|tarry_stools",
        "流血|出血|鲜血|血|柏油便|黑便|血块", "拉|大便|屎 ~3 黑|柏油",
      ]),
    .init(
      .infant, .sign,
      [
        "days_old|weeks_old|week_old|newborn|born ~2 hours|days|hour", "出生|未满月|刚满月|新生儿|早产儿",
      ]),
    .init(
      .infant, .sign,
      [
        "refused|refuses|refusing|wont|not ~2 feed|feeds|feeding|feedings|milk|bottle",
        "floppy|lies_there|hot_to_touch|barely_cries|wont_cry|not_crying",
        "不吃奶|不喝奶|唔食奶|喝不到|软软|不太哭|手脚冰冷|手脚冰冰|冰冰花花",
      ]),
    .init(
      .severeInjury, .sign,
      ["fell|fallen|hit_his_head|hit_her_head|hit_my_head|crashed", "摔|跌倒|跌亲|撞到头|撞了头|摔倒|摔下来|掉下来"]),
    .init(
      .help, .sign,
      [
        "sharp|severe|unbearable|excruciating|terrible|intense|awful|extreme|stabbing|"
          + "bad ~1 pain|pains|cramps|headache",
        "剧痛|刺痛|绞痛|好痛|很痛|疼得厉害|痛得厉害|痛得犀利|痛到|疼死|痛死|剧烈 疼痛|头痛|腹痛?",
      ]),
    .init(
      .anaphylaxis, .sign,
      [
        "{throat}|eyes|neck|tongue ~3 huge|big|bigger|growing|swell|swelling|swollen|puffy|itchy",
        "hives|rash|welts",
        "荨麻疹|红疹|疹子|风团", "{喉}|脖子 ~3 肿|粗|胀",
      ]),
    .init(
      .obstetric, .sign, ["{pregnant}|contractions|water_broke", "怀孕|孕妇|大肚|孕#|宫缩|孕 #"]),
    .init(
      .stroke, .sign,
      [
        "numb|numbness|tingling|weakness|drooping|blurry|double_vision|paralyzed",
        "浑身发抖|全身发抖|手脚冰冷|发麻|麻木|麻痹|麻了|手麻|脚麻|脸麻|没力气|没有晒力|无力|没知觉|看东西重影|视线模糊|看不清",
      ]),
    .init(
      .stroke, .sign,
      [
        "{cant} ~1 talk|speak|move|see|swallow|cough|cry|walk",
        "no_vision|lost_vision|vision_gone|blind",
        "看不见|睇唔到|吞不下|咽不下|吞唔到|不会说话|说不了话|不能说话|说不出|讲唔到|吞不下|哭不出|动不了|啊啊叫",
      ]),
    .init(
      .infant, .sign,
      ["fever|burning_up|chills|stiff_neck|fevers", "高烧|高热|发高烧|发烧|寒战|发抖|打颤|脖子硬"]),
    .init(
      .poisoning, .sign,
      [
        "double|wrong|extra|too_much ~3 insulin|dose|pills|medicine|medication|morphine|by_mistake",
        "吃错|打多|吃多|多吃了|多打了|打错",
      ]),
    .init(
      .selfHarm, .sign,
      [
        "balcony|rope|noose|gun|knife|razor|bridge|rooftop|train_tracks",
        "绳子|刀片|楼顶|天台|上吊绳|安眠药|阳台|铁轨",
      ]),
    .init(
      .selfHarm, .sign,
      [
        "locked ~1 himself|herself|myself ~4 bathroom|room|car|garage|bedroom",
        "反锁|锁 ~4 屋|房间|厕所|浴室|房|车里",
      ]),
    .init(
      .selfHarm, .sign,
      [
        "written|wrote ~2 letters|wills|notes",
        "take|taking|adopt|home_for ~2 my_cat|the_cat|my_dog|the_dog",
        "存折|银行卡|密码 ~4 抽屉|写在|留给|放在", "托 ~1 给|俾|畀",
      ]),
    .init(
      .selfHarm, .sign,
      [
        "goodbye|hopeless|worthless|burden|cant_take_it|give_up|giving_up|forgive_me|"
          + "no_one_would_miss|disappear|"
          + "end_the_pain|end_this|to_be_over|want_it_over|want_it_to_end|cant_go_on|had_enough",
        "告别|永别|绝望|累赘|拖累|撑不下去|坚持不下去|坚持不住|不想再坚持|不想坚持|顶唔顺|忍唔到|对不起大家|来世|下辈子|原谅我|再见了|崩溃",
      ]),
  ]
}
