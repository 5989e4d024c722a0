/// How the report looks: on a screen, light and dark, and on A4.
enum HTMLStyle {
  /// Fonts by the names that systems have them under; nothing is loaded.
  static let sheet: StaticString = #"""
    :root { --paper: #fff; --ground: #f3f4f6; --ink: #1a1d21; --soft: #5a626d; --line: #d5d9df; --mark: #fff0a8;
      --link: #0b57d0; --veto: #b3131b; --major: #b4480e; --minor: #7a5c00; --info: #47566b; --good: #1d6b38; --box: #d3121b; }
    @media (prefers-color-scheme: dark) { :root { --paper: #1b1e23; --ground: #121417; --ink: #e6e8eb; --soft: #a3abb6;
      --line: #383e47; --mark: #6a5600; --link: #8ab4f8; --veto: #ff8f8a; --major: #ffab73; --minor: #e6c64c; --info: #b5c4d9;
      --good: #7fd49a; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.5; font-size: 15px;
      font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei", sans-serif; }
    main { max-width: 1320px; margin: 0 auto; padding: 0 16px 40px; }
    h1 { font-size: 18px; margin: 0; } h2 { font-size: 18px; margin: 0; } h3 { font-size: 16px; margin: 22px 0 8px; }
    h4 { font-size: 15px; margin: 4px 0 6px; line-height: 1.45; }
    a { color: var(--link); } p { margin: 4px 0; }
    .top { display: flex; flex-wrap: wrap; gap: 2px 18px; align-items: baseline; padding: 6px 16px 2px; max-width: 1320px; margin: 0 auto; }
    .top nav { display: flex; gap: 14px; } .soft { color: var(--soft); } .small { font-size: 13px; }
    .banner { border: 2px solid var(--veto); border-left-width: 10px; background: var(--paper); padding: 6px 12px; margin: 0 0 8px; font-weight: 700; }
    .warn { border: 1px solid var(--major); border-left-width: 8px; background: var(--paper); padding: 6px 12px; margin: 0 0 8px; }
    .warn ul { margin: 2px 0; padding-left: 20px; }
    .card { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 10px 14px; margin: 0 0 10px; }
    .facts { display: grid; grid-template-columns: max-content 1fr; gap: 2px 14px; margin: 0; } .facts.card { margin: 0 0 10px; }
    .facts dt { color: var(--soft); } .facts dd { margin: 0; overflow-wrap: anywhere; }
    .hash { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 12px; }
    .tools { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; margin: 0 0 8px; }
    .tools input { font: inherit; padding: 2px 8px; border: 1px solid var(--soft); border-radius: 4px; min-width: 220px;
      background: var(--paper); color: var(--ink); }
    button { font: inherit; padding: 3px 10px; border: 1px solid var(--soft); border-radius: 14px; background: var(--paper); color: var(--ink);
      cursor: pointer; }
    button[aria-pressed="true"] { border-width: 2px; border-color: var(--link); font-weight: 700; }
    button[aria-pressed="true"]::before { content: "✓ "; }
    th button { border: 0; padding: 0; border-radius: 0; background: none; font-weight: 700; white-space: nowrap; }
    th[aria-sort="ascending"] button::after { content: " ▲"; } th[aria-sort="descending"] button::after { content: " ▼"; }
    .wide { overflow-x: auto; } .wide table { min-width: 640px; } #cases td:first-child { min-width: 200px; }
    table { border-collapse: collapse; width: 100%; background: var(--paper); }
    th, td { border: 1px solid var(--line); padding: 4px 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
    th { background: var(--ground); white-space: nowrap; } .score td:first-child { min-width: 11em; } .score td:nth-child(4) { min-width: 15em; }
    .listed td:first-child { white-space: nowrap; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    td.zero { color: var(--soft); } tr.at td { outline: 2px solid var(--link); outline-offset: -2px; }
    .level { font-weight: 700; white-space: nowrap; } .level-veto { color: var(--veto); } .level-major { color: var(--major); }
    .level-minor { color: var(--minor); } .level-info { color: var(--info); } .good { color: var(--good); }
    .counts { display: flex; flex-wrap: wrap; gap: 2px 16px; margin: 0; } .case > header { display: flex; flex-wrap: wrap; gap: 0 18px; align-items: baseline; padding: 2px 0 4px; }
    .case > header .tools { margin: 0; gap: 4px 14px; } .case > header p { margin: 0; } .case > h3:first-of-type { margin: 6px 0; }
    .problem { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); gap: 14px; background: var(--paper);
      border: 1px solid var(--line); border-left: 6px solid var(--line); border-radius: 6px; padding: 8px 12px; margin: 0 0 10px; scroll-margin-top: 6px; }
    .problem.is-veto { border-left-color: var(--veto); border-left-style: double; } .problem.is-major { border-left-color: var(--major); }
    .problem.is-minor { border-left-color: var(--minor); border-left-style: dashed; } .problem.is-info { border-left-style: dotted; }
    .problem.at { outline: 3px solid var(--link); } .problem:focus { outline: 3px solid var(--link); }
    .problem dl { margin: 6px 0 0; } .problem dt { float: left; clear: left; color: var(--soft); margin-right: 8px; } .problem dd { margin: 0 0 3px; overflow-wrap: anywhere; }
    figure { margin: 0 0 8px; } figcaption { margin-top: 3px; overflow-wrap: anywhere; }
    figure svg { display: block; width: 100%; height: auto; background: #fff; border: 1px solid var(--line); }
    figure svg.zoomable { cursor: zoom-in; } figure svg.is-whole { cursor: zoom-out; }
    .store { position: absolute; width: 0; height: 0; }
    .box { fill: var(--box); fill-opacity: .08; stroke: var(--box); stroke-width: 1.6; }
    .quote { border-left: 3px solid var(--line); padding: 2px 10px; margin: 0 0 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
    mark { background: var(--mark); color: inherit; outline: 1px solid currentColor; padding: 0 1px; }
    .line-drawing { width: 100%; height: auto; min-width: 720px; background: var(--paper); border: 1px solid var(--line); }
    .line-drawing text { font-size: 12px; fill: var(--ink); } .line-drawing .axis, .line-drawing .lead { stroke: var(--soft); fill: none; }
    .line-drawing .lead { stroke-dasharray: 1 3; } .line-drawing .event { fill: var(--link); } .line-drawing .term { fill: none; stroke: var(--good); stroke-width: 5; }
    .line-drawing .kept { fill: none; stroke: var(--good); stroke-width: 2; } .line-drawing .kept-limit { stroke: var(--good); stroke-width: 1.5; }
    .line-drawing .kept-end { fill: var(--good); } .line-drawing .off { stroke: var(--paper); stroke-width: 3; stroke-dasharray: 3 3; }
    .line-drawing .late { fill: none; stroke: var(--veto); stroke-width: 5; stroke-dasharray: 7 4; } .line-drawing .limit { stroke: var(--veto); stroke-width: 2; }
    .line-drawing .years { fill: var(--soft); }
    details { margin: 0 0 6px; } summary { cursor: pointer; font-weight: 700; } details.more { font-size: 13px; color: var(--soft); } details.more summary { font-weight: 400; }
    .problem details summary { font-weight: 400; }
    ul.plain { list-style: none; padding: 0; margin: 4px 0; } ul.plain li { margin: 0 0 2px; overflow-wrap: anywhere; }
    dialog { background: var(--paper); color: var(--ink); border: 1px solid var(--soft); border-radius: 6px; }
    kbd { border: 1px solid var(--soft); border-radius: 3px; padding: 0 5px; font-family: inherit; }
    [hidden] { display: none !important; }
    @media (max-width: 820px) { .problem { grid-template-columns: minmax(0, 1fr); } .facts { grid-template-columns: 1fr; } .facts dt { margin-top: 4px; } }
    @page { size: A4; margin: 14mm; }
    @media print { :root { --paper: #fff; --ground: #fff; --ink: #000; --soft: #444; --line: #999; --mark: #eee; --link: #000; --veto: #900;
        --major: #733; --minor: #553; --info: #335; --good: #060; }
      body { font-size: 10.5pt; } .tools, .top nav, dialog, .hint { display: none; } main { max-width: none; padding: 0; }
      figure, tr, .card, .problem, .problem dl { break-inside: avoid; } h3, h4, summary { break-after: avoid; }
      .problem { grid-template-columns: 2fr 3fr; padding: 4px 8px; } figure svg { max-height: 52mm; } details.more { font-size: 9pt; }
      .case + .case { break-before: page; } a { text-decoration: none; } .line-drawing, .wide table { min-width: 0; } }
    """#
}
