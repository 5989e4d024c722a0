/// Family names, 姓氏: those of about 99 % of the Chinese population, and the compound ones that occur.
enum Surnames {
  static func isSingle(_ scalar: UInt32) -> Bool { singles.contains(scalar) }

  static func isCompound(_ first: UInt32, _ second: UInt32) -> Bool {
    compounds.contains(UInt64(first) << 32 | UInt64(second))
  }

  private static let singles: Set<UInt32> = Set(
    """
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖
    石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷段龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊兰殷施洪翟安颜倪牛温芦季俞章
    鲁葛伍申尤毕聂柴焦向柳邢岳齐梅庄辛管祝左涂谷祁耿卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏
    宁柯阮桂闵解强丛华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻
    揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲伊宿白怀蒲邰从索咸籍赖蔺池阴胥能苍双莘翟贡劳逄扶堵宰郦雍却璩桑濮牛寿通扈郏浦尚农温
    别晏充慕茹习宦鱼容慎戈庾终暨居衡步耿满弘匡国寇广禄阙东殳沃利蔚越夔隆师厍晁勾融訾辛阚那饶空毋沙乜养鞠须丰巢蒯相荆红游竺权逯
    益桓公仉督岑帅缑亢况郈有琴归海晋楚闫佟言福区麦招湛凤邝冼植麻次仁格洛扎巴玉旦才阿买吾艾热古帕吐尼努依木胜代肇税荀羊於惠
    傅庞骆舒萧阎牟卞皮禹狄明危路虞支裘缪应宣钮嵇滑荣鄂佘昌乐茅伏贝笪闭战尧谌庹雒佐衣敬鹿贲杭酆赏墨啜原闪卿汝干漆时席荷薄庾籍
    曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿
    """.unicodeScalars.filter { $0.value > 0x20 }.map(\.value))

  /// One or two of the words that Tibetan names are made of: 达瓦, 才让卓玛, 索朗旺堆.
  static func isTibetan(_ name: [UInt32]) -> Bool {
    guard name.count == 2 || name.count == 4 else { return false }
    return stride(from: 0, to: name.count, by: 2).allSatisfy {
      tibetan.contains(UInt64(name[$0]) << 32 | UInt64(name[$0 + 1]))
    }
  }

  /// Two to six Han that begin as Mongolian names do, 朝鲁门, 额尔德木图; places begin so too and end otherwise.
  static func isMongolian(_ name: [UInt32]) -> Bool {
    guard (2...6).contains(name.count), mongolian.contains(UInt64(name[0]) << 32 | UInt64(name[1])) else {
      return false
    }
    return !places.contains { name.suffix($0.count).elementsEqual($0) }
  }

  private static let mongolian: Set<UInt64> = pairs(
    """
    朝鲁朝克巴图巴特巴雅巴根孟和孟克苏和苏日苏布那顺那仁那木那日娜仁娜日乌兰乌云乌日乌仁乌恩乌力斯琴斯日斯庆其其其木其力萨仁萨日萨如萨其格日图雅图门
    图布呼格呼日呼德呼和额尔额日敖日敖特敖登布和布仁布日宝音宝力阿拉阿古阿木阿荣阿如哈斯哈日青格青克达来达布达古牧仁特木特格特日吉日吉雅嘎拉嘎日胡日胡和
    德力德勒德木毕力毕勒恩和恩克赛罕赛音赛吉通拉通嘎高娃莫日莫德木仁奥云散丹道尔道日照日希日伊拉伊日旭日
    """)
  private static let places = [
    "浩特", "察布", "古纳", "善盟", "郭楞", "淖尔", "市", "县", "旗", "盟", "镇", "乡", "村", "局", "苏木", "嘎查", "草原",
  ].map { $0.unicodeScalars.map(\.value) }

  private static let tibetan: Set<UInt64> = pairs(
    """
    才让卓玛扎西次仁多杰卓嘎旺堆公保才旦索朗德吉央宗尼玛达瓦拉姆白玛格桑洛桑丹增平措曲珍桑杰仁青顿珠群培加措贡布巴桑米玛边巴普布旦增强巴罗布措姆旺姆曲扎
    旺扎旺杰旺久次旦次旺次珍次央丹巴多吉嘉措江措央金卓尕拉毛南杰桑吉华旦项欠完玛仁增更登贡嘎仓决坚赞坚参久美晋美班觉赤列顿旦伦珠益西土登阿旺朗杰朗加彭措
    平错其美其加切羊叶西巴珠宗吉吉美玉珍西热昂旺尕玛俄金多布
    """)

  private static func pairs(_ text: String) -> Set<UInt64> {
    let names = Array(text.unicodeScalars.filter { $0.value > 0x20 }.map { UInt64($0.value) })
    return Set(stride(from: 0, to: names.count - 1, by: 2).map { names[$0] << 32 | names[$0 + 1] })
  }

  private static let compounds: Set<UInt64> = pairs(
    """
    欧阳司马上官诸葛东方独孤南宫夏侯尉迟公孙慕容令狐皇甫司徒司空宇文长孙轩辕端木百里呼延东郭南门申屠公羊赫连澹台太史段干濮阳淳于仲孙钟离宗政闾丘鲜于
    公冶宗政濮阳淳于单于太叔仲孙钟离闾丘亓官鲜于拓跋西门左丘第五完颜纳兰哈尼万俟闻人
    """)
}
