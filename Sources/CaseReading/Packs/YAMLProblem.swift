/// What libyaml says of a mistake, in Chinese.
enum YAMLProblem {
  private static let words: [(english: String, chinese: String)] = [
    ("did not find expected ',' or ']'", "方括号里缺逗号,或者没有用 ] 结束"),
    ("did not find expected ',' or '}'", "花括号里缺逗号,或者没有用 } 结束"),
    ("did not find expected key", "这里应是键(缩进不齐,或者引号、括号没有配对)"),
    ("did not find expected '-' indicator", "列表的这一项应以“- ”开头(缩进不齐)"),
    ("did not find expected node content", "这里没有内容"),
    ("could not find expected ':'", "键后面缺冒号,或者冒号后面缺空格"),
    ("mapping values are not allowed", "这里不应有冒号:这一行多缩进了,或者上一行没有写完;文字里有“: ”的,用单引号括起来"),
    ("block sequence entries are not allowed", "这里不应有“- ”(缩进不齐)"),
    ("found character that cannot start any token", "这里有不能用的字符(如制表符、@、`);缩进用空格,文字用单引号括起来"),
    ("found a tab character", "缩进用了制表符;请改用空格"),
    ("found unexpected end of stream", "文件到此结束,引号没有配对"),
    ("found unknown escape character", "双引号里有不认识的 \\ 转义;正则请用单引号"),
    ("control characters are not allowed", "有控制字符;请另存为 UTF-8 纯文本"),
    ("invalid leading UTF-8", "不是 UTF-8 编码;请另存为 UTF-8"),
    ("invalid trailing UTF-8", "不是 UTF-8 编码;请另存为 UTF-8"),
    ("found undefined alias", "不支持别名(*…)"),
    ("did not find expected <document start>", "文件开头有多余的内容"),
  ]

  static func chinese(_ problem: String) -> String {
    words.first { problem.contains($0.english) }?.chinese ?? "写法有误(\(problem))"
  }
}
