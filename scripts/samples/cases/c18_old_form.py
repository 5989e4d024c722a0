"""市场监管,湖南:决定书用了已经停用的模板(随程序的样本“栖云市监”有两版)。"""
from case import Case, Party, Style
from codes import credit_code, id_number
from forms import *
from plan import Plan, Step
from templates import samr

VIOLATED, BASIS = "《中华人民共和国食品安全法》第三十四条第（十）项", "《中华人民共和国食品安全法》第一百二十四条第一款第（五）项"


def _form(version, number):
    """The form of one version, filled in."""
    return lambda c, values: list(samr(version, values))[number][2]


def case():
    party = Party("栖云市佳禾商贸有限公司", "段青禾", credit_code("91439703MA4P9T8X5"), addr="湖南省栖云市青桐区河西路9号", phone="13800000623", rep_id=id_number("43970319840311053"), sex="女")
    c = Case("18-old-template", as_of="2024-06-30", sector="samr", province="湖南", procedure="ordinary", completeness="partial",
             about="有缺陷:告知书用现行模板,决定书用2021年底停用的模板,加处罚款的依据还是旧条文。", agency="栖云市市场监督管理局", short="栖市监", style=Style(title="two", font="song"), party=party,
             officers=[("卢明远", "湘Z97030117"), ("白若兰", "湘Z97030125")], unit="执法大队", leader="齐正平", cause="经营超过保质期的食品案", review_body="栖云市人民政府", court="栖云市", bank="栖云农商银行", account="62220001234567",
             phone="0739-6002210", number=18, year=2023)
    facts = "2023年3月2日，当事人在湖南省栖云市青桐区河西路9号的超市货架上摆放待售超过保质期的面包14袋，货值金额81.2元，无违法所得"
    common = dict(party=party.name, code=party.code, rep=party.rep, addr=party.addr, phone=party.phone, violated=VIOLATED, basis=BASIS, year="2023", number="18")
    band = "当事人经营的食品货值金额不足一百元，初次违法，主动下架，依照《湖南省市场监管领域行政处罚裁量基准（2022年版）》食品安全第12项，属于“较轻”一档"
    notice = dict(common, discretion=band, facts=facts + "，有现场检查笔录、询问笔录等证据证明", proposed="罚款5000元（大写：伍仟元整）", contact="卢明远、白若兰", office_phone=c.phone, issued="2023年4月6日")
    decision = dict(common, facts=facts, evidence="现场检查笔录、询问笔录、营业执照复印件", defense="本局于2023年4月7日送达《行政处罚告知书》（栖市监罚告〔2023〕18号），当事人在规定期限内未提出陈述、申辩意见", discretion=band,
                    items="罚款5000元（大写：伍仟元整）", bank="栖云农商银行", account=c.account, review="栖云市人民政府", court="栖云市", decided="2023年4月25日")
    proof = lambda name, number, day: dict(party_name=party.name, served=f"《{name}》（{number}）", place=party.addr, method="直接送达", signed=party.rep, signed_on=day, deliverers="卢明远、白若兰", remark="收件人为法定代表人")  # noqa: E731
    p = Plan()
    p["notice"] = Step("penalty-prior-notice", "行政处罚告知书", _form(2022, 1), dict(values=notice), "docx", "2023-04-06", "栖市监罚告〔2023〕18号")
    p["notice-proof"] = Step("proof-of-service", "送达回证（告知书）", _form(2022, 4), dict(values=proof("行政处罚告知书", "栖市监罚告〔2023〕18号", "2023年4月7日10时")), "docx", "2023-04-07")
    p["decision"] = Step("penalty-decision", "行政处罚决定书", _form(2019, 2), dict(values=decision), "docx", "2023-04-25", "栖市监罚字〔2023〕18号")
    p["decision-proof"] = Step("proof-of-service", "送达回证（决定书）", _form(2022, 4), dict(values=proof("行政处罚决定书", "栖市监罚字〔2023〕18号", "2023年4月26日15时")), "docx", "2023-04-26")
    p.build(c, "{n:02d} {name}", 1)
    c.expect("TPL-09", "minor", "penalty-decision", "行政处罚决定书", "决定书与2019版最接近,2021年12月31日停用,当日使用的是2022版")
    c.expect("DEC-04b", "minor", "penalty-decision", "《中华人民共和国行政处罚法》第五十一条第（一）项", "加处罚款依据仍是2017年版条号")
    c.expect("DEC-09", "minor", "penalty-decision", "每日按罚款数额的百分之三加处罚款", "旧模板没有写加处罚款的数额不超过罚款的数额")
    c.may("DEC-09", "penalty-decision", "请你单位自收到本决定书之日起十五日内将罚款缴至", "没有写电子支付系统,只提示")
    return c
