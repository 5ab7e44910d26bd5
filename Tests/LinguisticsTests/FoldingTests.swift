import Linguistics
import Testing

struct FoldingTests {
  let analyzer: TextAnalyzer

  init() throws { analyzer = try Shared.analyzer.get() }

  @Test(arguments: [
    ("怎麼", "怎么"), ("怎麽", "怎么"), ("怎么", "怎么"), ("乾隆皇帝", "乾隆皇帝"), ("口乾", "口干"),
    ("後面", "后面"), ("后面", "后面"), ("皇后", "皇后"), ("頭髮", "头发"), ("頭發", "头发"), ("发现", "发现"),
    ("看著醫生", "看着医生"), ("著名醫院", "著名医院"), ("顯著", "显著"), ("甚麼", "什么"), ("妳們", "你们"),
    ("臺灣", "台湾"), ("衞生署", "卫生署"), ("瞭解", "了解"), ("裡面", "里面"), ("裏面", "里面"),
    ("覆診", "复诊"), ("牀位", "床位"), ("癥狀", "症状"), ("計畫", "计划"), ("Dr. 陳", "Dr. 陈"),
  ])
  func `Traditional folds to Simplified`(text: String, expected: String) {
    #expect(analyzer.fold(text) == expected)
  }

  @Test(arguments: [
    ("視訊", "视频"), ("掛號", "挂号"), ("幾多錢", "多少钱"), ("邊度", "哪里"), ("點樣", "怎样"),
    ("我哋喺香港", "我们在香港"), ("有冇中文翻譯", "有没有中文翻译"), ("傳譯員", "翻译员"), ("計程車", "出租车"),
    ("標靶治療", "靶向治疗"), ("磁力共振", "核磁共振"), ("網路", "网络"), ("睇醫生", "看医生"),
    ("係唔係", "是不是"), ("佢而家", "他现在"), ("嗰個", "那个"), ("搵人", "找人"), ("列印", "打印"),
  ])
  func `regional words fold to the mainland word`(text: String, expected: String) {
    #expect(analyzer.fold(text) == expected)
  }

  @Test(arguments: simplifiedWords)
  func `Simplified text stays as it is`(word: String) {
    #expect(analyzer.fold(word) == word)
  }

  @Test func `what follows a NUL is folded too`() {
    #expect(analyzer.fold("醫\u{0}院\u{0}") == "医\u{0}院\u{0}")
  }

  @Test func `folding twice changes nothing more`() {
    for text in ["請問視訊門診係唔係要預約", "佢哋幾時返屋企", "著名的醫生看著我", "乾隆 口乾 嗰度"] {
      let once = analyzer.fold(text)
      #expect(analyzer.fold(once) == once)
    }
  }

  @Test func `many tasks share one analyser`() async {
    let analyzer = analyzer
    let expected = analyzer.analyse("請問怎麼預約視訊會診？我想要 second opinion")
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<64 {
        group.addTask {
          (0..<50).allSatisfy { _ in
            analyzer.analyse("請問怎麼預約視訊會診？我想要 second opinion") == expected
          }
        }
      }
      for await same in group { #expect(same) }
    }
  }

  @Test func `an error names the package to install`() {
    let error = LinguisticsError(
      code: .converterUnavailable, configuration: "t2s.json", cause: "t2s.json not found")
    #expect(error.description.contains("libopencc-dev"))
    #expect(error.description.contains("t2s.json not found"))
  }
}

/// Words of everyday Simplified text, among them those whose characters trip converters.
private let simplifiedWords = """
  怎么 什么 那么 多么 这么 要么 后面 皇后 以后 后来 前后 然后 后果 后天 头发 理发 发现 发烧 发展 出发 发票 发炎
  干净 干部 干涉 干燥 饼干 干什么 能干 树干 若干 干预 面条 面粉 方面 面包 见面 表面 面试 里面 公里 心里 这里 邻里
  台湾 台风 平台 台阶 电视台 只有 一只 只是 只能 几个 几乎 茶几 几天 几岁 系统 关系 联系 系列 系带 复习 重复 复杂
  复查 恢复 答复 复诊 复发 松树 放松 轻松 松动 冲动 冲洗 制度 制造 控制 钟表 表示 代表 图表 斗争 北斗 云彩 云南
  人云亦云 山谷 谷物 稻谷 征求 长征 征兆 特征 象征 了解 明了 瞭望 游泳 旅游 上游 回家 回来 迂回 咸菜 老少咸宜
  余额 其余 业余 剩余 多余 价钱 价值 万一 千万 卜卦 萝卜 丑陋 小丑 出租 出去 出院 一出戏 杰出 占用 占卜 占据
  郁闷 忧郁 浓郁 抑郁症 愿意 志愿 许愿 姓范 范围 规范 范例 合伙 伙伴 伙食 家具 家伙 家长 姜汤 生姜 借口 借助 凭借
  慰藉 狼藉 卷子 胶卷 试卷 克服 千克 克隆 夸张 夸奖 昆虫 昆仑 困难 困倦 蜡烛 腊肉 累计 疲累 劳累 历史 日历 经历
  厉害 严厉 帘子 窗帘 霉菌 发霉 蒙古 蒙蔽 弥漫 弥补 蔑视 污蔑 宁静 宁愿 安宁 苹果 仆人 前仆后继 朴素 姓朴 千秋 秋千
  曲折 歌曲 弯曲 确定 确诊 准确 舍得 宿舍 舍弃 沈阳 胜利 胜任 圣诞 术后 手术 艺术 白术 苏州 苏醒 紫苏 它们 坛子 论坛
  体检 身体 体温 涂抹 糊涂 团圆 集团 万岁 网络 网站 无法 无论 吁请 呼吁 须要 必须 胡须 胡同 胡子 旋转 叶子 树叶
  涌现 汹涌 优秀 忧虑 欲望 食欲 寓言 园林 远近 芸香 赞成 称赞 折叠 打折 骨折 症状 癌症 病症 筑路 建筑 准备 批准 标准
  医生 医院 医保 预约 挂号 门诊 急诊 住院 检查 检验 报告 病历 病理 切片 影像 核磁共振 化验 血压 血糖 心脏 肝脏 肾脏
  肺炎 肿瘤 化疗 放疗 靶向 免疫 康复 护士 护理 专家 主任 会诊 视频 远程 诊疗 意见 翻译 口译 签证 邀请函 护照 酒店
  机场 接送 家属 陪同 探视 费用 估价 押金 定金 退款 保险 理赔 付款 分期 电话 邮箱 微信 地址 停车 投诉 表扬 隐私 数据
  删除 查询 进度 状态 中介 代理 授权 志愿者 捐款 媒体 招聘 合作 外交 论坛 讲座 疫苗 新冠 谢谢 再见 您好 你好 请问
  可以吗 多少钱 为什么 我们 你们 他们 著名 显著 著作 名著 原著 编著 土著 着急 看着 睡着 沿着 着火 穿着 执着 衣着
  覆盖 颠覆 倾覆 乾坤 乾隆 干嘛 只要 得了 乐了 吓人 惊吓 种子 种族 姓种 别人 特别 区别 扎针 包扎
  挣扎 杂志 复兴 签名 签字 竹签 向导 方向 志气 标志 纤维 光纤 纤夫 尽管 尽力 尽头 获得 收获 饥饿 饥荒 钩子 弦月 采取
  采血 采样 神采 尝试 品尝 床位 病床 群众 人群 山峰 高峰 嘴唇 秘密 便秘 栗子 灶台 糖尿病 高血压 脑梗 心梗 中风 癫痫
  快点解决 一点解释 设计画面 特征状态 司机师傅 门诊部 多谢 拜拜 类固醇 新冠肺炎 电视讯号 系列印刷 听日语 保健保险
  哮喘 过敏 荨麻疹 抽筋 头晕 恶心 呕吐 腹泻 便血 咳血 流产 怀孕 胎动 宫缩 羊水 中毒 农药 安眠药 割腕 自杀 晕倒
  """.split(whereSeparator: \.isWhitespace).map(String.init)
