"""市场监管,湖北:尚在调查的案件,没有到期的文书不算缺。"""
from case import Case, Party, Style
from codes import credit_code, id_number
from forms import *
from plan import Plan, Step


def case():
    party = Party("荆澜市楚味食品加工厂（普通合伙）", "熊楚雄", credit_code("91429602MA4AX7E9C"), addr="湖北省荆澜市沙桥区工业园兴业路5号", phone="13800002218", title="执行事务合伙人", rep_id=id_number("42960219730506001"), founded="2022-04-11", scope="豆制品制造、销售。", type="普通合伙企业")
    c = Case("17-compliant-open", as_of="2024-06-30", sector="samr", province="湖北", procedure="ordinary", completeness="open", about="合规:2024年5月立案,尚在调查,没有决定书;九十日期限在评查日尚未届满。",
             agency="荆澜市沙桥区市场监督管理局", short="荆沙市监", style=Style(title="one", font="micro", records="table", colon=True), party=party, officers=[("乐天翔", "鄂Z96020108"), ("程思雨", "鄂Z96020116")], unit="食品生产监管股", unit_head="尤建平", legal_head="卢晓东",
             leader="田维汉", cause="涉嫌未按规定建立食品出厂检验记录案", number=18, year=2024)
    violated = "《中华人民共和国食品安全法》第五十一条"
    p = Plan(
        source=Step("case-source-register", "案件来源登记表", source_register, dict(received="2024-05-13", source="监督检查", clue="日常监督检查发现当事人2024年4月生产的豆腐干没有出厂检验记录。", handling="拟予核查。", registrar="程思雨", approved="2024-05-13", informant="无"), "docx", "2024-05-13"),
        filing=Step("case-filing-approval", "立案审批表", filing, dict(
            number="荆沙市监立〔2024〕18号", source="监督检查", discovered="2024-05-13", approved="2024-05-20", summary="2024年5月13日，我局执法人员检查发现，当事人2024年4月1日至4月30日生产的6批豆腐干没有出厂检验记录。", provisions=violated, reason="有违法行为发生，属于本机关管辖，符合立案条件。"), "docx", "2024-05-20"),
        inspection=Step("inspection-record", "现场检查笔录", inspection, dict(
            day="2024-05-13", start="9:00", end="10:30", place=party.addr, person=party.rep, relation="执行事务合伙人", scene="车间正在生产豆腐干，生产许可证在有效期内。查阅出厂检验记录，2024年3月以前的记录齐全，2024年4月生产的6批豆腐干没有检验记录。化验室有天平、干燥箱等设备。\n执法人员拍照取证，责令立即改正。"), "pdf", "2024-05-13", paged=True),
        licence=Step("party-identity", "营业执照", licence, dict(day="2024-05-22"), "pdf", "2024-05-22"),
        interview=Step("interview-record", "询问笔录", interview, dict(
            day="2024-05-22", start="14:30", end="15:20", place="荆澜市沙桥区市场监督管理局食品生产监管股询问室", person=party.rep, id_no=party.rep_id, relation="当事人的执行事务合伙人", address="湖北省荆澜市沙桥区江汉路9号",
            qa=[("请说明你的身份。", "我叫熊楚雄，是荆澜市楚味食品加工厂（普通合伙）的执行事务合伙人。"), ("2024年4月的豆腐干为什么没有出厂检验记录？", "化验员4月请假，没有安排人顶岗，检验没有做，记录也就没有。"), ("这6批产品销往哪里？", "都销到市内的两家批发部，有销售单。"), ("现在怎么整改？", "5月化验员回来了，每批都检，记录也补齐制度。")]), "pdf", "2024-05-22", paged=True))
    p.build(c, "{n:02d}{name}", 1)
    c.may("PRO-04", "inspection-record", "2024年5月13日", "检查早于立案,合法,只提示")
    return c
