"""Makes the case that `make bench` measures: python3 scripts/samples/bench_case.py bench/case

Twenty-five born-digital files (17 PDF, 8 DOCX) with sixty full pages. The case is compliant; its
words are put together from a list of invented lectures, so that no page repeats another.
"""
import os
import pathlib
import random
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
if os.environ.get("PYTHONHASHSEED") != "0":
    os.environ.update(PYTHONHASHSEED="0", SOURCE_DATE_EPOCH="1704067200")
    os.execv(sys.executable, [sys.executable, *sys.argv])
sys.path.insert(0, str(HERE))

import forms  # noqa: E402
import to_docx  # noqa: E402
import to_pdf  # noqa: E402
from blocks import Break, Doc, Para  # noqa: E402
from case import Case, Party, Style  # noqa: E402
from codes import capital, credit_code, id_number  # noqa: E402
from seal import seal  # noqa: E402

LAW, FINE_LAW = "《中华人民共和国反不正当竞争法》第八条第一款", "《中华人民共和国反不正当竞争法》第二十条第一款"
CAUSE, FINE = "涉嫌虚假商业宣传案", 450000
PLACE = "广东省云州市青川区滨江中路206号三层"
VENUES = ("悦来酒店二楼宴会厅", "滨江社区活动室", "望月茶楼三层", "老年大学阶梯教室", "金桂酒家牡丹厅", "东湖公园文化廊", "石龙村文化站", "新桥市场二楼仓库", "和顺宾馆会议室", "红棉影院小厅", "河西街文体中心",
          "南塘村祠堂", "三元里侨联礼堂", "公司三层会场", "凤凰山庄多功能厅", "环城路棋牌室", "学府路书画院", "西园小区架空层")
SPEAKERS = ("梁玉珍", "欧阳慧", "谭志明", "苏晓琳", "罗永昌", "韦静怡")
GOODS = ("颐年牌灵芝孢子粉", "颐年牌蜂胶软胶囊", "颐年牌氨糖软骨素片", "颐年牌深海鱼油", "颐年牌纳豆红曲片", "颐年牌磁疗床垫")
CLAIMS = ("三个疗程逆转糖尿病", "服用后可以停掉降压药", "清除血管里的全部斑块", "让膝盖软骨重新长出来", "抑制肿瘤细胞扩散", "治愈率达到百分之九十八", "国家级科研院所联合攻关成果", "获得国际医学大会金奖", "已有十万名老人完全康复",
          "替代心脏支架手术", "睡一晚等于做一次血液净化", "白内障不开刀也能好", "失眠七天根治", "对脑梗后遗症有神奇疗效", "防治老年痴呆的唯一产品", "航天员专用配方", "停药不反弹", "耳聋耳鸣当天见效", "调理十年胃病只要二十天",
          "让肝脏恢复到三十岁", "痛风患者从此放心吃海鲜", "前列腺疾病三天消肿", "肺结节自行消失", "告别骨质疏松")
WAYS = ("播放专题片", "展示对比照片", "邀请所谓康复者上台讲述", "发放印有疗效对比的折页", "现场演示试管实验", "逐人测量血压并给出夸大的风险提示", "朗读虚构的专家来信", "以抽奖形式赠送鸡蛋和毛巾吸引听众")


def lectures(count=46):
    """Invented lectures: day, venue, speaker, goods, claim, way, listeners, boxes, price."""
    rng = random.Random(20240306)
    days = [f"2023年12月{d}日" for d in (1, 3, 5, 8, 10, 12, 14, 16, 19, 21, 23, 26, 28, 30)]
    days += [f"2024年1月{d}日" for d in (3, 5, 7, 9, 11, 13, 16, 18, 20, 22, 24, 26, 28, 30)]
    days += [f"2024年2月{d}日" for d in (1, 3, 5, 17, 19, 21, 23, 24, 25, 26, 27, 28, 29)]
    days += [f"2024年3月{d}日" for d in (1, 2, 3, 4, 5)]
    out = []
    for n, day in enumerate(days[:count]):
        goods = GOODS[(n * 5 + n // 6) % 6]
        price = {0: 398, 1: 168, 2: 216, 3: 188, 4: 236, 5: 1980}[GOODS.index(goods)]
        out.append((day, VENUES[(n * 7) % 18], SPEAKERS[(n * 5 + 1) % 6], goods, CLAIMS[(n * 11) % 24], WAYS[(n * 3) % 8], rng.randrange(18, 64), rng.randrange(3, 29), price))
    return out


TALKS = lectures()
BOXES, TURNOVER = sum(t[7] for t in TALKS), sum(t[7] * t[8] for t in TALKS)


def told(n, person="我"):
    """What a witness remembers of lecture `n`, each time in other words."""
    day, venue, speaker, goods, claim, way, people, boxes, price = TALKS[n]
    return (
        f"那天在{venue}，主讲人是{speaker}，到场的老人有{people}位。{person}记得{speaker}先{way}，接着说{goods}能够“{claim}”，讲完以后当场登记订货，一共卖了{boxes}盒，每盒{price}元，收的是现金和扫码付款。",
        f"{day}的活动来了{people}个人，场地是{venue}，租金当天结清。{speaker}讲了大约五十分钟，中间{way}，宣传{goods}“{claim}”。散场时有人付了定金，最后成交{boxes}盒，按每盒{price}元结算。",
        f"有这回事。{venue}那一场由{speaker}负责，工作人员提前两天打电话邀约，实际到场{people}人。宣传的内容是{goods}可以“{claim}”，{person}没有见过任何检验或者临床资料。后来销售登记表上写的是{boxes}盒，单价{price}元。",
        f"这一场的签到表是{person}整理的，签到{people}人。{speaker}在{venue}{way}，反复强调{goods}“{claim}”，还让听众跟着喊口号。当天开出{boxes}盒的提货单，单价{price}元，货第二天由仓库送到老人家里。",
        f"{person}当时在后排维持秩序，{speaker}说{goods}“{claim}”的时候，有听众问是不是药品，{speaker}回答说比药品效果还好。那天在{venue}一共{people}位听众，卖出{boxes}盒，{price}元一盒。",
    )[(n * 3 + len(person)) % 5]


def asked(n):
    day, venue, speaker, goods, *_ = TALKS[n]
    return (f"请说明{day}在{venue}举办讲座的情况。", f"{day}那场推介{goods}的活动，你了解多少？", f"根据台账，{day}有一场由{speaker}主讲的活动，请回忆经过。", f"请你辨认这张签到表，并说明{day}活动的宣传内容和销售数量。",
            f"{venue}的那次会议营销是怎样组织的？", f"关于{day}销售{goods}的情况，你有什么要说明？")[(n * 5) % 6]


def fact(n, style=0):
    """Lecture `n` as the agency states it."""
    day, venue, speaker, goods, claim, way, people, boxes, price = TALKS[n]
    return (
        f"{day}，当事人在{venue}举办讲座，讲师{speaker}向{people}名中老年消费者{way}，宣称{goods}“{claim}”，当日销售{boxes}盒，单价{price}元，销售金额{boxes * price}元。",
        f"第{n + 1}场：{day}，地点{venue}，听众{people}人，主讲{speaker}。该场以{way}的方式推介{goods}，主要宣传语为“{claim}”，成交{boxes}盒，金额{boxes * price}元，有签到表和销售登记表在卷。",
        f"经核对签到表、销售登记表和现场录像截图，{day}{speaker}在{venue}所作“{claim}”的宣传没有任何依据，{goods}的批准证书载明的保健功能与该宣传明显不符，该场销售{boxes}盒，金额{boxes * price}元，听众{people}人。",
    )[style]


NOTES = (
    "送达文书应当直接送交受送达人。受送达人是公民的，本人不在时交其同住成年家属签收；受送达人是法人或者其他组织的，应当由法人的法定代表人、其他组织的主要负责人或者该法人、其他组织负责收件的人签收。",
    "受送达人有代理人的，可以送交其代理人签收；受送达人已经指定代收人的，送交代收人签收，并在备注栏注明代收人与受送达人的关系。签收人应当写明收到的年、月、日、时、分，字迹应当清楚，不得使用铅笔或者圆珠笔。",
    "受送达人或者其同住成年家属拒绝接收文书的，送达人可以邀请有关基层组织或者所在单位的代表到场，说明情况，在送达回证上记明拒收事由和日期，由送达人、见证人签名，把文书留在受送达人的住所；也可以采用拍照、录像等方式记录送达过程。",
    "直接送达有困难的，可以委托其他行政机关代为送达，或者通过邮政企业交寄。邮寄送达的，以回执上注明的收件日期为送达日期，回执应当粘贴在本页背面随卷保存，寄件人存根联由承办机构统一保管备查。",
    "经受送达人同意并签订确认书的，可以采用传真、电子邮件等能够确认其收悉的方式送达文书，以信息到达受送达人特定系统的日期为送达日期。受送达人下落不明，或者用上述方式无法送达的，公告送达，并在案卷中记明原因和经过。",
    "一张送达回证可以填写多份同时送达的文书，每份文书的名称、文号和件数应当分别写明，不得以“等文书”概括。送达人应当不少于两名，均应当在送达人栏签名。送达地点应当写到门牌号，在机关内送达的，应当写明具体的办公场所。",
    "本回证由承办机构在送达后两个工作日内归入案卷，排列在所送达文书之后。文书内容需要更正的，应当另行制作补正文书并重新送达，原回证不得涂改；确需更正回证上笔误的，由送达人和签收人在更正处共同签名并注明日期。",
    "承办人员送达文书时，应当主动出示执法证件，说明来意，告知文书的名称和主要内容，提示受送达人注意文书载明的期限和权利，回答受送达人的询问；受送达人要求复印留存回证的，可以提供复印件并在备注栏记明。",
)


def make_case():
    party = Party("云州市颐年康健生物科技有限公司", "翟广明", credit_code("91449701MA6C5N8P3"), addr=PLACE, phone="13800002011", rep_id=id_number("44970119760809005"), founded="2020-09-16",
                  scope="保健食品销售；预包装食品销售；第一类医疗器械销售；健康咨询服务（不含诊疗服务）；会议及展览服务；日用百货销售；家用电器销售；信息技术咨询服务；市场营销策划；礼仪服务。")
    c = Case("bench", as_of="2024-12-31", sector="samr", province="广东", procedure="ordinary", completeness="volume", about="", agency="云州市青川区市场监督管理局", short="云青市监",
             style=Style(title="two", font="uming", leading=1.4, margin="2.2cm 2.4cm 2.2cm"), party=party, officers=[("冯思远", "粤Z97010057"), ("简若云", "粤Z97010062")], unit="执法监督股", unit_head="何志坚", legal_unit="法规股", legal_head="黄启航", reviewer="梁静雯",
             leader="周伯群", cause=CAUSE, review_body="云州市青川区人民政府", court="云州市青川区人民法院", bank="云州农村商业银行青川支行", account="6600123400007788", phone="0790-6000315", address="云州市青川区人民路15号", number=58, year=2024)
    return c


def plan(c):
    """File, kind, pages, and a function from the number of extra passages to the blocks."""
    notice_no, decision_no, session_no, filing_no = c.no("罚告"), c.no("处罚"), c.no("听通", 6), "云青市监立字〔2024〕58号"
    rep, room = c.party.rep, "云州市青川区市场监督管理局执法监督股询问室"
    gist = (f"经查，2023年12月1日至2024年3月5日，当事人在广东省云州市青川区范围内举办讲座{len(TALKS)}场，以会议营销的方式向中老年消费者推介保健食品和磁疗床垫，作虚假或者引人误解的商业宣传，共销售{BOXES}盒（件），销售金额{TURNOVER}元。")
    evidence = ["现场检查笔录3份、现场照片42张，证明会场、仓库、门店的宣传资料和货物情况", "询问笔录5份，证明讲座的组织、宣传内容和销售情况", "讲座签到表、销售登记表复制件92页，证明讲座场次、听众人数、销售数量和金额", "保健食品批准证书、备案凭证复制件6份，证明产品获批的保健功能",
                "营业执照复印件1份，证明当事人主体资格", "退货登记表复制件8页，证明当事人退货退款的情况"]
    weigh = (f"当事人实施虚假宣传持续96日，讲座{len(TALKS)}场，销售金额{TURNOVER}元，受众为中老年人；系初次违法，案发后停止讲座并退货退款56320元。对照《云州市市场监督管理行政处罚裁量基准（2023年版）》第37项“一般”档（罚款四十四万元以上七十六万元以下）和"
             "《云州市市场监督管理局行政处罚裁量权适用规则》第十二条第二款的规定，综合考虑违法行为的持续时间、销售金额、受众范围和改正情况，处罚款四十五万元。")
    penalty = f"罚款人民币{FINE}元（大写：{capital(FINE)}）"
    pool = list(range(len(TALKS)))

    def qa(first, who, shift):
        order = pool[shift:] + pool[:shift]
        return lambda k: first + [(asked(n), told(n, who)) for n in order[:k]]

    def record(day, start, end, person, number, relation, questions, sex="男"):
        return lambda k: forms.interview(c, day=day, start=start, end=end, place=room, person=person, id_no=number, relation=relation, sex=sex, qa=questions(k), phone="13800002012", address="广东省云州市青川区东湖新村")

    def scene(first, shift, words):
        order = pool[shift:] + pool[:shift]
        return lambda k: first + "\n" + "\n".join(words(n) for n in order[:k])

    def poster(n):
        day, venue, speaker, goods, claim, way, people, boxes, price = TALKS[n]
        return (f"第{n + 1}号展架高{150 + n * 2}厘米、宽{60 + n % 7 * 5}厘米，印有“{goods} {claim}”字样，落款为“颐年健康讲堂”，背面贴有{day}{venue}的活动安排。",
                f"文件柜第{n % 6 + 1}层存放{day}活动的资料袋1个，内有签到表{people // 12 + 1}张、折页{people + 7}份，折页正面写有“{claim}”，推介的产品为{goods}，讲师署名{speaker}。",
                f"货位编号A-{n + 11:02d}，存放{goods}{boxes + 5}盒，外箱喷印的生产批号为2023{n % 12 + 1:02d}{n % 27 + 1:02d}，价签{price}元，箱面粘贴宣传贴纸“{claim}”。")[n % 3]

    def ledger(n):
        day, venue, speaker, goods, claim, way, people, boxes, price = TALKS[n]
        return f"{day}　{venue}　讲师{speaker}　到场{people}人　{goods}　{boxes}盒　单价{price}元　金额{boxes * price}元　宣传主题：{claim}　活动形式：{way}"

    def inspect(day, start, end, place, person, relation, sc):
        return lambda k: forms.inspection(c, day=day, start=start, end=end, place=place, person=person, relation=relation, scene=sc(k))

    def report_form(k):
        return forms.report(c, day="2024-04-08", filed="2024-03-11", source="投诉举报", course="2024年3月4日，我局接到多名消费者家属投诉。2024年3月6日，执法人员对当事人的会场、仓库和门店进行现场检查。2024年3月11日立案。2024年3月13日至3月20日，先后询问法定代表人翟广明等5人，提取签到表、销售登记表、批准证书等证据。现已调查终结。",
                            facts="\n".join([gist, *[fact(n, 1) for n in pool[:k]], *[fact(n, 2) for n in pool[:max(0, k - len(pool))]]]), evidence=evidence, nature=f"当事人对商品的功能作虚假或者引人误解的商业宣传，欺骗、误导消费者，违反了{LAW}的规定，应当依据{FINE_LAW}的规定予以处罚。", discretion=weigh,
                            advice=f"建议责令当事人停止违法行为，并处罚款{FINE}元。")

    hearing = "根据《中华人民共和国行政处罚法》第六十三条第一款、第六十四条第（一）项的规定，你单位对上述拟作出的行政处罚有要求举行听证的权利。如果要求听证，应当自收到本告知书之日起五个工作日内向本机关提出；逾期未提出的，视为放弃听证权利。"

    def proofs(k):
        out = []
        rows = (("行政处罚告知书", notice_no, "2024-04-17", "10时20分"), ("行政处罚听证通知书", session_no, "2024-04-26", "15时40分"), ("行政处罚决定书", decision_no, "2024-05-29", "10时05分"))
        for at, (name, number, day, time) in enumerate(rows):
            out += forms.proof(c, documents=[(name, number)], day=day, place=PLACE, time=time)
            out.append(Para("填写说明：", indent=False, bold=True))
            order = NOTES[at * 2:] + NOTES[:at * 2]
            out += [Para(f"{n}.{t}") for n, t in enumerate(order[:min(k, len(order))], 1)]
            if at < 2:
                out.append(Break())
        return out

    def closing_form(k):
        more = lambda shift, count, style: "\n".join(fact(n, style) for n in pool[shift:shift + count])  # noqa: E731
        return [*forms.receipt(c, number="4497240000819527", day="2024-06-07", items=[("市场监管罚没收入", FINE)], decision_no=decision_no), Para("缴款须知：", indent=False, bold=True), *[Para(t) for t in (
            "缴款人应当在规定期限内，持本缴款书或者凭缴款码到代收银行任一网点缴款，也可以通过手机银行、政务服务平台、第三方支付等电子支付方式缴款。缴款成功后，由系统自动生成电子票据，缴款人可以凭票据号码和校验码在财政票据查验平台查询真伪、下载打印。",
            "代收银行收款后，应当将缴款信息实时传输至非税收入收缴系统，执法机关据此核销案件的罚没款项。缴款人对缴款金额有疑问的，应当先向执法机关核实，不得自行更改缴款金额。逾期缴款的，加处罚款由执法机关另行核算并开具缴款书。",
            "因多缴、误缴需要退付的，由缴款人向执法机关提出书面申请，经审核并报同级财政部门批准后，按照原渠道退回。电子票据与纸质票据具有同等效力，执法机关将电子票据打印件归入案卷保存，任何单位和个人不得伪造、变造、重复报销。",
            "本票据一式两份，缴款人、执法机关各执一份。缴款人名称、统一社会信用代码、项目编码、金额等内容应当与行政处罚决定书一致；不一致的，执法机关应当在当日通知代收银行冲正，并重新开具。咨询电话见执法机关门户网站公告。",
            "代收银行应当妥善保管缴款凭证存根，保管期限不少于十五年；财政部门、审计机关依法检查时，代收银行、执法机关应当如实提供有关账册、凭证和电子数据，不得拒绝、拖延、隐瞒。执法机关应当按月与代收银行、财政部门核对罚没收入，做到账账相符、账实相符。",
            "缴款人可以在缴款后第二日登录非税收入统一收缴平台查询入库情况；超过三个工作日没有查询结果的，应当持缴款回单与执法机关财务机构联系。执法机关和代收银行的工作人员应当对缴款人的信息予以保密，不得用于与收缴无关的用途。")],
                Break(), *forms.publicity(c, day="2024-06-04", number=decision_no, decided="2024-05-27", facts="当事人对其销售的商品作虚假或者引人误解的商业宣传。" + more(0, 6, 1), penalty=f"罚款{FINE}元", amount=str(FINE), platform="国家企业信用信息公示系统（广东）、广东省行政执法信息公示平台",
                                          url="http://gsxt.example.cn/penalty/2024/58"),
                Break(), *forms.closing(c, number=filing_no, filed="2024-03-11", decision_no=decision_no, outcome=f"责令停止违法行为，罚款{FINE}元。", amount=FINE, paid="2024-06-07", receipt_no="4497240000819527",
                                        correction="当事人已停止举办讲座，拆除展架，销毁折页和贴纸，向消费者退货退款56320元。" + more(20, min(k, 8), 2), signed="2024-06-12", approved="2024-06-12")]

    return [
        ("01 案件来源登记表.docx", 1, lambda k: forms.source_register(c, received="2024-03-04", source="投诉举报", clue="消费者家属反映：云州市颐年康健生物科技有限公司以健康讲座名义向老年人推销保健食品，夸大疗效，要求查处。举报材料反映的主要场次如下：" + "".join(fact(n) for n in pool[:k]),
                                                                  handling="拟于七个工作日内核查。", registrar="邓佳", approved="2024-03-04")),
        ("02 立案审批表.docx", 1, lambda k: forms.filing(c, number=filing_no, source="投诉举报", discovered="2024-03-06", approved="2024-03-11", provisions=LAW, reason="有违法行为发生，属于本机关管辖，应当给予行政处罚，符合立案条件。",
                                                     summary="2024年3月6日，我局执法人员根据举报对当事人进行现场检查，发现当事人涉嫌对其销售的商品作虚假宣传。已初步查明的情况：" + "".join(fact(n) for n in pool[10:10 + k]))),
        ("03 现场检查笔录（会场）.pdf", 2, inspect("2024-03-06", "9:30", "11:20", PLACE, rep, "法定代表人", scene("检查时会场内摆放座椅80把，前方设有投影设备和讲台，执法人员逐一清点会场内的展架和宣传资料。", 0, poster))),
        ("04 现场检查笔录（仓库）.pdf", 2, inspect("2024-03-06", "14:00", "15:30", "广东省云州市青川区工业路9号仓库", "单伟民", "仓库主管", scene("仓库面积约300平方米，货物按货位编号堆放，执法人员会同仓库主管逐一清点。", 15, poster))),
        ("05 现场检查笔录（门店）.pdf", 2, inspect("2024-03-07", "9:10", "10:40", "广东省云州市青川区南塘路77号门店", "蓝彩霞", "门店店长", scene("门店正在营业，店内设有体验区、货架和资料柜，执法人员逐一检查。", 30, poster))),
        ("06 营业执照复印件.pdf", 1, lambda k: forms.licence(c, day="2024-03-13")[:-3] + [Para("登记事项说明：", indent=False, bold=True), *[Para(t) for t in (
            "本执照所载事项由登记机关依法登记，市场主体应当自登记事项发生变更之日起三十日内申请变更登记。市场主体可以通过国家企业信用信息公示系统查询登记、备案、年度报告和行政处罚等信息。经营范围中属于法律、行政法规、国务院决定规定在登记前须经批准的项目，应当依法取得批准文件后方可开展经营活动。",
            "市场主体应当于每年一月一日至六月三十日，通过国家企业信用信息公示系统报送上一年度年度报告，并对公示信息的真实性、及时性负责。未按照规定的期限公示年度报告，或者通过登记的住所、经营场所无法联系的，将被列入经营异常名录，并向社会公示。",
            "执照应当置于住所或者主要经营场所的醒目位置。从事电子商务经营的，应当在其首页显著位置持续公示执照信息或者相关链接标识。任何单位和个人不得伪造、涂改、出租、出借、转让执照；执照遗失或者毁坏的，应当通过公示系统声明作废，申请补领。",
            "登记机关可以依法对市场主体的登记事项、备案事项、年度报告等进行抽查检查。检查人员不得少于两名，并应当出示执法证件。市场主体应当如实提供有关资料，不得拒绝、阻碍检查。检查结果依法公示，作为信用分级分类的依据。",
            "市场主体歇业的，应当在歇业前向登记机关办理备案；歇业期限最长不得超过三年，歇业期间可以以法律文书送达地址代替住所。解散、被宣告破产或者因其他法定事由终止的，应当依法清算，申请注销登记，登记机关注销登记后市场主体终止。")], *forms.licence(c, day="2024-03-13")[-3:]]),
        ("07 询问笔录（翟广明）.pdf", 4, record("2024-03-13", "9:00", "12:10", rep, c.party.rep_id, "当事人的法定代表人", qa([("请介绍你的身份和公司的基本情况。", "我叫翟广明，是云州市颐年康健生物科技有限公司的法定代表人。公司2020年9月16日成立，主要以会议营销方式销售保健食品，有员工14人。"),
            ("讲座的宣传内容由谁确定？", "宣传词由我和讲师商量后确定，没有检验或者临床依据，主观上是为了多卖货，我承认有过错。"), ("公司的送达地址是哪里？是否接受电子送达？", "滨江中路206号三层，由我本人签收，不接受电子送达。")], "我", 0))),
        ("08 询问笔录（古慧敏）.pdf", 3, record("2024-03-14", "14:30", "17:00", "古慧敏", id_number("44970119880412004"), "当事人的市场部经理", qa([("请说明你的职务。", "我是市场部经理，负责联系场地、邀约听众和统计销售。")], "市场部", 9), "女")),
        ("09 询问笔录（单伟民）.pdf", 3, record("2024-03-15", "9:20", "11:40", "单伟民", id_number("44970119810727003"), "当事人的仓库主管", qa([("请说明仓库的管理情况。", "我负责仓库收发货，讲座当天卖的货由我按提货单配送。")], "仓库", 20))),
        ("10 询问笔录（蓝彩霞）.pdf", 3, record("2024-03-18", "9:00", "11:30", "蓝彩霞", id_number("44970119900208006"), "当事人的门店店长", qa([("请说明你的工作内容。", "我是南塘路门店的店长，门店负责发放折页、登记退货，有讲座时也去现场帮忙。")], "门店的同事", 29), "女")),
        ("11 询问笔录（罗永昌）.pdf", 3, record("2024-03-20", "14:40", "17:10", "罗永昌", id_number("44970119730315001"), "当事人的讲师", qa([("请说明你受聘的情况。", "我2023年10月受聘做讲师，按场次领取讲课费，讲稿由公司提供。")], "讲师组", 38))),
        ("12 听证申请书.pdf", 1, lambda k: [*forms.hearing_application(c, day="2024-04-22", notice_no=notice_no, words="我单位对虚假宣传的基本事实没有异议，但是认为拟罚款数额偏高，请求当面说明下列情况：")[:-1], *[Para(f"关于{TALKS[n][0]}的讲座：{TALKS[n][1]}那一场到场{TALKS[n][6]}人，讲师{TALKS[n][2]}所讲的“{TALKS[n][4]}”并不是公司讲稿的内容，当天卖出的{TALKS[n][7]}盒中已有部分办理退货，请求在裁量时予以考虑。") for n in pool[5:5 + k]],
                                          forms.hearing_application(c, day="2024-04-22", notice_no=notice_no, words="")[-1]]),
        ("13 证据提取单（签到表）.pdf", 2, lambda k: forms.extract(c, day="2024-03-13", name="讲座签到表复制件", purpose="证明讲座的时间、地点、听众人数和宣传主题", place=room, provider=rep, pages="共46页", content="（签到表汇总）\n" + "\n".join(ledger(n) for n in pool[:k]))),
        ("14 证据提取单（销售登记表）.docx", 2, lambda k: forms.extract(c, day="2024-03-13", name="销售登记表复制件", purpose="证明销售的品种、数量和金额", place=room, provider=rep, pages="共46页", content="（销售登记表汇总）\n" + "\n".join(ledger(n) for n in pool[::-1][:k]))),
        ("15 案件调查终结报告.pdf", 5, report_form),
        ("16 案件审核表.docx", 1, lambda k: forms.case_review(c, number=filing_no, submitted="2024-04-08", day="2024-04-11", words="本案事实清楚，证据确凿，定性准确，程序合法，处罚建议适当。重点核对的场次：" + "".join(fact(n, 2) for n in pool[24:24 + k]))),
        ("17 行政处罚告知书.pdf", 3, lambda k: forms.prior_notice(c, number=notice_no, day="2024-04-16", facts=gist + "\n" + "\n".join(fact(n) for n in pool[:k]), evidence="现场检查笔录、现场照片、询问笔录、签到表和销售登记表复制件", violated=LAW, basis=FINE_LAW, discretion=weigh, proposed=f"{penalty}。", hearing=hearing)),
        ("18 行政处罚听证通知书.docx", 1, lambda k: [*forms.session_notice(c, number=session_no, day="2024-04-26", session="2024-05-13", clock="9时30分", place="本局三楼会议室", chair="李国梁", members="赵文琪、孙立军", recorder="邓佳")[:-1],
            Para("听证注意事项：", indent=False, bold=True), *[Para(f"{n}.{t}") for n, t in enumerate((
                "听证参加人应当按时到场，服从听证主持人的指挥，未经主持人准许不得发言、提问，不得录音、录像和摄影，不得有鼓掌、喧哗、吵闹或者其他妨碍听证秩序的行为。违反听证纪律的，主持人有权制止；情节严重的，责令其退出听证会场。",
                "听证会由主持人宣布开始，核对听证参加人身份，宣布案由和听证纪律，告知听证参加人的权利和义务；案件调查人员提出当事人违法的事实、证据和行政处罚建议；当事人及其代理人进行陈述、申辩，提出证据，就案件的事实、证据和法律适用进行质证和辩论。",
                "证据应当在听证会上出示，经质证后确认。当事人申请证人到场作证，或者需要出示书证、物证、视听资料、电子数据的，应当在听证会举行三日前向本机关提交证人名单和证据目录，并说明所要证明的问题。",
                "当事人委托代理人参加听证的，应当在听证会举行前提交授权委托书，授权委托书应当载明委托事项和权限；代理人代为承认、放弃、变更请求的，必须有当事人的特别授权。代理人为律师的，还应当提交律师执业证复印件和律师事务所证明。",
                "当事人因正当理由不能按时参加听证的，应当在听证会举行前向本机关提出延期申请，由听证主持人决定是否延期；当事人无正当理由不出席听证或者未经许可中途退出的，视为放弃听证权利，听证程序终止。",
                "听证笔录应当场交由听证参加人核对，无误后逐页签名；认为记录有遗漏或者差错的，可以申请补充或者改正。听证结束后，听证主持人将依据听证笔录提出听证报告，本机关根据听证笔录依法作出决定。"), 1)],
            forms.session_notice(c, number=session_no, day="2024-04-26", session="2024-05-13", clock="9时30分", place="", chair="", members="", recorder="")[-1]]),
        ("19 听证笔录.pdf", 3, lambda k: forms.hearing_record(c, day="2024-05-13", start="9:30", end="12:10", place="云州市青川区市场监督管理局三楼会议室", chair="李国梁", members="赵文琪、孙立军", recorder="邓佳", agent=rep,
            suggestion=f"冯思远：{gist}简若云：出示现场检查笔录、询问笔录、签到表、销售登记表，依据{FINE_LAW}建议罚款{FINE}元。\n" + "\n".join(f"冯思远：{fact(n, 2)}" for n in pool[:k]),
            cross="\n".join((f"翟广明：对{TALKS[n][0]}那一场的签到表没有异议，但“{TALKS[n][4]}”是{TALKS[n][2]}临场发挥。", f"简若云：检查时拍摄的展架照片上有“{TALKS[n][4]}”的字样，可以证明{TALKS[n][0]}的宣传词由公司统一制作。", f"赵文琪：请当事人说明{TALKS[n][1]}活动后退货的数量。翟广明：登记退货{TALKS[n][7] // 3}盒。")[n % 3] for n in pool[20:20 + k]),
            final="翟广明：请求考虑退货退款的情况，从轻处罚。\n冯思远：坚持原处罚建议。")),
        ("20 听证报告.docx", 2, lambda k: forms.hearing_report(c, day="2024-05-16", session="2024-05-13", place="云州市青川区市场监督管理局三楼会议室", chair="李国梁", members="赵文琪、孙立军", recorder="邓佳",
            findings="听证会于2024年5月13日公开举行，当事人法定代表人翟广明、调查人员冯思远、简若云到会。经听证，下列事实双方没有争议：\n" + "\n".join(fact(n) for n in pool[8:8 + k]), advice="本案事实清楚，证据确凿，适用法律正确，程序合法。当事人从轻处罚的请求没有新的事实和证据，不予采纳，建议维持拟处罚意见。")),
        ("21 法制审核意见书.docx", 2, lambda k: forms.legal_review(c, number=filing_no, submitted="2024-05-17", day="2024-05-22", title="法制审核意见书", form="text", words="本案经过听证，执法主体合法，证据充分，适用法律准确，裁量适当，程序合法。" + "".join(f"审核中核对：{fact(n, 2)}" for n in pool[18:18 + k]))),
        ("22 案件集体讨论记录.pdf", 3, lambda k: forms.panel(c, day="2024-05-24", start="15:00", end="17:20", place="本局四楼党组会议室", chair="周伯群", attendees=[("周伯群", "局长"), ("吴海平", "副局长"), ("许建国", "副局长"), ("郑丽华", "副局长"), ("黄启航", "法规股股长")], observers="何志坚（执法监督股股长）、李国梁（听证主持人）",
            presenter="冯思远", recorder="邓佳", case=f"冯思远汇报：{gist}\n" + "\n".join(fact(n, 1) for n in pool[::-1][:k]), defense="李国梁汇报：2024年5月13日举行听证，当事人请求从轻处罚，听证报告建议不予采纳。法制审核意见为同意。",
            opinions=[("吴海平", "讲座场次多、时间长，证据之间相互印证，定性准确，同意承办机构意见。"), ("许建国", "当事人能退货退款，但不属于法定从轻情节，按一般档处罚是适当的。"), ("郑丽华", "受众是老年人，社会影响较大，罚款四十五万元符合裁量基准。"), ("黄启航", "听证后已经法制审核，程序合法，同意。"), ("周伯群", "综合大家意见，同意罚款四十五万元。")],
            conclusion=f"与会人员一致同意：责令当事人停止违法行为，罚款{FINE}元；对听证中提出的从轻处罚请求不予采纳。")),
        ("23 行政处罚决定书.pdf", 4, lambda k: forms.decision(c, number=decision_no, day="2024-05-27", facts=gist + "\n" + "\n".join(fact(n) for n in pool[:k]), evidence=evidence, violated=LAW,
            defense=f"本机关于2024年4月17日向当事人送达《行政处罚告知书》（{notice_no}），告知当事人陈述、申辩和要求听证的权利。当事人在法定期限内要求听证，本机关于2024年5月13日举行听证。当事人请求从轻处罚。经复核，当事人没有法定从轻、减轻情节，其请求不予采纳。",
            discretion=weigh, basis=FINE_LAW, order="责令当事人停止违法行为，并", items=[f"{penalty}。"], extra="本机关将依法通过国家企业信用信息公示系统等平台公示本行政处罚信息。本决定书一式三份，一份送达当事人，一份归档，一份承办机构留存。")),
        ("24 送达回证.pdf", 3, proofs),
        ("25 罚没票据、公示、结案审批表.docx", 3, closing_form),
    ]


def render(c, file, blocks):
    doc = Doc(list(blocks), paged="笔录" in file or "报告" in file).map(c.style.finish)
    return doc, *to_pdf.render(doc, c.style, f"bench/{file}", seal)


def fitted(c, file, pages, form):
    """The longest document of this form that keeps to its pages."""
    low, high = 0, 2 * len(TALKS)
    while low < high:
        mid = (low + high + 1) // 2
        if render(c, file, form(mid))[2] <= pages:
            low = mid
        else:
            high = mid - 1
    return render(c, file, form(low))


def main():
    target = pathlib.Path(sys.argv[1])
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    c = make_case()
    total = 0
    for file, pages, form in plan(c):
        doc, data, count = fitted(c, file, pages, form)
        total += count
        if file.endswith(".docx"):
            data = to_docx.render(doc, c.style, file[3:-5], "2024-06-12", seal)
        (target / file).write_bytes(data)
        print(f"{file}: {count} of {pages} pages, {len(data)} bytes")
        if count != pages:
            sys.exit(f"{file} has {count} pages, not {pages}")
    print(total, "pages")


if __name__ == "__main__":
    main()
