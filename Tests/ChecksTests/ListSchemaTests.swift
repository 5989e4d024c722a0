import Foundation
import Testing

@testable import Checks

@Suite("清单") struct ListSchemaTests {
  private func list(_ csv: String, as id: String = "officer-roster") throws -> ReferenceList {
    try ReferenceList(csv: Array(csv.utf8), as: #require(ListSchema.named(id)))
  }

  private func mistake(in csv: String, as id: String = "officer-roster") -> ListError? {
    do {
      _ = try list(csv, as: id)
      return nil
    } catch let error as ListError {
      return error
    } catch {
      return nil
    }
  }

  @Test("样本都能装入", arguments: ListSchema.all.map(\.id)) func samplesLoad(_ id: String) throws {
    let schema = try #require(ListSchema.named(id))
    let csv = ([schema.columns.map(\.name)] + schema.sample).map { $0.joined(separator: ",") }.joined(separator: "\r\n")
    #expect(try list(csv, as: id).rows.count == schema.sample.count)
    #expect(Set(schema.key).isSubset(of: Set(schema.columns.map(\.name))))
  }

  @Test("文档列出每份清单的每一列") func documentationIsComplete() throws {
    let page = try String(contentsOfFile: Fixture.sources + "../docs/lists.md", encoding: .utf8)
    for schema in ListSchema.all {
      let row = try #require(page.split(separator: "\n").first { $0.contains("`\(schema.id)`") })
      for column in schema.columns {
        #expect(row.contains(column.isRequired ? "**\(column.name)**" : column.name), "\(schema.id) \(column.name)")
      }
    }
  }

  @Test("列名的别名、日期和金额的各种写法") func readsWhatSpreadsheetsWrite() throws {
    let roster = try list("\u{FEFF}执法证号,姓名,备注,有效期至\r\nA1, 张三 ,调入,2024/1/5\r\n\r\nA2,李四,,20250131\r\n")
    #expect(roster.column("证号") == ["A1", "A2"])
    #expect(roster.column("姓名") == ["张三", "李四"])
    #expect(roster.column("有效期止") == ["2024-01-05", "2025-01-31"])
    #expect(roster.column("有效期起") == ["", ""])
    let amounts = try list("领域,个人,组织\n,\"10,000元\",5万\nsamr,5000,50000\n", as: "hearing-thresholds")
    #expect(amounts.column("公民") == ["10000", "5000"] && amounts.column("组织") == ["50000", "50000"])
    #expect(amounts.column("领域") == ["", "市场监管"])
  }

  @Test(
    "错处写明行号",
    arguments: [
      ("姓名,有效期止\n张三,2024-02-30", 2, "“有效期止”写作“2024-02-30”"), ("证号\n1", 1, "缺少“姓名”一列"),
      ("姓名,证号\n张三,1\n\n李四,2\n张三,1", 5, "与第2行重复"), ("姓名,证号\n张三,1\n,2", 3, "“姓名”空着"),
      ("姓名,有效起止\n张三,1", 1, "列名不认识“有效起止”,是否想写"), ("姓名\t证号\n张三\t1", 1, "不是英文逗号"), ("姓名,证号", 1, "只有表头"),
      ("姓名,证号\n\"张三,1\n李四,2", 2, "引号没有配对"), ("姓名,有效期起,有效期止\n张三,2024-01-01,2023-01-01", 2, "早于"),
    ])
  func mistakesAreNamed(_ csv: String, _ line: Int, _ words: String) throws {
    let found = try #require(mistake(in: csv))
    #expect(found.line == line && found.message.contains(words), "\(found)")
  }
}
