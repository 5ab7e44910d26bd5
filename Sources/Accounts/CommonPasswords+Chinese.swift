extension CommonPasswords {
  /// Pinyin of words and names, numbers that sound like words, and words in characters.
  static let chinese = """
    woaini woaini1314 woaiwo woaiwojia woaiziji woaizhongguo wobuaini woxiangni woxihuanni
    wodeai aini aini1314 ainiyiwannian aiwoba nihao nihaoma nishiwode nishishui niyoubing baobei
    baobao laogong laopo laoshi laoban qinaide qinqin xiaobao xiaobei xiaohai xiaolong xiaoming
    xiaohong xiaoyu xiaoxue xiaomao xiaogou xiaozhu xiaotian xiaoqiang xiaofei xiaojun tianshi
    tiantian tianxia tiankong taiyang yueliang xingxing haiyang dahai shenghuo kuaile xingfu
    xingyun pingan jiankang yongyuan aiqing youqing pengyou gege jiejie didi meimei mama baba
    nainai yeye mima wodemima denglu mimamima wangji wangjile wangjimima buzhidao bugaosuni
    zhidao jiushi jiushiwo shabi caonima nimabi wocao tamade niubi hunidan zhongguo zhonghua
    renmin shijie beijing shanghai guangzhou shenzhen tianjin chongqing chengdu hangzhou nanjing
    wuhan xian suzhou qingdao dalian xiamen changsha zhengzhou shenyang harbin jinan kunming
    fuzhou hefei ningbo wuxi dongguan taiwan taibei xianggang aomen gaoxiong taizhong yiyuan
    yisheng yiliao yiliaobu hushi bingren huanzhe zhongyi xiyi guoji guojibu dianhua shouji diannao wangluo
    youxi tengxun weixin taobao alibaba baidu xinlang woshishui woshiwo woshini woshitiancai
    dashabi wangyou chuanqi menghuan zhengtu longteng feilong wang zhang liu chen yang huang
    zhao zhou sun zhu gao lin guo liang song zheng tang feng deng cao peng zeng xiao tian dong
    pan yuan jiang yu cheng wei su lu ding ren shen yao fu zhong shi cui tan liao fan jin lei
    qin hou long hao bai kang mao qiu shao wan qian yan dai mo kong xiang wangwei wangfang
    wangjing wangli wangyan wanglei wangjun wangyu wangjie wangxin zhangwei zhangli zhangjing
    zhangyan zhanglei zhangjun zhangjie liwei lina lijing lijun lijie liyan lilei liming liuyang
    liuwei liujing liujun liujie chenchen chenwei chenjing chenjun yangyang yangjing yangfan
    huangwei zhaowei zhaolei zhoujie zhouwei xuwei sunwei suntao mayun hujintao jaychou
    zhoujielun luojianhua chan wong cheung leung lau yeung chow kwok tsang tsai hsu hsieh chiang
    hsiao ngai ngoi ngoini ngoiyau leihou leiho 520 521 1314 5201314 1314520 3344520 520520
    7758521 7758258 5211314 584520 584131 201314 168 888 168168 518518 886 88888 666 6666 8888
    9999 1234 123 12345 123456 123321 1314521 147258 147852 147369 159357 159753 789456 456852
    963852 741852 456123 110120 110 119 120 911 985211 5845201314 a123456 aa123456 abc123
    abc123456 qq123456 q123456 w123456 z123456 wo123456 asd123 asd123456 qwe123 qwe123456 zxc123
    zxc123456 123abc 123qwe 123asd q1w2e3r4 qqqq1111 aaa111 as123456 密码 我爱你 我愛你 密碼 你好 您好 中国 中國
    北京 上海 台湾 台灣 台北 香港 广州 深圳 医院 醫院 医生 醫師 醫生 护士 護士 病人 患者 国际 國際 国际部 医疗部 國際部 管理员 管理員 爸爸 妈妈 媽媽 老婆 老公
    宝贝 寶貝 朋友 永远 永遠 快乐 快樂 生日 平安 健康 幸福 一生一世 王 李 张 張 刘 劉 陈 陳 杨 楊 黄 黃 赵 趙 吴 吳 周 徐 孙 孫 马 馬 朱 胡 林 郭 何
    高 罗 羅 一 二 三 四 五 六 七 八 九 零 〇 的 我 你 他 她 是 了 在 有 爱 愛
    """
}
